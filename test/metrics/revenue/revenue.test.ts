import { day, type Instant, type Money } from 'smarketing/kernel';
import { groupBy, measure } from 'smarketing/metrics';
import {
  acquisitionCost,
  type CostItem,
  churnLifetimeValue,
  closedIn,
  contribution,
  type DealCase,
  leadCosts,
  leadVelocity,
  marginAt,
  marketingReturn,
  openedIn,
  pipelineVelocity,
  type SpendCase,
  salesCycle,
  sourceOfDeal,
  spendCases,
  survivalLifetimeValue,
  unitCost,
  velocityOf,
  winRate,
} from 'smarketing/metrics/revenue';
import { describe, expect, test } from 'vitest';
import { at, tell } from '../../review/story.js';
import { passesOf } from '../passes.js';

const usd = (dollars: number): Money => ({ minor: dollars * 100, currency: 'USD' });
const start = at('2026-01-01T00:00Z');
const onDay = (days: number): Instant => (start + days * day) as Instant;
let count = 0;
const deal = (status: DealCase['status'], facts: Partial<DealCase> = {}): DealCase => {
  count += 1;
  return { key: { system: 'crm', id: String(count) }, basis: 'opportunity', status, ...facts };
};
const monthOf = (moment: Instant): string => new Date(moment).toISOString().slice(0, 7);

describe('the published answers', () => {
  test('of pipeline velocity: 50 × 10,000 × 25% ÷ 30 days', () => {
    const exact = (50 * 10_000 * 0.25) / 30;
    expect(exact).toBeCloseTo(4_166.67, 2);
    expect(velocityOf({ deals: 50, averageDeal: usd(10_000), winRate: 0.25, cycle: 30 * day })).toEqual({
      minor: Math.floor(exact * 100),
      currency: 'USD',
    });
  });

  test('of the cost to win a customer: 50,000 ÷ 25', () => {
    const cost = measure(unitCost)([
      { spent: [usd(20_000)], units: 0 },
      { spent: [usd(30_000)], units: 25 },
    ]);
    expect(cost.costs).toEqual([
      { currency: 'USD', share: { numerator: 5_000_000, denominator: 25, value: 200_000 }, each: usd(2_000) },
    ]);
  });

  test('of the lifetime value: 500 × 80% ÷ 5%', () => {
    expect(churnLifetimeValue({ revenue: usd(500), margin: 0.8, churn: 0.05 })).toEqual({
      value: usd(8_000),
    });
  });

  test('the two lifetime values agree where customers leave at one rate', () => {
    const survival = Array.from({ length: 2_000 }, (_, age) => 0.95 ** age);
    const simple = churnLifetimeValue({ revenue: usd(500), margin: 0.8, churn: 0.05 });
    const summed = survivalLifetimeValue({ margin: usd(400), survival });
    expect(summed.value?.minor).toBeCloseTo(simple.value?.minor ?? 0, -1);
  });

  test('of the return on marketing: (50,000 × 60% − 10,000) ÷ 10,000', () => {
    const found = marketingReturn({ revenue: usd(50_000), spend: usd(10_000), margin: 0.6 });
    expect([found.onMargin.value, found.onRevenue.value, found.revenueFactor.value]).toEqual([2, 4, 5]);
    expect(found.caution).toContain('not incremental');
  });

  test('of lead velocity: 175 → 200 is 14.3%', () => {
    const passes = passesOf(
      '2026-03-15T00:00Z',
      ...Array.from({ length: 375 }, (_, index) =>
        tell(`v${index}`, 'marketing-qualified', index < 175 ? '2026-01-15T09:00Z' : '2026-02-15T09:00Z', {}),
      ),
    );
    const [january, february, march] = measure(velocity(() => 'v1'))(passes);
    expect(january).toMatchObject({ period: '2026-01', qualified: 175, growth: { reason: 'first-period' } });
    expect(february?.growth).toEqual({ numerator: 25, denominator: 175, value: 25 / 175 });
    expect(february?.verdict).toBe('noise');
    expect(march).toMatchObject({ qualified: 0, growth: { value: null, reason: 'not-over' } });
  });
});

