import { type Agreement, compileAgreement, proposedAlignment, termDocuments } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { type EventOf, type JournalEvent, journalOf } from 'smarketing/journal';
import { day, type Instant, orThrow } from 'smarketing/kernel';
import { type Declared, review } from 'smarketing/review';
import type { DimensionReading, SignName, Statement } from 'smarketing/review/alignment';
import { describe, expect, test } from 'vitest';
import { at, agreement as story, tell } from './story.js';
import { formOf } from './survey/forms.js';

const document: Agreement = {
  ...story.agreement,
  alignment: proposedAlignment,
  measuredBy: {
    sales: { metrics: [{ id: 'revenue', shareOfPay: 0.5 }], horizon: 90 * day, terms: { sale: 1 } },
    marketing: { metrics: [{ id: 'revenue' }, { id: 'leads' }], horizon: 180 * day, terms: { sale: 1 } },
  },
  cadence: [{ policy: 'rhythm', every: 'month', owner: 'operations' }],
  goals: [
    {
      id: 'revenue',
      title: 'New revenue',
      period: '2026',
      owners: { sales: 'sam', marketing: 'mia' },
      measure: { kind: 'customers-won', atLeast: 10 },
    },
  ],
};
const compiled = orThrow(compileAgreement(intlZones)(document));
const asOf = at('2026-03-31T10:00:00Z');

/** Monday mornings, so that an hour of work is an hour. */
const mondays = ['01-12', '01-19', '01-26', '02-02', '02-09', '02-16', '02-23', '03-02', '03-09', '03-16'];

/** Ten hand-overs: eight reached for within the hour, one late, one never; seven accepted, one rejected, two unanswered. */
const leads = mondays.flatMap((when, index): ReadonlyArray<JournalEvent> => {
  const lead = `L${index}`;
  const on = (time: string) => `2026-${when}T${time}:00Z`;
  return [
    tell(lead, 'inquiry', on('09:00'), {}),
    tell(lead, 'marketing-qualified', on('09:30'), {}),
    tell(lead, 'handed-over', on('10:00'), {}),
    ...(index === 9
      ? []
      : [tell(lead, 'touch-attempted', on(index === 8 ? '15:00' : '10:30'), { channel: 'call' })]),
    ...(index < 7 ? [tell(lead, 'accepted', on('11:00'), {})] : []),
    ...(index === 7 ? [tell(lead, 'rejected', on('11:00'), { reason: 'duplicate' })] : []),
    ...(index < 3 ? [tell(lead, 'sales-qualified', on('12:00'), {})] : []),
    ...(index < 3 ? [tell(lead, 'won', on('13:00'), { value: { minor: 100_000, currency: 'EUR' } })] : []),
  ];
});

const minutes = (
  type: 'meeting-held' | 'request-changed' | 'signal-changed',
  id: string,
  when: string,
  data: unknown,
) =>
  ({
    schemaVersion: 1,
    source: 'minutes',
    id: `${type} ${id} ${when}`,
    type,
    occurredAt: at(`2026-${when}:00Z`),
    subject: { kind: type.slice(0, type.indexOf('-')), system: 'minutes', id },
    data,
  }) as JournalEvent;
const meeting = (when: string): JournalEvent =>
  minutes('meeting-held', when, when, {
    policy: 'rhythm',
    participants: [
      { person: 'ada', party: 'sales' },
      { person: 'bo', party: 'marketing' },
    ],
    agenda: [
      { kind: 'current-projects', by: 'marketing' },
      { kind: 'field-news', by: 'sales' },
    ],
    actions: [],
    complaints: [],
  });
const talk: ReadonlyArray<JournalEvent> = [
  meeting('01-14T09:00'),
  meeting('02-11T09:00'),
  ...['a', 'b'].flatMap((id) => [
    minutes('request-changed', id, '01-15T09:00', {
      state: 'asked',
      asker: 'sales',
      performer: 'marketing',
      satisfiedWhen: 'It is done.',
      dueAt: at('2026-02-15T09:00:00Z'),
    }),
    minutes('request-changed', id, '01-16T09:00', { state: 'promised' }),
  ]),
  minutes('request-changed', 'a', '02-10T09:00', { state: 'done' }),
  minutes('signal-changed', 's', '01-20T09:00', { state: 'reported', topic: 'trend', reportedBy: 'sales' }),
  minutes('signal-changed', 's', '01-25T09:00', { state: 'told-back' }),
  minutes('signal-changed', 't', '01-20T09:00', { state: 'reported', topic: 'trend', reportedBy: 'sales' }),
];

