import { wilson } from '../../kernel/wilson.js';
import type { Change } from '../change.js';

/**
 * Describes decided leads by which of two versions lets them in: how many, and how many of them were won.
 *
 * @category model
 * @since 0.1.0
 */
export interface OverlapCounts {
  /** Let in by both versions. */
  readonly both: WonAmong;
  /** Let in only by the version before. */
  readonly onlyBefore: WonAmong;
  /** Let in only by the version after. */
  readonly onlyAfter: WonAmong;
  /** How many of all decided leads were won, let in or not. */
  readonly allWon: number;
}

/**
 * Describes a number of decided leads, and how many of them were won.
 *
 * @category model
 * @since 0.1.0
 */
export interface WonAmong {
  /** How many. */
  readonly leads: number;
  /** How many of them were won. */
  readonly won: number;
}

/**
 * Compares the precision of two versions that were tried on the same leads, at 95%.
 *
 * **Details**: the leads that both let in are in both shares, so an interval for independent shares would be too
 * wide or too narrow. The difference is written by three parts that are independent (let in by both, only before,
 * only after), and its interval is recovered from their Wilson intervals.
 *
 * @param counts - decided leads by which version lets them in
 * @returns the change, or null when one version let nobody in who was decided
 * @example
 * ```ts
 * import { precisionChange } from 'smarketing/metrics/backtest'
 *
 * const dropped = { both: { leads: 100, won: 30 }, onlyAfter: { leads: 0, won: 0 }, allWon: 40 }
 * precisionChange({ ...dropped, onlyBefore: { leads: 100, won: 8 } })?.verdict // => 'real'
 * precisionChange({ ...dropped, onlyBefore: { leads: 40, won: 10 } })?.verdict // => 'noise'
 * ```
 * @see G. Y. Zou, W. Huang and X. Zhang, A note on confidence interval estimation for a linear function of binomial
 *   proportions, Computational Statistics & Data Analysis 53 (2009)
 * @category intervals
 * @since 0.1.0
 */
export const precisionChange = ({ both, onlyBefore, onlyAfter }: OverlapCounts): Change | null => {
  const [before, after] = [both.leads + onlyBefore.leads, both.leads + onlyAfter.leads];
  if (before === 0 || after === 0) return null;
  return changeOf([
    [both.leads / after - both.leads / before, both],
    [onlyAfter.leads / after, onlyAfter],
    [-onlyBefore.leads / before, onlyBefore],
  ]);
};

/** The interval of a sum of independent shares, each with its weight. */
const changeOf = (terms: ReadonlyArray<readonly [weight: number, counts: WonAmong]>): Change => {
  let [difference, below, above] = [0, 0, 0];
  for (const [weight, { won, leads }] of terms) {
    if (leads === 0 || weight === 0) continue;
    const share = won / leads;
    const { low, high } = wilson(won, leads);
    const [least, most] = weight > 0 ? [low, high] : [high, low];
    difference += weight * share;
    below += (weight * (share - least)) ** 2;
    above += (weight * (most - share)) ** 2;
  }
  return withVerdict(difference, difference - Math.sqrt(below), difference + Math.sqrt(above));
};

/**
 * Compares the recall of two versions that were tried on the same leads, at 95%.
 *
 * **Details**: only won leads that one version lets in and the other does not move it. Their two shares of all won
 * leads exclude each other, which makes them correlated; the interval of the difference is recovered from their
 * Wilson intervals with that correlation.
 *
 * @param counts - decided leads by which version lets them in
 * @returns the change, or null when nobody was won
 * @see G. Y. Zou and A. Donner, Construction of confidence limits about effect measures: a general approach,
 *   Statistics in Medicine 27 (2008)
 * @category intervals
 * @since 0.1.0
 */
export const recallChange = ({ onlyBefore, onlyAfter, allWon }: OverlapCounts): Change | null => {
  if (allWon === 0) return null;
  const [up, down] = [onlyAfter.won / allWon, onlyBefore.won / allWon];
  if (up + down === 0) return withVerdict(0, 0, 0);
  const [ofUp, ofDown] = [wilson(onlyAfter.won, allWon), wilson(onlyBefore.won, allWon)];
  const others = (1 - up) * (1 - down);
  const correlation = others === 0 ? 0 : -Math.sqrt((up * down) / others);
  const reach = (one: number, other: number): number =>
    Math.sqrt(one * one + other * other - 2 * correlation * one * other);
  const difference = up - down;
  return withVerdict(
    difference,
    difference - reach(up - ofUp.low, ofDown.high - down),
    difference + reach(ofUp.high - up, down - ofDown.low),
  );
};

const withVerdict = (difference: number, low: number, high: number): Change => ({
  difference: difference + 0,
  low: low + 0,
  high: high + 0,
  verdict: low <= 0 && high >= 0 ? 'noise' : 'real',
});
