import { byCodeUnit } from '../kernel/order.js';
import { joined } from './joined.js';
import type { Metric } from './metric.js';

/**
 * Describes the sums of groups: pairs of a group's name and its sum, sorted by name.
 *
 * A list and not an object, so that a group called `__proto__` is a group like any other.
 *
 * @category model
 * @since 0.1.0
 */
export type GroupedSums<Sum> = ReadonlyArray<readonly [group: string, sum: Sum]>;

/**
 * Describes the reading of one group.
 *
 * @category model
 * @since 0.1.0
 */
export interface Grouped<Reading> {
  /** The group's name; empty for subjects whose group is not known. */
  readonly group: string;
  /** The reading. */
  readonly reading: Reading;
}

/**
 * Measures a metric for each group apart, in the same pass.
 *
 * @param groupOf - the group of a subject; several where it belongs to several, none to leave it out
 * @returns a function from a metric to the grouped metric; its readings are sorted by group
 * @example
 * ```ts
 * import { countOf, groupBy, measure } from 'smarketing/metrics'
 *
 * const byLetter = groupBy((word: string) => [word.slice(0, 1)])(countOf(() => true))
 * measure(byLetter)(['plum', 'fig', 'pear'])
 * // => [{ group: 'f', reading: 1 }, { group: 'p', reading: 2 }]
 * ```
 * @category combinators
 * @since 0.1.0
 */
export const groupBy =
  <Subject>(groupOf: (subject: Subject) => ReadonlyArray<string>) =>
  <Sum, Reading>(
    metric: Metric<Subject, Sum, Reading>,
  ): Metric<Subject, GroupedSums<Sum>, ReadonlyArray<Grouped<Reading>>> => ({
    empty: noGroups,
    of: (subject) => {
      const groups = groupOf(subject);
      if (groups.length === 0) return noGroups;
      const sum = metric.of(subject);
      const distinct = groups.length === 1 ? groups : [...new Set(groups)].sort(byCodeUnit);
      return distinct.map((group) => [group, sum] as const);
    },
    concat: (first, second) => mergeGroups(metric, first, second),
    extract: (sums) => sums.map(([group, sum]) => ({ group, reading: metric.extract(sum) })),
  });

const noGroups: GroupedSums<never> = [];

/** Merges two sorted lists of groups; most often the second is one subject's single group. */
const mergeGroups = <Sum>(
  metric: Pick<Metric<never, Sum, unknown>, 'empty' | 'concat'>,
  first: GroupedSums<Sum>,
  second: GroupedSums<Sum>,
): GroupedSums<Sum> => {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  const merged: Array<readonly [string, Sum]> = [];
  let i = 0;
  let j = 0;
  while (i < first.length && j < second.length) {
    const [left, right] = [first[i] as readonly [string, Sum], second[j] as readonly [string, Sum]];
    const order = byCodeUnit(left[0], right[0]);
    if (order === 0) merged.push([left[0], joined(metric, left[1], right[1])]);
    else merged.push(order < 0 ? left : right);
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  for (; i < first.length; i += 1) merged.push(first[i] as readonly [string, Sum]);
  for (; j < second.length; j += 1) merged.push(second[j] as readonly [string, Sum]);
  return merged;
};
