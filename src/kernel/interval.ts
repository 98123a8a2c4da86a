import type { Milliseconds } from './duration.js';
import type { Instant } from './instant.js';

/**
 * Describes a half-open span of time: the start belongs to it, the end does not.
 *
 * @category model
 * @since 0.1.0
 */
export interface Interval {
  /** The first instant inside. */
  readonly start: Instant;
  /** The first instant after it; never before `start`. */
  readonly end: Instant;
}

/**
 * Tells whether an instant lies inside an interval, its start included and its end not.
 *
 * @param interval - the span
 * @returns a predicate of instants
 * @category predicates
 * @since 0.1.0
 */
export const contains =
  (interval: Interval) =>
  (at: Instant): boolean =>
    interval.start <= at && at < interval.end;

/**
 * Merges intervals that overlap or touch into the smallest sorted list that covers the same instants.
 *
 * @param intervals - in any order; empty and reversed ones cover nothing and are dropped
 * @returns sorted, disjoint, non-adjacent intervals
 * @category combinators
 * @since 0.1.0
 */
export const mergeIntervals = (intervals: ReadonlyArray<Interval>): ReadonlyArray<Interval> => {
  const sorted = intervals.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  const merged: Array<Interval> = [];
  for (const next of sorted) {
    const last = merged[merged.length - 1];
    if (last === undefined || last.end < next.start) merged.push({ start: next.start, end: next.end });
    else if (last.end < next.end) merged[merged.length - 1] = { start: last.start, end: next.end };
  }
  return merged;
};

/**
 * Returns the instants that two lists of intervals share.
 *
 * @param first - intervals in any order
 * @returns a function from a second list to the sorted, disjoint common intervals
 * @category combinators
 * @since 0.1.0
 */
export const intersectIntervals =
  (first: ReadonlyArray<Interval>) =>
  (second: ReadonlyArray<Interval>): ReadonlyArray<Interval> => {
    const a = mergeIntervals(first);
    const b = mergeIntervals(second);
    const common: Array<Interval> = [];
    for (let i = 0, j = 0; i < a.length && j < b.length; ) {
      const left = a[i] as Interval;
      const right = b[j] as Interval;
      const start = left.start > right.start ? left.start : right.start;
      const end = left.end < right.end ? left.end : right.end;
      if (start < end) common.push({ start, end });
      if (left.end < right.end) i += 1;
      else j += 1;
    }
    return common;
  };

/**
 * Measures how long a list of intervals lasts, counting each instant once.
 *
 * @param intervals - in any order, possibly overlapping
 * @returns milliseconds
 * @category measures
 * @since 0.1.0
 */
export const measureIntervals = (intervals: ReadonlyArray<Interval>): Milliseconds =>
  mergeIntervals(intervals).reduce((sum, { start, end }) => sum + (end - start), 0);
