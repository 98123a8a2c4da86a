import fc from 'fast-check';
import { day, type Instant, type Money } from 'smarketing/kernel';
import { groupBy, type Metric, measure, type PassCase } from 'smarketing/metrics';
import {
  type CostItem,
  closedIn,
  contribution,
  type DealCase,
  leadVelocity,
  marginAt,
  moneyOf,
  openedIn,
  pipelineVelocity,
  salesCycle,
  sourceOfDeal,
  unitCost,
  winRate,
} from 'smarketing/metrics/revenue';
import { describe, expect, test } from 'vitest';
import { arbitraryDeals, arbitraryMoney, dealsAsOf } from '../../arbitraries/deals.js';
import { arbitraryPasses, describeLaws, asOf as passesAsOf } from '../laws.js';

const monthOf = (at: Instant): string => new Date(at).toISOString().slice(0, 7);

describeLaws(arbitraryDeals, {
  winRate,
  'win rate by close period': groupBy(closedIn(monthOf))(winRate),
  'win rate by cohort': groupBy(openedIn(monthOf))(winRate),
  salesCycle: salesCycle(dealsAsOf),
  pipelineVelocity: pipelineVelocity({ asOf: dealsAsOf, lookBack: 90 * day }),
  contribution: contribution({ contributorOf: sourceOfDeal, marginOf: marginAt(0.6) }),
  moneyOf: moneyOf((deal: DealCase) => (deal.amount === undefined ? [] : [deal.amount])),
} as unknown as Readonly<Record<string, Metric<DealCase, never, unknown>>>);

const velocity = leadVelocity({
  periodOf: (at) => String(Math.floor(at / (7 * day))),
  periodBefore: (period) => String(Number(period) - 1),
  under: String(Math.floor(passesAsOf / (7 * day))),
  definitionOf: (_, at) => ['', 'one', 'two'][Math.floor(at / (10 * day)) % 3] as string,
});

describeLaws(arbitraryPasses, { leadVelocity: velocity as unknown as Metric<PassCase, never, unknown> });

describe('the lead velocity rate', () => {
  test('counts every qualified pass once', () => {
    fc.assert(
      fc.property(arbitraryPasses, (passes) => {
        const counted = measure(velocity)(passes).reduce((sum, { qualified }) => sum + qualified, 0);
        expect(counted).toBe(passes.filter(({ pass }) => pass.stages['marketing-qualified']).length);
      }),
      { numRuns: 60 },
    );
  });
});

const items = fc.array(
  fc.record({ spent: fc.array(arbitraryMoney, { maxLength: 2 }), units: fc.nat({ max: 50 }) }),
);

describeLaws(items, { unitCost: unitCost as unknown as Metric<Omit<CostItem, 'under'>, never, unknown> });

describe('the cost of a unit', () => {
  test('rounded up pays for all that was spent', () => {
    fc.assert(
      fc.property(items, (all) => {
        const { units, costs } = measure(unitCost)(all);
        for (const { share, each } of costs) {
          if (units === 0) expect(each).toBeUndefined();
          else expect((each as Money).minor * units).toBeGreaterThanOrEqual(share.numerator * (1 - 1e-12));
        }
      }),
    );
  });
});

describe('what adds up', () => {
  const exact = (amounts: ReadonlyArray<Money>, currency: string): bigint =>
    amounts.reduce((sum, one) => (one.currency === currency ? sum + BigInt(one.minor) : sum), 0n);

  test('a sum of money is exact in each currency, also past 2^53', () => {
    fc.assert(
      fc.property(fc.array(arbitraryMoney, { maxLength: 30 }), (amounts) => {
        const read = measure(moneyOf((one: Money) => [one]))(amounts);
        for (const currency of ['EUR', 'JPY', 'USD']) {
          expect(exact(read, currency)).toBe(exact(amounts, currency));
        }
        expect(read.every(({ minor }) => Number.isSafeInteger(minor))).toBe(true);
      }),
    );
  });

  test('every deal has one contributor, and shares of revenue add up to 1 in each currency', () => {
    fc.assert(
      fc.property(arbitraryDeals, (deals) => {
        const groups = measure(contribution({ contributorOf: sourceOfDeal }))(deals);
        const won = deals.filter(({ status }) => status === 'won');
        expect(groups.reduce((sum, { reading }) => sum + reading.revenue.deals, 0)).toBe(won.length);
        const money = won.flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
        for (const currency of ['EUR', 'JPY', 'USD']) {
          const own = groups.flatMap(({ reading }) => reading.revenue.amounts);
          expect(exact(own, currency)).toBe(exact(money, currency));
          if (exact(money, currency) === 0n) continue;
          const shares = groups.flatMap(({ reading }) =>
            reading.revenue.share.flatMap((one) => (one.currency === currency ? [one.share.value ?? 0] : [])),
          );
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  test('every deal is won, lost or open, in one close period at most and in one cohort', () => {
    fc.assert(
      fc.property(arbitraryDeals, (deals) => {
        const { won, lost, open } = measure(winRate)(deals);
        expect(won + lost + open).toBe(deals.length);
        const total = (groups: ReadonlyArray<{ readonly reading: ReturnType<typeof winRate.extract> }>) =>
          groups.reduce((sum, { reading }) => sum + reading.won + reading.lost + reading.open, 0);
        expect(total(measure(groupBy(closedIn(monthOf))(winRate))(deals))).toBe(won + lost);
        expect(total(measure(groupBy(openedIn(monthOf))(winRate))(deals))).toBe(deals.length);
      }),
    );
  });

  test('every deal has a cycle or is excluded from it', () => {
    fc.assert(
      fc.property(arbitraryDeals, (deals) => {
        const { incidence } = measure(salesCycle(dealsAsOf))(deals);
        const excluded = incidence.excluded.reduce((sum, { count }) => sum + count, 0);
        expect(incidence.subjects + excluded).toBe(deals.length);
      }),
    );
  });
});