type Signed = Omit<EventOf<'approval-given'>['data'], 'party'>;
const signature = (
  party: 'sales' | 'marketing',
  { subject, data }: { subject: { system: string; id: string }; data: Signed },
) =>
  ({
    schemaVersion: 1,
    source: 'minutes',
    id: `${party} signs ${subject.id}`,
    type: 'approval-given',
    occurredAt: at('2026-01-02T09:00:00Z'),
    subject: { kind: 'document', ...subject },
    data: { ...data, party },
  }) as JournalEvent;
const bothSign = (document: Parameters<typeof signature>[1]) => [
  signature('sales', document),
  signature('marketing', document),
];
const whole = { subject: compiled.subject, data: { version: compiled.version, hash: compiled.hash } };

const journal = [...leads, ...talk, ...bothSign(whole)];
const read = (events: ReadonlyArray<JournalEvent>, declared: Declared = {}) =>
  review(compiled, { asOf }, declared)(journalOf(events)).alignment;
const dimension = (
  name: DimensionReading['id'],
  events: ReadonlyArray<JournalEvent> = journal,
  declared: Declared = {},
) => read(events, declared).index.dimensions.find(({ id }) => id === name) as DimensionReading;
const counted = (name: DimensionReading['id']) => {
  const { share, evidence } = dimension(name);
  return [share?.numerator, share?.denominator, evidence];
};

const say = (id: Statement['id'], holds: boolean, when = '2026-03-01T09:00:00Z'): Statement => ({
  id,
  holds,
  by: 'operations',
  at: at(when),
});

describe('the dimensions of a review', () => {
  test('are counted from the journal as its other readings count', () => {
    expect(counted('terms')).toEqual([3, 3, 'journal']);
    expect(counted('acceptance')).toEqual([7, 10, 'journal']);
    expect(counted('follow-up')).toEqual([8, 10, 'journal']);
    expect(counted('meetings')).toEqual([2, 2, 'journal']);
    expect(counted('promises')).toEqual([1, 2, 'journal']);
    expect(counted('signals')).toEqual([1, 2, 'journal']);
    // Of those whose thirty days are over, or that have a result: three won, one rejected, four silent.
    expect(counted('feedback')).toEqual([4, 8, 'journal']);
  });

  test('are declared where only the departments can say', () => {
    expect(counted('shared-metrics')).toEqual([1, 2, 'declared']);
    expect(counted('terms-in-use')).toEqual([1, 1, 'declared']);
    expect(dimension('shared-horizon')).toMatchObject({ measured: 0.5, score: 100, evidence: 'declared' });
  });

  test('carry their interval into their score', () => {
    const { share, scores, score } = dimension('follow-up');
    expect(score).toBeCloseTo((0.8 / 0.9) * 100, 10);
    expect(scores?.low).toBeCloseTo(((share?.interval?.low ?? 0) / 0.9) * 100, 10);
  });

  test('say what to record, and whose that is, where the journal has no evidence', () => {
    const { state, missing, owner } = dimension('tools');
    expect([state, missing, owner]).toEqual([
      'not-measured',
      'No source was found to record asset-published.',
      'marketing',
    ]);
    expect(dimension('acceptance', talk).missing).toBe('No source was found to record handed-over.');
    expect(dimension('programmes').missing).toBe('No programme is agreed or recorded.');
    expect(dimension('message').missing).toBe('The journal cannot tell; somebody has to declare it.');
  });

  test('say why leads that both graded tell nothing', () => {
    const graded = (lead: string, by: 'sales' | 'marketing', grade: string) =>
      tell(lead, 'graded', '2026-03-20T09:00:00Z', { by, grade });
    const grades = ['L0', 'L1', 'L2'].flatMap((lead, index) => [
      graded(lead, 'marketing', 'hot'),
      graded(lead, 'sales', index === 0 ? 'cold' : 'hot'),
    ]);
    expect(dimension('rater-agreement', [...journal, ...grades])).toMatchObject({
      state: 'not-measured',
      missing:
        'Marketing and Sales agree on 2 of 3 leads; one of them gave all of them one grade, so that nobody can tell agreement from chance.',
    });
  });

  test('take what is declared only where the journal is silent, and show it beside where it is not', () => {
    const declare = (id: DimensionReading['id'], value: number, when = '2026-03-01T09:00:00Z'): Declared => ({
      alignment: {
        schemaVersion: 1,
        statements: [],
        measures: [{ id, value, by: 'partner:agency', at: at(when), source: 'audit' }],
      },
    });
    expect(dimension('message', journal, declare('message', 0.6))).toMatchObject({
      measured: 0.6,
      evidence: 'declared',
      owner: 'partner:agency',
    });
    expect(dimension('follow-up', journal, declare('follow-up', 1))).toMatchObject({
      measured: 0.8,
      evidence: 'journal',
      declared: 1,
    });
    expect(
      dimension('message', journal, declare('message', 0.6, '2026-04-01T09:00:00Z')).measured,
    ).toBeNull();
  });

  test('count the period under way and the one before it, and nothing older', () => {
    const old = leads.map((event) => ({
      ...event,
      id: `old ${event.id}`,
      subject: { ...event.subject, id: `old ${event.subject.id}` },
      occurredAt: (event.occurredAt - 364 * day) as Instant,
    })) as ReadonlyArray<JournalEvent>;
    expect(dimension('acceptance', [...journal, ...old]).share?.denominator).toBe(10);
    expect(read(journal).window.start).toBe(at('2025-10-01T00:00:00Z'));
  });
});

