import { compileAgreement, draftAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { type EventOf, type EventType, type JournalEvent, journalOf } from 'smarketing/journal';
import { day, type Instant, orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel';
import { type Debt, type ReadingName, review } from 'smarketing/review';
import { describe, expect, test } from 'vitest';

const at = (text: string): Instant => orThrow(parseInstant(text));
const draft = draftAgreement({
  zone: 'UTC',
  currency: 'EUR',
  effectiveFrom: orThrow(parseCivilDate('2026-01-01')),
  leadsPerQuarter: 10,
});
const agreement = orThrow(
  compileAgreement(intlZones)({
    ...draft,
    parties: [{ party: 'team:web', name: 'Web', department: 'marketing' }],
    cadence: [{ policy: 'rhythm', every: 'month', owner: 'team:web' }],
    sources: [{ source: 'minutes', type: 'meeting-held', observedFrom: at('2026-01-01T00:00:00Z') }],
  }),
);
const asOf = at('2026-04-01T00:00:00Z');

const kinds = {
  'meeting-held': 'meeting',
  'request-changed': 'request',
  'signal-changed': 'signal',
} as const;

const tell = <Type extends EventType>(
  type: Type,
  id: string,
  time: string,
  data: EventOf<Type>['data'],
): JournalEvent =>
  ({
    schemaVersion: 1,
    source: 'minutes',
    id: `${type} ${id} ${time}`,
    type,
    occurredAt: at(`2026-${time}:00Z`),
    subject: { kind: type in kinds ? kinds[type as keyof typeof kinds] : 'asset', system: 'minutes', id },
    data,
  }) as JournalEvent;

const read = (...events: ReadonlyArray<JournalEvent>) => review(agreement, { asOf })(journalOf(events));
const named = (debts: ReadonlyArray<Debt>): ReadonlyArray<string> =>
  debts.map(({ id, names = [] }) => `${id}: ${names.join(', ')}`);
const switchedOn = (reading: ReadingName, ...events: ReadonlyArray<JournalEvent>): string | undefined =>
  read(...events).readiness.find((one) => one.reading === reading)?.switchOn?.what;

const meets = (time: string) =>
  tell('meeting-held', time, time, {
    policy: 'rhythm',
    participants: [
      { person: 'ada', party: 'sales' },
      { person: 'bo', party: 'marketing' },
    ],
    agenda: [{ kind: 'current-projects' }, { kind: 'field-news' }],
    actions: [],
    complaints: [],
  });
const promises = (id: string, performer: 'sales' | 'team:web' | 'operations') => [
  tell('request-changed', id, '01-05T09:00', {
    state: 'asked',
    performer,
    satisfiedWhen: 'It is done.',
    dueAt: at('2026-03-01T09:00:00Z'),
  }),
  tell('request-changed', id, '01-06T09:00', { state: 'promised' }),
];

describe('a review without any dialogue on record', () => {
  test('draws none of it, and says what to switch on', () => {
    const silent = review(orThrow(compileAgreement(intlZones)(draft)), { asOf })(journalOf([]));
    expect(silent.dialogue).toEqual({ issues: [] });
    expect(silent.assets).toBeUndefined();
    expect(
      silent.readiness
        .filter(({ reading }) => ['meetings', 'requests', 'signals', 'assets'].includes(reading))
        .map(({ reading, status, switchOn }) => [reading, status, switchOn?.what]),
    ).toEqual([
      ['meetings', 'missing', 'record meeting-held'],
      ['requests', 'missing', 'record request-changed'],
      ['signals', 'missing', 'record signal-changed'],
      ['assets', 'missing', 'record asset-published'],
    ]);
    expect([...silent.pageOne.debts.sales, ...silent.pageOne.debts.marketing]).toEqual([]);
  });

  test('takes a declared source without a meeting for a rhythm that nobody keeps', () => {
    const { dialogue, pageOne } = read();
    expect(dialogue.cadence?.[0]?.kept).toMatchObject({ numerator: 0, denominator: 3 });
    expect(named(pageOne.debts.marketing)).toEqual(['missed-meetings:rhythm: 2026-01, 2026-02, 2026-03']);
    expect(pageOne.debts.sales).toEqual([]);
  });
});

describe('what each side owes of the dialogue', () => {
  test('meetings are owed since the last one that was held, and settled by the next', () => {
    expect(named(read(meets('01-10T09:00')).pageOne.debts.marketing)).toEqual([
      'missed-meetings:rhythm: 2026-02, 2026-03',
    ]);
    expect(read(meets('01-10T09:00'), meets('03-31T23:59')).pageOne.debts.marketing).toEqual([]);
  });

  test('a promise is its performer’s, with the time it was promised for', () => {
    const { pageOne, dialogue } = read(
      meets('03-10T09:00'),
      ...promises('ours', 'sales'),
      ...promises('theirs', 'team:web'),
      ...promises('nobody’s', 'operations'),
      tell('request-changed', 'ours', '03-20T09:00', { state: 'declined' }),
    );
    expect(named(pageOne.debts.sales)).toEqual(['broken-promises: ours: 30 days late']);
    expect(named(pageOne.debts.marketing)).toEqual(['broken-promises: theirs: 30 days late']);
    expect(pageOne.debts.sales[0]).toMatchObject({ count: 1, oldest: at('2026-03-01T09:00:00Z') });
    expect(dialogue.requests?.broken).toHaveLength(3);
  });

  test('what the field reported is Marketing’s, unless somebody of Sales has it', () => {
    const { pageOne } = read(
      meets('03-10T09:00'),
      tell('signal-changed', 'rival', '02-01T09:00', { state: 'reported', topic: 'trend' }),
      tell('signal-changed', 'taken', '02-02T09:00', { state: 'reported', owner: 'sales' }),
      tell('signal-changed', 'fresh', '03-20T09:00', { state: 'reported' }),
    );
    expect(named(pageOne.debts.marketing)).toEqual([
      'overdue-others:signal-answer: fresh, rival, taken',
      'untold-signals: rival: trend',
    ]);
    expect(named(pageOne.debts.sales)).toEqual(['untold-signals: taken']);
  });

  test('a promise with a time limit counts what is no lead too: in attainment, in what is overdue, and as a debt', () => {
    const { pageOne, attainment } = read(
      tell('signal-changed', 'late', '02-02T09:00', { state: 'reported' }),
      tell('signal-changed', 'answered', '02-02T09:00', { state: 'reported' }),
      tell('signal-changed', 'answered', '02-02T10:00', { state: 'acknowledged' }),
    );
    const answer = attainment.find(({ policy }) => policy === 'signal-answer');
    expect(answer?.attainment).toMatchObject({ clocks: 2, states: { met: 1, overdue: 1 } });
    expect(pageOne.figures.find(({ name }) => name === 'overdue-now')).toMatchObject({ value: 1 });
    expect(pageOne.debts.marketing.find(({ id }) => id === 'overdue-others:signal-answer')).toMatchObject({
      count: 1,
      names: ['late'],
    });
  });

  test('tools that no customer saw are their owner’s, past their days of grace', () => {
    const card = { kind: 'battlecard', cost: { minor: 500, currency: 'EUR' } } as const;
    const { assets, pageOne } = read(
      meets('03-10T09:00'),
      tell('asset-published', 'shown', '01-10T09:00', card),
      tell('asset-published', 'drawer', '01-10T09:00', { ...card, owner: 'team:web' }),
      tell('asset-published', 'own', '01-10T09:00', { ...card, owner: 'sales' }),
      tell('asset-published', 'new', '03-20T09:00', card),
      tell('asset-used', 'shown', '02-10T09:00', { withCustomer: true }),
      tell('asset-used', 'drawer', '02-10T09:00', { withCustomer: false }),
      tell('asset-used', 'nobody published it', '02-10T09:00', { withCustomer: true }),
      tell('asset-rated', 'drawer', '02-11T09:00', { by: 'sales', useful: 1, pertinent: 2 }),
      tell('asset-rated', 'drawer', '02-11T10:00', { by: 'team:web', useful: 5, pertinent: 5 }),
    );
    expect(named(pageOne.debts.marketing)).toEqual(['unused-assets: drawer: viewed-only']);
    expect(named(pageOne.debts.sales)).toEqual(['unused-assets: own: never-opened']);
    expect(assets).toMatchObject({
      used: { numerator: 1, denominator: 3 },
      states: { 'in-grace': 1 },
      useful: { numerator: 1, denominator: 5 },
      pertinent: { numerator: 2, denominator: 5 },
      unusedCost: [{ minor: 1_000, currency: 'EUR' }],
      rated: 1,
      unpublished: 1,
      issues: [],
    });
    // What may be the cause takes a list of assets, which no event is.
    expect(assets?.unused[0]).not.toHaveProperty('causes');
  });
});

describe('the readiness of the dialogue', () => {
  test('asks for what was left out where it is said once, and not with every step', () => {
    const asked = tell('request-changed', 'a', '01-05T09:00', { state: 'asked', performer: 'sales' });
    expect(switchedOn('requests', asked)).toBe('fill dueAt');
    expect(switchedOn('requests', ...promises('a', 'sales'))).toBeUndefined();
    expect(switchedOn('signals', tell('signal-changed', 's', '01-05T09:00', { state: 'reported' }))).toBe(
      'fill topic',
    );
    expect(switchedOn('assets', tell('asset-published', 'a', '01-05T09:00', { kind: 'brochure' }))).toBe(
      'record asset-used',
    );
  });

  test('draws no use of tools where nobody records use', () => {
    expect(read(tell('asset-published', 'a', '01-05T09:00', { kind: 'brochure' })).assets).toBeUndefined();
  });

  test('survives JSON, and sees nothing past its moment', () => {
    const events = [meets('03-10T09:00'), ...promises('a', 'sales')];
    const later = { ...meets('03-10T09:00'), id: 'later', occurredAt: (asOf + day) as Instant };
    expect(read(...events, later).dialogue).toEqual(read(...events).dialogue);
    const { dialogue } = read(...events);
    expect(JSON.parse(JSON.stringify(dialogue))).toEqual(dialogue);
  });
});
