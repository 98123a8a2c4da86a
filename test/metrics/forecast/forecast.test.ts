import type { JournalEvent } from 'smarketing/journal';
import { day, type Interval, type Money } from 'smarketing/kernel';
import { groupBy, measure } from 'smarketing/metrics';
import {
  type ForecastCase,
  forecastAccuracy,
  forecastCases,
  forecastDrift,
  lockHistories,
  type QuotaCase,
  quotaAttainment,
  quotaCases,
  quotaReport,
} from 'smarketing/metrics/forecast';
import type { DealCase } from 'smarketing/metrics/revenue';
import { describe, expect, test } from 'vitest';
import { at, tell } from '../../review/story.js';

const eur = (euros: number): Money => ({ minor: euros * 100, currency: 'EUR' });
const spans: Readonly<Record<string, Interval>> = {
  '2026-Q1': { start: at('2026-01-01T00:00Z'), end: at('2026-04-01T00:00Z') },
  '2026-Q2': { start: at('2026-04-01T00:00Z'), end: at('2026-07-01T00:00Z') },
};
const spanOf = (period: string): Interval | null => spans[period] ?? null;
const asOf = at('2026-05-01T00:00Z');

const locked = (
  measured: 'forecast' | 'quota',
  when: string,
  amount: Money,
  owner?: string,
  period = '2026-Q1',
  department = 'sales',
): JournalEvent =>
  tell(
    `${measured}-${owner}-${when}`,
    'snapshot-locked' as 'won',
    when,
    { measure: measured, period, amount, ...(owner === undefined ? {} : { owner }) } as never,
    { subject: { kind: 'department', system: 'crm', id: department } } as Partial<JournalEvent>,
  );
const isTeam = (name: string) => name === 'east' || name === 'west';
const histories = (...events: ReadonlyArray<JournalEvent>) => lockHistories(isTeam)(events);

let count = 0;
const sold = (when: string, facts: Partial<DealCase>): DealCase => {
  count += 1;
  return {
    key: { system: 'crm', id: String(count) },
    basis: 'opportunity',
    status: 'won',
    closedAt: at(when),
    ...facts,
  };
};
const deals: ReadonlyArray<DealCase> = [
  sold('2026-01-01T00:00Z', { owner: 'ada', team: 'east', amount: eur(100), handedOver: true }),
  sold('2026-03-31T23:59Z', { owner: 'boris', team: 'west', amount: eur(50) }),
  sold('2026-02-01T00:00Z', { owner: 'ada', team: 'east', amount: { minor: 7, currency: 'USD' } }),
  sold('2026-02-01T00:00Z', { owner: 'ada', team: 'east' }),
  sold('2026-04-01T00:00Z', { owner: 'ada', team: 'east', amount: eur(999) }),
  sold('2026-02-01T00:00Z', { status: 'lost', owner: 'ada', team: 'east', amount: eur(999) }),
];
const teamOf = (person: string) => ({ ada: 'east', boris: 'west' })[person];

