import type { Ratio } from '../kernel/ratio.js';
import { wilson, wilsonAt } from '../kernel/wilson.js';

/**
 * Describes how a rate moved between two groups or two periods, and whether chance alone would do as much.
 *
 * @category model
 * @since 0.1.0
 */
export interface Change {
  /** The later rate less the earlier, in shares (0.1 is ten percentage points). */
  readonly difference: number;
  /** Lower end of the interval of the difference, at 95% where nothing else is said. */
  readonly low: number;
  /** Upper end of it. */
  readonly high: number;
  /** `noise` when the interval holds 0: then nothing should be made of the difference. */
  readonly verdict: 'real' | 'noise';
}

/**
 * Compares two shares by Newcombe's hybrid score interval of their difference, at 95%.
 *
 * @param earlier - a rate of counts
 * @returns a function from the later rate to the change, or null when either has no value
 * @example
 * ```ts
 * import { rate } from 'smarketing/kernel'
 * import { changeFrom } from 'smarketing/metrics'
 *
 * changeFrom(rate(40, 100))(rate(44, 100))?.verdict // => 'noise'
 * changeFrom(rate(400, 1000))(rate(460, 1000))?.verdict // => 'real'
 * ```
 * @see R. G. Newcombe, Interval estimation for the difference between independent proportions,
 *   Statistics in Medicine 17 (1998), method 10
 * @category intervals
 * @since 0.1.0
 */
export const changeFrom: (earlier: Ratio) => (later: Ratio) => Change | null = (earlier) => (later) =>
  changeBy(wilson, earlier, later);

/**
 * Compares two shares by Newcombe's interval at any confidence, for example the greater one that many comparisons at
 * once take.
 *
 * @param confidence - between 0 and 1, for example 0.99
 * @returns a function from a rate of counts, and from the later rate, to the change, or null when either has no value
 * @category intervals
 * @since 0.1.0
 */
export const changeAt = (confidence: number): typeof changeFrom => {
  const intervalOf = wilsonAt(confidence);
  return (earlier) => (later) => changeBy(intervalOf, earlier, later);
};

const changeBy = (intervalOf: typeof wilson, earlier: Ratio, later: Ratio): Change | null => {
  if (earlier.value === null || later.value === null) return null;
  const before = intervalOf(earlier.numerator, earlier.denominator);
  const after = intervalOf(later.numerator, later.denominator);
  const difference = later.value - earlier.value;
  const low = difference - Math.hypot(later.value - after.low, before.high - earlier.value);
  const high = difference + Math.hypot(after.high - later.value, earlier.value - before.low);
  return {
    difference: difference + 0,
    low: low + 0,
    high: high + 0,
    verdict: low <= 0 && high >= 0 ? 'noise' : 'real',
  };
};

/**
 * Tells whether two counts of equally long times differ by more than chance.
 *
 * **Details**: they do when half lies outside the Wilson interval of the later one's share of both: the conditional
 * test of two Poisson counts.
 *
 * @param earlier - a count
 * @param later - the count of the later time
 * @returns `real` or `noise`; two zeros do not differ
 * @example
 * ```ts
 * import { countChange } from 'smarketing/metrics'
 *
 * countChange(100, 110) // => 'noise'
 * countChange(100, 150) // => 'real'
 * ```
 * @see J. Przyborowski, H. Wilenski, Homogeneity of results in testing samples from Poisson series, Biometrika 31
 *   (1940)
 * @category intervals
 * @since 0.1.0
 */
export const countChange = (earlier: number, later: number): Change['verdict'] => {
  if (earlier + later === 0) return 'noise';
  const { low, high } = wilson(later, earlier + later);
  return low <= 0.5 && high >= 0.5 ? 'noise' : 'real';
};
