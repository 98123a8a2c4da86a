import type { EventKey } from '../journal/event-identity.js';
import type { LeadStage } from '../journal/lead-events.js';
import type { Instant } from '../kernel/instant.js';

/**
 * Names what can be out of the ordinary in a lead's history; all of it is folded, and all of it is counted.
 *
 * **Details**
 * - `skipped-stage`: stages between two observed ones were never recorded; `skipped` lists them.
 * - `repeated-stage`: a stage was entered again in one pass; the first time counts.
 * - `out-of-order-stage`: a stage was recorded after a later one.
 * - `stage-after-close`: a stage was recorded after the lead was won or lost, which stands.
 * - `restarted-without-hand-over`: Sales went on after an exit without a new hand-over; a new pass begins.
 * - `exit-after-exit`: the pass had ended already; the first end counts.
 * - `exit-without-stage`: the lead left before any stage was recorded.
 * - `lost-then-won`, `won-then-lost`: a deal was closed again; for one deal the last word counts.
 * - `won-before-contact`: a sale without a recorded conversation.
 * - `rejected-before-hand-over`: Sales cannot reject what it was never given.
 * - `rejected-after-contact`: misfiled, it should have been a disqualification.
 * - `disqualified-before-contact`: misfiled, it should have been a rejection or `unresponsive`.
 * - `unresponsive-too-early`: fewer attempts than agreed; `attempts` and `needed` say how many.
 * - `reason-missing`, `reason-unmapped`, `reason-of-other-exit`: no reason, one nobody agreed on, or one that
 *   belongs to another exit.
 * - `unknown-stage`: a custom stage that nobody agreed on.
 * - `captured-after-close`: the lead was won or lost before any system held it.
 * - `conflicting-origin`: a second system names another origin; the first counts.
 * - `backdated-touch`: recorded later than agreed; `late` says by how many milliseconds.
 * - `touch-without-permission`: the prospect had opted out.
 * - `deferral-without-pass`: work was put off on a lead that nobody had to work.
 *
 * @category model
 * @since 0.1.0
 */
export type IrregularityCode =
  | 'skipped-stage'
  | 'repeated-stage'
  | 'out-of-order-stage'
  | 'stage-after-close'
  | 'restarted-without-hand-over'
  | 'exit-after-exit'
  | 'exit-without-stage'
  | 'lost-then-won'
  | 'won-then-lost'
  | 'won-before-contact'
  | 'rejected-before-hand-over'
  | 'rejected-after-contact'
  | 'disqualified-before-contact'
  | 'unresponsive-too-early'
  | 'reason-missing'
  | 'reason-unmapped'
  | 'reason-of-other-exit'
  | 'unknown-stage'
  | 'captured-after-close'
  | 'conflicting-origin'
  | 'backdated-touch'
  | 'touch-without-permission'
  | 'deferral-without-pass';

/**
 * Describes what a kind of irregularity has to tell beside its code.
 *
 * @category model
 * @since 0.1.0
 */
export interface IrregularityDetails {
  /** The stage concerned, in the library's or the company's words. */
  readonly stage?: string;
  /** The stages that were never recorded. */
  readonly skipped?: ReadonlyArray<LeadStage>;
  /** The reason that was given. */
  readonly reason?: string;
  /** How many attempts there were. */
  readonly attempts?: number;
  /** How many attempts were agreed. */
  readonly needed?: number;
  /** How late it was recorded, in milliseconds. */
  readonly late?: number;
}

/**
 * Describes one thing out of the ordinary in a lead's history.
 *
 * @category model
 * @since 0.1.0
 */
export interface Irregularity extends IrregularityDetails {
  /** What it is. */
  readonly code: IrregularityCode;
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** The event that shows it. */
  readonly event: EventKey;
  /** The number of the pass it belongs to; absent outside any. */
  readonly pass?: number;
}
