import { compileCalendar, intlZones, parseHours } from 'smarketing/calendar';
import { journalOf, type LeadRecord, viewJournal } from 'smarketing/journal';
import { hour, orThrow, parseInstant } from 'smarketing/kernel';
import {
  type ColumnFigures,
  captureDetail,
  columnActors,
  columnEventTypes,
  columnFigures,
  columnTypeCode,
  type EventColumns,
  type FigureTerms,
  shardColumns,
  touchDetail,
} from 'smarketing/metrics/columns';
import { decodeEvents } from 'smarketing/schema';
import {
  compilePolicies,
  type PolicyDocument,
  presetFeedback,
  presetFirstResponse,
  presetRework,
} from 'smarketing/sla';
import { describe, expect, test } from 'vitest';

const at = (text: string) => orThrow(parseInstant(text));
const nineToFive = orThrow(parseHours('09:00-17:00'));
const office = orThrow(
  compileCalendar(intlZones)({ zone: 'UTC', weekly: { mon: nineToFive, tue: nineToFive } }),
);
const policiesOf = (...documents: ReadonlyArray<PolicyDocument>) =>
  orThrow(compilePolicies({ calendars: { office }, ownerCalendars: { sales: 'office' } })(documents));

const terms: FigureTerms = {
  lifecycle: { acceptance: 'explicit' },
  policies: policiesOf({ ...presetFirstResponse, calendar: 'office' }),
  asOf: at('2026-03-31T00:00Z'),
  periodOf: () => '2026-03',
};
const figures: ColumnFigures = orThrow(columnFigures(terms));

const codes = (...texts: ReadonlyArray<string | null>) => {
  const known = [...new Set(texts.filter((text) => text !== null))];
  return {
    codes: Uint32Array.from(texts, (text) => (text === null ? 0 : known.indexOf(text) + 1)),
    texts: known,
  };
};

/** Two leads: one won after an answer in time, one that nobody answers. */
const columns: EventColumns = {
  schemaVersion: 1,
  lead: Uint32Array.of(4, 4, 4, 4, 4, 9, 9),
  type: Uint8Array.from(
    [
      'captured',
      'handed-over',
      'touch-connected',
      'sales-qualified',
      'won',
      'captured',
      'handed-over',
    ] as const,
    (type) => columnTypeCode[type],
  ),
  at: Float64Array.from(
    ['02T09:00', '02T10:00', '02T10:30', '09T10:00', '23T10:00', '02T16:30', '02T16:45'],
    (text) => at(`2026-03-${text}Z`),
  ),
  actor: Uint8Array.of(0, 1, 1, 1, 1, 0, 1),
  detail: Uint8Array.of(
    captureDetail({ origin: 'marketing' }),
    0,
    touchDetail({}),
    0,
    0,
    captureDetail({ origin: 'partner' }),
    0,
  ),
  amount: Float64Array.of(Number.NaN, Number.NaN, Number.NaN, Number.NaN, 250_000, Number.NaN, Number.NaN),
  currency: codes(null, null, null, null, 'EUR', null, null),
  team: codes(null, 'west', null, null, null, null, 'east'),
  channel: codes('webinar', null, 'call', null, null, 'fair', null),
};

const issuesOf = (changes: object): ReadonlyArray<ReadonlyArray<string | number>> => {
  const checked = figures.check({ ...columns, ...changes });
  return checked._tag === 'Left' ? checked.left.map(({ code, path }) => [code, ...path]) : [];
};

