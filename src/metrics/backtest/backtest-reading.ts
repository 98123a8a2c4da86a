import type { DefinitionReference } from '../../journal/lead-events.js';
import type { ContentHash } from '../../kernel/content-hash.js';
import type { Instant } from '../../kernel/instant.js';
import type { QualificationGate } from '../../lead/qualification-definition.js';
import type { QualificationVerdict, SigningState } from '../../lead/qualification-reading.js';
import type { ExplainedCondition } from '../../rule/reading.js';
import type { Change } from '../change.js';
import type { CollectCount } from '../facts-to-collect.js';
import type { ListedLead } from '../which-leads.js';
import type { Confusion, Outcome } from './confusion.js';
import type { DoubtfulFact } from './look-ahead.js';

/**
 * Describes how two versions of a definition would have done on the past.
 *
 * @category model
 * @since 0.1.0
 */
export interface Backtest {
  /** What both guard. */
  readonly gate: QualificationGate;
  /** From when the outcomes are read, epoch milliseconds. */
  readonly asOf: Instant;
  /** What was taken to be known on a past day, as the settings say. */
  readonly knownAt?: 'each-day' | Instant;
  /** How many passes were judged. */
  readonly passes: number;
  /** How many passes never stood before the gate on any of the days. */
  readonly notJudged: number;
  /** The leads that belong to no rate, by why. */
  readonly excluded: ReadonlyArray<{ readonly reason: string; readonly leads: number }>;
  /** The version that the other is compared with. */
  readonly before: VersionReading;
  /** The version that is tried. */
  readonly after: VersionReading;
  /** Whether the version tried is more precise, for real or by chance; null without decided leads. */
  readonly precision: Change | null;
  /** Whether it lets in more of the won, for real or by chance; null when none was won. */
  readonly recall: Change | null;
  /** The passes on which the two part, sorted by lead and pass. */
  readonly moved: ReadonlyArray<MovedLead>;
  /** What both said at each day, in order. */
  readonly days: ReadonlyArray<BacktestDay>;
  /** The facts of which only today's value is on record: what rests on them is no look back. */
  readonly doubtful: ReadonlyArray<DoubtfulFact>;
}

/**
 * Describes how one version would have done on the past.
 *
 * @category model
 * @since 0.1.0
 */
export interface VersionReading extends Confusion {
  /** The version. */
  readonly definition: DefinitionReference;
  /** The hash of its content. */
  readonly hash: ContentHash;
  /** How far it is signed. */
  readonly state: SigningState;
  /** What to find out about the leads it could not judge, the most wanted first. */
  readonly collect: ReadonlyArray<CollectCount>;
}

/**
 * Names how a lead moves: let in by the version tried and never before (`in`), no longer (`out`), or by both at
 * different moments.
 *
 * @category model
 * @since 0.1.0
 */
export type MoveDirection = 'in' | 'out' | 'sooner' | 'later';

/**
 * Describes a pass on which two versions part; its `reason` is `moved-` and the direction, its money what it was
 * won for.
 *
 * @category model
 * @since 0.1.0
 */
export interface MovedLead extends ListedLead {
  /** How it moves. */
  readonly direction: MoveDirection;
  /** The first moment at which one version had let it in and the other had not, epoch milliseconds. */
  readonly at: Instant;
  /** What the version before makes of it. */
  readonly before: QualificationVerdict;
  /** What the version tried makes of it. */
  readonly after: QualificationVerdict;
  /** What became of it. */
  readonly outcome: Outcome;
  /** The conditions that kept it out at that moment, of the version that did. */
  readonly conditions: ReadonlyArray<ExplainedCondition>;
}

/**
 * Describes what two versions said of the passes that stood before the gate at the end of one day.
 *
 * @category model
 * @since 0.1.0
 */
export interface BacktestDay {
  /** The moment, epoch milliseconds. */
  readonly at: Instant;
  /** How many passes the version before puts into each answer. */
  readonly before: Readonly<Record<QualificationVerdict, number>>;
  /** How many passes the version tried puts into each answer. */
  readonly after: Readonly<Record<QualificationVerdict, number>>;
  /** How many only the version tried finds qualified. */
  readonly in: number;
  /** How many only the version before finds qualified. */
  readonly out: number;
}
