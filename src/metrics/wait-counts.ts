import type { WaitCounts } from './incidence.js';

/** How many numbers stand for one minute: the minute, then how many waits happened, competed and are open. */
const width = 4;

/**
 * Merges the counts of waits, written one minute after the other: one list of numbers, because a list a minute costs
 * more to make and to collect than all the rest of a fold.
 *
 * @internal
 */
export const joinWaitCounts = (
  first: ReadonlyArray<number>,
  second: ReadonlyArray<number>,
): ReadonlyArray<number> => {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  const merged: Array<number> = [];
  const take = (from: ReadonlyArray<number>, at: number): void => {
    for (let place = at; place < at + width; place += 1) merged.push(from[place] as number);
  };
  let i = 0;
  let j = 0;
  while (i < first.length && j < second.length) {
    const [left, right] = [first[i] as number, second[j] as number];
    if (left === right) {
      merged.push(left);
      for (let place = 1; place < width; place += 1)
        merged.push((first[i + place] as number) + (second[j + place] as number));
      i += width;
      j += width;
    } else if (left < right) {
      take(first, i);
      i += width;
    } else {
      take(second, j);
      j += width;
    }
  }
  for (; i < first.length; i += width) take(first, i);
  for (; j < second.length; j += width) take(second, j);
  return merged;
};

/**
 * Reads the counts of waits minute by minute.
 *
 * @internal
 */
export const minutesOf = (counts: ReadonlyArray<number>): ReadonlyArray<WaitCounts> => {
  const minutes: Array<WaitCounts> = [];
  for (let at = 0; at < counts.length; at += width)
    minutes.push([
      counts[at] as number,
      counts[at + 1] as number,
      counts[at + 2] as number,
      counts[at + 3] as number,
    ]);
  return minutes;
};