describe('figures of columns', () => {
  const reading = figures.metric.extract(figures.sum(orThrow(figures.check(columns))));

  test('count the stages, those that nobody recorded too', () => {
    expect(reading.volumes.map(({ passes, inferred }) => [passes, inferred])).toEqual([
      [2, 0],
      [2, 2],
      [2, 0],
      [1, 1],
      [1, 1],
      [1, 0],
      [1, 0],
      [0, 0],
    ]);
  });

  test('follow up by team, in business time', () => {
    expect(
      reading.followUp.teams.map(({ group, reading: { states } }) => [
        group,
        states['in-time'],
        states.overdue,
      ]),
    ).toEqual([
      ['east', 0, 1],
      ['west', 1, 0],
    ]);
    // East has had a quarter of an hour on Monday, and every Monday and Tuesday since.
    expect(reading.promises[0]?.kept.attainment.states).toMatchObject({ met: 1, overdue: 1 });
    expect(reading.promises[0]?.businessTime.median.value).toBe(hour / 2);
  });

  test('tell what sales are worth', () => {
    expect(reading.wonValue).toEqual([{ minor: 250_000, currency: 'EUR' }]);
    expect(reading.exits).toEqual([{ exit: 'won', passes: 1 }]);
  });

  test('leave silent what happens later', () => {
    const early = orThrow(columnFigures({ ...terms, asOf: at('2026-03-02T10:10Z') }));
    const { volumes, promises } = early.metric.extract(early.sum(orThrow(early.check(columns))));
    expect(volumes.map(({ passes }) => passes)).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
    expect(promises[0]?.kept.attainment.states['not-due']).toBe(1);
  });

  test('of no rows are those of nothing', () => {
    const none = {
      schemaVersion: 1,
      lead: new Uint32Array(),
      type: new Uint8Array(),
      at: new Float64Array(),
    };
    expect(figures.sum(orThrow(figures.check(none)))).toEqual(figures.metric.empty);
  });

  test('do not change when the columns do not either', () => {
    const checked = orThrow(figures.check(columns));
    expect(figures.sum(checked)).toEqual(figures.sum(checked));
  });
});

describe('a check of columns', () => {
  test('passes good ones and names what is in them', () => {
    expect(orThrow(figures.check(columns))).toMatchObject({
      rows: 7,
      from: columns.at[0],
      to: columns.at[4],
      touchChannels: [2],
    });
  });

  test.each([
    ['not-columns', null, []],
    ['not-columns', [], []],
    ['not-columns', 'columns', []],
    [
      'unreadable',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no');
          },
        },
      ),
      [],
    ],
  ])('refuses %s', (code, value, path) => {
    const checked = figures.check(value);
    expect(checked._tag === 'Left' && checked.left.map((issue) => [issue.code, issue.path])).toEqual([
      [code, path],
    ]);
  });

  test('names every array that is none, or of another kind or length, at once', () => {
    expect(
      issuesOf({
        schemaVersion: 2,
        lead: [1, 2],
        at: new Float32Array(7),
        actor: new Uint8Array(3),
        team: { codes: [], texts: [1] },
      }),
    ).toEqual([
      ['not-a-version', 'schemaVersion'],
      ['not-an-array', 'lead'],
      ['not-an-array', 'at'],
      ['not-an-array', 'team'],
    ]);
    expect(issuesOf({ actor: new Uint8Array(3) })).toEqual([['uneven-columns', 'actor']]);
  });

  test('names the first row of each fault', () => {
    const with_ = <Numbers extends Uint8Array | Uint32Array | Float64Array>(
      column: Numbers,
      row: number,
      value: number,
    ) => {
      const copy = column.slice();
      copy[row] = value;
      return copy;
    };
    expect(issuesOf({ lead: with_(columns.lead, 2, 3) })).toEqual([['not-sorted', 'lead', 2]]);
    expect(issuesOf({ at: with_(columns.at, 2, columns.at[0] as number) })).toEqual([
      ['not-sorted', 'at', 2],
    ]);
    expect(issuesOf({ at: with_(columns.at, 6, Number.NaN) })).toEqual([['not-an-instant', 'at', 6]]);
    expect(issuesOf({ type: with_(columns.type, 1, 200) }).map(([code, column]) => [code, column])).toEqual([
      ['unknown-code', 'type'],
    ]);
    expect(issuesOf({ actor: with_(columns.actor as Uint8Array, 0, columnActors.length) })).toEqual([
      ['unknown-code', 'actor', 0],
    ]);
    expect(issuesOf({ detail: with_(columns.detail as Uint8Array, 2, 81) })).toEqual([
      ['unknown-code', 'detail', 2],
    ]);
    expect(issuesOf({ team: { codes: Uint32Array.of(0, 3, 0, 0, 0, 0, 1), texts: ['west'] } })).toEqual([
      ['unknown-code', 'team', 1],
    ]);
    expect(issuesOf({ amount: with_(columns.amount as Float64Array, 4, 0.5) })).toEqual([
      ['not-an-amount', 'amount', 4],
    ]);
    expect(issuesOf({ currency: codes(null, null, null, null, 'euro', null, null) })).toEqual([
      ['not-an-amount', 'amount', 4],
    ]);
    expect(issuesOf({ stage: codes('demo', null, null, null, null, null, null) })).toEqual([
      ['not-a-stage', 'stage', 0],
    ]);
  });

  test('refuses more rows of one instant than can be put in order', () => {
    const crowd = (size: number) => ({
      schemaVersion: 1,
      lead: new Uint32Array(size),
      type: new Uint8Array(size).fill(columnTypeCode['owner-changed']),
      at: new Float64Array(size).fill(at('2026-03-02T09:00Z')),
    });
    expect(figures.check(crowd(64))._tag).toBe('Right');
    const checked = figures.check(crowd(65));
    expect(checked._tag === 'Left' && checked.left[0]?.code).toBe('crowded-instant');
  });

  test('refuses rows at which a clock begins to stand still', () => {
    const paused = {
      schemaVersion: 1,
      lead: Uint32Array.of(1, 1),
      type: Uint8Array.of(columnTypeCode['handed-over'], columnTypeCode.deferred),
      at: Float64Array.of(at('2026-03-02T09:00Z'), at('2026-03-02T10:00Z')),
      reason: codes(null, 'waiting-on-marketing'),
    };
    const checked = figures.check(paused);
    expect(checked._tag === 'Left' && checked.left.map(({ code, path }) => [code, ...path])).toEqual([
      ['pause-not-carried', 'type', 1],
    ]);
    expect(figures.check({ ...paused, reason: codes(null, 'too-busy') })._tag).toBe('Right');
  });
});

