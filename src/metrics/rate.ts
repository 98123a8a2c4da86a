import type { Ratio } from '../kernel/ratio.js';
import { rate } from '../kernel/wilson.js';
import type { Metric } from './metric.js';

/**
 * Describes the two counts of a rate.
 *
 * @category model
 * @since 0.1.0
 */
export interface RateSum {
  /** How many had the property. */
  readonly numerator: number;
  /** Out of how many. */
  readonly denominator: number;
}

/**
 * Measures the share of subjects with a property among those that could have it.
 *
 * @param among - which subjects are in the denominator
 * @param having - which of those are in the numerator
 * @returns the metric; its reading carries numerator, denominator and Wilson interval
 * @category metrics
 * @since 0.1.0
 */
export const rateOf = <Subject>(
  among: (subject: Subject) => boolean,
  having: (subject: Subject) => boolean,
): Metric<Subject, RateSum, Ratio> => ({
  empty: none,
  of: (subject) => (among(subject) ? (having(subject) ? hit : miss) : none),
  concat: (first, second) => ({
    numerator: first.numerator + second.numerator,
    denominator: first.denominator + second.denominator,
  }),
  extract: ({ numerator, denominator }) => rate(numerator, denominator),
});

const none: RateSum = { numerator: 0, denominator: 0 };
const miss: RateSum = { numerator: 0, denominator: 1 };
const hit: RateSum = { numerator: 1, denominator: 1 };
