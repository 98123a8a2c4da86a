import { joined } from './joined.js';
import type { Metric } from './metric.js';

/**
 * Combines a list of metrics of one kind into one that is measured in a single pass.
 *
 * @param metrics - metrics over the same kind of subject
 * @returns a metric whose sum and reading are lists in the same order
 * @category combinators
 * @since 0.1.0
 */
export const list = <Subject, Sum, Reading>(
  metrics: ReadonlyArray<Metric<Subject, Sum, Reading>>,
): Metric<Subject, ReadonlyArray<Sum>, ReadonlyArray<Reading>> => {
  const nothing = metrics.map(({ empty }) => empty);
  return {
    empty: nothing,
    of: (subject) => {
      const sums = metrics.map(({ of }) => of(subject));
      return sums.some((sum, index) => sum !== nothing[index]) ? sums : nothing;
    },
    concat: (first, second) =>
      metrics.map((metric, index) => joined(metric, first[index] as Sum, second[index] as Sum)),
    extract: (sums) => metrics.map(({ extract }, index) => extract(sums[index] as Sum)),
  };
};

/**
 * Changes how a metric reads, and nothing else about it.
 *
 * @param change - turns the old reading into the new one
 * @returns a function from a metric to the one that reads so
 * @category combinators
 * @since 0.1.0
 */
export const mapReading =
  <Before, After>(change: (reading: Before) => After) =>
  <Subject, Sum>(metric: Metric<Subject, Sum, Before>): Metric<Subject, Sum, After> => ({
    ...metric,
    extract: (sum) => change(metric.extract(sum)),
  });
