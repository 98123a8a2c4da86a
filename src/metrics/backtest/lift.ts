import type { ConfidenceInterval } from '../../kernel/ratio.js';
import { wilson } from '../../kernel/wilson.js';

/**
 * Describes how many times as often leads that a definition lets in are won, compared with all of them.
 *
 * @category model
 * @since 0.1.0
 */
export interface Lift {
  /** Precision divided by the share of all that were won; null when there is nothing to compare. */
  readonly value: number | null;
  /** The 95% interval; it holds 1 where the definition may be no better than drawing leads by lot. */
  readonly interval?: ConfidenceInterval;
  /** Why the value is null: `nothing-qualified`, or `nothing-won`. */
  readonly reason?: 'nothing-qualified' | 'nothing-won';
}

/**
 * Describes the decided leads that a definition let in, and those that it did not.
 *
 * @category model
 * @since 0.1.0
 */
export interface LiftCounts {
  /** How many of those let in were won. */
  readonly won: number;
  /** How many were let in and decided. */
  readonly qualified: number;
  /** How many of all were won. */
  readonly allWon: number;
  /** How many of all were decided. */
  readonly all: number;
}

/**
 * Computes a lift with its interval at 95%.
 *
 * **Details**: the leads let in are part of all, so precision and base rate are not independent. The lift is
 * written by the ratio of the two parts, which are: with the share w let in and the ratio q of the other part's
 * rate to theirs it is 1 / (w + (1 − w)·q). The interval of q is recovered from the two Wilson intervals.
 *
 * @param counts - decided leads, in all and let in
 * @returns the lift
 * @example
 * ```ts
 * import { liftOf } from 'smarketing/metrics/backtest'
 *
 * const { value, interval } = liftOf({ won: 30, qualified: 100, allWon: 40, all: 200 })
 * value // => 1.5
 * const bounds = [interval?.low.toFixed(2), interval?.high.toFixed(2)] // => ['1.22', '1.70']
 * ```
 * @see A. Donner and G. Y. Zou, Closed-form confidence intervals for functions of the normal mean and standard
 *   deviation, Statistical Methods in Medical Research 21 (2012): the ratio by variance estimates recovery
 * @category intervals
 * @since 0.1.0
 */
export const liftOf = ({ won, qualified, allWon, all }: LiftCounts): Lift => {
  if (qualified === 0) return { value: null, reason: 'nothing-qualified' };
  if (allWon === 0) return { value: null, reason: 'nothing-won' };
  const value = (won * all) / (qualified * allWon);
  const share = qualified / all;
  if (share >= 1) return { value, interval: { low: 1, high: 1, ...method } };
  const { low: least, high: most } = ratioBounds(
    { share: (allWon - won) / (all - qualified), ...wilson(allWon - won, all - qualified) },
    { share: won / qualified, ...wilson(won, qualified) },
  );
  const at = (ratio: number): number =>
    ratio === Number.POSITIVE_INFINITY ? 0 : 1 / (share + (1 - share) * ratio);
  return { value, interval: { low: at(most), high: at(least), ...method } };
};

const method = { confidence: 0.95, method: 'mover-ratio' } as const;

interface Bounded {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The bounds of one share divided by another, in the form that loses no digits near 0. */
const ratioBounds = (top: Bounded, bottom: Bounded): { readonly low: number; readonly high: number } => {
  const both = top.share * bottom.share;
  const lowTop = top.low * (2 * top.share - top.low);
  const highTop = top.high * (2 * top.share - top.high);
  const lowBottom = bottom.low * (2 * bottom.share - bottom.low);
  const highBottom = bottom.high * (2 * bottom.share - bottom.high);
  const below = both + Math.sqrt(Math.max(0, both * both - lowTop * highBottom));
  const above = both + Math.sqrt(Math.max(0, both * both - highTop * lowBottom));
  return {
    low: below > 0 ? Math.max(0, lowTop / below) : 0,
    high: lowBottom > 0 ? above / lowBottom : Number.POSITIVE_INFINITY,
  };
};