describe('the index of a review', () => {
  const { index } = read(journal);

  test('is there, with most of it from the journal', () => {
    expect(index.value).not.toBeNull();
    expect(index.coverage.all.denominator).toBe(100);
    expect(index.coverage.journal.numerator).toBeGreaterThan(index.coverage.declared.numerator);
  });

  test('knows no outcome: more sales for the same work change nothing', () => {
    const richer = journal.map((event) =>
      event.type === 'won' ? { ...event, data: { value: { minor: 9_000_000, currency: 'EUR' } } } : event,
    );
    expect(read(richer).index).toEqual(index);
    expect(read(richer).outcomes.at(-1)?.revenue).toEqual([{ minor: 27_000_000, currency: 'EUR' }]);
    expect(read(journal).outcomes.map(({ period, won }) => [period, won])).toEqual([
      ['2025-Q4', 0],
      ['2026-Q1', 3],
    ]);
  });

  test('knows no opinion: a survey stands beside it', () => {
    const forms = [50, 55, 60, 65, 70].flatMap((sum) => [
      formOf('sales', sum),
      formOf('marketing', sum + 20),
    ]);
    const asked = read(journal, { survey: { id: 'spring', closedAt: at('2026-03-20T12:00:00Z'), forms } });
    expect(asked.index).toEqual(index);
    expect(asked.survey?.gap.difference).toBe(20);
    const later = read(journal, { survey: { id: 'spring', closedAt: at('2026-04-20T12:00:00Z'), forms } });
    expect(later).not.toHaveProperty('survey');
  });

  test('is not given without agreed targets', () => {
    const { index: none } = review(story, { asOf })(journalOf(journal)).alignment;
    expect(none).toMatchObject({ value: null, reason: 'not-agreed' });
    expect(none.dimensions.find(({ id }) => id === 'follow-up')).toMatchObject({
      state: 'not-agreed',
      measured: 0.8,
    });
  });
});

