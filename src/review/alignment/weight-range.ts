import { byNumber } from '../../kernel/order.js';

/**
 * Describes a score and how much it counts.
 *
 * @category model
 * @since 0.1.0
 */
export interface WeightedScore {
  /** The score. */
  readonly score: number;
  /** Its weight, above 0. */
  readonly weight: number;
}

/**
 * Computes the weighted mean of scores.
 *
 * @param scores - the scores with their weights
 * @returns the mean, or null without any
 * @category measures
 * @since 0.1.0
 */
export const weightedMean = (scores: ReadonlyArray<WeightedScore>): number | null => {
  const [sum, weights] = sumsOf(scores, () => 1);
  return weights === 0 ? null : clamped(sum / weights, scores);
};

/**
 * Computes between what and what the weighted mean lies when each weight may be off by half of itself.
 *
 * **Details**: exact. The mean is a quotient of two linear functions of the weights, so that its extremes lie at corners,
 * where each weight is half or one and a half times as large; and at the corner of the least mean all scores below it are
 * heavy and all others light. So the scores are sorted, and only the corners that cut their order once are compared.
 *
 * @param scores - the scores with their weights
 * @returns the range, or null without any score
 * @example
 * ```ts
 * import { weightRange } from 'smarketing/review/alignment'
 *
 * weightRange([{ score: 100, weight: 10 }, { score: 40, weight: 10 }]) // => { low: 55, high: 85 }
 * ```
 * @category measures
 * @since 0.1.0
 */
export const weightRange = (
  scores: ReadonlyArray<WeightedScore>,
): { readonly low: number; readonly high: number } | null => {
  if (scores.length === 0) return null;
  const rising = [...scores].sort((first, second) => byNumber(first.score, second.score));
  const falling = [...rising].reverse();
  return {
    low: Math.min(...cornersOf(rising)),
    high: Math.max(...cornersOf(falling)),
  };
};

/** The means of the corners at which the first scores are heavy and the others light, by how many are heavy. */
const cornersOf = (sorted: ReadonlyArray<WeightedScore>): ReadonlyArray<number> =>
  [...sorted, null].map((_, heavy) => {
    // Half and one and a half are as 1 and 3, which are whole.
    const [sum, weights] = sumsOf(sorted, (index) => (index < heavy ? 3 : 1));
    return clamped(sum / weights, sorted);
  });

const sumsOf = (
  scores: ReadonlyArray<WeightedScore>,
  timesOf: (index: number) => number,
): readonly [number, number] =>
  scores.reduce<readonly [number, number]>(
    ([sum, weights], { score, weight }, index) => [
      sum + timesOf(index) * weight * score,
      weights + timesOf(index) * weight,
    ],
    [0, 0],
  );

/** A mean never leaves the range of what it is a mean of; floating point would miss that by a hair. */
const clamped = (mean: number, scores: ReadonlyArray<WeightedScore>): number => {
  const all = scores.map(({ score }) => score);
  return Math.min(Math.max(mean, Math.min(...all)), Math.max(...all));
};
