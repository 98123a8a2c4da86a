import fc from 'fast-check';
import { day, type Instant } from 'smarketing/kernel';
import { type Metric, measure } from 'smarketing/metrics';
import {
  type ForecastCase,
  forecastAccuracy,
  type QuotaCase,
  quotaAttainment,
  quotaCases,
  quotaReport,
} from 'smarketing/metrics/forecast';
import { describe, expect, test } from 'vitest';
import { arbitraryDeals, arbitraryMoney, dealsAsOf } from '../../arbitraries/deals.js';
import { describeLaws } from '../laws.js';

const units = fc.record({
  department: fc.constantFrom('sales' as const, 'marketing' as const),
  level: fc.constantFrom('department' as const, 'team' as const, 'person' as const),
  name: fc.constantFrom('east', 'west', 'ada', '__proto__'),
});
const amounts = fc.array(arbitraryMoney, { maxLength: 3 });

const arbitraryQuotas: fc.Arbitrary<ReadonlyArray<QuotaCase>> = fc.array(
  fc.record(
    {
      period: fc.constantFrom('2026-Q1', '2026-Q2'),
      unit: units,
      team: fc.constantFrom('east', 'west'),
      quota: arbitraryMoney,
      lockedAt: fc.constant(dealsAsOf),
      locked: fc.constantFrom('before' as const, 'within' as const, 'after' as const),
      booked: fc.record({ deals: fc.nat(9), amounts, withoutAmount: fc.nat(3) }),
    },
    { requiredKeys: ['period', 'unit', 'quota', 'lockedAt', 'locked', 'booked'] },
  ),
  { maxLength: 15 },
);

const arbitraryForecasts: fc.Arbitrary<ReadonlyArray<ForecastCase>> = fc.array(
  fc.record(
    {
      period: fc.constantFrom('2026-Q1', '2026-Q2'),
      horizon: fc.constantFrom('at-start', 'early'),
      unit: units,
      forecast: arbitraryMoney,
      actual: amounts,
      withoutAmount: fc.nat(3),
    },
    { requiredKeys: ['period', 'horizon', 'unit', 'actual', 'withoutAmount'] },
  ),
  { maxLength: 15 },
);

describeLaws(arbitraryQuotas, {
  quotaAttainment,
  'a report of quotas with persons': quotaReport({ personal: true }),
  'a report of quotas without': quotaReport({ personal: false }),
} as unknown as Readonly<Record<string, Metric<QuotaCase, never, unknown>>>);

describeLaws(arbitraryForecasts, {
  forecastAccuracy: forecastAccuracy as unknown as Metric<ForecastCase, never, unknown>,
});

describe('the accuracy of forecasts', () => {
  test('is what a reckoning with whole numbers of any size says', () => {
    fc.assert(
      fc.property(arbitraryForecasts, (cases) => {
        for (const { currency, error, bias, accuracy } of measure(forecastAccuracy)(cases).currencies) {
          let [off, over, sold] = [0n, 0n, 0n];
          for (const { forecast, actual } of cases) {
            if (forecast?.currency !== currency) continue;
            const own = actual.reduce(
              (sum, one) => (one.currency === currency ? sum + BigInt(one.minor) : sum),
              0n,
            );
            const difference = BigInt(forecast.minor) - own;
            off += difference < 0n ? -difference : difference;
            over += difference;
            sold += own;
          }
          expect([error.numerator, bias.numerator, error.denominator, accuracy.numerator]).toEqual(
            [off, over, sold, sold - off].map(Number),
          );
          expect(Math.abs(bias.numerator)).toBeLessThanOrEqual(error.numerator);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('quotas', () => {
  test('hold every sold deal of their unit and no other', () => {
    fc.assert(
      fc.property(arbitraryDeals, units, (deals, unit) => {
        const span = { start: (dealsAsOf - 200 * day) as Instant, end: dealsAsOf };
        const lock = { amount: { minor: 1, currency: 'EUR' }, lockedAt: 0 as Instant };
        const [found] = quotaCases({ spanOf: () => span, deals, asOf: dealsAsOf, teamOf: () => undefined })([
          { measure: 'quota', period: '2026-Q1', unit, locks: [lock] },
        ]);
        const own = deals.filter(
          ({ status, closedAt, team, owner, origin, handedOver }) =>
            status === 'won' &&
            closedAt !== undefined &&
            closedAt >= span.start &&
            closedAt < span.end &&
            (unit.department === 'sales' || handedOver === true || origin === 'marketing') &&
            (unit.level === 'department' || (unit.level === 'team' ? team : owner) === unit.name),
        );
        expect(found?.booked.deals).toBe(own.length);
        expect(found?.booked.withoutAmount).toBe(own.filter(({ amount }) => amount === undefined).length);
      }),
      { numRuns: 200 },
    );
  });
});