describe('a quota', () => {
  const cases = (...events: ReadonlyArray<JournalEvent>): ReadonlyArray<QuotaCase> =>
    quotaCases({ spanOf, deals, asOf, teamOf })(histories(...events));

  test('is the latest one locked before its period, whatever was locked later', () => {
    const found = cases(
      locked('quota', '2025-12-10T00:00Z', eur(120), 'ada'),
      locked('quota', '2025-12-20T00:00Z', eur(200), 'ada'),
      locked('quota', '2026-03-20T00:00Z', eur(90), 'ada'),
    );
    expect(found).toEqual([
      {
        period: '2026-Q1',
        unit: { department: 'sales', level: 'person', name: 'ada' },
        team: 'east',
        quota: eur(200),
        lockedAt: at('2025-12-20T00:00Z'),
        locked: 'before',
        changedTo: eur(90),
        booked: { deals: 3, amounts: [eur(100), { minor: 7, currency: 'USD' }], withoutAmount: 1 },
      },
    ]);
    expect(measure(quotaAttainment)(found)).toEqual({
      quotas: 1,
      attained: [{ currency: 'EUR', share: { numerator: 10_000, denominator: 20_000, value: 0.5 } }],
      elsewhere: [{ minor: 7, currency: 'USD' }],
      withoutAmount: 1,
      late: 0,
      after: 0,
    });
  });

  test('locked while its period runs is late, and none at all when it is over', () => {
    const late = cases(
      locked('quota', '2026-01-01T00:00Z', eur(100), 'ada'),
      locked('quota', '2026-04-01T00:00Z', eur(1), 'boris'),
    );
    expect(late.map(({ locked: when }) => when)).toEqual(['within', 'after']);
    const { quotas, late: lateOnes, after } = measure(quotaAttainment)(late);
    expect([quotas, lateOnes, after]).toEqual([1, 1, 1]);
  });

  test('of a period that has not begun, or that is none, is held against nothing', () => {
    expect(
      cases(
        locked('quota', '2026-04-20T00:00Z', eur(1), 'ada', '2026-Q3'),
        locked('quota', '2026-04-20T00:00Z', eur(1), 'ada', 'nonsense'),
        locked('forecast', '2025-12-01T00:00Z', eur(1), 'ada'),
      ),
    ).toEqual([]);
  });

  test('of Marketing is held against what Marketing contributed', () => {
    const [found] = cases(locked('quota', '2025-12-01T00:00Z', eur(400), undefined, '2026-Q1', 'marketing'));
    expect(found?.booked).toEqual({ deals: 1, amounts: [eur(100)], withoutAmount: 0 });
  });

  test('attained by a team is all that was sold ÷ all quotas, and no mean of its people', () => {
    const found = cases(
      locked('quota', '2025-12-01T00:00Z', eur(100), 'ada'),
      locked('quota', '2025-12-01T00:00Z', eur(1_000), 'boris'),
    );
    // The mean of 100% and 5% would be 52.5%.
    expect(measure(quotaAttainment)(found).attained[0]?.share.value).toBe(150 / 1_100);
  });
});

describe('the report of quotas', () => {
  const quotas = (...events: ReadonlyArray<JournalEvent>) =>
    quotaCases({ spanOf, deals, asOf, teamOf })(histories(...events));
  const people = [
    locked('quota', '2025-12-01T00:00Z', eur(100), 'ada'),
    locked('quota', '2025-12-01T00:00Z', eur(50), 'boris'),
  ];
  const team = locked('quota', '2025-12-02T00:00Z', eur(400), 'team:east');
  const whole = locked('quota', '2025-12-03T00:00Z', eur(300));

  test('reads each level on its own quota, else on those below, the same money never twice', () => {
    const read = (...events: ReadonlyArray<JournalEvent>) => {
      const report = measure(quotaReport({ personal: false }))(quotas(...events));
      return [
        [report.whole.basis, report.whole.attained[0]?.share.denominator],
        ...report.teams.map(({ group, reading: { basis, attained } }) => [
          group,
          basis,
          attained[0]?.share.denominator,
        ]),
      ];
    };
    expect(read(...people)).toEqual([
      ['persons', 15_000],
      ['east', 'persons', 10_000],
      ['west', 'persons', 5_000],
    ]);
    expect(read(...people, team)).toEqual([
      ['teams', 45_000],
      ['east', 'own', 40_000],
      ['west', 'persons', 5_000],
    ]);
    expect(read(...people, team, whole)[0]).toEqual(['own', 30_000]);
    expect(read()).toEqual([['none', undefined]]);
  });

  test('names a person only where that is agreed, in its sums as well', () => {
    const closed = quotaReport({ personal: false });
    const sums = quotas(...people).map(closed.of);
    expect(JSON.stringify(sums)).not.toMatch(/ada|boris/);
    expect(measure(closed)(quotas(...people)).persons).toEqual({ given: false, reason: 'not-agreed' });
    const open = measure(quotaReport({ personal: true }))(quotas(...people)).persons;
    expect(open).toMatchObject({ given: true, persons: [{ group: 'ada' }, { group: 'boris' }] });
  });

  test('keeps a team of which all was locked too late', () => {
    const report = measure(quotaReport({ personal: false }))(
      quotas(locked('quota', '2026-04-02T00:00Z', eur(400), 'east')),
    );
    expect(report.teams).toMatchObject([{ group: 'east', reading: { quotas: 0, after: 1, attained: [] } }]);
  });
});

