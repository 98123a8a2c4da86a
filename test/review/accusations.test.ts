import { type Agreement, compileAgreement, draftAgreement } from 'smarketing/agreement';
import { intlZones, parseHours } from 'smarketing/calendar';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { hour, orThrow, parseCivilDate } from 'smarketing/kernel';
import { type AccusationName, type AccusationReading, review } from 'smarketing/review';
import { describe, expect, test } from 'vitest';
import { at, tell } from './story.js';

const asOf = at('2026-06-29T10:00:00Z');
const hours = orThrow(parseHours('09:00-17:00'));

const draft: Agreement = draftAgreement({
  zone: 'UTC',
  currency: 'EUR',
  effectiveFrom: orThrow(parseCivilDate('2025-01-01')),
  acceptance: 'explicit',
  calendar: { zone: 'UTC', weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } },
  facts: { employees: { type: 'integer', label: 'Employees' } },
  handOver: { fact: 'employees', op: 'gte', value: 50 },
  required: ['employees'],
});

/** Nothing is agreed but the definition of a qualified lead and one hour to reach for it. */
const bare: Agreement = {
  ...draft,
  policies: draft.policies.flatMap((policy) =>
    policy.id === 'first-response'
      ? [{ ...policy, targets: [{ target: { clock: 'business', milliseconds: hour } }] }]
      : policy.obliged === 'marketing'
        ? [policy]
        : [],
  ),
  targets: { period: 'quarter' },
};

const read = (
  accusation: AccusationName,
  events: ReadonlyArray<JournalEvent>,
  more: Partial<Agreement> = {},
): AccusationReading => {
  const agreement = orThrow(compileAgreement(intlZones)({ ...bare, ...more }));
  const found = review(agreement, { asOf })(journalOf(events)).accusations.find(
    (one) => one.accusation === accusation,
  );
  if (found === undefined) throw new Error('no such accusation');
  return found;
};

const line = ({ evidence }: AccusationReading, id: string, of?: string) =>
  evidence.find((one) => one.id === id && (of === undefined || one.of === of));

const many = (
  count: number,
  name: string,
  story: (id: string) => ReadonlyArray<JournalEvent>,
): ReadonlyArray<JournalEvent> =>
  Array.from({ length: count }, (_, index) => story(`${name}${index}`)).flat();

const rejected =
  (employees: number | null) =>
  (id: string): ReadonlyArray<JournalEvent> => [
    tell(id, 'handed-over', '2026-06-01T09:00:00Z', { owner: 'kim', team: 'east', facts: { employees } }),
    tell(id, 'rejected', '2026-06-01T09:30:00Z', { reason: 'definitional' }),
  ];

