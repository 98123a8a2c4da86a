import type { Metric } from './metric.js';

/**
 * Counts the subjects that pass a test.
 *
 * @param test - which subjects count
 * @returns the metric
 * @category metrics
 * @since 0.1.0
 */
export const countOf = <Subject>(test: (subject: Subject) => boolean): Metric<Subject, number, number> => ({
  empty: 0,
  of: (subject) => (test(subject) ? 1 : 0),
  concat: (first, second) => first + second,
  extract: (sum) => sum,
});
