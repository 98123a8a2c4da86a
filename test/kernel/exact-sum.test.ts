import { exactSum, exactSumOf, exactSumToBigInt, exactSumToNumber } from 'smarketing/kernel';
import { expect, test } from 'vitest';

test.each([
  [0, { high: 0, low: 0 }],
  [-0, { high: 0, low: 0 }],
  [1, { high: 0, low: 1 }],
  [-1, { high: -1, low: 2 ** 40 - 1 }],
  [2 ** 40, { high: 1, low: 0 }],
  [2 ** 40 - 1, { high: 0, low: 2 ** 40 - 1 }],
  [-(2 ** 40), { high: -1, low: 0 }],
  [Number.MAX_SAFE_INTEGER, { high: 8191, low: 2 ** 40 - 1 }],
  [Number.MIN_SAFE_INTEGER, { high: -8192, low: 1 }],
])('%d is %o', (value, sum) => {
  expect(exactSumOf(value)).toStrictEqual(sum);
});

test('a unit is not lost past 2^53, where a plain sum loses it', () => {
  const total = exactSum.concat(exactSumOf(Number.MAX_SAFE_INTEGER), exactSumOf(2));
  expect(exactSumToBigInt(total)).toBe(9_007_199_254_740_993n);
  expect(Number.MAX_SAFE_INTEGER + 2).not.toBe(9_007_199_254_740_993n);
});

test('a million of the largest amounts are exact', () => {
  let total = exactSum.empty;
  for (let index = 0; index < 1_000_000; index += 1) {
    total = exactSum.concat(total, exactSumOf(Number.MAX_SAFE_INTEGER));
  }
  expect(exactSumToBigInt(total)).toBe(9_007_199_254_740_991_000_000n);
  expect(exactSumToNumber(total)).toBe(9.007199254740991e21);
});

test('the nearest number is rounded once, ties to even', () => {
  const above = exactSum.concat(exactSumOf(Number.MAX_SAFE_INTEGER), exactSumOf(2));
  expect(exactSumToNumber(above)).toBe(9_007_199_254_740_992);
  expect(exactSumToNumber(exactSum.concat(above, exactSumOf(2)))).toBe(9_007_199_254_740_996);
});
