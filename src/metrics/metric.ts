import type { Metric } from '../kernel/metric.js';

export type { Metric } from '../kernel/metric.js';

/**
 * Sums a metric over subjects, without reading it yet.
 *
 * **Details**: sums are joined in pairs, then pairs of pairs. A sum that grows (groups, durations) is so
 * copied a logarithmic number of times instead of once a subject; associativity makes the result the same.
 *
 * @param metric - the figure
 * @returns a function from subjects to the sum, which can be stored as JSON and joined with others
 * @category folds
 * @since 0.1.0
 */
export const sumOver =
  <Subject, Sum, Reading>({ empty, of, concat }: Metric<Subject, Sum, Reading>) =>
  (subjects: Iterable<Subject>): Sum => {
    // sums[k] holds the joined sums of 2^k subjects where the k-th bit of their number is set.
    const sums: Array<Sum | undefined> = [];
    for (const subject of subjects) {
      let sum = of(subject);
      // Most subjects add nothing to most figures.
      if (sum === empty) continue;
      let level = 0;
      for (let present = sums[level]; present !== undefined; present = sums[level]) {
        sum = concat(present, sum);
        sums[level] = undefined;
        level += 1;
      }
      sums[level] = sum;
    }
    return sums.reduceRight<Sum>((whole, sum) => (sum === undefined ? whole : concat(whole, sum)), empty);
  };

/**
 * Measures a metric over subjects.
 *
 * @param metric - the figure
 * @returns a function from subjects to the reading
 * @example
 * ```ts
 * import { countOf, measure, struct } from 'smarketing/metrics'
 *
 * const parity = struct({ all: countOf<number>(() => true), even: countOf<number>(n => n % 2 === 0) })
 * measure(parity)([1, 2, 3, 4, 5]) // => { all: 5, even: 2 }
 * ```
 * @category folds
 * @since 0.1.0
 */
export const measure =
  <Subject, Sum, Reading>(metric: Metric<Subject, Sum, Reading>) =>
  (subjects: Iterable<Subject>): Reading =>
    metric.extract(sumOver(metric)(subjects));