test('columns are cut between leads only', () => {
  expect(shardColumns(2)(columns).map(({ lead }) => [...lead])).toEqual([
    [4, 4, 4, 4, 4],
    [9, 9],
  ]);
  expect(shardColumns(9)(columns).map(({ lead }) => lead.length)).toEqual([5, 2]);
  expect(shardColumns(1)(columns)[0]).toEqual(columns);
});

test('many waits of all lengths are counted as they are: each minute once, in order, with how many', () => {
  const size = 20_000;
  // A stride without a common factor: every wait up to 19,999 × 1,500 minutes has its place, some of them two.
  const minutes = Array.from({ length: size }, (_, lead) => ((lead * 7_919) % (size - 500)) * 1_500);
  const waiting = orThrow(
    figures.check({
      schemaVersion: 1,
      lead: Uint32Array.from({ length: size * 2 }, (_, row) => row >> 1),
      type: Uint8Array.from({ length: size * 2 }, (_, row) => (row % 2) * columnTypeCode['handed-over']),
      at: Float64Array.from({ length: size * 2 }, (_, row) => terms.asOf - (minutes[row >> 1] ?? 0) * 60_000),
    }),
  );
  const expected = new Map<number, number>();
  for (const minute of minutes) expected.set(minute, (expected.get(minute) ?? 0) + 1);
  expect(figures.sum(waiting).speedToLead.counts).toEqual(
    [...expected]
      .sort(([first], [second]) => first - second)
      .flatMap(([minute, open]) => [minute, 0, 0, open]),
  );
});

