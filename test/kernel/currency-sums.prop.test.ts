import fc from 'fast-check';
import { type CurrencySums, currencySums, currencySumsOf, type Money, moneyOfSums } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const amounts: fc.Arbitrary<ReadonlyArray<Money>> = fc.array(
  fc.record({
    minor: fc.oneof(
      fc.integer({ min: -1_000, max: 1_000 }),
      fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
    ),
    currency: fc.constantFrom('EUR', 'JPY', 'USD'),
  }),
  { maxLength: 12 },
);
const sumOf = (all: ReadonlyArray<Money>): CurrencySums =>
  all.map(currencySumsOf).reduce(currencySums.concat, currencySums.empty);

describe('sums of money, each currency apart', () => {
  test('are the same in any order and any split, through JSON', () => {
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        const whole = sumOf([...one, ...other]);
        const stored = JSON.parse(JSON.stringify(sumOf([...other].reverse()))) as CurrencySums;
        expect(currencySums.concat(stored, sumOf(one))).toEqual(whole);
        expect(currencySums.concat(currencySums.empty, whole)).toEqual(whole);
      }),
    );
  });

  test('are what big integers say, and count the currencies that no money can hold', () => {
    fc.assert(
      fc.property(amounts, (all) => {
        const totals = new Map<string, bigint>();
        for (const { currency, minor } of all) {
          totals.set(currency, (totals.get(currency) ?? 0n) + BigInt(minor));
        }
        const sorted = [...totals].sort(([first], [second]) => (first < second ? -1 : 1));
        const fits = sorted.filter(([, sum]) => Number.isSafeInteger(Number(sum)));
        expect(moneyOfSums(sumOf(all))).toEqual({
          values: fits.map(([currency, sum]) => ({ minor: Number(sum) + 0, currency })),
          tooLarge: sorted.length - fits.length,
        });
      }),
    );
  });
});
