import type { Compare } from './order.js';

/**
 * Joins two lists that are sorted by key, each key once, into one of the same kind.
 *
 * A list and not an object, so that a channel called `__proto__` is a channel like any other.
 *
 * @param compare - the order of both lists; 0 for entries of one key
 * @param join - makes one entry of two with one key
 */
export const mergeByKey =
  <Entry>(compare: Compare<Entry>, join: (first: Entry, second: Entry) => Entry) =>
  (first: ReadonlyArray<Entry>, second: ReadonlyArray<Entry>): ReadonlyArray<Entry> => {
    if (first.length === 0) return second;
    if (second.length === 0) return first;
    const merged: Array<Entry> = [];
    let i = 0;
    let j = 0;
    while (i < first.length && j < second.length) {
      const [left, right] = [first[i] as Entry, second[j] as Entry];
      const order = compare(left, right);
      merged.push(order === 0 ? join(left, right) : order < 0 ? left : right);
      if (order <= 0) i += 1;
      if (order >= 0) j += 1;
    }
    for (; i < first.length; i += 1) merged.push(first[i] as Entry);
    for (; j < second.length; j += 1) merged.push(second[j] as Entry);
    return merged;
  };
