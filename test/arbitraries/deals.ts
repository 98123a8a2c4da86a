import fc from 'fast-check';
import type { Instant, Money } from 'smarketing/kernel';
import type { DealCase } from 'smarketing/metrics/revenue';

/** The moment that arbitrary deals are looked at; none of them closes later. */
export const dealsAsOf = 1_800_000_000_000 as Instant;

/** Amounts in three currencies, the largest that money can hold among them. */
export const arbitraryMoney: fc.Arbitrary<Money> = fc.record({
  minor: fc.oneof(fc.integer({ min: 0, max: 1_000_000_00 }), fc.constant(Number.MAX_SAFE_INTEGER)),
  currency: fc.constantFrom('EUR', 'JPY', 'USD'),
});

const pastInstant = fc
  .integer({ min: 1, max: 400 })
  .map((days) => (dealsAsOf - days * 86_400_000) as Instant);

/** A deal of any kind: without amount, without times, closed before it was opened. */
export const arbitraryDeal: fc.Arbitrary<DealCase> = fc
  .record(
    {
      id: fc.nat({ max: 40 }),
      basis: fc.constantFrom('opportunity' as const, 'pass' as const),
      status: fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
      openedAt: pastInstant,
      closedAt: pastInstant,
      untimed: fc.constant(true as const),
      amount: arbitraryMoney,
      origin: fc.constantFrom('marketing' as const, 'sales' as const, 'partner' as const),
      handedOver: fc.constant(true as const),
      account: fc.record({ system: fc.constant('crm'), id: fc.constantFrom('a', 'b', '__proto__') }),
      team: fc.constantFrom('east', 'west', '__proto__'),
      owner: fc.constantFrom('ada', 'boris', 'constructor'),
    },
    { requiredKeys: ['id', 'basis', 'status'] },
  )
  .map(({ id, closedAt, status, ...rest }) => ({
    ...rest,
    key: { system: 'crm', id: String(id) },
    status,
    ...(status === 'open' || closedAt === undefined ? {} : { closedAt }),
  }));

/** Some deals. */
export const arbitraryDeals: fc.Arbitrary<ReadonlyArray<DealCase>> = fc.array(arbitraryDeal, {
  maxLength: 20,
});
