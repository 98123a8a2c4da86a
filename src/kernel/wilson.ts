import { normalQuantile } from './normal.js';
import type { ConfidenceInterval, Ratio } from './ratio.js';
import { ratio } from './ratio.js';

/**
 * The standard normal quantile at 0.975, for two-sided intervals of 95%.
 *
 * @internal
 */
export const zOf95: number = 1.959963984540054;

/**
 * Computes the Wilson score interval of a share, at 95%.
 *
 * @param successes - how many had the property, 0 to `trials`
 * @param trials - out of how many, 1 or more
 * @returns the interval, which never leaves 0–1 and has width also at 0 and at all
 * @example
 * ```ts
 * import { wilson } from 'smarketing/kernel'
 *
 * const interval = wilson(81, 263)
 * interval.low.toFixed(4) // => '0.2553'
 * interval.high.toFixed(4) // => '0.3662'
 * ```
 * @see E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927);
 *   R. G. Newcombe, Statistics in Medicine 17 (1998), method 3
 * @category intervals
 * @since 0.1.0
 */
export const wilson = (successes: number, trials: number): ConfidenceInterval =>
  wilsonBy(zOf95, 0.95, successes, trials);

/**
 * Computes the Wilson score interval of a share at any confidence, for example the greater one that many comparisons at
 * once take.
 *
 * @param confidence - between 0 and 1, for example 0.99; from 1 on the interval holds everything
 * @returns a function from the successes, 0 to the trials, and the trials, 1 or more, to the interval
 * @category intervals
 * @since 0.1.0
 */
export const wilsonAt = (confidence: number): ((successes: number, trials: number) => ConfidenceInterval) => {
  const z = Math.max(0, normalQuantile(0.5 + confidence / 2));
  return (successes, trials) => wilsonBy(z, confidence, successes, trials);
};

const wilsonBy = (z: number, confidence: number, successes: number, trials: number): ConfidenceInterval => {
  const share = Math.min(1, Math.max(0, successes / trials));
  // Only everything is certain.
  if (z === Number.POSITIVE_INFINITY) return { low: 0, high: 1, confidence, method: 'wilson' };
  const z2 = z * z;
  const centre = share + z2 / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  const scale = 1 + z2 / trials;
  return {
    // At the ends the formula gives 0 and 1 exactly; floating point would miss them by a hair.
    low: share === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: share === 1 ? 1 : Math.min(1, (centre + spread) / scale),
    confidence,
    method: 'wilson',
  };
};

/**
 * Divides two counts and says how sure the share is.
 *
 * @param numerator - how many had the property, at most `denominator`
 * @param denominator - out of how many
 * @returns the ratio with its Wilson interval at 95%, or null with `empty-denominator`
 * @category intervals
 * @since 0.1.0
 */
export const rate = (numerator: number, denominator: number): Ratio => {
  const share = ratio(numerator, denominator);
  // More successes than trials are no share of anything; the numbers stay, the interval does not.
  return share.value === null || share.value < 0 || share.value > 1
    ? share
    : { ...share, interval: wilson(numerator, denominator) };
};
