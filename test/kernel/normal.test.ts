import { normalQuantile, wilson, wilsonAt } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

describe('the normal quantile', () => {
  test.each([
    // R's qnorm.
    [0.5, 0],
    [0.6, 0.2533471031357997],
    [0.9, 1.2815515655446004],
    [0.925, 1.4395314709384568],
    [0.975, 1.959963984540054],
    [0.99, 2.3263478740408408],
    [0.9975, 2.807033768343811],
    [0.001, -3.090232306167813],
    [1e-8, -5.612001244174789],
    [1e-12, -7.034483825301131],
    [1e-300, -37.0470962993612],
  ])('of %d is %d', (probability, expected) => {
    expect(normalQuantile(probability)).toBeCloseTo(expected, 12);
  });

  test('has its signs turned below the middle', () => {
    for (const share of [0.01, 0.2, 0.4999])
      expect(normalQuantile(share)).toBeCloseTo(-normalQuantile(1 - share), 11);
  });

  test('ends at infinity', () => {
    expect([0, -1, Number.NaN].map(normalQuantile)).toEqual([-Infinity, -Infinity, -Infinity]);
    expect([1, 2].map(normalQuantile)).toEqual([Infinity, Infinity]);
  });
});

describe('the Wilson interval', () => {
  test('at 95% is the usual one', () => {
    const [usual, stated] = [wilson(81, 263), wilsonAt(0.95)(81, 263)];
    expect(stated.low).toBeCloseTo(usual.low, 14);
    expect(stated.high).toBeCloseTo(usual.high, 14);
    expect(stated).toMatchObject({ confidence: 0.95, method: 'wilson' });
  });

  test('holds everything at certainty, and nothing but the share at none', () => {
    for (const confidence of [1, 2, Number.POSITIVE_INFINITY])
      expect(wilsonAt(confidence)(81, 263)).toMatchObject({ low: 0, high: 1 });
    expect(wilsonAt(0)(1, 4)).toMatchObject({ low: 0.25, high: 0.25 });
  });

  test('at 99% and 90% holds and is held by it', () => {
    // The formula with z = 2.5758293, by hand.
    expect(wilsonAt(0.99)(81, 263).low).toBeCloseTo(0.240137, 6);
    expect(wilsonAt(0.9)(81, 263).low).toBeGreaterThan(wilson(81, 263).low);
  });
});