const velocity = (definitionOf: (at: Instant) => string, under = '2026-03') =>
  leadVelocity({
    periodOf: monthOf,
    periodBefore: (period) => monthOf((Date.parse(`${period}-01T00:00Z`) - day) as Instant),
    under,
    definitionOf: (_, moment) => definitionOf(moment),
  });

describe('the lead velocity rate', () => {
  const qualified = (...times: ReadonlyArray<string>) =>
    passesOf(
      '2026-06-15T00:00Z',
      ...times.map((time, index) => tell(`q${index}`, 'marketing-qualified', time, {})),
    );

  test('is no growth where the definition changed, and says so', () => {
    const passes = qualified('2026-01-15T09:00Z', '2026-02-15T09:00Z', '2026-02-16T09:00Z');
    const growth = measure(velocity((moment) => (moment < at('2026-02-01T00:00Z') ? 'v1' : 'v2')))(passes);
    expect(growth[1]).toMatchObject({
      qualified: 2,
      growth: { value: null, reason: 'definition-changed' },
      definitions: [{ definition: 'v2', leads: 2 }],
    });
    expect(growth[1]).not.toHaveProperty('verdict');
    const within = measure(velocity((moment) => (moment < at('2026-02-16T00:00Z') ? 'v1' : 'v2')))(passes);
    expect(within[1]?.growth.reason).toBe('definition-changed');
    expect(measure(velocity(() => ''))(passes)[1]?.growth.reason).toBe('definition-unknown');
  });

  test('shows the months without a lead, and does not divide by them', () => {
    const growth = measure(velocity(() => 'v1', '2026-06'))(
      qualified('2026-01-15T09:00Z', '2026-03-15T09:00Z'),
    );
    expect(growth.map(({ period, growth: { value, reason } }) => [period, value, reason])).toEqual([
      ['2026-01', null, 'first-period'],
      ['2026-02', -1, undefined],
      ['2026-03', null, 'empty-denominator'],
      ['2026-04', -1, undefined],
      ['2026-05', null, 'empty-denominator'],
      ['2026-06', null, 'not-over'],
    ]);
  });

  test('ends, whatever the calendar says of the period before', () => {
    const never = leadVelocity({
      periodOf: monthOf,
      periodBefore: (period) => period,
      under: 'nonsense',
      definitionOf: () => 'v1',
    });
    const found = measure(never)(qualified('2026-01-15T09:00Z'));
    expect(found[0]).toMatchObject({ period: '2026-01', qualified: 1, growth: { reason: 'first-period' } });
  });
});

describe('the win rate', () => {
  const deals = [
    deal('won', { amount: usd(3_000), openedAt: onDay(0), closedAt: onDay(40) }),
    deal('lost', { amount: usd(9_000), openedAt: onDay(0), closedAt: onDay(10) }),
    deal('lost', { openedAt: onDay(35), closedAt: onDay(50) }),
    deal('won', { amount: { minor: 700, currency: 'EUR' }, openedAt: onDay(35), closedAt: onDay(60) }),
    deal('open', { amount: usd(99), openedAt: onDay(35) }),
  ];

  test('counts and weighs, each currency apart, and says what it leaves out', () => {
    const reading = measure(winRate)(deals);
    expect(reading.byCount).toMatchObject({ numerator: 2, denominator: 4, value: 0.5 });
    expect(reading.byCount.interval?.method).toBe('wilson');
    expect(reading.byValue).toEqual([
      { currency: 'EUR', share: { numerator: 700, denominator: 700, value: 1 } },
      { currency: 'USD', share: { numerator: 300_000, denominator: 1_200_000, value: 0.25 } },
    ]);
    expect(reading.withoutAmount).toEqual({ won: 0, lost: 1 });
  });

  test('by close period is another figure than by cohort', () => {
    const shares = (groups: ReturnType<typeof byClose>) =>
      groups.map(({ group, reading: { won, lost, open } }) => [group, won, lost, open]);
    const byClose = measure(groupBy(closedIn(monthOf))(winRate));
    expect(shares(byClose(deals))).toEqual([
      ['2026-01', 0, 1, 0],
      ['2026-02', 1, 1, 0],
      ['2026-03', 1, 0, 0],
    ]);
    expect(shares(measure(groupBy(openedIn(monthOf))(winRate))(deals))).toEqual([
      ['2026-01', 1, 1, 0],
      ['2026-02', 1, 1, 1],
    ]);
  });

  test('of nothing decided is null, and never 0', () => {
    expect(measure(winRate)([deal('open')])).toMatchObject({
      byCount: { value: null, reason: 'empty-denominator' },
      byValue: [],
    });
    // A side that is missing is 0 here and no NULL that swallows the other.
    expect(measure(winRate)([deal('won', { amount: usd(1) })]).byValue[0]?.share.value).toBe(1);
  });
});

