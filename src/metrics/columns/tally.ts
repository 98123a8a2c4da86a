import { sortedKeys } from './sort-keys.js';

/** How often each of many whole keys was counted. */
export interface KeyTally {
  /** Counts a key, a whole number of 0 or more. */
  readonly count: (key: number) => void;
  /** Every counted key in rising order, and beside it how often. */
  readonly entries: () => KeyCounts;
}

/** Keys in rising order, each with a number. */
export interface KeyCounts {
  readonly keys: Float64Array;
  readonly counts: Float64Array;
}

/** How many large keys are written down before they are counted up. */
const mostWritten = 2 ** 20;

/**
 * Makes a tally: small keys have a place each, the others are written down as they come and sorted when somebody asks,
 * which spares a search in memory for each.
 *
 * @param small - how many keys have a place each
 */
export const keyTally = (small: number): KeyTally => {
  const direct = new Uint32Array(small);
  let written = new Float64Array(64);
  let length = 0;
  let known: KeyCounts = { keys: new Float64Array(0), counts: new Float64Array(0) };

  const makeRoom = (): void => {
    if (length < mostWritten) {
      const longer = new Float64Array(length * 4);
      longer.set(written);
      written = longer;
      return;
    }
    known = joined(known, countedUp(written));
    length = 0;
  };

  const write = (key: number): void => {
    if (length === written.length) makeRoom();
    written[length] = key;
    length += 1;
  };

  return {
    // So short that it is compiled into whatever counts.
    count: (key) => {
      if (key < small) direct[key] = (direct[key] as number) + 1;
      else write(key);
    },
    entries: () => {
      let used = 0;
      for (let key = 0; key < small; key += 1) if (direct[key] !== 0) used += 1;
      const large = joined(known, countedUp(written.slice(0, length)));
      const keys = new Float64Array(used + large.keys.length);
      const counts = new Float64Array(keys.length);
      let place = 0;
      for (let key = 0; place < used; key += 1) {
        const count = direct[key] as number;
        if (count === 0) continue;
        keys[place] = key;
        counts[place] = count;
        place += 1;
      }
      keys.set(large.keys, used);
      counts.set(large.counts, used);
      return { keys, counts };
    },
  };
};

/** Sorts keys where they stand and counts those that are the same. */
const countedUp = (unsorted: Float64Array): KeyCounts => {
  const written = sortedKeys(unsorted);
  const counts = new Float64Array(written.length);
  let used = 0;
  for (const key of written) {
    // What was written over stands before the key that is looked at.
    if (used === 0 || written[used - 1] !== key) {
      written[used] = key;
      used += 1;
    }
    counts[used - 1] = (counts[used - 1] as number) + 1;
  }
  return { keys: written.slice(0, used), counts: counts.slice(0, used) };
};

const joined = (first: KeyCounts, second: KeyCounts): KeyCounts => {
  if (first.keys.length === 0) return second;
  const keys = new Float64Array(first.keys.length + second.keys.length);
  const counts = new Float64Array(keys.length);
  let used = 0;
  for (let i = 0, j = 0; i < first.keys.length || j < second.keys.length; used += 1) {
    const left = first.keys[i] ?? Number.POSITIVE_INFINITY;
    const right = second.keys[j] ?? Number.POSITIVE_INFINITY;
    keys[used] = Math.min(left, right);
    if (left <= right) counts[used] = first.counts[i++] as number;
    if (right <= left) counts[used] = (counts[used] as number) + (second.counts[j++] as number);
  }
  return { keys: keys.slice(0, used), counts: counts.slice(0, used) };
};

/** How many keys are worth a place each, for so many rows. */
export const quickKeys = (rows: number): number => Math.min(2 ** 20, Math.max(64, Math.floor(rows / 8)));