describe('“the leads are worthless”', () => {
  const of = (
    met: number,
    notMet: number,
    unknown: number,
    more: Partial<Agreement> = {},
  ): AccusationReading =>
    read(
      'leads-are-worthless',
      [
        ...many(met, 'met', rejected(120)),
        ...many(notMet, 'not', rejected(20)),
        ...many(unknown, 'unknown', rejected(null)),
      ],
      more,
    );

  test('is borne out where most rejected leads did not meet the definition, beyond chance', () => {
    const reading = of(2, 10, 0);
    expect(reading).toMatchObject({ by: 'sales', against: 'marketing', verdict: 'borne-out' });
    expect(line(reading, 'disputes')).toMatchObject({
      speaks: 'for',
      measured: { kind: 'share', share: { numerator: 10, denominator: 12 } },
    });
    expect(reading.complaint).toMatchObject({
      by: 'sales',
      about: 'lead',
      request: {
        asker: 'sales',
        performer: 'marketing',
        satisfiedWhen: 'Every lead that is handed over meets the definition that both signed.',
        dueAt: at('2026-07-06T17:00:00Z'),
      },
    });
  });

  test('is not borne out where most met it, and then Marketing may ask', () => {
    const reading = of(10, 2, 0);
    expect(reading.verdict).toBe('not-borne-out');
    expect(reading.complaint).toMatchObject({
      by: 'marketing',
      request: {
        asker: 'marketing',
        performer: 'sales',
        satisfiedWhen: expect.stringContaining('are taken back'),
      },
    });
  });

  test('cannot be said while chance decides, or facts that nobody collected', () => {
    expect(of(5, 7, 0).verdict).toBe('cannot-be-said');
    const unknown = of(2, 10, 9);
    expect(unknown.verdict).toBe('cannot-be-said');
    expect(unknown.missing).toContainEqual({
      id: 'disputes',
      why: 'not-recorded',
      what: 'Collect Employees before the hand-over: 9 rejected leads cannot be judged without them',
      owner: 'marketing',
    });
    expect(unknown.complaint).toMatchObject({
      by: 'sales',
      about: 'metric',
      request: { performer: 'marketing', satisfiedWhen: expect.stringContaining('Collect Employees') },
    });
  });

  test('is weighed against what became of leads only where a target is agreed', () => {
    const worked =
      (won: boolean, channel = 'web') =>
      (id: string): ReadonlyArray<JournalEvent> => [
        tell(id, 'captured', '2026-05-04T08:00:00Z', { origin: 'marketing', channel }),
        tell(id, 'handed-over', '2026-05-04T09:00:00Z', { owner: 'kim', team: 'east' }),
        tell(id, 'touch-connected', '2026-05-04T09:20:00Z', { channel: 'call' }),
        won
          ? tell(id, 'won', '2026-05-18T09:00:00Z', {})
          : tell(id, 'disqualified', '2026-05-18T09:00:00Z', { reason: 'no-need' }),
      ];
    const events = [
      ...many(20, 'a', worked(true)),
      ...many(10, 'b', worked(false)),
      ...many(30, 'c', worked(false, 'fair')),
      ...many(1, 'd', worked(true, 'fair')),
    ];
    const untold = read('leads-are-worthless', events);
    expect(untold.verdict).toBe('cannot-be-said');
    expect(line(untold, 'conversion')).toMatchObject({ speaks: 'told', weight: 'told' });
    expect(untold.missing.map(({ id, why }) => [id, why])).toContainEqual(['conversion', 'not-agreed']);

    const held = read('leads-are-worthless', events, { targets: { period: 'quarter', converted: 0.2 } });
    // 21 of 61 are reached beyond chance over all, 1 of 31 from the fair are missed beyond chance.
    expect(line(held, 'conversion')).toMatchObject({
      speaks: 'against',
      target: { sense: 'at-least', value: 0.2, agreedIn: 'targets.converted' },
    });
    expect(line(held, 'conversion-by-source', 'fair')).toMatchObject({
      speaks: 'for',
      weight: 'in-part',
      fromOthers: { verdict: 'real' },
    });
    expect(held.verdict).toBe('partly');
    expect(held.complaint).toMatchObject({
      by: 'sales',
      evidence: 'conversion-by-source: fair',
      request: {
        satisfiedWhen: 'Leads from fair convert as agreed (20%), or are no longer handed over.',
      },
    });
  });

  test('does not take all for accepted where nobody records rejections', () => {
    const taken = many(40, 'a', (id) => [
      tell(id, 'handed-over', '2026-06-01T09:00:00Z', { owner: 'kim', team: 'east' }),
      tell(id, 'accepted', '2026-06-01T09:30:00Z', {}),
    ]);
    const alignment = { dimensions: [{ id: 'acceptance', weight: 1, atLeast: 0.9 }] } as const;
    const silent = read('leads-are-worthless', taken, { alignment });
    expect(line(silent, 'acceptance')).toBeUndefined();
    expect(silent.missing).toContainEqual(
      expect.objectContaining({ id: 'acceptance', why: 'not-recorded', owner: 'sales' }),
    );
    const told = read('leads-are-worthless', [...taken, ...rejected(null)('r')], { alignment });
    expect(line(told, 'acceptance')).toMatchObject({
      speaks: 'open',
      measured: { share: { numerator: 40, denominator: 41 } },
      target: { value: 0.9, agreedIn: 'alignment.dimensions.acceptance' },
    });
  });

  test('is not borne out by leads that nobody reached', () => {
    const unreached = (id: string) => [
      tell(id, 'handed-over', '2026-05-04T09:00:00Z', { owner: 'kim', team: 'east' }),
    ];
    const reading = read(
      'leads-are-worthless',
      [
        ...many(40, 'a', unreached),
        tell('w', 'handed-over', '2026-05-04T09:00:00Z', { owner: 'kim', team: 'east' }),
        tell('w', 'won', '2026-05-05T09:00:00Z', {}),
      ],
      { targets: { period: 'quarter', converted: 0.2 } },
    );
    expect(line(reading, 'conversion')).toMatchObject({ speaks: 'open' });
    expect(reading.verdict).toBe('cannot-be-said');
  });

  test('is borne out in part where Marketing alone likes what both graded', () => {
    const graded =
      (marketing: string, sales: string) =>
      (id: string): ReadonlyArray<JournalEvent> => [
        tell(id, 'graded', '2026-05-04T09:00:00Z', { by: 'marketing', grade: marketing }),
        tell(id, 'graded', '2026-05-04T09:00:00Z', { by: 'sales', grade: sales }),
      ];
    const reading = read(
      'leads-are-worthless',
      [...many(20, 'a', graded('yes', 'no')), ...many(20, 'b', graded('yes', 'yes'))],
      { grading: { grades: ['no', 'yes'], ordered: true } },
    );
    expect(line(reading, 'grades')).toMatchObject({ speaks: 'for', weight: 'in-part' });
    expect(reading.verdict).toBe('partly');
  });
});

