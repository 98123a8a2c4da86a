import type { Money } from '../../kernel/money.js';
import type { Party } from '../../kernel/party.js';
import type { Ratio } from '../../kernel/ratio.js';
import type { ReasonFamily } from '../../lead/exit-reason.js';
import type { WaitSummary } from '../time-to-event.js';

/**
 * Describes what became of the leads that came back to Marketing from passes of one number.
 *
 * **Details**: `again`, `resting` and `waiting` add up to `recycled`; what became of `again` adds up to it likewise.
 *
 * @category model
 * @since 0.1.0
 */
export interface RecycledPasses {
  /** The number of the passes that ended so; 5 stands for the fifth and all later ones. */
  readonly pass: number;
  /** How many were recycled. */
  readonly recycled: number;
  /** How many rest until an agreed date that has not come. */
  readonly resting: number;
  /** How many wait at Marketing, and nothing has begun again. */
  readonly waiting: number;
  /** How many began another pass. */
  readonly again: number;
  /** How many of these were handed over to Sales again. */
  readonly handedOver: number;
  /** How many of those Sales accepted again. */
  readonly accepted: number;
  /** How many of those that began again were won in that pass. */
  readonly won: number;
  /** How many of them came back once more. */
  readonly recycledAgain: number;
  /** How many of them left another way. */
  readonly left: number;
  /** How many of them are open. */
  readonly open: number;
  /** What the won ones are worth, in each currency. */
  readonly money: ReadonlyArray<Money>;
}

/**
 * Describes how passes of one number fare, so that second chances can be held against first ones.
 *
 * @category model
 * @since 0.1.0
 */
export interface PassNumber {
  /** The number; 5 stands for the fifth and all later ones. */
  readonly pass: number;
  /** How many of them were handed over. */
  readonly handedOver: number;
  /** The share that Sales accepted of those it answered, or that have no time left for an answer. */
  readonly accepted: Ratio;
  /** The share of these that were won so far, each win credited to its own pass. */
  readonly won: Ratio;
  /** What the won ones are worth, in each currency. */
  readonly money: ReadonlyArray<Money>;
}

/**
 * Describes why leads come back, and how many of them began again.
 *
 * @category model
 * @since 0.1.0
 */
export interface RecycleReason {
  /** The reason as the events give it; absent where none was given. */
  readonly reason?: string;
  /** What the reason has in common with others. */
  readonly family: ReasonFamily;
  /** Who has to do something about it. */
  readonly accountable: Party;
  /** How many passes ended for it. */
  readonly passes: number;
  /** How many of them began another pass. */
  readonly again: number;
}

/**
 * Describes what becomes of leads that Sales gives back to Marketing.
 *
 * @category model
 * @since 0.1.0
 */
export interface RecyclingReading {
  /** Recycled, out of all handed-over passes that ended. */
  readonly recycled: Ratio;
  /** How many different leads were recycled, however often. */
  readonly leads: number;
  /** What became of them, by the number of the pass that ended so. */
  readonly byPass: ReadonlyArray<RecycledPasses>;
  /** How passes fare by their number. */
  readonly numbers: ReadonlyArray<PassNumber>;
  /** Why they came back, the most frequent first. */
  readonly reasons: ReadonlyArray<RecycleReason>;
  /** How long it takes from the return to the next pass. */
  readonly untilAgain: WaitSummary;
}
