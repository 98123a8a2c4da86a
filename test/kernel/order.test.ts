import fc from 'fast-check';
import { byCodeUnit, byNumber, type Compare } from 'smarketing/kernel';
import { expect, test } from 'vitest';
import { codeUnits } from './arbitraries.js';

const isTotalOrder = <A>(values: fc.Arbitrary<A>, compare: Compare<A>): void =>
  fc.assert(
    fc.property(values, values, values, (a, b, c) => {
      expect(Object.is(Math.sign(compare(a, a)), 0)).toBe(true);
      expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
      if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      if (compare(a, b) === 0) expect(a === b).toBe(true);
    }),
  );

test('texts are totally ordered by code unit', () => {
  isTotalOrder(fc.string({ unit: codeUnits }), byCodeUnit);
});

test('numbers are totally ordered by size', () => {
  isTotalOrder(fc.double({ noNaN: true }), byNumber);
});

test('capitals come before small letters, and letters past ASCII last, in every locale', () => {
  expect(['b', 'ä', 'a', 'B', '10', '9', ''].sort(byCodeUnit)).toEqual(['', '10', '9', 'B', 'a', 'b', 'ä']);
});

test('code units are not code points: an emoji comes before a private-use character', () => {
  expect(['\uffee', '😀', '\ue000'].sort(byCodeUnit)).toEqual(['😀', '\ue000', '\uffee']);
});

test('numbers are not sorted as text', () => {
  expect([10, 9, -1, Number.POSITIVE_INFINITY, 0].sort(byNumber)).toEqual([
    -1,
    0,
    9,
    10,
    Number.POSITIVE_INFINITY,
  ]);
});
