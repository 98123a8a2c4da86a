import {
  contains,
  type Instant,
  type Interval,
  intersectIntervals,
  measureIntervals,
  mergeIntervals,
} from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const span = (start: number, end: number): Interval => ({ start: start as Instant, end: end as Instant });

describe('contains', () => {
  test('the start belongs to an interval, the end does not', () => {
    expect([1, 2, 3, 4].map((at) => contains(span(2, 4))(at as Instant))).toEqual([false, true, true, false]);
  });

  test('an empty and a reversed interval contain nothing', () => {
    expect([1, 2, 3].some((at) => contains(span(2, 2))(at as Instant))).toBe(false);
    expect([1, 2, 3].some((at) => contains(span(3, 1))(at as Instant))).toBe(false);
  });
});

describe('mergeIntervals', () => {
  test.each<[string, Interval[], Interval[]]>([
    ['nothing', [], []],
    ['one', [span(1, 2)], [span(1, 2)]],
    ['overlapping', [span(1, 5), span(3, 8)], [span(1, 8)]],
    ['touching', [span(1, 3), span(3, 5)], [span(1, 5)]],
    ['apart', [span(4, 5), span(1, 3)], [span(1, 3), span(4, 5)]],
    ['nested', [span(1, 9), span(2, 3), span(4, 5), span(8, 10)], [span(1, 10)]],
    ['the same twice', [span(1, 2), span(1, 2)], [span(1, 2)]],
    ['the same start, the longer last', [span(1, 2), span(1, 5), span(1, 3)], [span(1, 5)]],
    ['empty and reversed ones', [span(2, 2), span(5, 1), span(3, 4)], [span(3, 4)]],
  ])('%s', (_, intervals, merged) => {
    expect(mergeIntervals(intervals)).toEqual(merged);
  });

  test('gives bare intervals, whatever else the given ones carry', () => {
    const named = (start: number, end: number): Interval & { name: string } => ({
      ...span(start, end),
      name: 'pause',
    });
    expect(mergeIntervals([named(1, 2), named(4, 6), named(5, 7)])).toStrictEqual([span(1, 2), span(4, 7)]);
    expect(intersectIntervals([named(1, 2)])([named(1, 2)])).toStrictEqual([span(1, 2)]);
  });

  test('leaves its input as it was', () => {
    const intervals = Object.freeze([span(4, 5), span(1, 3), span(2, 4)].map(Object.freeze)) as Interval[];
    expect(mergeIntervals(intervals)).toEqual([span(1, 5)]);
  });
});

describe('intersectIntervals', () => {
  test.each<[string, Interval[], Interval[], Interval[]]>([
    ['nothing', [], [span(1, 2)], []],
    ['touching ones share no instant', [span(1, 3)], [span(3, 5)], []],
    ['overlapping', [span(1, 4)], [span(3, 5)], [span(3, 4)]],
    [
      'one across two',
      [span(1, 9)],
      [span(0, 2), span(5, 6), span(8, 12)],
      [span(1, 2), span(5, 6), span(8, 9)],
    ],
    ['unsorted and repeated', [span(5, 7), span(1, 3)], [span(2, 6), span(2, 6)], [span(2, 3), span(5, 6)]],
  ])('%s', (_, first, second, common) => {
    expect(intersectIntervals(first)(second)).toEqual(common);
  });
});

test('measureIntervals counts each instant once', () => {
  expect(measureIntervals([])).toBe(0);
  expect(measureIntervals([span(1, 5), span(3, 8), span(20, 21), span(9, 2)])).toBe(8);
});