describe('policies that columns cannot keep', () => {
  const refused = (document: PolicyDocument): ReadonlyArray<ReadonlyArray<string | number>> => {
    const compiled = columnFigures({ ...terms, policies: policiesOf(document) });
    return compiled._tag === 'Left' ? compiled.left.map(({ code, path }) => [code, ...path]) : [];
  };
  const base: PolicyDocument = {
    id: 'p',
    version: 1,
    metric: 'accept',
    obliged: 'sales',
    start: [{ type: 'handed-over' }],
    stop: [{ type: 'accepted' }],
    targets: [{ target: { clock: 'elapsed', milliseconds: hour } }],
  };

  test('are refused with every reason', () => {
    expect(refused(base)).toEqual([]);
    expect(refused({ ...presetFirstResponse })).toEqual([
      ['owner-calendar-not-carried', 'policies', 0, 'targets', 0],
    ]);
    expect(refused({ ...presetRework, calendar: 'office' })).toContainEqual([
      'days-not-carried',
      'policies',
      0,
      'targets',
      0,
    ]);
    expect(refused({ ...presetFeedback, calendar: 'office' })).toContainEqual([
      'days-not-carried',
      'policies',
      0,
      'targets',
      0,
    ]);
    expect(
      refused({
        ...base,
        start: [{ type: 'prospect-activity' }, { type: 'handed-over', where: { team: 'west' } }],
        stop: [{ type: 'profile-changed' }],
        reopenedBy: [{ type: 'recycled' }],
        onOwnerChange: 'restart',
        targets: [{ when: { origin: 'partner' }, target: { clock: 'elapsed', milliseconds: hour } }],
      }).map(([code, , , ...path]) => [code, ...path]),
    ).toEqual([
      ['event-not-carried', 'start', 0],
      ['event-not-carried', 'start', 1],
      ['event-not-carried', 'stop', 0],
      ['reopening-not-carried', 'reopenedBy'],
      ['owner-change-not-carried', 'onOwnerChange'],
      ['attribute-not-carried', 'targets', 0],
    ]);
  });

  test('are so in all their versions', () => {
    const two = policiesOf(base, { ...base, version: 2, effectiveFrom: at('2026-03-05T00:00Z') });
    const compiled = columnFigures({ ...terms, policies: two });
    expect(compiled._tag === 'Left' && compiled.left.map(({ code }) => code)).toEqual([
      'versions-not-carried',
    ]);
  });
});

describe('leads that columns do not hold', () => {
  const record = (...events: ReadonlyArray<object>): LeadRecord =>
    viewJournal({ asOf: terms.asOf })(
      journalOf(
        decodeEvents(
          events.map((event, index) => ({
            schemaVersion: 1,
            source: 'crm',
            id: `e${index}`,
            subject: { kind: 'lead', system: 'crm', id: '7' },
            ...event,
          })),
        ).events,
      ),
    ).leads[0] as LeadRecord;
  const reasonOf = (...events: ReadonlyArray<object>) => figures.encode([record(...events)]).left[0]?.reason;
  const handedOver = { type: 'handed-over', occurredAt: '2026-03-02T09:00Z', data: {} };

  test('are left with their reason', () => {
    expect(reasonOf(handedOver)).toBeUndefined();
    expect(reasonOf(handedOver, { type: 'forgotten', occurredAt: '2026-03-03T09:00Z', data: {} })).toBe(
      'forgotten',
    );
    expect(reasonOf({ ...handedOver, occurredAt: '2026-03-02T00:00Z', precision: 'date' })).toBe('date-only');
    expect(reasonOf({ ...handedOver, sequence: 1 }, { ...handedOver, type: 'accepted', sequence: 2 })).toBe(
      'numbered-instant',
    );
    expect(reasonOf(...Array.from({ length: 65 }, () => handedOver))).toBe('crowded-instant');
    expect(
      reasonOf(handedOver, {
        type: 'deferred',
        occurredAt: '2026-03-02T10:00Z',
        data: { reason: 'prospect-asked-for-date' },
      }),
    ).toBe('pause');
    expect(
      reasonOf({ type: 'profile-changed', occurredAt: '2026-03-02T10:00Z', data: { facts: { segment: 7 } } }),
    ).toBe('segment');
  });

  test('keep their numbers among those that are held', () => {
    const { keys, columns: held } = figures.encode([record(handedOver)]);
    expect(keys).toEqual([{ system: 'crm', id: '7' }]);
    expect([...held.columns.lead]).toEqual([0]);
    expect(held.columns).not.toHaveProperty('reason');
  });
});

test('every type has the code of its place', () => {
  expect(columnEventTypes.map((type) => columnTypeCode[type])).toEqual(
    columnEventTypes.map((_, index) => index),
  );
});
