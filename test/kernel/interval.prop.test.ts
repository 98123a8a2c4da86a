import fc from 'fast-check';
import {
  contains,
  type Instant,
  type Interval,
  intersectIntervals,
  measureIntervals,
  mergeIntervals,
} from 'smarketing/kernel';
import { expect, test } from 'vitest';
import { crowdedIntervals } from './arbitraries.js';

/** The instants of the short axis that a list covers, counted one by one. */
const covered = (intervals: ReadonlyArray<Interval>): ReadonlyArray<number> =>
  Array.from({ length: 26 }, (_, at) => at).filter((at) =>
    intervals.some((interval) => contains(interval)(at as Instant)),
  );

test('merging covers the same instants', () => {
  fc.assert(
    fc.property(crowdedIntervals, (intervals) => {
      expect(covered(mergeIntervals(intervals))).toEqual(covered(intervals));
    }),
  );
});

test('merged intervals are not empty, sorted, and apart', () => {
  fc.assert(
    fc.property(crowdedIntervals, (intervals) => {
      const merged = mergeIntervals(intervals);
      for (const [index, { start, end }] of merged.entries()) {
        expect(start).toBeLessThan(end);
        const before = merged[index - 1];
        if (before !== undefined) expect(before.end).toBeLessThan(start);
      }
    }),
  );
});

test('merging is idempotent and forgets the order', () => {
  fc.assert(
    fc.property(crowdedIntervals, (intervals) => {
      const merged = mergeIntervals(intervals);
      expect(mergeIntervals(merged)).toEqual(merged);
      expect(mergeIntervals([...intervals].reverse())).toEqual(merged);
    }),
  );
});

test('merging parts first changes nothing', () => {
  fc.assert(
    fc.property(crowdedIntervals, crowdedIntervals, (first, second) => {
      expect(mergeIntervals([...mergeIntervals(first), ...second])).toEqual(
        mergeIntervals([...first, ...second]),
      );
    }),
  );
});

test('an instant is in the intersection exactly when it is in both', () => {
  fc.assert(
    fc.property(crowdedIntervals, crowdedIntervals, (first, second) => {
      const inBoth = covered(first).filter((at) => covered(second).includes(at));
      expect(covered(intersectIntervals(first)(second))).toEqual(inBoth);
    }),
  );
});

test('intersection is commutative, associative and idempotent', () => {
  fc.assert(
    fc.property(crowdedIntervals, crowdedIntervals, crowdedIntervals, (a, b, c) => {
      expect(intersectIntervals(a)(b)).toEqual(intersectIntervals(b)(a));
      expect(intersectIntervals(intersectIntervals(a)(b))(c)).toEqual(
        intersectIntervals(a)(intersectIntervals(b)(c)),
      );
      expect(intersectIntervals(a)(a)).toEqual(mergeIntervals(a));
    }),
  );
});

test('the measure is the number of covered instants', () => {
  fc.assert(
    fc.property(crowdedIntervals, (intervals) => {
      expect(measureIntervals(intervals)).toBe(covered(intervals).length);
    }),
  );
});

test('the measures of two lists are those of their union and intersection', () => {
  fc.assert(
    fc.property(crowdedIntervals, crowdedIntervals, (a, b) => {
      expect(measureIntervals(a) + measureIntervals(b)).toBe(
        measureIntervals([...a, ...b]) + measureIntervals(intersectIntervals(a)(b)),
      );
    }),
  );
});
