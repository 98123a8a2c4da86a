import { rate } from 'smarketing/kernel';
import { changeFrom } from 'smarketing/metrics';
import { describe, expect, test } from 'vitest';

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
