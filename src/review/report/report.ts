import type { Viewpoint } from '../../journal/visible-events.js';
import type { Milliseconds } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import type { PeriodId } from '../../kernel/period.js';
import type { Ratio } from '../../kernel/ratio.js';
import type { NextStep } from './next-step.js';
import type { Sureness } from './sureness.js';

/**
 * Describes a review as people read it: sections of lines, each of which says what it means, how sure it is, and who
 * owes what next.
 *
 * @category model
 * @since 0.1.0
 */
export interface Report extends Viewpoint {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** What it is, in one line. */
  readonly title: string;
  /** On whose word it stands, as of when, and how much evidence there is: a sentence each. */
  readonly head: ReadonlyArray<string>;
  /** The IANA name of the zone its times are written in. */
  readonly zone: string;
  /** The period it is about. */
  readonly period: PeriodId;
  /** The sections that have something to say, in the order of `reportSections`. */
  readonly sections: ReadonlyArray<ReportSection>;
}

/**
 * Describes one section of a report.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReportSection {
  /** A stable kebab-case identifier. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** What it is about, in one sentence. */
  readonly about: string;
  /** Its lines; one at least. */
  readonly lines: ReadonlyArray<ReportLine>;
}

/**
 * Describes one line of a report.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReportLine {
  /** An identifier, stable and different from those of the other lines of its section. */
  readonly id: string;
  /** What it is called. */
  readonly label: string;
  /** What is read, in a few words. */
  readonly value: string;
  /** The same for programs. */
  readonly data: LineData;
  /** What it says, in one sentence. */
  readonly means: string;
  /** How sure it is. */
  readonly sure: Sureness;
  /** Who owes what next, or why nobody owes anything. */
  readonly next: NextStep;
  /** What stands behind it, a short text each; absent where there is nothing more to say. */
  readonly details?: ReadonlyArray<string>;
}

/**
 * Describes what a line says as data.
 *
 * @category model
 * @since 0.1.0
 */
export type LineData =
  | {
      /** Tells kinds apart. */
      readonly kind: 'count';
      /** How many. */
      readonly count: number;
    }
  | {
      /** Tells kinds apart. */
      readonly kind: 'share';
      /** The share. */
      readonly share: Ratio;
    }
  | {
      /** Tells kinds apart. */
      readonly kind: 'money';
      /** The amounts, each currency apart. */
      readonly amounts: ReadonlyArray<Money>;
    }
  | {
      /** Tells kinds apart. */
      readonly kind: 'duration';
      /** How long, in milliseconds; null where it is not reached, or not known. */
      readonly duration: Milliseconds | null;
    }
  | {
      /** Tells kinds apart. */
      readonly kind: 'time';
      /** When, epoch milliseconds. */
      readonly at: Instant;
    }
  | {
      /** Tells kinds apart. */
      readonly kind: 'number';
      /** A number that is neither a count nor a share. */
      readonly number: number | null;
    }
  | {
      /** Tells kinds apart. */
      readonly kind: 'state';
      /** A kebab-case code. */
      readonly state: string;
    };