describe('“Sales doesn’t work the leads”', () => {
  const handed = (id: string) =>
    tell(id, 'handed-over', '2026-06-22T09:00:00Z', { owner: 'kim', team: 'east' });
  const reached = (id: string): ReadonlyArray<JournalEvent> => [
    handed(id),
    tell(id, 'touch-connected', '2026-06-22T09:20:00Z', { channel: 'call' }),
  ];
  const left = (id: string): ReadonlyArray<JournalEvent> => [handed(id)];
  const logged = tell('z', 'touch-attempted', '2026-01-02T09:00:00Z', { channel: 'call' });
  const promised = { targets: { period: 'quarter', workedInTime: 0.8 } } as const;
  const of = (events: ReadonlyArray<JournalEvent>, more: Partial<Agreement> = promised) =>
    read('sales-does-not-work-leads', [logged, ...events], more);

  test('is borne out where the agreed share is missed beyond chance', () => {
    const reading = of([...many(10, 'a', reached), ...many(20, 'b', left)]);
    expect(reading).toMatchObject({ by: 'marketing', against: 'sales', verdict: 'borne-out' });
    expect(line(reading, 'reached-in-time')).toMatchObject({
      speaks: 'for',
      measured: { share: { numerator: 10, denominator: 30 } },
      target: { value: 0.8, agreedIn: 'targets.workedInTime' },
    });
    expect(reading.complaint).toMatchObject({
      by: 'marketing',
      request: {
        performer: 'sales',
        satisfiedWhen: 'At least 80% of the leads whose time is up are reached for in time.',
      },
    });
  });

  test('is not borne out where it is reached beyond chance', () => {
    const reading = of([...many(40, 'a', reached), ...many(1, 'b', left)]);
    expect(reading.verdict).toBe('not-borne-out');
    expect(reading.complaint).toMatchObject({ by: 'sales', request: { performer: 'marketing' } });
  });

  test('cannot be said by chance, without a target, or without a promise', () => {
    expect(of([...many(8, 'a', reached), ...many(3, 'b', left)]).verdict).toBe('cannot-be-said');
    const untold = of([...many(10, 'a', reached), ...many(20, 'b', left)], {});
    expect(untold.verdict).toBe('cannot-be-said');
    expect(untold.missing.map(({ id, why }) => [id, why])).toContainEqual(['reached-in-time', 'not-agreed']);
  });

  test('cannot be said where too many touches go unlogged', () => {
    const unlogged = (id: string) => [handed(id), tell(id, 'sales-qualified', '2026-06-23T09:00:00Z', {})];
    const proven = (id: string) => [...reached(id), tell(id, 'sales-qualified', '2026-06-23T09:00:00Z', {})];
    const events = [...many(10, 'a', proven), ...many(10, 'b', left), ...many(20, 'c', unlogged)];
    const reading = of(events);
    expect(line(reading, 'under-logging')).toMatchObject({
      speaks: 'against',
      weight: 'told',
      measured: { share: { numerator: 20, denominator: 30 } },
    });
    expect(line(reading, 'reached-in-time')).toMatchObject({ speaks: 'open' });
    expect(reading.verdict).toBe('cannot-be-said');
  });

  test('cannot be said where nobody logs touches, and who can is asked to', () => {
    const reading = read('sales-does-not-work-leads', many(30, 'a', left), promised);
    expect(reading.verdict).toBe('cannot-be-said');
    expect(reading.missing).toContainEqual({
      id: 'reached-in-time',
      why: 'not-recorded',
      what: 'Let the systems record touch-attempted or touch-connected',
      owner: 'sales',
    });
    expect(reading.complaint).toMatchObject({ by: 'marketing', request: { performer: 'sales' } });
  });

  test('names a team that logs nothing', () => {
    const silent = many(25, 'w', (id) => [
      tell(id, 'handed-over', '2026-06-22T09:00:00Z', { owner: 'lee', team: 'west' }),
    ]);
    expect(of([...many(5, 'a', reached), ...silent]).missing).toContainEqual(
      expect.objectContaining({ id: 'under-logging', owner: 'team:west' }),
    );
  });

  test('is held against what may be overdue at once, and tells of work that was put off', () => {
    const busy = (id: string) => [
      handed(id),
      tell(id, 'deferred', '2026-06-22T09:30:00Z', { reason: 'too-busy' }),
    ];
    const reading = of(many(4, 'a', busy), { targets: { period: 'quarter', overdueNow: 3 } });
    expect(line(reading, 'overdue-now')).toMatchObject({
      speaks: 'for',
      measured: { kind: 'count', count: 4 },
      target: { sense: 'at-most', value: 3 },
    });
    expect(line(reading, 'deferrals')).toMatchObject({ speaks: 'against', weight: 'told' });
    expect(reading.verdict).toBe('borne-out');
    expect(of(many(4, 'a', busy), { targets: { period: 'quarter', overdueNow: 4 } }).verdict).toBe(
      'not-borne-out',
    );
  });

  test('hears whether lateness goes together with more leads than a team can take up', () => {
    const early = (id: string) => [
      tell(id, 'handed-over', '2026-06-08T09:00:00Z', { owner: 'kim', team: 'east' }),
      tell(id, 'touch-connected', '2026-06-08T09:20:00Z', { channel: 'call' }),
    ];
    const events = [...many(5, 'a', early), ...many(30, 'b', left)];
    const agreed = of(events, { ...promised, capacity: [{ party: 'team:east', leads: 5, per: 'week' }] });
    expect(line(agreed, 'overload', 'east')).toMatchObject({
      speaks: 'against',
      weight: 'told',
      measured: { share: { numerator: 30, denominator: 30 } },
    });
    expect(agreed.verdict).toBe('borne-out');

    const put = [tell('b0', 'deferred', '2026-06-22T09:30:00Z', { reason: 'too-busy' })];
    expect(of([...events, ...put]).missing.map(({ id, why }) => [id, why])).toContainEqual([
      'overload',
      'not-agreed',
    ]);
  });

  test('says that nobody signed what it is held against', () => {
    expect(of([]).text).toBe('Nobody can say. The agreement it is held against is not signed by both.');
  });
});
