import type { HandedOver, LeadStage } from '../journal/lead-events.js';
import type { RecordKey } from '../journal/subject.js';
import type { Instant } from '../kernel/instant.js';
import type { Money } from '../kernel/money.js';
import type { Disposition } from './exit-reason.js';
import type { Moment } from './moment.js';
import type { TouchSummary } from './touch-summary.js';

/**
 * Describes that a lead entered a stage in the company's own words.
 *
 * @category model
 * @since 0.1.0
 */
export interface CustomStageEntry extends Moment {
  /** The stage's name. */
  readonly stage: string;
}

/**
 * Describes the hand-over of a lead from Marketing to Sales.
 *
 * @category model
 * @since 0.1.0
 */
export interface HandOver extends Moment {
  /** What was handed over with it, and to whom. */
  readonly packet: HandedOver;
}

/**
 * Describes that Sales took a lead.
 *
 * @category model
 * @since 0.1.0
 */
export interface AcceptedLead extends Moment {
  /** Sales has it. */
  readonly status: 'accepted';
  /** An event of its own, the first touch, or a later stage that implies it. */
  readonly by: 'explicit' | 'first-touch' | 'implied';
  /** What Sales intends, where it said so. */
  readonly intent?: 'call-by' | 'nurture' | 'pass-on';
  /** Until when it means to call, epoch milliseconds. */
  readonly callBy?: Instant;
}

/**
 * Describes how Sales answered a hand-over.
 *
 * **Details**: `waiting` is silence on an open pass, which the agreed window turns into overdue and never into
 * accepted; `unanswered` is silence until the pass ended otherwise; `rejected` is an answer; `not-measured`
 * is what the agreement says where it knows no acceptance.
 *
 * @category model
 * @since 0.1.0
 */
export type Acceptance =
  | AcceptedLead
  | { readonly status: 'waiting' }
  | { readonly status: 'rejected' }
  | { readonly status: 'unanswered' }
  | { readonly status: 'not-measured' };

/**
 * Describes that work on a lead was put off.
 *
 * @category model
 * @since 0.1.0
 */
export interface Deferral extends Moment {
  /** Why, for example `too-busy`. */
  readonly reason?: string;
  /** Until when, epoch milliseconds. */
  readonly until?: Instant;
}

/**
 * Describes one sale.
 *
 * @category model
 * @since 0.1.0
 */
export interface Deal extends Moment {
  /** What it is worth; absent when the source does not say. */
  readonly value?: Money;
  /** The opportunity it closes, where the source says so. */
  readonly opportunity?: RecordKey;
}

/**
 * Describes a pass that ended with a customer.
 *
 * @category model
 * @since 0.1.0
 */
export interface WonExit extends Moment {
  /** How the pass ended. */
  readonly kind: 'won';
  /** Every sale of the pass, the first one first; several only where they close different opportunities. */
  readonly deals: ReadonlyArray<Deal>;
  /** Sales of the pass that were lost again while others stand; absent when there is none. */
  readonly cancelled?: ReadonlyArray<Deal>;
}

/**
 * Describes a pass that ended with a lost deal.
 *
 * @category model
 * @since 0.1.0
 */
export interface LostExit extends Moment, Disposition {
  /** How the pass ended. */
  readonly kind: 'lost';
  /** Who won instead. */
  readonly competitor?: string;
  /** The opportunity that was lost, where the source says so. */
  readonly opportunity?: RecordKey;
}

/**
 * Describes a pass that Sales ended: `rejected` before the first contact, `disqualified` after it.
 *
 * @category model
 * @since 0.1.0
 */
export interface RefusedExit extends Moment, Disposition {
  /** How the pass ended. */
  readonly kind: 'rejected' | 'disqualified';
  /** True when it should have been filed as the other of the two. */
  readonly misfiled?: true;
}

/**
 * Describes a pass that ended with the lead back at Marketing.
 *
 * @category model
 * @since 0.1.0
 */
export interface RecycledExit extends Moment, Disposition {
  /** How the pass ended. */
  readonly kind: 'recycled';
  /** Until when the lead rests, epoch milliseconds. */
  readonly until?: Instant;
}

/**
 * Describes how a pass ended.
 *
 * @category model
 * @since 0.1.0
 */
export type PassExit = WonExit | LostExit | RefusedExit | RecycledExit;

/**
 * Describes one trip of a lead: from its first interest, or from wherever it entered, to one exit.
 *
 * **Details**: what comes back after an exit starts a new pass. Rates count the passes that entered the stage
 * in their denominator, so a pass that never got past inquiry counts in no rate of hand-overs.
 *
 * @category model
 * @since 0.1.0
 */
export interface Pass {
  /** 1 for the first pass of a lead. */
  readonly number: number;
  /** When it began. */
  readonly started: Moment;
  /** The number of the pass whose exit it follows; absent for the first. */
  readonly previous?: number;
  /** The first stage it entered; absent when it ended before any was recorded. */
  readonly entry?: LeadStage;
  /** The furthest stage it entered; absent when it ended before any was recorded. */
  readonly furthest?: LeadStage;
  /** When it first entered each stage; a skipped stage is marked as inferred. */
  readonly stages: { readonly [stage in LeadStage]?: Moment };
  /** The company's own stages it entered, in order; absent when there is none. */
  readonly customStages?: ReadonlyArray<CustomStageEntry>;
  /** How many inquiries the prospect made in it. */
  readonly inquiries: number;
  /** The hand-over, where one was recorded. */
  readonly handOver?: HandOver;
  /** How Sales answered; absent where nothing was handed over. */
  readonly acceptance?: Acceptance;
  /** What Sales did to reach the prospect. */
  readonly touches: TouchSummary;
  /** When and why work was put off; absent when it never was. */
  readonly deferrals?: ReadonlyArray<Deferral>;
  /** How it ended; absent while it is open. */
  readonly exit?: PassExit;
  /** Further exits recorded after it had ended, in order; absent when there is none. */
  readonly furtherExits?: ReadonlyArray<PassExit>;
}
