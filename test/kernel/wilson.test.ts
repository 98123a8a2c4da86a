import { existsSync, readFileSync } from 'node:fs';
import { rate, wilson } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { figuresOf } from '../conformance-figures.js';

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
    expect(figuresOf('Intervals')["shares, each with Wilson's interval"]).toBe(cases.length);
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
