import { existsSync, readFileSync } from 'node:fs';
import { changeFrom, rate, wilson } from 'smarketing/metrics';
import { describe, expect, test } from 'vitest';

const file = new URL('../../../shared/cases/intervals.json', import.meta.url);

interface Known {
  readonly single: Readonly<
    Record<string, { readonly x: number; readonly n: number; readonly wilson: readonly [number, number] }>
  >;
}

describe('Wilson intervals', () => {
  test.skipIf(!existsSync(file))('equal those that R computes (skipped without ../shared/cases)', () => {
    const { single } = JSON.parse(readFileSync(file, 'utf8')) as Known;
    const cases = Object.values(single);
    expect(cases.length).toBeGreaterThan(5);
    for (const {
      x,
      n,
      wilson: [low, high],
    } of cases) {
      const found = wilson(x, n);
      expect(found.low).toBeCloseTo(low, 9);
      expect(found.high).toBeCloseTo(high, 9);
    }
  });

  test('keep width where every trial went the same way', () => {
    expect(wilson(3, 3)).toMatchObject({ high: 1 });
    expect(wilson(3, 3).low).toBeCloseTo(0.4385, 4);
    expect(wilson(0, 3)).toMatchObject({ low: 0 });
  });

  test('are absent where there is nothing to divide by', () => {
    expect(rate(0, 0)).toEqual({ numerator: 0, denominator: 0, value: null, reason: 'empty-denominator' });
  });
});

describe('changes', () => {
  // Newcombe 1998, table II, method 10: 56/70 against 48/80 is 0.0524 to 0.3339.
  test('reproduce the published example of the hybrid score interval', () => {
    const change = changeFrom(rate(48, 80))(rate(56, 70));
    expect(change?.difference).toBeCloseTo(0.2, 12);
    expect(change?.low).toBeCloseTo(0.0524, 4);
    expect(change?.high).toBeCloseTo(0.3339, 4);
    expect(change?.verdict).toBe('real');
  });

  test('have no verdict without a denominator', () => {
    expect(changeFrom(rate(0, 0))(rate(1, 2))).toBeNull();
  });

  test('of equal rates are noise', () => {
    expect(changeFrom(rate(5, 10))(rate(5, 10))).toMatchObject({ difference: 0, verdict: 'noise' });
  });
});