describe('the sales cycle', () => {
  test('takes longer than the mean of the winners says, where slow deals are still open', () => {
    // A deal a day; every other one takes 10 days, the rest 60: 35 days on average, if one waits for all of them.
    const deals = Array.from({ length: 70 }, (_, index) => {
      const ends = index + (index % 2 === 0 ? 10 : 60);
      return ends <= 70
        ? deal('won', { openedAt: onDay(index), closedAt: onDay(ends) })
        : deal('open', { openedAt: onDay(index) });
    });
    const { incidence, winnersMean } = measure(salesCycle(onDay(70)))(deals);
    const [quick, slow] = [31, 5];
    expect(winnersMean).toEqual({
      deals: quick + slow,
      value: ((quick * 10 + slow * 60) * day) / (quick + slow),
    });
    expect(winnersMean.value).toBeLessThan(20 * day);
    expect(incidence.p90.value).toBe(60 * day);
  });

  test('says when half of all deals will never be won, and by when half of the won ones were', () => {
    const closed = (status: 'won' | 'lost', days: number) =>
      deal(status, { openedAt: start, closedAt: onDay(days) });
    const { incidence, halfOfWins, winnersMean } = measure(salesCycle(onDay(90)))([
      ...[5, 10, 15, 20].map((days) => closed('won', days)),
      ...[1, 1, 1, 1, 1, 1].map((days) => closed('lost', days)),
    ]);
    expect(incidence.median).toEqual({ value: null, reason: 'ruled-out' });
    expect([halfOfWins, winnersMean]).toEqual([10 * day, { deals: 4, value: 12.5 * day }]);
  });

  test('leaves out what cannot be timed, and counts it', () => {
    const { incidence, winnersMean, halfOfWins } = measure(salesCycle(onDay(90)))([
      deal('won', { closedAt: onDay(3) }),
      deal('won', { openedAt: onDay(3), closedAt: onDay(3) }),
      deal('lost', { openedAt: onDay(3), closedAt: onDay(2) }),
      deal('won', { openedAt: onDay(3), closedAt: onDay(9), untimed: true }),
      deal('open', { openedAt: onDay(99) }),
    ]);
    expect(incidence.excluded.map(({ reason }) => reason)).toEqual([
      'bulk-load',
      'closed-before-opened',
      'entered-when-closed',
      'opened-later',
      'opening-not-recorded',
    ]);
    expect([incidence.subjects, winnersMean, halfOfWins]).toEqual([0, { deals: 0, value: null }, null]);
  });
});

describe('the velocity of a pipeline', () => {
  const deals = [
    ...Array.from({ length: 5 }, () =>
      deal('won', { amount: usd(10_000), openedAt: onDay(0), closedAt: onDay(30) }),
    ),
    ...Array.from({ length: 15 }, () =>
      deal('lost', { amount: usd(1), openedAt: onDay(0), closedAt: onDay(30) }),
    ),
    ...Array.from({ length: 50 }, () => deal('open', { amount: usd(7), openedAt: onDay(31) })),
    deal('open', { openedAt: onDay(31) }),
    deal('open', { openedAt: onDay(31), amount: { minor: 5, currency: 'EUR' } }),
  ];

  test('is measured from deals, in both readings and each currency apart', () => {
    const reading = measure(pipelineVelocity({ asOf: onDay(60), lookBack: 59 * day }))(deals);
    const perDay = Math.floor((50 * 1_000_000 * 0.25) / 30);
    expect(reading.cycle).toBe(30 * day);
    expect(reading.currencies).toMatchObject([
      { currency: 'EUR', openNow: { deals: 1, perDay: null, reason: 'nothing-decided' } },
      {
        currency: 'USD',
        averageDeal: usd(10_000),
        winRate: { numerator: 5, denominator: 20 },
        openNow: { deals: 50, perDay: { minor: perDay, currency: 'USD' } },
        // Those of the first day lie just outside a look-back of 59 days up to the 60th.
        createdInLookBack: { deals: 50 },
      },
    ]);
    expect(reading.withoutAmount).toEqual({ openNow: 1, createdInLookBack: 1 });
    const wider = measure(pipelineVelocity({ asOf: onDay(60), lookBack: 61 * day }))(deals);
    expect(wider.currencies[1]?.createdInLookBack.deals).toBe(70);
  });

  test('is nothing where nothing was won', () => {
    const lost = [deal('lost', { amount: usd(1), openedAt: onDay(0), closedAt: onDay(30) })];
    expect(measure(pipelineVelocity({ asOf: onDay(60), lookBack: 90 * day }))(lost).currencies[0]).toEqual({
      currency: 'USD',
      winRate: expect.objectContaining({ value: 0 }),
      openNow: { deals: 0, perDay: null, reason: 'nothing-won' },
      createdInLookBack: { deals: 1, perDay: null, reason: 'nothing-won' },
    });
    expect(velocityOf({ deals: 1, averageDeal: usd(1), winRate: 1, cycle: 0 })).toBeNull();
  });
});

