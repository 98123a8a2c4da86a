import { type CompiledAgreement, compileAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { day, type Money, orThrow } from 'smarketing/kernel';
import { type Review, review } from 'smarketing/review';
import { describe, expect, test } from 'vitest';
import { agreement, at, tell } from './story.js';

const eur = (euros: number): Money => ({ minor: euros * 100, currency: 'EUR' });
const asOf = '2026-04-01T00:00Z';

const withMargin = (margin: number, more: object = {}): CompiledAgreement => {
  const { terms, ...rest } = agreement.agreement;
  return orThrow(
    compileAgreement(intlZones)({
      ...rest,
      ...more,
      terms: { ...terms, profitable: { ...terms.profitable, margin } },
    }),
  );
};

const read = (events: ReadonlyArray<JournalEvent>, when = asOf, of = agreement): Review =>
  review(of, { asOf: at(when) })(journalOf(events));

const other = (kind: string, id: string, type: string, when: string, data: object): JournalEvent =>
  tell(id, type as 'won', when, data as never, { subject: { kind, system: 'crm', id } } as never);
const opportunity = (id: string, type: 'opened' | 'changed', when: string, data: object) =>
  other('opportunity', id, `opportunity-${type}`, when, data);
const spend = (department: 'sales' | 'marketing', when: string, euros: number, more: object = {}) =>
  other('department', department, 'spend', when, { amount: eur(euros), department, ...more });
const lock = (measure: 'quota' | 'forecast', when: string, period: string, euros: number, owner?: string) =>
  other('department', 'sales', 'snapshot-locked', when, {
    measure,
    period,
    amount: eur(euros),
    ...(owner === undefined ? {} : { owner }),
  });

/** Two leads of Marketing, one of Sales; one is won, one lost, one open and past its date. */
const story: ReadonlyArray<JournalEvent> = [
  ...['1', '2'].flatMap((id) => [
    tell(id, 'captured', '2026-01-05T09:00Z', { origin: 'marketing', programme: 'expo' }),
    tell(id, 'handed-over', '2026-01-06T09:00Z', { owner: 'ada', team: 'east' }),
    tell(id, 'accepted', '2026-01-06T10:00Z', {}),
  ]),
  tell('3', 'captured', '2026-01-05T09:00Z', { origin: 'sales', stage: 'working' }),
  opportunity('a', 'opened', '2026-01-10T09:00Z', {
    primaryLead: { system: 'crm', id: '1' },
    amount: eur(1_000),
    owner: 'ada',
    team: 'east',
  }),
  opportunity('a', 'changed', '2026-02-09T09:00Z', { status: 'won' }),
  opportunity('b', 'opened', '2026-01-10T09:00Z', {
    primaryLead: { system: 'crm', id: '2' },
    amount: eur(3_000),
  }),
  opportunity('b', 'changed', '2026-03-01T09:00Z', { status: 'lost' }),
  opportunity('c', 'opened', '2026-03-01T09:00Z', {
    primaryLead: { system: 'crm', id: '3' },
    closeDate: '2026-03-31',
  }),
];
const money = [
  spend('marketing', '2026-01-15T09:00Z', 100, { channel: 'salaries' }),
  other('programme', 'expo', 'spend', '2026-02-15T09:00Z', { amount: eur(50), department: 'marketing' }),
  spend('sales', '2026-02-15T09:00Z', 250),
];

describe('revenue in a review', () => {
  test('is told deal by deal, each once, by close period and by cohort', () => {
    const { deals, winRate, cycle, velocity, leadVelocity } = read(story).revenue;
    expect(deals).toEqual({ open: 1, won: 1, lost: 1, withoutAmount: 1 });
    expect(winRate?.all.byCount).toMatchObject({ numerator: 1, denominator: 2 });
    expect(winRate?.all.byValue[0]?.share.value).toBe(0.25);
    expect(winRate?.byClose.map(({ group }) => group)).toEqual(['2026-Q1']);
    expect(winRate?.byCohort[0]?.reading.open).toBe(1);
    expect(cycle).toMatchObject({ halfOfWins: 30 * day, winnersMean: { deals: 1, value: 30 * day } });
    // One deal of 1,000 at one in two: 500 each 30 days, for none that is open with an amount.
    expect(velocity?.currencies[0]).toMatchObject({
      openNow: { deals: 0, perDay: eur(0) },
      createdInLookBack: { deals: 2, perDay: { minor: Math.floor((2 * 100_000 * 0.5) / 30) } },
    });
    expect(leadVelocity.map(({ period, qualified, growth }) => [period, qualified, growth.reason])).toEqual([
      ['2026-01', 2, 'first-period'],
      ['2026-02', 0, undefined],
      ['2026-03', 0, 'empty-denominator'],
    ]);
  });

  test('belongs to whoever handed it over or found it', () => {
    const { contribution } = read(story).revenue;
    expect(
      contribution?.bySource.map(({ group, reading }) => [
        group,
        reading.revenue.amounts,
        reading.pipeline.deals,
      ]),
    ).toEqual([
      ['marketing', [eur(1_000)], 0],
      ['sales', [], 1],
    ]);
    expect(contribution?.byOrigin.map(({ group }) => group)).toEqual(['marketing', 'sales']);
    expect(contribution?.bySource[0]?.reading).not.toHaveProperty('margin');
    const agreed = read(story, asOf, withMargin(0.6)).revenue.contribution;
    expect(agreed?.bySource[0]?.reading.margin?.amounts).toEqual([eur(600)]);
  });

  test('has costs and returns where both departments record what they spend', () => {
    const { costs } = read([...story, ...money], asOf, withMargin(0.6)).revenue;
    expect(costs?.leads?.all).toMatchObject({ units: 2, costs: [{ each: eur(75) }] });
    expect(
      costs?.leads?.programmes.map(({ group, reading }) => [group, reading.units, reading.spent]),
    ).toEqual([
      ['', 0, [eur(100)]],
      ['expo', 2, [eur(50)]],
    ]);
    expect(costs?.acquisition?.sameTime).toMatchObject({ units: 1, costs: [{ each: eur(400) }], lacks: [] });
    // One cycle of 30 days earlier holds what was spent until the first of March.
    expect(costs?.acquisition?.lagged).toMatchObject({ costs: [{ each: eur(400) }] });
    expect(costs?.returns).toMatchObject([
      { revenue: eur(1_000), spend: eur(150), onMargin: { value: (600 - 150) / 150 } },
    ]);
    expect(costs?.programmes).toMatchObject([
      { group: 'expo', reading: [{ spend: eur(50), revenue: eur(1_000) }] },
    ]);
  });

  test('has no return without an agreed margin, and no cost of a customer from one department', () => {
    const { costs } = read([...story, ...money.slice(0, 2)]).revenue;
    expect(costs?.returns[0]?.onMargin).toMatchObject({ value: null, reason: 'no-margin' });
    expect(costs).not.toHaveProperty('acquisition');
    const missing = read([...story, ...money.slice(0, 2)]).readiness.find(
      ({ reading }) => reading === 'acquisition-costs',
    );
    expect(missing).toMatchObject({
      status: 'missing',
      switchOn: { what: 'record what Sales spends', owner: 'sales' },
    });
  });

  test('draws nothing that nobody records', () => {
    const silent = read([tell('1', 'captured', '2026-01-05T09:00Z', { origin: 'marketing' })]);
    expect(silent.revenue).toEqual({
      deals: { open: 0, won: 0, lost: 0, withoutAmount: 0 },
      leadVelocity: [],
    });
    const won = read([
      tell('1', 'captured', '2026-01-05T09:00Z', { origin: 'marketing' }),
      tell('1', 'won', '2026-02-05T09:00Z', { value: eur(1) }),
    ]);
    // Where no loss is ever recorded, everything was won: that is no rate.
    expect(won.revenue.deals.won).toBe(1);
    expect(won.revenue).not.toHaveProperty('winRate');
    expect(won.readiness.find(({ reading }) => reading === 'win-rate')?.switchOn?.what).toBe(
      'record lost deals',
    );
  });

  test('leaves out the deal of a test lead, and keeps that of a forgotten one', () => {
    const deal = (id: string, lead: string) => [
      opportunity(id, 'opened', '2026-01-10T09:00Z', { primaryLead: { system: 'crm', id: lead } }),
      opportunity(id, 'changed', '2026-01-20T09:00Z', { status: 'won', amount: eur(5) }),
    ];
    const { deals } = read([
      tell('1', 'captured', '2026-01-05T09:00Z', { origin: 'marketing', exclusion: 'test' }),
      ...deal('a', '1'),
      tell('2', 'captured', '2026-01-05T09:00Z', { origin: 'marketing' }),
      tell('2', 'forgotten', '2026-02-05T09:00Z', {}),
      ...deal('b', '2'),
    ]).revenue;
    expect(deals).toMatchObject({ won: 1, withoutAmount: 0 });
  });
});

describe('quotas and forecasts in a review', () => {
  const locks = [
    lock('quota', '2025-12-20T09:00Z', '2026-Q1', 2_000, 'ada'),
    lock('quota', '2025-12-20T09:00Z', '2026-Q1', 2_000, 'boris'),
    lock('forecast', '2025-12-20T09:00Z', '2026-Q1', 800, 'east'),
    lock('forecast', '2025-11-20T09:00Z', '2026-Q1', 400, 'east'),
  ];

  test('are held against what was sold, by team and never by person', () => {
    const { quotas, forecasts } = read([...story, ...locks]).revenue;
    expect(quotas).toMatchObject([
      {
        period: '2026-Q1',
        closed: true,
        department: 'sales',
        whole: { basis: 'persons', quotas: 2, attained: [{ share: { value: 0.25 } }] },
        persons: { given: false },
      },
    ]);
    expect(quotas?.[0]?.teams.map(({ group }) => group)).toEqual(['', 'east']);
    expect(forecasts?.accuracy).toMatchObject([
      {
        horizon: 'at-start',
        level: 'team',
        currencies: [{ accuracy: { value: 0.8 }, bias: { value: -0.2 } }],
      },
      { horizon: '30-days-ahead', level: 'team', currencies: [{ accuracy: { value: 0.4 } }] },
    ]);
    expect(forecasts?.drift).toMatchObject([{ unit: { name: 'east' }, change: eur(400) }]);
    expect(JSON.stringify([quotas, forecasts])).not.toMatch(/ada|boris/);
  });

  test('name nobody by the word of an unsigned agreement', () => {
    const { quotas } = read([...story, ...locks], asOf, withMargin(0.5, { personal: true })).revenue;
    expect(quotas?.[0]?.persons).toEqual({ given: false, reason: 'not-agreed' });
  });

  test('belong to the team that the agreement puts a person in', () => {
    const parties = [{ party: 'team:west', name: 'West', department: 'sales', members: ['boris'] }];
    const { quotas } = read([...story, ...locks], asOf, withMargin(0.5, { parties })).revenue;
    expect(quotas?.[0]?.teams.map(({ group }) => group)).toEqual(['east', 'west']);
  });

  test('that are not there are not missed before anybody locked one', () => {
    const { revenue, readiness } = read(story);
    expect(revenue).not.toHaveProperty('quotas');
    expect(revenue).not.toHaveProperty('forecasts');
    expect(readiness.find(({ reading }) => reading === 'forecasts')?.switchOn).toEqual({
      what: 'record forecasts, locked before their period',
      owner: 'sales',
    });
  });
});

describe('debts about money', () => {
  const debts = (side: 'sales' | 'marketing', ...events: ReadonlyArray<JournalEvent>) =>
    Object.fromEntries(
      read([...story, ...events]).pageOne.debts[side].map(({ id, count, names }) => [id, names ?? count]),
    );

  test('are of Sales for deals without amount or past their date, and for forecasts', () => {
    expect(debts('sales')).toMatchObject({ 'deals-without-amount': ['c'], 'passed-close-dates': ['c'] });
    expect(debts('sales')).not.toHaveProperty('forecasts-not-locked');
    const late = [
      lock('forecast', '2025-09-20T09:00Z', '2025-Q4', 1, 'team:east'),
      lock('forecast', '2026-01-02T09:00Z', '2026-Q1', 1, 'team:east'),
    ];
    expect(debts('sales', ...late)).toMatchObject({ 'forecasts-not-locked': ['east'] });
  });

  test('are of Marketing for spend that brings no accepted lead, or says nothing', () => {
    const banners = other('programme', 'banners', 'spend', '2026-02-15T09:00Z', {
      amount: eur(70),
      department: 'marketing',
    });
    const owed = debts('marketing', ...money, banners, spend('marketing', '2026-02-15T09:00Z', 9));
    expect(owed).toMatchObject({ 'spend-without-leads': ['banners'], 'unnamed-spend': 1 });
    expect(debts('marketing', ...money)).not.toHaveProperty('unnamed-spend');
  });
});