describe('a forecast', () => {
  const horizons = [
    { name: 'at-start', ahead: 0 },
    { name: '30-days-ahead', ahead: 30 * day },
  ];
  const cases = (...events: ReadonlyArray<JournalEvent>): ReadonlyArray<ForecastCase> =>
    forecastCases({ spanOf, deals, asOf, horizons })(histories(...events));
  const east = [
    locked('forecast', '2025-11-20T00:00Z', eur(80), 'east'),
    locked('forecast', '2025-12-20T00:00Z', eur(120), 'east'),
    locked('forecast', '2026-02-20T00:00Z', eur(100), 'east'),
  ];

  test('that counts is the latest one locked before the horizon', () => {
    expect(
      cases(...east, locked('forecast', '2025-12-31T23:59:59.999Z', eur(30), 'west')).map(
        ({ horizon, unit: { name }, forecast }) => [horizon, name, forecast?.minor],
      ),
    ).toEqual([
      ['at-start', 'east', 12_000],
      ['at-start', 'west', 3_000],
      ['30-days-ahead', 'east', 8_000],
      ['30-days-ahead', 'west', undefined],
    ]);
  });

  test('is nothing without a lock in time, and a team that kept silent is listed', () => {
    const [first, silent] = cases(locked('forecast', '2026-01-01T00:00Z', eur(80), 'east'));
    expect(first).not.toHaveProperty('forecast');
    expect(silent?.unit.name).toBe('west');
    const reading = measure(forecastAccuracy)([first, silent] as ReadonlyArray<ForecastCase>);
    expect(reading.currencies).toEqual([]);
    expect(reading.withoutForecast).toEqual({
      units: 2,
      sold: [eur(150), { minor: 7, currency: 'USD' }],
    });
  });

  test('of a period that still runs is not judged', () => {
    expect(cases(locked('forecast', '2026-03-01T00:00Z', eur(80), 'east', '2026-Q2'))).toEqual([]);
  });

  test('is judged unit by unit, and by what it is off in all', () => {
    const found = cases(...east, locked('forecast', '2025-12-20T00:00Z', eur(20), 'west')).filter(
      ({ horizon }) => horizon === 'at-start',
    );
    const [euros] = measure(forecastAccuracy)(found).currencies;
    // |120 − 100| + |20 − 50| over 100 + 50; the total, 140 against 150, hides four fifths of it.
    expect(euros).toEqual({
      currency: 'EUR',
      forecasts: 2,
      accuracy: { numerator: 10_000, denominator: 15_000, value: 10_000 / 15_000 },
      error: { numerator: 5_000, denominator: 15_000, value: 5_000 / 15_000 },
      bias: { numerator: -1_000, denominator: 15_000, value: -1_000 / 15_000 },
    });
  });

  test('worse than none has an accuracy below 0, and one of nothing sold has none', () => {
    const one = (forecast: number, actual: ReadonlyArray<Money>): ForecastCase => ({
      period: '2026-Q1',
      horizon: 'at-start',
      unit: { department: 'sales', level: 'team', name: 'east' },
      forecast: eur(forecast),
      actual,
      withoutAmount: 0,
    });
    expect(measure(forecastAccuracy)([one(400, [eur(100)])]).currencies[0]?.accuracy.value).toBe(-2);
    expect(measure(forecastAccuracy)([one(400, [])]).currencies[0]).toMatchObject({
      accuracy: { value: null, reason: 'empty-denominator' },
      bias: { value: null },
    });
  });

  test('locked twice shows its drift; a lock after the end shows nothing', () => {
    const found = forecastDrift(spanOf)(
      histories(
        ...east,
        locked('forecast', '2026-04-02T00:00Z', eur(100), 'east'),
        locked('forecast', '2025-12-20T00:00Z', eur(20), 'west'),
        locked('forecast', '2025-12-20T00:00Z', eur(20), 'ada'),
        locked('forecast', '2025-12-21T00:00Z', { minor: 1, currency: 'USD' }, 'ada'),
      ),
    );
    expect(found).toMatchObject([
      { unit: { name: 'ada' }, share: { value: null, reason: 'mixed-currencies' } },
      { unit: { name: 'east' }, locks: 3, change: eur(20), share: { value: 0.25 } },
    ]);
  });

  test('does not depend on the order in which locks are read', () => {
    expect(histories(...[...east].reverse())).toEqual(histories(...east));
  });

  test('can be measured by level', () => {
    const found = cases(...east, locked('forecast', '2025-12-20T00:00Z', eur(160)));
    const levels = measure(groupBy(({ unit }: ForecastCase) => [unit.level])(forecastAccuracy))(found);
    expect(levels.map(({ group, reading }) => [group, reading.currencies[0]?.forecasts])).toEqual([
      ['department', 1],
      ['team', 2],
    ]);
  });
});
