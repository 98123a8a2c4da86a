import fc from 'fast-check';
import { measure, quantiles, sumOver } from 'smarketing/metrics';
import { describe, expect, test } from 'vitest';

const numbers = quantiles((number: number | null) => number);

/** The nearest rank over the sorted numbers: the definition itself. */
const nearestRank = (sorted: ReadonlyArray<number>, share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share - 1e-9) - 1)] as number;

const arbitraryNumbers = fc.array(
  fc.oneof(fc.nat({ max: 300 }), fc.nat(), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
  { minLength: 1, maxLength: 80 },
);

describe('quantiles', () => {
  test('are within the stated bound of the exact ones, whatever the numbers', () => {
    fc.assert(
      fc.property(arbitraryNumbers, (all) => {
        const sorted = [...all].sort((a, b) => a - b);
        const { median, p90, p95, least, greatest, count, errorBound } = measure(numbers)(all);
        expect([count, least, greatest]).toEqual([all.length, sorted[0], sorted.at(-1)]);
        for (const [share, found] of [
          [0.5, median],
          [0.9, p90],
          [0.95, p95],
        ] as const) {
          const exact = nearestRank(sorted, share);
          expect(Math.abs((found as number) - exact)).toBeLessThanOrEqual(exact * errorBound);
          if (exact < 128) expect(found).toBe(exact);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('of powers of two and their neighbours stay in order', () => {
    for (let power = 6; power < 53; power += 1)
      for (const value of [2 ** power - 1, 2 ** power, 2 ** power + 1]) {
        const { median } = measure(numbers)([value, value, value, 0, 2 ** 53 - 1]);
        expect(Math.abs((median as number) - value)).toBeLessThanOrEqual(value / 128);
      }
  });

  test('are the same over every order and every split, through JSON', () => {
    fc.assert(
      fc.property(arbitraryNumbers, fc.nat(), (all, cut) => {
        const place = cut % all.length;
        const store = <A>(sum: A): A => JSON.parse(JSON.stringify(sum)) as A;
        const joined = numbers.concat(
          store(sumOver(numbers)(all.slice(place).reverse())),
          store(sumOver(numbers)(all.slice(0, place))),
        );
        expect(joined).toEqual(sumOver(numbers)(all));
      }),
    );
  });

  test('leave out what is no number, and count it', () => {
    const odd = [null, Number.NaN, -1, Number.POSITIVE_INFINITY, 2 ** 60, 4.9];
    expect(measure(numbers)(odd)).toMatchObject({ count: 1, without: 5, median: 4, greatest: 4 });
  });

  test('of nothing are null', () => {
    expect(measure(numbers)([])).toEqual({
      count: 0,
      without: 0,
      least: null,
      median: null,
      p90: null,
      p95: null,
      greatest: null,
      errorBound: 1 / 128,
    });
  });
});
