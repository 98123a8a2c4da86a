import { type Agreement, compileAgreement, draftAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { day, orThrow, parseCivilDate } from 'smarketing/kernel';
import { type Review, review } from 'smarketing/review';
import { reportOf } from 'smarketing/review/report';
import { describe, expect, test } from 'vitest';
import { key, lead, on, opportunity, prospect, rep, spend } from '../metrics/tales.js';

const date = (text: string) => orThrow(parseCivilDate(text));
const draft = draftAgreement({ zone: 'UTC', currency: 'EUR', effectiveFrom: date('2025-01-01') });
const compiled = (more: Partial<Agreement> = {}) =>
  orThrow(compileAgreement(intlZones)({ ...draft, ...more }));
const read = (
  events: ReadonlyArray<JournalEvent>,
  more: Partial<Agreement> = {},
  asOf = '07-01T00:00',
): Review => review(compiled(more), { asOf: on(asOf) })(journalOf(events));

const form = (id: string, when: string, channel = 'website') =>
  lead(id, when, 'prospect-activity', { activity: 'form-submitted', channel }, prospect);
const call = { channel: 'call' };
const euros = (minor: number) => ({ minor, currency: 'EUR' });
const sale = (id: string, won: string, minor: number) =>
  lead(id, won, 'won', { value: euros(minor) }, { ...rep, opportunity: key(`o${id}`) });

/** Three leads of Marketing, one of Sales, one deal that nobody linked, and a form that nobody answered. */
const events = [
  ...(['a', 'b'] as const).flatMap((id) => [
    lead(id, '04-01T09:00', 'captured', { origin: 'marketing', channel: 'search' }, prospect),
    lead(id, '04-01T10:00', 'handed-over', { owner: 'ada' }),
    lead(id, id === 'a' ? '04-01T10:30' : '04-09T10:00', 'touch-attempted', call, rep),
    opportunity(`o${id}`, '04-20', { primaryLead: key(id), owner: 'ada', amount: euros(5_000) }),
    sale(id, '05-20', 5_000),
  ]),
  lead('c', '04-02T09:00', 'captured', { origin: 'marketing', channel: 'fair' }, rep),
  opportunity('oc', '04-21', { primaryLead: key('c'), owner: 'bo', amount: euros(2_000) }),
  lead('d', '04-02T09:00', 'captured', { origin: 'sales' }, rep),
  lead('d', '04-02T09:30', 'touch-attempted', call, { ...rep, account: key('acme') }),
  opportunity('od', '04-22', { primaryLead: key('d') }),
  opportunity('ox', '04-23', { owner: 'cy', amount: euros(9_000) }),
  form('e', '04-03'),
  spend('abm', '04-15', { amount: euros(700), department: 'marketing' }, { account: key('acme') }),
];
const lists: Pick<Agreement, 'targetAccounts'> = {
  targetAccounts: [
    {
      id: 'spring',
      from: date('2026-04-01'),
      until: date('2026-07-01'),
      accounts: [key('acme'), key('globex')],
    },
  ],
};

describe('the source of a review', () => {
  test('is refused where too much rests on no evidence, names it, and says who owes it', () => {
    const { source, pageOne } = read(events);
    expect(source?.basis).toBe('proposal');
    expect(source?.all).toMatchObject({
      opportunities: 5,
      totals: { given: false, reason: 'too-much-unproven' },
    });
    expect(source?.opportunities.map(({ key: { id }, findings }) => [id, findings[0]])).toEqual([
      ['oc', 'no-logged-touch'],
      ['ox', 'no-linked-lead'],
    ]);
    const owed = (side: 'sales' | 'marketing', id: string) =>
      pageOne.debts[side].find((debt) => debt.id === id)?.names;
    expect(owed('sales', 'unlinked-opportunities')).toEqual(['ox, cy, 90.00 EUR']);
    expect(owed('marketing', 'unlogged-touches')).toEqual(['oc, bo, 20.00 EUR']);
  });

  test('is given by the terms that both agreed on, of all, of the period and of what was won', () => {
    const { source } = read(events, { credit: { unprovenAtMost: 0.5 } });
    const marketing = (reading: NonNullable<typeof source>['all'] | undefined) =>
      reading?.totals.given
        ? reading.totals.sources
            .filter((row) => row.source === 'marketing')
            .map(({ definitions }) =>
              Object.values(definitions).map(({ opportunities }) => opportunities.numerator),
            )[0]
        : undefined;
    expect(source?.basis).toBe('agreed');
    expect(marketing(source?.all)).toEqual([3, 2, 2]);
    expect(marketing(source?.won)).toEqual([2, 2, 2]);
    expect(source?.period.opportunities).toBe(5);
    expect(read(events, {}, '08-15T00:00').source?.period.totals).toMatchObject({
      given: false,
      reason: 'no-opportunities',
    });
  });

  test('is not drawn where nobody records opportunities', () => {
    const { source, readiness } = read([form('e', '04-03')]);
    expect(source).toBeUndefined();
    expect(readiness.find(({ reading }) => reading === 'source')).toMatchObject({
      status: 'missing',
      switchOn: { what: 'record opportunity-opened or opportunity-changed', owner: 'sales' },
    });
  });
});

describe('the attribution of a review', () => {
  test('credits channels by the proposed models while the agreement is silent', () => {
    const { attribution } = read(events);
    expect(attribution?.basis).toBe('proposal');
    expect(attribution?.all.models.map(({ label }) => label)).toEqual([
      'first touch',
      'last touch',
      'linear',
      'Markov, order 1',
    ]);
    expect(attribution?.all.conversions).toBe(2);
    expect(attribution?.all.values).toEqual([euros(10_000)]);
  });

  test('follows the agreed models and look-back', () => {
    const { attribution } = read(events, { credit: { models: [{ kind: 'linear' }], lookBack: 7 * day } });
    expect(attribution?.basis).toBe('agreed');
    expect(attribution?.all).toMatchObject({ conversions: 0, leftOut: [{ reason: 'no-touch', count: 2 }] });
    expect(attribution?.leftOut).toContainEqual({ reason: 'outside-look-back', of: 'touches', count: 2 });
  });

  test('stands beside how the first response was kept, and is the whole of it', () => {
    const { attribution } = read(events, {}, '12-31T00:00');
    const byAnswer = attribution?.byAnswer ?? [];
    expect(byAnswer.map(({ group, reading }) => [group, reading.conversions, reading.nulls])).toEqual([
      ['late', 1, 0],
      ['met', 1, 0],
      ['none', 0, 3],
    ]);
    expect(byAnswer.reduce((sum, { reading }) => sum + reading.conversions, 0)).toBe(
      attribution?.all.conversions,
    );
  });

  test('of accounts is not told by the answers to single leads', () => {
    expect(read(events, { credit: { per: 'account' } }).attribution?.byAnswer).toBeUndefined();
  });
});

describe('the effort of a review', () => {
  test('is held against the agreed list, and untouched accounts are owed once the period is over', () => {
    const { effort, pageOne } = read(events, lists);
    expect(effort.targets?.period.touches).toMatchObject({ listed: 1, unknownAccount: 2 });
    expect(effort.targets?.period.spend[0]).toMatchObject({ currency: 'EUR', listed: 700 });
    expect(effort.targets).toMatchObject({ accounts: 2, untouched: [{ account: key('globex') }] });
    expect(pageOne.debts.sales.find(({ id }) => id === 'untouched-accounts')?.names).toEqual([
      'globex of spring',
    ]);
    const early = read(events, lists, '06-01T00:00').pageOne.debts.sales;
    expect(early.map(({ id }) => id)).not.toContain('untouched-accounts');
  });

  test('is not asked for where no list is agreed', () => {
    const { effort, readiness } = read(events);
    expect(effort.targets).toBeUndefined();
    expect(readiness.map(({ reading }) => reading)).not.toContain('target-accounts');
  });

  test('of prospects is owed to them by whoever has the lead', () => {
    const { effort, pageOne } = read(events);
    expect(effort.leftBehind?.prospects.map(({ key: { id }, owes, weight }) => [id, owes, weight])).toEqual([
      ['e', 'marketing', 3],
    ]);
    expect(pageOne.debts.marketing.find(({ id }) => id === 'prospects-left-behind')).toMatchObject({
      count: 1,
      oldest: on('04-03'),
      leads: [{ key: key('e'), reason: 'left-behind' }],
    });
  });

  test('of prospects is not judged where nobody records touches', () => {
    expect(read([form('e', '04-03')]).effort).toEqual({});
  });
});

describe('credit and effort', () => {
  test('are plain JSON, and told in sections of the report', () => {
    const agreed = { ...lists, credit: { unprovenAtMost: 0.5 } };
    const reading = read(events, agreed);
    expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
    const { sections } = reportOf(compiled(agreed))(reading);
    const told = (id: string) =>
      sections.find((section) => section.id === id)?.lines.map((line) => `${line.id} ${line.value}`);
    expect(told('source')?.slice(0, 4)).toEqual([
      'lead-source 60.0%',
      'first-touch 40.0%',
      'touch-before-sales 40.0%',
      'gap 20.0%',
    ]);
    expect(told('attribution')?.[0]).toBe('model:0 search, 100.0%');
    expect(told('effort')).toContain('left-behind 33.3%');
  });
});