describe('contribution', () => {
  test('has revenue, pipeline and margin of each source', () => {
    const measured = measure(contribution({ contributorOf: sourceOfDeal, marginOf: marginAt(0.6) }))([
      deal('won', { amount: usd(100), handedOver: true, origin: 'partner' }),
      deal('won', { handedOver: true }),
      deal('open', { amount: usd(50), origin: 'sales' }),
      deal('lost', { amount: usd(77), origin: 'sales' }),
    ]);
    expect(measured).toMatchObject([
      {
        group: 'marketing',
        reading: {
          revenue: { deals: 2, withoutAmount: 1, amounts: [usd(100)], share: [{ share: { value: 1 } }] },
          margin: { amounts: [usd(60)], withoutMargin: 1 },
        },
      },
      { group: 'sales', reading: { pipeline: { deals: 1, amounts: [usd(50)] } } },
    ]);
  });

  test('takes no margin for known that is none', () => {
    expect(marginAt(Number.NaN)({ amount: usd(1) })).toBeNull();
    expect(marginAt(1.1)({ amount: usd(1) })).toBeNull();
    expect(marginAt(0.7)({})).toBeNull();
    // 0.7 × 10 is 7.000000000000001 in binary, 0.57 × 100 is 56.99999999999999.
    expect(marginAt(0.57)({ amount: { minor: 100, currency: 'EUR' } })?.minor).toBe(57);
  });
});

