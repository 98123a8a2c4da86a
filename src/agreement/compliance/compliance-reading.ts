import type { EventType } from '../../journal/event.js';
import type { RecordKey } from '../../journal/subject.js';
import type { Viewpoint } from '../../journal/visible-events.js';
import type { ContentHash } from '../../kernel/content-hash.js';
import type { Instant } from '../../kernel/instant.js';
import type { Interval } from '../../kernel/interval.js';
import type { Department, Party } from '../../kernel/party.js';
import type { PeriodId, PeriodUnit } from '../../kernel/period.js';
import type { Ratio } from '../../kernel/ratio.js';
import type { ObligationMetric, ObligationUnit } from '../obligation.js';

/**
 * Describes who kept what in which period: the promises of both departments, judged alike.
 *
 * @category model
 * @since 0.1.0
 */
export interface Compliance extends Viewpoint {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** Which agreement was held against the journal, and how far it was signed. */
  readonly agreement: {
    readonly id: string;
    readonly version: number;
    readonly hash: ContentHash;
    readonly state: 'signed' | 'partly-signed' | 'unsigned';
  };
  /** How each department kept what it owes the other. */
  readonly sides: { readonly [Side in Department]: SideCompliance };
}

/**
 * Describes how one department kept what it owes.
 *
 * @category model
 * @since 0.1.0
 */
export interface SideCompliance {
  /** Kept, of all that were kept or missed: an obligation counts once a period. */
  readonly kept: Ratio;
  /** How many periods of obligations are in each state. */
  readonly states: { readonly [State in PeriodCompliance['state']]: number };
  /** Each obligation, in the order of the agreement. */
  readonly obligations: ReadonlyArray<ObligationCompliance>;
}

/**
 * Describes how one obligation was kept, period by period.
 *
 * @category model
 * @since 0.1.0
 */
export interface ObligationCompliance {
  /** The obligation's identifier. */
  readonly id: string;
  /** What is owed, in one sentence. */
  readonly title: string;
  /** Who answers for it. */
  readonly owner: Party;
  /** Whom it is owed to. */
  readonly beneficiary: Party;
  /** What is measured. */
  readonly metric: ObligationMetric['kind'];
  /** Whether whole things or a share are measured. */
  readonly unit: ObligationUnit;
  /** The least that keeps it. */
  readonly atLeast: number;
  /** How long its periods are. */
  readonly each: PeriodUnit;
  /** The latest periods, the earliest of them first; none before the agreement is in effect. */
  readonly periods: ReadonlyArray<PeriodCompliance>;
}

/**
 * Describes what every judgement of a period says.
 *
 * @category model
 * @since 0.1.0
 */
export interface PeriodBasis {
  /** The period's name. */
  readonly period: PeriodId;
  /** The instants of it in which the agreement is in effect. */
  readonly span: Interval;
  /** Whether it is over. */
  readonly closed: boolean;
  /** The judgement in one English sentence. */
  readonly text: string;
}

/**
 * Describes an obligation that was kept in a period, whatever may still come in.
 *
 * @category model
 * @since 0.1.0
 */
export interface KeptPeriod extends PeriodBasis {
  /** Tells states apart. */
  readonly state: 'kept';
  /** What was measured. */
  readonly measured: Measured;
}

/**
 * Describes an obligation that was missed in a period, whatever may still come in.
 *
 * @category model
 * @since 0.1.0
 */
export interface MissedPeriod extends PeriodBasis {
  /** Tells states apart. */
  readonly state: 'missed';
  /** What was measured. */
  readonly measured: Measured;
  /** How many more would have kept it; absent where gains are averaged. */
  readonly short?: number;
  /** What stands against it: leads, clocks' subjects, signals or requests, sorted; absent for counts. */
  readonly against?: ReadonlyArray<RecordKey>;
}

/**
 * Describes an obligation that can still be kept: its period is open, or what is undecided decides.
 *
 * @category model
 * @since 0.1.0
 */
export interface DuePeriod extends PeriodBasis {
  /** Tells states apart. */
  readonly state: 'due';
  /** What was measured so far. */
  readonly measured: Measured;
  /** When it is decided at the latest, epoch milliseconds; absent where no time runs. */
  readonly dueAt?: Instant;
  /** What stands against it so far, sorted; absent for counts. */
  readonly against?: ReadonlyArray<RecordKey>;
}

/**
 * Describes an obligation that nobody can judge in a period, and why.
 *
 * @category model
 * @since 0.1.0
 */
export interface UnmeasuredPeriod extends PeriodBasis {
  /** Tells states apart. */
  readonly state: 'not-measurable';
  /**
   * Why: no source records what it needs (`not-recorded`), or only for a part of the period
   * (`partly-recorded`); the agreement was in effect for a part of it (`partly-in-effect`); nothing happened
   * that could be judged (`nothing-to-judge`); the agreement measures no acceptance (`acceptance-not-agreed`).
   */
  readonly reason:
    | 'not-recorded'
    | 'partly-recorded'
    | 'partly-in-effect'
    | 'nothing-to-judge'
    | 'acceptance-not-agreed';
  /** The types of event of which any would do; empty where recording is not the reason. */
  readonly missing: ReadonlyArray<EventType>;
  /** Who can change it; absent where nobody has to. */
  readonly owner?: Party;
  /** What was measured nevertheless; absent where nothing was. */
  readonly measured?: Measured;
}

/**
 * Describes how an obligation was kept in one period.
 *
 * @category model
 * @since 0.1.0
 */
export type PeriodCompliance = KeptPeriod | MissedPeriod | DuePeriod | UnmeasuredPeriod;

/**
 * Describes what was measured.
 *
 * @category model
 * @since 0.1.0
 */
export type Measured =
  | {
      /** Tells units apart. */
      readonly unit: 'count';
      /** How many. */
      readonly value: number;
    }
  | {
      /** Tells units apart. */
      readonly unit: 'share';
      /** The share of what is decided; of a gain in completeness, weight gained out of all weight. */
      readonly value: Ratio;
      /** How many are decided. */
      readonly subjects: number;
      /** How many can still go either way. */
      readonly undecided: number;
      /** How many nobody can judge, for want of records. */
      readonly unmeasured: number;
    };
