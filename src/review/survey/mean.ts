import type { ConfidenceInterval } from '../../kernel/ratio.js';
import { zOf95 } from '../../kernel/wilson.js';

/** What is known of a number of equal measurements: how many, their sum, and the sum of their squares. */
export interface Moments {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

/** The 95% interval of the mean of measurements, two at least, by Student. */
export const studentInterval = (moments: Moments): ConfidenceInterval => {
  const { count, sum } = moments;
  const reach = quantileOfT(count - 1) * Math.sqrt(varianceOf(moments) / count);
  return { low: sum / count - reach, high: sum / count + reach, confidence: 0.95, method: 'student' };
};

/**
 * The 95% interval of the difference of two means, the first less the second, by Welch.
 *
 * @see B. L. Welch, The generalization of “Student's” problem when several different population variances are involved,
 *   Biometrika 34 (1947)
 */
export const welchInterval = (first: Moments, second: Moments): ConfidenceInterval => {
  const [ofFirst, ofSecond] = [varianceOf(first) / first.count, varianceOf(second) / second.count];
  const variance = ofFirst + ofSecond;
  const difference = first.sum / first.count - second.sum / second.count;
  const freedom = variance ** 2 / (ofFirst ** 2 / (first.count - 1) + ofSecond ** 2 / (second.count - 1));
  // Where nobody differs from his own department there is nothing to be unsure of.
  const reach = variance === 0 ? 0 : quantileOfT(freedom) * Math.sqrt(variance);
  return { low: difference - reach, high: difference + reach, confidence: 0.95, method: 'welch' };
};

/** Whole numbers make the sum of squared deviations exact. */
const varianceOf = ({ count, sum, squares }: Moments): number =>
  (count * squares - sum * sum) / (count * (count - 1));

/**
 * Student's t at 0.975, from 4 degrees of freedom on: below 0.001 off.
 *
 * @see M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), 26.7.5
 */
const quantileOfT = (freedom: number): number => {
  const z = zOf95;
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3) +
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92_160 * freedom ** 4)
  );
};
