import { existsSync, readFileSync } from 'node:fs';
import { rate } from 'smarketing/kernel';
import { changeFrom } from 'smarketing/metrics';
import { describe, expect, test } from 'vitest';
import { figuresOf } from '../conformance-figures.js';

const file = new URL('../../../shared/cases/intervals.json', import.meta.url);

describe('changes', () => {
  // Newcombe 1998, table II, method 10: 56/70 against 48/80 is 0.0524 to 0.3339.
  test('reproduce the published example of the hybrid score interval', () => {
    const change = changeFrom(rate(48, 80))(rate(56, 70));
    expect(change?.difference).toBeCloseTo(0.2, 12);
    expect(change?.low).toBeCloseTo(0.0524, 4);
    expect(change?.high).toBeCloseTo(0.3339, 4);
    expect(change?.verdict).toBe('real');
  });

  test.skipIf(!existsSync(file))('are those that R computes (skipped without ../shared/cases)', () => {
    const { difference: cases } = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly difference: Readonly<
        Record<string, { diff: number; newcombe_lower: number; newcombe_upper: number }>
      >;
    };
    for (const [counts, { diff, newcombe_lower: low, newcombe_upper: high }] of Object.entries(cases)) {
      const [after = 0, afterOf = 0, before = 0, beforeOf = 0] = counts.split(' ').map(Number);
      const change = changeFrom(rate(before, beforeOf))(rate(after, afterOf));
      expect([change?.difference, change?.low, change?.high]).toEqual(
        [diff, low, high].map((figure) => expect.closeTo(figure, 9)),
      );
    }
    expect(figuresOf('Intervals')['differences of two shares, by Newcombe']).toBe(Object.keys(cases).length);
  });

  test('have no verdict without a denominator', () => {
    expect(changeFrom(rate(0, 0))(rate(1, 2))).toBeNull();
  });

  test('of equal rates are noise', () => {
    expect(changeFrom(rate(5, 10))(rate(5, 10))).toMatchObject({ difference: 0, verdict: 'noise' });
  });
});