describe('costs', () => {
  const spend = (department: SpendCase['department'], dollars: number, facts: Partial<SpendCase> = {}) => ({
    at: onDay(10),
    amount: usd(dollars),
    department,
    ...facts,
  });
  const quarter = { start, end: onDay(90) };

  test('to win a customer are fully loaded, or no figure', () => {
    const customers = [
      { customer: 'a', since: onDay(20) },
      { customer: 'b', since: onDay(200) },
    ];
    const cost = acquisitionCost({ customersIn: quarter, spentIn: quarter });
    const both = cost({ spends: [spend('sales', 300), spend('marketing', 200)], customers });
    expect([both.units, both.costs[0]?.each, both.lacks]).toEqual([1, usd(500), []]);
    const half = cost({ spends: [spend('marketing', 200)], customers });
    expect([half.spent, half.costs, half.lacks]).toEqual([[usd(200)], [], ['sales']]);
    const none = cost({ spends: [spend('sales', 1), spend('marketing', 1)], customers: [] });
    expect(none.costs[0]).toEqual({
      currency: 'USD',
      share: { numerator: 200, denominator: 0, value: null, reason: 'empty-denominator' },
    });
  });

  test('to win a customer may lag by a cycle', () => {
    const cost = acquisitionCost({ customersIn: quarter, spentIn: { start: onDay(-30), end: onDay(60) } });
    const spends = [
      spend('sales', 9, { at: onDay(-10) }),
      spend('marketing', 1, { at: onDay(-1) }),
      spend('sales', 70, { at: onDay(80) }),
    ];
    expect(cost({ spends, customers: [{ customer: 'a', since: onDay(80) }] }).costs[0]?.each).toEqual(
      usd(10),
    );
  });

  test('of accepted leads stand under the programme or the channel that the spend names', () => {
    const accepted = passesOf(
      '2026-02-01T00:00Z',
      ...['1', '2', '3'].flatMap((id) => [
        tell(id, 'captured', '2026-01-05T08:00Z', {
          origin: 'marketing',
          ...(id === '3' ? {} : { programme: 'expo', channel: 'fair' }),
        }),
        tell(id, 'handed-over', '2026-01-05T09:00Z', {}),
        tell(id, 'accepted', '2026-01-05T10:00Z', {}),
      ]),
    );
    const spends = [
      spend('marketing', 100, { programme: 'expo' }),
      spend('marketing', 40, { channel: 'radio' }),
    ];
    const read = (by: 'all' | 'programme' | 'channel') =>
      measure(groupBy(({ under }: CostItem) => [under])(unitCost))(leadCosts(by)({ spends, accepted })).map(
        ({ group, reading }) => [group, reading.units, reading.costs[0]?.each?.minor ?? null],
      );
    expect(read('all')).toEqual([['', 3, 4_667]]);
    expect(read('programme')).toEqual([
      ['', 1, 4_000],
      ['expo', 2, 5_000],
    ]);
    expect(read('channel')).toEqual([
      ['', 1, 10_000],
      ['fair', 2, null],
      ['radio', 0, null],
    ]);
  });

  test('are read from events of spending', () => {
    const event = (kind: 'programme' | 'department', id: string) =>
      tell(
        id,
        'spend' as 'won',
        '2026-01-05T08:00Z',
        { amount: usd(1), department: 'marketing' } as never,
        {
          subject: { kind, system: 'erp', id },
        } as never,
      );
    expect(spendCases([event('programme', 'expo'), event('department', 'marketing')])).toEqual([
      { at: at('2026-01-05T08:00Z'), amount: usd(1), department: 'marketing', programme: 'expo' },
      { at: at('2026-01-05T08:00Z'), amount: usd(1), department: 'marketing' },
    ]);
  });
});

describe('what is no number', () => {
  const hostile: ReadonlyArray<unknown> = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    2,
    null,
    undefined,
    '0.5',
  ];

  test.each(hostile)('%s is no churn, no survival, and never becomes NaN', (unknown) => {
    const value = unknown as number;
    const bad = [
      churnLifetimeValue({ revenue: usd(1), margin: 0.5, churn: value }),
      survivalLifetimeValue({ margin: usd(1), survival: [1, value] }),
      churnLifetimeValue({ revenue: { minor: value, currency: 'USD' }, margin: 0.5, churn: 0.5 }),
      marketingReturn({ revenue: usd(1), spend: { minor: value, currency: 'USD' }, margin: 0.5 }),
      marketingReturn({ revenue: usd(1), spend: usd(1), margin: value }),
      velocityOf({ deals: value, averageDeal: usd(1), winRate: 0.5, cycle: day }),
      velocityOf({ deals: 1, averageDeal: usd(1), winRate: 0.5, cycle: value }),
    ];
    for (const one of bad) expect(JSON.parse(JSON.stringify(one))).toEqual(one);
  });

  test('returns are not reckoned over two currencies, nor on a margin that nobody agreed on', () => {
    const euros = { minor: 1, currency: 'EUR' };
    const mixed = marketingReturn({ revenue: euros, spend: usd(1), margin: 0.5 });
    expect([mixed.onMargin.reason, mixed.onRevenue.reason]).toEqual(['mixed-currencies', 'mixed-currencies']);
    expect(marketingReturn({ revenue: usd(2), spend: usd(1) }).onMargin.reason).toBe('no-margin');
    expect(marketingReturn({ revenue: usd(2), spend: usd(0), margin: 0.5 }).onMargin.reason).toBe(
      'empty-denominator',
    );
    expect(churnLifetimeValue({ revenue: usd(1), margin: 0.5, churn: 0 })).toMatchObject({
      reason: 'nobody-leaves',
    });
    expect(survivalLifetimeValue({ margin: usd(1), survival: [0.5, 0.6] })).toMatchObject({
      reason: 'not-a-survival',
    });
  });
});
