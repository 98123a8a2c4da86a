import { type CurrencySums, currencySums } from '../kernel/currency-sums.js';
import { mergeByKey } from '../kernel/merge-by-key.js';
import { byCodeUnit, type Compare } from '../kernel/order.js';

/**
 * Describes how often one path was gone, and what came of it.
 *
 * **Details**: how often is never told by what it was worth: a sale of 0 is a conversion, and a path without
 * a conversion counts as well.
 *
 * @category model
 * @since 0.1.0
 */
export interface PathCount {
  /** The channels, the first one first; empty where no touch was recorded. */
  readonly channels: ReadonlyArray<string>;
  /** How many journeys along it ended with a conversion. */
  readonly conversions: number;
  /** How many led to nothing. */
  readonly nulls: number;
  /** What its conversions are worth, in minor units. */
  readonly values: CurrencySums;
}

/**
 * Describes the counts of paths: each path once, sorted by its channels.
 *
 * @category model
 * @since 0.1.0
 */
export type PathCounts = ReadonlyArray<PathCount>;

const byChannels: Compare<PathCount> = ({ channels: first }, { channels: second }) => {
  const shorter = Math.min(first.length, second.length);
  for (let at = 0; at < shorter; at += 1) {
    const order = byCodeUnit(first[at] as string, second[at] as string);
    if (order !== 0) return order;
  }
  return first.length - second.length;
};

/** Adds counts of paths path by path. */
export const addPaths: (first: PathCounts, second: PathCounts) => PathCounts = /* @__PURE__ */ mergeByKey(
  byChannels,
  (first, second) => ({
    channels: first.channels,
    conversions: first.conversions + second.conversions,
    nulls: first.nulls + second.nulls,
    values: currencySums.concat(first.values, second.values),
  }),
);

/** Brings counts of single paths, in any order and with repetitions, into the one form. */
export const pathCountsOf = (counts: ReadonlyArray<PathCount>): PathCounts => {
  const sorted = [...counts].sort(byChannels);
  const joined: Array<PathCount> = [];
  for (const count of sorted) {
    const last = joined.at(-1);
    if (last === undefined || byChannels(last, count) !== 0) joined.push(count);
    else joined.push(...addPaths([joined.pop() as PathCount], [count]));
  }
  return joined;
};

/** Every channel of some paths, sorted. */
export const channelsOf = (paths: PathCounts): ReadonlyArray<string> => {
  const channels = new Set<string>();
  for (const path of paths) for (const channel of path.channels) channels.add(channel);
  return [...channels].sort(byCodeUnit);
};