describe('the stage of a review', () => {
  test('is that of the evidence, and says what the next one lacks', () => {
    const { stage } = read(journal);
    expect([stage.stage, stage.next]).toEqual(['defined', 'aligned']);
    expect(stage.lacks).toEqual(['programmes-agreed', 'sales-consulted', 'trained-together']);
  });

  test('is undefined while only one has signed, whatever the index', () => {
    const half = [...leads, ...talk, signature('sales', whole)];
    const { stage, index } = read(half);
    expect(stage.stage).toBe('undefined');
    expect(stage.lacks).toEqual(['terms-accepted', 'agreement-in-effect']);
    expect(index.value).not.toBeNull();
  });

  test('takes terms that were signed one by one', () => {
    const terms = termDocuments(document).flatMap(({ subject, version, hash }) =>
      bothSign({ subject, data: { version, hash } }),
    );
    const item = read([...leads, ...talk, ...terms]).stage.items.find(({ id }) => id === 'terms-accepted');
    expect(item?.holds).toBe(true);
  });

  test('hears what people say, and who contradicts whom', () => {
    const statements: ReadonlyArray<Statement> = [
      { ...say('trained-together', true), by: 'sales' },
      { ...say('trained-together', false), by: 'marketing' },
    ];
    const item = read(journal, { alignment: { schemaVersion: 1, statements } }).stage.items.find(
      ({ id }) => id === 'trained-together',
    );
    expect([item?.holds, item?.missing]).toEqual([
      null,
      'Sales says that it is so, Marketing that it is not.',
    ]);
  });
});

describe('whether to tighten', () => {
  const declare = (...signs: ReadonlyArray<readonly [SignName, boolean]>): Declared => ({
    alignment: { schemaVersion: 1, statements: signs.map(([id, holds]) => say(id, holds)) },
  });

  test('is not said while too little is known', () => {
    expect(read(journal).tightening.advice).toBe('not-enough-evidence');
  });

  test('is no where the usual ways do well', () => {
    const { tightening } = read(
      journal,
      declare(
        ['work-doubled-or-dropped', false],
        ['commoditised-market', false],
        ['customised-in-sale', false],
        ['short-product-lives', false],
        ['few-simple-products', true],
        ['usual-roles-work', true],
      ),
    );
    expect(tightening).toMatchObject({ stage: 'defined', advice: 'hold', towards: 'defined' });
    expect(tightening.signs[0]).toMatchObject({
      id: 'few-simple-products',
      evidence: 'declared',
      text: 'Operations says that it is so.',
    });
  });

  test('hears the journal where it can tell: leads that lie untouched are work that falls between', () => {
    const untouched = journal.filter(
      ({ type, subject }) => type !== 'touch-attempted' || !['L3', 'L4', 'L5'].includes(subject.id),
    );
    const sign = read(untouched, declare(['work-doubled-or-dropped', false])).tightening.signs.find(
      ({ id }) => id === 'work-doubled-or-dropped',
    );
    expect(sign).toMatchObject({ holds: true, evidence: 'journal', speaksFor: 'tighten' });
    expect(sign?.text).toMatch(/^4 of 10 handed-over leads lie overdue and untouched\.$/);
  });
});

describe('the debts of alignment', () => {
  const debts = (events: ReadonlyArray<JournalEvent>, of: Agreement = document) => {
    const { pageOne } = review(orThrow(compileAgreement(intlZones)(of)), { asOf })(journalOf(events));
    return (['sales', 'marketing'] as const).flatMap((side) =>
      pageOne.debts[side]
        .filter(({ id }) => id === 'unaccepted-terms' || id === 'unsaid-measures')
        .map(({ id, names = [] }) => `${side} ${id}: ${names.join(', ')}`),
    );
  };

  test('are none where both signed and both said by what they are measured', () => {
    expect(debts(journal)).toEqual([]);
  });

  test('are the terms that one has not accepted', () => {
    expect(debts([...leads, signature('sales', whole)])).toEqual([
      'marketing unaccepted-terms: qualified-lead, profitable, sale',
    ]);
  });

  test('are no signatures where nobody records any', () => {
    expect(debts(leads)).toEqual([]);
  });

  test('are what the index weighs and one has not said', () => {
    const { measuredBy = {}, ...others } = document;
    const { marketing = { metrics: [] } } = measuredBy;
    expect(debts(leads, { ...others, measuredBy: { marketing: { metrics: marketing.metrics } } })).toEqual([
      'sales unsaid-measures: metrics, horizon, terms',
      'marketing unsaid-measures: horizon, terms',
    ]);
    const { alignment: _, ...unweighed } = others;
    expect(debts(leads, unweighed)).toEqual([]);
  });
});

test('survives the way through JSON', () => {
  const reading = read(journal, { survey: { id: 'none', closedAt: at('2026-03-20T12:00:00Z'), forms: [] } });
  expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
});
