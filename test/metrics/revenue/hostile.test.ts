import fc from 'fast-check';
import { type JournalEvent, journalOf, type OpportunityRecord } from 'smarketing/journal';
import { isMoney } from 'smarketing/kernel';
import { measure } from 'smarketing/metrics';
import { lockHistories } from 'smarketing/metrics/forecast';
import { dealCases, leadCosts, moneyOf, unitCost, winRate } from 'smarketing/metrics/revenue';
import { dataReadiness, reviewPeriod, reviewRevenue, reviewSubjects } from 'smarketing/review';
import { describe, expect, test } from 'vitest';
import { agreement, at, tell } from '../../review/story.js';

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    [],
    {},
    '',
    'EUR',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    2 ** 60,
    '__proto__',
  ),
  fc.anything(),
);
const moneyLike = fc.oneof(
  hostile,
  fc.record({ minor: hostile, currency: hostile }),
  fc.record({ minor: fc.maxSafeInteger(), currency: fc.constantFrom('EUR', 'eur', '__proto__') }),
);
const when = fc
  .integer({ min: 0, max: 200 })
  .map((days) => at(new Date(Date.UTC(2025, 10, 1 + days)).toISOString()));

/** Events whose data nobody checked, as a program that writes events by hand may have them. */
const events: fc.Arbitrary<ReadonlyArray<JournalEvent>> = fc.array(
  fc
    .record({
      type: fc.constantFrom(
        'spend',
        'snapshot-locked',
        'opportunity-opened',
        'opportunity-changed',
        'won',
        'lost',
      ),
      id: fc.constantFrom('1', '2', '__proto__', 'constructor'),
      time: when,
      data: fc.record(
        {
          amount: moneyLike,
          value: moneyLike,
          status: fc.constantFrom('open', 'won', 'lost'),
          department: fc.constantFrom('sales', 'marketing'),
          measure: fc.constantFrom('quota', 'forecast'),
          period: fc.oneof(fc.constantFrom('2026-Q1', 'FY2026-Q1', '9999', '', '__proto__'), fc.string()),
          owner: fc.constantFrom('ada', 'team:', 'team:east', '__proto__'),
          channel: fc.constantFrom('web', '__proto__'),
          closeDate: fc.constantFrom('2026-01-01', 'never'),
          primaryLead: fc.constant({ system: 'crm', id: '1' }),
        },
        { requiredKeys: ['status', 'department', 'measure', 'period'] },
      ),
    })
    .map(({ type, id, time, data }): JournalEvent => {
      const kind =
        type === 'won' || type === 'lost' ? 'lead' : type.startsWith('opp') ? 'opportunity' : 'department';
      return {
        ...tell(id, 'won', '2026-01-01T00:00Z', {}),
        type,
        occurredAt: time,
        subject: { kind, system: 'crm', id },
        data,
      } as unknown as JournalEvent;
    }),
  { maxLength: 25 },
);

describe('whatever events say', () => {
  test('a review of their money is plain JSON, and nothing of it NaN', () => {
    fc.assert(
      fc.property(events, (all) => {
        const viewpoint = { asOf: at('2026-04-01T00:00Z') };
        const subjects = reviewSubjects(agreement, viewpoint)(journalOf(all));
        const revenue = reviewRevenue(
          subjects,
          reviewPeriod(agreement)(viewpoint.asOf),
          dataReadiness(subjects),
        );
        expect(JSON.parse(JSON.stringify(revenue))).toEqual(revenue);
      }),
      { numRuns: 300 },
    );
  });

  test('amounts that are none are in no sum, and spoil none', () => {
    fc.assert(
      fc.property(fc.array(moneyLike), (amounts) => {
        const all = [{ minor: 5, currency: 'EUR' }, ...amounts];
        const read = measure(moneyOf((one: never) => [one]))(all as never);
        expect(read.every(isMoney)).toBe(true);
        const spent = measure(unitCost)([{ spent: all as never, units: Number.NaN }]);
        expect(JSON.parse(JSON.stringify(spent))).toEqual(spent);
      }),
    );
    const bad = [
      { minor: Number.NaN, currency: 'EUR' },
      { minor: 0.5, currency: 'EUR' },
      { minor: 7, currency: 'EUR' },
    ];
    expect(measure(moneyOf((one: (typeof bad)[number]) => [one]))(bad)).toEqual([
      { minor: 7, currency: 'EUR' },
    ]);
  });

  test('names that objects have of themselves are names like any other', () => {
    const [history] = lockHistories(() => false)([
      tell(
        'x',
        'snapshot-locked' as 'won',
        '2026-01-01T00:00Z',
        {
          measure: 'quota',
          period: '__proto__',
          amount: { minor: 1, currency: 'EUR' },
          owner: '__proto__',
        } as never,
        { subject: { kind: 'department', system: 'crm', id: 'sales' } } as never,
      ),
    ]);
    expect(history?.unit.name).toBe('__proto__');
    const record = {
      key: { system: '__proto__', id: 'constructor' },
      status: 'won',
      openedAt: at('2026-01-01T00:00Z'),
      leads: [{ system: 'crm', id: '__proto__' }],
    } as OpportunityRecord;
    expect(measure(winRate)(dealCases({ passes: [], opportunities: [record, record] })).won).toBe(2);
    expect(
      leadCosts('programme')({
        spends: [{ programme: '__proto__', amount: { minor: 1, currency: 'EUR' } } as never],
        accepted: [],
      })[0]?.under,
    ).toBe('__proto__');
  });
});
