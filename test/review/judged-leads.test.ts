import { type CompiledAgreement, compileAgreement, draftAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { orThrow, parseCivilDate } from 'smarketing/kernel';
import type { Grading } from 'smarketing/metrics/rater-agreement';
import { review } from 'smarketing/review';
import { describe, expect, test } from 'vitest';
import { at, tell } from './story.js';

const asOf = at('2026-03-30T10:00:00Z');

const compiled = (grading?: Grading): CompiledAgreement =>
  orThrow(
    compileAgreement(intlZones)({
      ...draftAgreement({
        zone: 'UTC',
        currency: 'EUR',
        effectiveFrom: orThrow(parseCivilDate('2025-01-01')),
        facts: { employees: { type: 'integer', label: 'Employees' } },
        handOver: { fact: 'employees', op: 'gte', value: 50 },
        required: ['employees'],
      }),
      parties: [{ party: 'team:east', name: 'East', department: 'sales', members: ['kim'] }],
      ...(grading === undefined ? {} : { grading }),
    }),
  );

const read = (events: ReadonlyArray<JournalEvent>, grading?: Grading) =>
  review(compiled(grading), { asOf })(journalOf(events));

/** Hands a lead over and rejects it a day later because it does not meet the definition. */
const rejected = (id: string, employees: number | null, month: string, channel = 'web') => [
  tell(id, 'captured', `2026-${month}-02T08:00:00Z`, { origin: 'marketing', channel }),
  tell(id, 'handed-over', `2026-${month}-02T09:00:00Z`, { owner: 'kim', facts: { employees } }),
  tell(id, 'rejected', `2026-${month}-03T09:00:00Z`, { reason: 'definitional' }),
];

describe('the disputes of a review', () => {
  const events = [
    ...rejected('a', 120, '02'),
    ...rejected('b', 20, '02', 'fair'),
    ...rejected('c', null, '02', 'fair'),
    ...rejected('d', 80, '03'),
  ];

  test('say which rejected leads met the terms, by source, and name each', () => {
    const { disputes } = read(events);
    expect(disputes).toMatchObject({
      rejections: 4,
      states: { met: 2, 'not-met': 1, unknown: 1 },
      salesWrong: { numerator: 2, denominator: 3 },
    });
    expect(disputes?.channels.map(({ group, reading }) => [group, reading.states.met])).toEqual([
      ['fair', 0],
      ['web', 2],
    ]);
    expect(disputes?.rejected.map(({ key, state }) => [key.id, state])).toEqual([
      ['a', 'met'],
      ['b', 'not-met'],
      ['c', 'unknown'],
      ['d', 'met'],
    ]);
  });

  test('let Sales take back what met the terms, and Marketing repair only the rest', () => {
    const { debts } = read(events).pageOne;
    const leadsOf = (side: 'sales' | 'marketing', id: string) =>
      debts[side].find((debt) => debt.id === id)?.leads?.map(({ key }) => key.id);
    expect(leadsOf('sales', 'rejected-qualified')).toEqual(['a', 'd']);
    expect(leadsOf('marketing', 'returned-leads')).toEqual(['b', 'c']);
  });

  test('are absent where nobody records rejections, which readiness says', () => {
    const { disputes, readiness } = read([tell('a', 'handed-over', '2026-03-02T09:00:00Z', {})]);
    expect(disputes).toBeUndefined();
    expect(readiness.find(({ reading }) => reading === 'disputes')?.switchOn).toEqual({
      what: 'record rejected',
      owner: 'sales',
    });
  });
});

describe('the grades of a review', () => {
  const grade = (
    id: string,
    by: 'sales' | 'marketing' | 'team:east' | 'partner:agency',
    value: string,
    more = {},
  ) => tell(id, 'graded', '2026-03-04T09:00:00Z', { by, grade: value, ...more });
  const scale: Grading = { grades: ['C', 'B', 'A'], ordered: true };
  const events = [
    grade('1', 'marketing', 'A'),
    grade('1', 'team:east', 'A'),
    grade('2', 'marketing', 'A'),
    grade('2', 'sales', 'C'),
    grade('3', 'marketing', 'B'),
    grade('4', 'sales', 'B'),
    grade('4', 'marketing', 'B', { sawOther: true }),
    grade('5', 'partner:agency', 'A'),
  ];

  test('are compared by the scale that the agreement names, a team’s for its department', () => {
    const { raterAgreement } = read(events, scale);
    expect(raterAgreement).toMatchObject({ scale: 'agreed', byNeither: 1, issues: [] });
    expect(raterAgreement?.reading).toMatchObject({
      leads: 2,
      owed: { sales: 1, marketing: 1 },
      few: true,
      agreed: { numerator: 1, denominator: 2 },
      direction: { marketingHigher: 1, salesHigher: 0, verdict: 'noise' },
    });
    expect(raterAgreement?.contested.map(({ key, reason }) => [key.id, reason])).toEqual([
      ['2', 'marketing-higher'],
      ['3', 'sales-owes'],
      ['4', 'marketing-owes'],
    ]);
  });

  test('have no order where none is agreed', () => {
    const { raterAgreement } = read(events);
    expect(raterAgreement?.scale).toBe('as-given');
    expect(raterAgreement?.reading?.grades).toEqual(['A', 'B', 'C']);
    expect(raterAgreement?.reading?.direction).toBeUndefined();
  });

  test('say why they make no scale', () => {
    const { raterAgreement } = read([grade('1', 'sales', 'A'), grade('1', 'marketing', 'A')]);
    expect(raterAgreement?.reading).toBeUndefined();
    expect(raterAgreement?.issues.map(({ code }) => code)).toEqual(['too-few-grades']);
  });

  test('are owed by the side that has not graded', () => {
    const { debts } = read(events, scale).pageOne;
    expect(debts.sales.find(({ id }) => id === 'owed-grades')?.names).toEqual(['3']);
    expect(debts.marketing.find(({ id }) => id === 'owed-grades')?.names).toEqual(['4']);
  });

  test('move no lead and are absent where nobody grades', () => {
    expect(read(events, scale).volumes.every(({ passes }) => passes === 0)).toBe(true);
    const { raterAgreement, readiness } = read([]);
    expect(raterAgreement).toBeUndefined();
    expect(readiness.find(({ reading }) => reading === 'grades')?.status).toBe('missing');
  });
});
