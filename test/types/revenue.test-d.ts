import type { Instant, Money } from 'smarketing/kernel';
import { type Grouped, groupBy, measure, type PassCase, struct } from 'smarketing/metrics';
import {
  type ForecastCase,
  forecastAccuracy,
  type QuotaCase,
  type QuotaReport,
  quotaAttainment,
  quotaReport,
} from 'smarketing/metrics/forecast';
import {
  closedIn,
  type DealCase,
  type LifetimeValue,
  leadVelocity,
  marketingReturn,
  velocityOf,
  type WinRate,
  winRate,
} from 'smarketing/metrics/revenue';
import type { Review } from 'smarketing/review';
import { expectTypeOf, test } from 'vitest';

test('figures of deals group and combine like any other', () => {
  const byMonth = groupBy(closedIn((at: Instant) => String(at)))(winRate);
  expectTypeOf(measure(byMonth)([])).toEqualTypeOf<ReadonlyArray<Grouped<WinRate>>>();
  expectTypeOf(measure(struct({ all: winRate }))([]).all).toEqualTypeOf<WinRate>();
});

test('a figure of deals is none of passes, nor of quotas', () => {
  const passes: ReadonlyArray<PassCase> = [];
  // @ts-expect-error [ts2345] - a pass is no deal
  measure(winRate)(passes);
  const forecasts: ReadonlyArray<ForecastCase> = [];
  // @ts-expect-error [ts2345] - a forecast is no quota
  measure(quotaAttainment)(forecasts);
  const quotas: ReadonlyArray<QuotaCase> = [];
  // @ts-expect-error [ts2345] - nor a quota a forecast
  measure(forecastAccuracy)(quotas);
});

test('persons are told apart only by saying so', () => {
  // @ts-expect-error [ts2345] - whether persons may be told apart is no default
  quotaReport({});
  const { persons } = {} as QuotaReport;
  // @ts-expect-error [ts2339] - they are there only where they are given
  persons.persons;
});

test('a velocity takes money and says that there may be none', () => {
  expectTypeOf(velocityOf).returns.toEqualTypeOf<Money | null>();
  // @ts-expect-error [ts2322] - an average deal is money, not a number
  velocityOf({ deals: 1, averageDeal: 10_000, winRate: 0.25, cycle: 1 });
  // @ts-expect-error [ts2345] - growth is told by definition, so who judged has to be said
  leadVelocity({ periodOf: String, periodBefore: () => null, under: '2026-03' });
  // @ts-expect-error [ts2741] - a return without what was spent is none
  marketingReturn({ revenue: { minor: 1, currency: 'EUR' } });
});

test('a lifetime value without a value says why', () => {
  const found = {} as LifetimeValue;
  if (found.value === null) expectTypeOf(found.reason).toExtend<string>();
  // @ts-expect-error [ts2339] - where there is a value, there is no reason
  else found.reason;
});

test('what nobody records is absent from a review', () => {
  const { revenue } = {} as Review;
  expectTypeOf(revenue.winRate?.all).toEqualTypeOf<WinRate | undefined>();
  // @ts-expect-error [ts18048] - it may be absent
  revenue.costs.returns;
  expectTypeOf<DealCase['amount']>().toEqualTypeOf<Money | undefined>();
});
