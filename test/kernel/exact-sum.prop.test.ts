import fc from 'fast-check';
import { type ExactSum, exactSum, exactSumOf, exactSumToBigInt, exactSumToNumber } from 'smarketing/kernel';
import { expect, test } from 'vitest';

const values = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.constantFrom(0, -0, 2 ** 40, -(2 ** 40)));
const total = (list: ReadonlyArray<number>): ExactSum =>
  list.map(exactSumOf).reduce(exactSum.concat, exactSum.empty);
const sums = fc.array(values).map(total);

test('a sum equals the same sum in BigInt', () => {
  fc.assert(
    fc.property(fc.array(values), (list) => {
      expect(exactSumToBigInt(total(list))).toBe(list.reduce((sum, value) => sum + BigInt(value), 0n));
    }),
  );
});

test('empty is the identity on both sides', () => {
  fc.assert(
    fc.property(sums, (sum) => {
      expect(exactSum.concat(exactSum.empty, sum)).toStrictEqual(sum);
      expect(exactSum.concat(sum, exactSum.empty)).toStrictEqual(sum);
    }),
  );
});

test('concat is associative and commutative, to the bit', () => {
  fc.assert(
    fc.property(sums, sums, sums, (a, b, c) => {
      expect(exactSum.concat(exactSum.concat(a, b), c)).toStrictEqual(
        exactSum.concat(a, exactSum.concat(b, c)),
      );
      expect(exactSum.concat(a, b)).toStrictEqual(exactSum.concat(b, a));
    }),
  );
});

test('equal sums have one form, which survives JSON', () => {
  fc.assert(
    fc.property(fc.array(values), (list) => {
      const sum = total(list);
      expect(total([...list].reverse())).toStrictEqual(sum);
      expect(sum.low >= 0 && sum.low < 2 ** 40 && Number.isSafeInteger(sum.high)).toBe(true);
      expect(JSON.parse(JSON.stringify(sum))).toStrictEqual(sum);
    }),
  );
});

test('a value and its opposite cancel out to the empty sum', () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(total([value, -value])).toStrictEqual(exactSum.empty);
    }),
  );
});

test('as a number it is the nearest one', () => {
  fc.assert(
    fc.property(sums, (sum) => {
      expect(exactSumToNumber(sum)).toBe(Number(exactSumToBigInt(sum)));
    }),
  );
});
