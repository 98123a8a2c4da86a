import fc from 'fast-check';
import { day } from 'smarketing/kernel';
import { divergenceOf } from 'smarketing/review/alignment';
import { describe, expect, test } from 'vitest';

describe('divergence', () => {
  const reading = divergenceOf({
    measuredBy: {
      sales: {
        metrics: [
          { id: 'revenue', shareOfPay: 0.5 },
          { id: 'margin', shareOfPay: 0.1 },
        ],
        horizon: 90 * day,
        terms: { sale: 2, 'qualified-lead': 1, profitable: 1 },
      },
      marketing: {
        metrics: [
          { id: 'leads', shareOfPay: 0.2 },
          { id: 'revenue', shareOfPay: 0.1 },
        ],
        horizon: 360 * day,
        terms: { sale: 1, 'qualified-lead': 1 },
      },
    },
  });

  test('is Jaccard’s share of metrics, and Ruzicka’s of pay', () => {
    expect(reading.sharedMetrics).toMatchObject({ numerator: 1, denominator: 3 });
    expect(reading.shared).toEqual(['revenue']);
    expect(reading.alone).toEqual({ sales: ['margin'], marketing: ['leads'] });
    expect(reading.sharedPay.value).toBeCloseTo(0.1 / 0.8, 12);
  });

  test('is the shorter horizon over the longer, and what lies between', () => {
    expect(reading.horizons).toMatchObject({
      sales: 90 * day,
      marketing: 360 * day,
      shared: { value: 0.25 },
    });
    expect(reading.horizonGap).toBe(270 * day);
  });

  test('names the terms whose versions differ; what one has not said is no difference', () => {
    expect(reading.terms).toEqual([
      { term: 'profitable', versions: { sales: 1 }, state: 'unsaid' },
      { term: 'qualified-lead', versions: { sales: 1, marketing: 1 }, state: 'same' },
      { term: 'sale', versions: { sales: 2, marketing: 1 }, state: 'different' },
    ]);
    expect(reading.termsInUse).toMatchObject({ numerator: 1, denominator: 2 });
    expect(reading.unsaid).toEqual([]);
  });

  test('is nothing, not 0, until both have said what they are measured by', () => {
    const one = divergenceOf({ measuredBy: { sales: { metrics: [{ id: 'revenue' }] } } });
    expect([
      one.sharedMetrics.value,
      one.sharedPay.value,
      one.horizons.shared.value,
      one.termsInUse.value,
    ]).toEqual([null, null, null, null]);
    expect(one.unsaid.map(({ owner, what }) => `${owner} ${what}`)).toEqual([
      'sales horizon',
      'sales terms',
      'marketing metrics',
      'marketing horizon',
      'marketing terms',
    ]);
    expect(divergenceOf({}).shared).toEqual([]);
  });

  test('is the same from either side', () => {
    const measures = fc.record({
      metrics: fc.uniqueArray(
        fc.record({
          id: fc.constantFrom('a', 'b', 'c', 'd'),
          shareOfPay: fc.double({ min: 0, max: 0.25, noNaN: true }),
        }),
        { selector: ({ id }) => id },
      ),
      horizon: fc.integer({ min: 1, max: 1_000 }),
      terms: fc.dictionary(
        fc.constantFrom('sale', 'profitable', '__proto__'),
        fc.integer({ min: 1, max: 3 }),
      ),
    });
    fc.assert(
      fc.property(measures, measures, (sales, marketing) => {
        const [there, back] = [
          divergenceOf({ measuredBy: { sales, marketing } }),
          divergenceOf({ measuredBy: { sales: marketing, marketing: sales } }),
        ];
        expect(back.sharedMetrics).toEqual(there.sharedMetrics);
        expect(back.sharedPay.value ?? -1).toBeCloseTo(there.sharedPay.value ?? -1, 12);
        expect(back.horizons.shared).toEqual(there.horizons.shared);
        expect(back.termsInUse).toEqual(there.termsInUse);
        expect(JSON.parse(JSON.stringify(there))).toEqual(there);
      }),
    );
  });
});
