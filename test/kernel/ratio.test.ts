import fc from 'fast-check';
import { ratio } from 'smarketing/kernel';
import { expect, test } from 'vitest';

test.each([
  [3, 4, 0.75],
  [0, 4, 0],
  [4, 4, 1],
  [5, 4, 1.25],
  [-1, 4, -0.25],
  [0, -4, 0],
])('%d of %d is %d', (numerator, denominator, value) => {
  expect(ratio(numerator, denominator)).toStrictEqual({ numerator, denominator, value });
});

test.each([0, 1, -3])('%d of nothing has no value, and says why', (numerator) => {
  expect(ratio(numerator, 0)).toStrictEqual({
    numerator,
    denominator: 0,
    value: null,
    reason: 'empty-denominator',
  });
});

test('−0 is 0 in every place', () => {
  expect(ratio(-0, 4)).toStrictEqual({ numerator: 0, denominator: 4, value: 0 });
  expect(ratio(1, -0)).toStrictEqual({
    numerator: 1,
    denominator: 0,
    value: null,
    reason: 'empty-denominator',
  });
});

test('a share past the largest number has no value, rather than infinity', () => {
  expect(ratio(1e308, 1e-10)).toStrictEqual({
    numerator: 1e308,
    denominator: 1e-10,
    value: null,
    reason: 'not-a-finite-number',
  });
});

test.each([
  [Number.NaN, 4],
  [4, Number.NaN],
  [Number.POSITIVE_INFINITY, 4],
  [4, Number.POSITIVE_INFINITY],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
])('%d of %d has no value', (numerator, denominator) => {
  const { value, reason } = ratio(numerator, denominator);
  expect({ value, reason }).toEqual({ value: null, reason: 'not-a-finite-number' });
});

test('the value is a finite number or null with a reason, and finite ratios survive JSON', () => {
  const numbers = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.constantFrom(0, -0),
  );
  fc.assert(
    fc.property(numbers, numbers, (numerator, denominator) => {
      const made = ratio(numerator, denominator);
      if (made.value === null) expect(made.reason).toBeTypeOf('string');
      else expect(Number.isFinite(made.value) && !('reason' in made)).toBe(true);
      expect(JSON.parse(JSON.stringify(made))).toStrictEqual(made);
    }),
  );
});
