import { type CompiledAgreement, compileAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { type Instant, orThrow } from 'smarketing/kernel';
import { type LaunchEvidence, type LaunchPlan, readLaunch, readTraining } from 'smarketing/message';
import { type Declared, review } from 'smarketing/review';
import { describe, expect, test } from 'vitest';
import { agreement, at, tell } from './story.js';

const asOf = at('2026-06-29T10:00:00Z');

/** Since the beginning somebody logs touches: of nobody that any figure counts. */
const logged = tell('z', 'touch-attempted', '2026-01-02T09:00:00Z', { channel: 'call' });

const read = (events: ReadonlyArray<JournalEvent>, by: CompiledAgreement = agreement) =>
  review(by, { asOf })(journalOf([logged, ...events])).blackHole;

let count = 0;

const about = (
  kind: 'programme' | 'asset',
  id: string,
  type: string,
  when: string,
  data: object,
): JournalEvent => {
  count += 1;
  return {
    schemaVersion: 1,
    source: 'plan',
    id: `${id}-${type}-${count}`,
    type,
    occurredAt: at(when),
    subject: { kind, system: 'plan', id },
    data,
  } as unknown as JournalEvent;
};

const spend = (id: string, minor: number): JournalEvent =>
  about('programme', id, 'spend', '2026-02-02T09:00:00Z', {
    amount: { minor, currency: 'EUR' },
    department: 'marketing',
  });

const agreed = {
  deliverables: ['80 inquiries'],
  benchmarks: ['20 leads'],
  agreedBy: ['sales', 'marketing'],
} as const;

describe('the leads in the hole', () => {
  const events = [
    tell('a', 'handed-over', '2026-06-22T09:00:00Z', { owner: 'kim', team: 'east' }),
    tell('b', 'handed-over', '2026-06-29T09:30:00Z', { owner: 'kim', team: 'east' }),
    tell('c', 'captured', '2026-06-22T09:00:00Z', { origin: 'marketing', exclusion: 'spam' }),
    tell('d', 'handed-over', '2026-06-22T09:00:00Z', { owner: 'lee', team: 'west' }),
    tell('d', 'won', '2026-06-23T09:00:00Z', { value: { minor: 900, currency: 'EUR' } }),
    {
      ...about('programme', 'o', 'opportunity-opened', '2026-06-22T10:00:00Z', {
        status: 'open',
        amount: { minor: 700, currency: 'EUR' },
        primaryLead: { system: 'crm', id: 'a' },
      }),
      subject: { kind: 'opportunity', system: 'crm', id: 'o' },
    } as JournalEvent,
  ];

  test('are accounted for with everything else that entered', () => {
    const { leads, withoutPass, atStake, things } = read(events);
    // The one whose touches are logged entered no stage.
    expect(withoutPass).toBe(1);
    expect(leads.entered).toMatchObject({ count: 4, money: [{ minor: 1_600, currency: 'EUR' }] });
    expect(leads.cameOut).toMatchObject({ count: 1, money: [{ minor: 900, currency: 'EUR' }] });
    expect(leads.inTime.count).toBe(1);
    expect(leads.excluded.lines.map(({ code, count: many }) => [code, many])).toEqual([['spam', 1]]);
    expect(leads.inTheHole).toMatchObject({ count: 1, money: [{ minor: 700, currency: 'EUR' }] });
    expect(atStake).toEqual([{ minor: 700, currency: 'EUR' }]);
    expect(
      things.map(({ kind, key, cause, accountable, owner }) => [kind, key.id, cause, accountable, owner]),
    ).toEqual([['lead', 'a', 'no-touch', 'sales', 'kim']]);
  });

  test('that nobody graded or heard of count from the last time something happened to them', () => {
    const graded = tell('a', 'graded', '2026-06-20T09:00:00Z', { by: 'sales', grade: 'A' });
    const { things } = read([tell('a', 'inquiry', '2026-01-05T09:00:00Z', {}), graded]);
    expect(things).toMatchObject([{ cause: 'silent', since: at('2026-01-05T09:00:00Z') }]);
  });

  test('are fewer for certain where touches go unlogged', () => {
    const handed = (id: string) =>
      tell(id, 'handed-over', '2026-06-22T09:00:00Z', { owner: 'kim', team: 'east' });
    const { untouched } = read([
      handed('a'),
      handed('b'),
      tell('b', 'sales-qualified', '2026-06-23T09:00:00Z', {}),
      handed('c'),
      tell('c', 'touch-connected', '2026-06-22T09:10:00Z', { channel: 'call' }),
      tell('c', 'sales-qualified', '2026-06-23T09:00:00Z', {}),
    ]);
    // One of two that went on shows no touch, so as many touches as are logged may be missing.
    expect(untouched).toEqual({ low: 0, high: 1 });
  });
});

describe('the programmes in the hole', () => {
  const causeOf = (...events: ReadonlyArray<JournalEvent>) => {
    const { programmes, things } = read(events);
    const [thing] = things.filter(({ kind }) => kind === 'programme');
    return thing === undefined
      ? programmes
      : { cause: thing.cause, accountable: thing.accountable, since: thing.since, spent: thing.spent };
  };
  const opened = (data: object) =>
    about('programme', 'expo', 'programme-opened', '2026-01-12T09:00:00Z', data);

  test('cost money, and nothing or not both say what for', () => {
    expect(causeOf(opened({}), spend('expo', 100), spend('expo', 50))).toEqual({
      cause: 'nothing-agreed',
      accountable: 'marketing',
      since: at('2026-02-02T09:00:00Z'),
      spent: [{ minor: 150, currency: 'EUR' }],
    });
    expect(causeOf(opened({ ...agreed, agreedBy: ['marketing'] }), spend('expo', 100))).toMatchObject({
      cause: 'awaiting-consent',
      accountable: 'sales',
    });
  });

  test('died before their time', () => {
    expect(
      causeOf(
        opened(agreed),
        spend('expo', 100),
        about('programme', 'expo', 'programme-abandoned', '2026-03-02T09:00:00Z', {}),
      ),
    ).toMatchObject({ cause: 'abandoned', since: at('2026-03-02T09:00:00Z') });
  });

  test('brought leads of which Sales used none', () => {
    const lead = (id: string, ...rest: ReadonlyArray<JournalEvent>) => [
      tell(id, 'handed-over', '2026-06-01T09:00:00Z', { owner: 'kim', team: 'east', programme: 'expo' }),
      ...rest,
    ];
    const before = [opened(agreed), spend('expo', 100)];
    expect(causeOf(...before, ...lead('a'), ...lead('b'))).toMatchObject({
      cause: 'unused-by-sales',
      accountable: 'sales',
    });
    const worked = tell('b', 'touch-connected', '2026-06-01T09:10:00Z', { channel: 'call' });
    expect(causeOf(...before, ...lead('a'), ...lead('b', worked))).toMatchObject({
      inTime: { count: 1, lines: [{ code: 'running' }] },
    });
  });

  test('are none where no money was spent, or where both agreed and Sales works', () => {
    expect(causeOf(opened({}))).toMatchObject({ inTime: { count: 1 }, inTheHole: { count: 0 } });
    expect(causeOf(opened({ ...agreed, until: '2026-03-01' }), spend('expo', 100))).toMatchObject({
      cameOut: { count: 1, money: [{ minor: 100, currency: 'EUR' }] },
    });
  });
});

describe('the launches in the hole', () => {
  const plan: LaunchPlan = {
    id: 'widget-2',
    title: 'Widget 2',
    launchAt: at('2026-06-01T08:00:00Z'),
    criteria: [
      {
        id: 'map',
        title: 'The message is agreed.',
        owner: 'marketing',
        weight: 1,
        blocking: true,
        dueAt: at('2026-05-01T08:00:00Z'),
      },
      { id: 'pitch', title: 'Every rep can pitch it.', owner: 'sales', weight: 1, blocking: true },
    ],
  };
  const told = (met: ReadonlyArray<string>, when: Instant = asOf) =>
    readLaunch(
      plan,
      when,
    )(
      met.map(
        (id): LaunchEvidence => ({
          kind: 'criterion',
          id,
          at: at('2026-04-20T08:00:00Z'),
          met: true,
          source: 'log',
        }),
      ),
    );
  const message = { id: 'map', version: 1 };
  const nobody = readTraining(message, asOf)([{ person: 'kim', party: 'sales', role: 'rep' }], []);
  const launchesAt = (when: Instant, ...launches: NonNullable<Declared['launches']>) =>
    review(agreement, { asOf: when }, { launches })(journalOf([])).blackHole;

  test('are those that no rep can pitch when they are due, and those whose blockers are late', () => {
    const { launches, things } = launchesAt(
      asOf,
      { launch: { ...told(['map', 'pitch']), id: 'unheard' }, training: nobody },
      { launch: told(['pitch']) },
      { launch: { ...told(['map', 'pitch']), id: 'fine' } },
    );
    expect(launches).toMatchObject({ entered: { count: 3 }, cameOut: { count: 1 }, inTheHole: { count: 2 } });
    expect(things.map(({ key, cause, accountable, since }) => [key.id, cause, accountable, since])).toEqual([
      ['widget-2', 'not-ready', 'marketing', at('2026-05-01T08:00:00Z')],
      ['unheard', 'no-rep-can-pitch', 'sales', at('2026-06-01T08:00:00Z')],
    ]);
  });

  test('are none before their time, and absent where nobody hands any over', () => {
    const early = at('2026-04-25T08:00:00Z');
    expect(launchesAt(early, { launch: told([], early), training: nobody }).launches).toMatchObject({
      inTime: { count: 1 },
    });
    expect(read([]).launches).toBeUndefined();
  });
});

test('assets in the hole cost what they cost, each under one cause', () => {
  const published = (id: string, minor: number) =>
    about('asset', id, 'asset-published', '2026-01-12T09:00:00Z', {
      kind: 'brochure',
      cost: { minor, currency: 'EUR' },
      owner: 'marketing',
    });
  const used = (id: string, withCustomer: boolean) =>
    about('asset', id, 'asset-used', '2026-02-02T09:00:00Z', { withCustomer });
  const { assets, spent, things } = read([
    published('a', 500),
    published('b', 300),
    published('c', 200),
    used('a', true),
    used('b', false),
  ]);
  expect(assets).toMatchObject({
    entered: { money: [{ minor: 1_000, currency: 'EUR' }] },
    cameOut: { money: [{ minor: 500, currency: 'EUR' }] },
    inTheHole: { count: 2, money: [{ minor: 500, currency: 'EUR' }] },
  });
  expect(spent).toEqual([{ minor: 500, currency: 'EUR' }]);
  expect(things.map(({ key, cause }) => [key.id, cause])).toEqual([
    ['b', 'never-shown'],
    ['c', 'never-opened'],
  ]);
});

describe('what is owed because of it', () => {
  const debtsOf = (events: ReadonlyArray<JournalEvent>) => {
    const { debts } = review(agreement, { asOf })(journalOf(events)).pageOne;
    return [...debts.sales, ...debts.marketing].map(({ owner, id, count: many }) => [owner, id, many]);
  };

  test('is asked of whoever let a lead lie, or lost it on the way', () => {
    expect(
      debtsOf([
        tell('a', 'inquiry', '2026-01-05T09:00:00Z', {}),
        tell('b', 'marketing-qualified', '2026-01-05T09:00:00Z', {}),
        tell('c', 'captured', '2026-01-05T09:00:00Z', { origin: 'sales', stage: 'sales-qualified' }),
        tell('d', 'handed-over', '2026-06-29T09:30:00Z', { owner: 'kim', team: 'east' }),
        logged,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['sales', 'silent-leads', 1],
        ['marketing', 'silent-leads', 1],
        ['marketing', 'lost-in-hand-off', 1],
      ]),
    );
  });
});

test('an agreement of its own days of silence is what silence is measured by', () => {
  const patient = orThrow(
    compileAgreement(intlZones)({ ...agreement.agreement, staleAfter: 365 * 86_400_000 }),
  );
  const inquiry = [tell('a', 'inquiry', '2026-01-05T09:00:00Z', {})];
  expect(read(inquiry, patient).leads.inTheHole.count).toBe(0);
  expect(read(inquiry).leads.inTheHole.count).toBe(1);
});
