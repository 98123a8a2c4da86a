import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { Target } from '../calendar/target.js';
import type { TouchRule } from '../journal/touch-rule.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { Party } from '../kernel/party.js';
import type { EventMatcher, FieldConditions } from './event-matcher.js';

/**
 * Names what a policy measures.
 *
 * @category model
 * @since 0.1.0
 */
export type SlaMetric =
  | 'accept'
  | 'first-response'
  | 'next-response'
  | 'follow-up'
  | 'feedback'
  | 'rework'
  | 'delivery';

/**
 * Describes what ends a clock: the nth event of a kind after its start.
 *
 * **Details**: events of the types `touch-attempted` and `touch-connected` have to be touches by the policy's
 * `touch` rule as well.
 *
 * @category model
 * @since 0.1.0
 */
export interface StopCondition extends EventMatcher {
  /** How many such events it takes, 1 or more; 1 when absent. */
  readonly times?: number;
}

/**
 * Describes one reason for which both departments let a clock stand still.
 *
 * **Details**: the list is closed: what is not on it, workload above all, never stops a clock.
 *
 * @category model
 * @since 0.1.0
 */
export interface AllowedPause {
  /** The name of the reason, unique within its policy. */
  readonly id: string;
  /** The events that begin it. */
  readonly from: ReadonlyNonEmptyArray<EventMatcher>;
  /** The events that end it. */
  readonly until?: ReadonlyArray<EventMatcher>;
  /**
   * The field of the beginning event that says when it ends, epoch milliseconds, for example `until`; an event
   * that does not say so begins no pause.
   */
  readonly untilField?: string;
  /** The longest it may stop one clock in all, milliseconds of elapsed time; unlimited when absent. */
  readonly cap?: Milliseconds;
}

/**
 * Describes how much time a clock has, for the subjects it is meant for.
 *
 * @category model
 * @since 0.1.0
 */
export interface TargetRule {
  /** What the subject's attributes must say when the clock starts; every subject when absent. */
  readonly when?: FieldConditions;
  /** The time allowed. */
  readonly target: Target;
  /** The time allowed instead to a clock that starts while the calendar is closed. */
  readonly outsideHours?: Target;
  /** The id of the calendar; the policy's when absent. */
  readonly calendar?: string;
}

/**
 * Names whom a step of a ladder concerns: a party, or whoever owns the subject by then.
 *
 * @category model
 * @since 0.1.0
 */
export type Recipient = Party | 'owner';

/**
 * Describes when a step of a ladder is due, in the clock's own time: pauses and closed hours do not count.
 *
 * @category model
 * @since 0.1.0
 */
export type StepTime =
  | {
      /** The share of the target used up: 0.5 is half, 1 is due, 2 is twice the time allowed. */
      readonly fraction: number;
    }
  | {
      /** The time left until due, in milliseconds. */
      readonly beforeDue: Milliseconds;
    }
  | {
      /** The time past due, in milliseconds. */
      readonly afterDue: Milliseconds;
    };

/**
 * Describes one step of a ladder: who hears of a clock, or gets the work, and when.
 *
 * @category model
 * @since 0.1.0
 */
export interface LadderStep {
  /** The name of the step, unique within its policy; a worker uses it to send each step once. */
  readonly id: string;
  /** When it is due. */
  readonly at: StepTime;
  /** Whether to tell somebody or to give the work to somebody else. */
  readonly action: 'tell' | 'reassign';
  /** Whom. */
  readonly whom: ReadonlyNonEmptyArray<Recipient>;
}

/**
 * Names what becomes of a clock that runs while a new version of its policy takes effect.
 *
 * `keep` judges it by the version it started under; `recompute` as if the new version's target had applied
 * from its start; `restart` gives it the new version's whole target from the change on.
 *
 * @category model
 * @since 0.1.0
 */
export type PolicyChange = 'keep' | 'recompute' | 'restart';

/**
 * Names what becomes of a clock whose subject changes hands.
 *
 * `keep` lets it run on as it is; `remaining` counts what is left on the new owner's calendar; `restart` gives
 * the new owner the whole target.
 *
 * @category model
 * @since 0.1.0
 */
export type OwnerChange = 'keep' | 'remaining' | 'restart';

/**
 * Names how a closed clock goes on when its subject is reopened.
 *
 * `excluding-closed` goes on where it stopped; `counting` counts the time it was closed as well; `new-cycle`
 * leaves it closed and starts another.
 *
 * @category model
 * @since 0.1.0
 */
export type ReopenMode = 'excluding-closed' | 'counting' | 'new-cycle';

/**
 * Describes one promise with a time limit: who owes what to whom by when, as plain JSON.
 *
 * @category model
 * @since 0.1.0
 */
export interface PolicyDocument {
  /** The name that readings refer to; the versions of one policy share it. */
  readonly id: string;
  /** The version, 1 or more. */
  readonly version: number;
  /** When the version takes effect, epoch milliseconds; from the beginning when absent. */
  readonly effectiveFrom?: Instant;
  /** How people call it. */
  readonly label?: string;
  /** What it measures. */
  readonly metric: SlaMetric;
  /** Who owes it. */
  readonly obliged: Party;
  /** Who answers for the time that nobody or a queue owns the subject; the obliged party when absent. */
  readonly queue?: Party;
  /** The events that start a clock. */
  readonly start: ReadonlyNonEmptyArray<EventMatcher>;
  /** What stops it, whichever comes first. */
  readonly stop: ReadonlyNonEmptyArray<StopCondition>;
  /** The events that end it without a verdict; an opt-out from all channels when absent, nothing when empty. */
  readonly cancel?: ReadonlyArray<EventMatcher>;
  /** The reasons for which it may stand still; none when absent. */
  readonly pauses?: ReadonlyArray<AllowedPause>;
  /** Whether it goes on after a pause or starts anew; `resume` when absent. */
  readonly pause?: 'resume' | 'restart';
  /** The events that reopen what was closed; none when absent. */
  readonly reopenedBy?: ReadonlyArray<EventMatcher>;
  /** How it goes on then; `excluding-closed` when absent. */
  readonly reopen?: ReopenMode;
  /** The time allowed: the first entry whose conditions are met counts; without one there is no clock. */
  readonly targets: ReadonlyNonEmptyArray<TargetRule>;
  /** The id of the calendar for targets that name none; the owner's when absent. */
  readonly calendar?: string;
  /** What this version does to clocks that run when it takes effect; `keep` when absent. */
  readonly onPolicyChange?: PolicyChange;
  /** What a change of hands does; `keep` when absent. */
  readonly onOwnerChange?: OwnerChange;
  /** Who hears of it before and after it is due. */
  readonly ladder?: ReadonlyArray<LadderStep>;
  /** What counts as a touch, where it differs from the usual. */
  readonly touch?: TouchRule;
  /** How late a touch may be recorded before it is listed as backdated, in milliseconds; 24 hours when absent. */
  readonly backdatingLimit?: Milliseconds;
}

/**
 * Is how late a touch may be recorded before it is listed as backdated: 24 hours, a proposal.
 *
 * @category constants
 * @since 0.1.0
 */
export const defaultBackdatingLimit: Milliseconds = 86_400_000;

/**
 * Lists the events that cancel a clock unless its policy says otherwise: an opt-out from all channels.
 *
 * @category constants
 * @since 0.1.0
 */
export const defaultCancel: ReadonlyArray<EventMatcher> = [
  { type: 'contact-permission-changed', where: { permitted: false, channel: null } },
];
