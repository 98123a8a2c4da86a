import { compileZone, intlZones } from 'smarketing/calendar';
import { type EventOf, type Journal, type JournalEvent, journalOf, type LeadEvent } from 'smarketing/journal';
import { day, type Instant, orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel';
import { type CompiledDefinition, compileDefinition, draftDefinition } from 'smarketing/lead';
import {
  type Backtest,
  type BacktestSettings,
  backtest,
  liftOf,
  pastDays,
  precisionChange,
  recallChange,
} from 'smarketing/metrics/backtest';
import type { ActivitySchema, FactSchema, Rule } from 'smarketing/rule';
import { describe, expect, test } from 'vitest';

const schema = {
  employees: { type: 'integer', label: 'Employees' },
  budget: { type: 'boolean', label: 'Budget', maxAge: 3 * day },
  region: { type: 'string', label: 'Region', basis: 'current-value' },
  closedBy: { type: 'string', label: 'Closed by', basis: 'recorded-with-outcome' },
} as const satisfies FactSchema;
const activities: ActivitySchema = { 'page-view': { url: { type: 'string' } } };

const version = (number: number, rule: Rule, gate: 'hand-over' | 'sales-qualified' = 'hand-over') => ({
  definition: orThrow(
    compileDefinition(schema, { activities })(
      draftDefinition(schema, { activities })({ id: 'icp', version: number, gate, rule }),
    ),
  ) as CompiledDefinition,
});
const employees = (value: number): Rule => ({ fact: 'employees', op: 'gte', value });
const budget: Rule = { fact: 'budget', op: 'eq', value: true };

/** Reads a moment of March 2026, for example `02T09:30`. */
const at = (text: string): Instant => orThrow(parseInstant(`2026-03-${text}Z`));
const days = [2, 3, 4, 5, 6, 7, 8, 9].map((date) => at(`0${date}T00:00`));

const tell = <Type extends LeadEvent['type']>(
  id: string,
  time: string,
  type: Type,
  data: EventOf<Type>['data'],
  extras: Partial<JournalEvent> = {},
): JournalEvent =>
  ({
    schemaVersion: 1,
    source: 'crm',
    id: `${id} ${time} ${type}`,
    type,
    occurredAt: at(time),
    subject: { kind: 'lead', system: 'crm', id },
    ...extras,
    data,
  }) as unknown as JournalEvent;
const states = (id: string, time: string, facts: EventOf<'profile-changed'>['data']['facts']) =>
  tell(id, time, 'profile-changed', { facts });

const settings: BacktestSettings = {
  before: version(1, employees(50)),
  after: version(2, employees(100)),
  lifecycle: { acceptance: 'none' },
  days,
  asOf: at('31T00:00'),
};
const run = (changes: Partial<BacktestSettings>, ...events: ReadonlyArray<JournalEvent>): Backtest =>
  orThrow(backtest({ ...settings, ...changes })(journalOf(events)));
const refusal = (changes: Partial<BacktestSettings>, journal: Journal): ReadonlyArray<string> => {
  const result = backtest({ ...settings, ...changes })(journal);
  return result._tag === 'Left' ? result.left.map(({ code, path }) => `${path.join('.')} ${code}`) : [];
};

describe('a backtest', () => {
  test('lists who moves, when, in which direction, why, and what became of it', () => {
    const { moved, before, after, passes } = run(
      {},
      tell('7', '01T12:00', 'captured', { origin: 'marketing' }),
      states('7', '02T12:00', { employees: 80 }),
      tell('7', '04T12:00', 'handed-over', { owner: 'ada', team: 'east' }),
      tell('7', '20T12:00', 'won', { value: { minor: 900, currency: 'EUR' } }),
    );
    expect(passes).toBe(1);
    expect(moved).toMatchObject([
      {
        key: { system: 'crm', id: '7' },
        owner: 'ada',
        team: 'east',
        money: [{ minor: 900, currency: 'EUR' }],
        reason: 'moved-out',
        direction: 'out',
        at: at('03T00:00'),
        before: 'qualified',
        after: 'not-qualified',
        outcome: 'won',
      },
    ]);
    expect(moved[0]?.conditions.map(({ sentence, gap }) => [sentence, gap])).toEqual([
      ['Employees is 80, which is not at least 100.', 20],
    ]);
    expect(before.matrix.qualified.won).toBe(1);
    expect(after.matrix['not-qualified'].won).toBe(1);
  });

  test('sees the facts of each day and not later ones', () => {
    const { days: series, moved } = run(
      {},
      tell('7', '01T12:00', 'captured', { origin: 'marketing' }),
      states('7', '02T12:00', { employees: 60 }),
      states('7', '05T12:00', { employees: 160 }),
    );
    expect(series.map((one) => [one.before.unknown, one.before.qualified, one.after.qualified])).toEqual([
      [1, 0, 0],
      ...Array.from({ length: 3 }, () => [0, 1, 0]),
      ...Array.from({ length: 4 }, () => [0, 1, 1]),
    ]);
    expect(moved.map(({ direction, at: when }) => [direction, when])).toEqual([['later', at('03T00:00')]]);
  });

  test('judges a hand-over on the facts that it brought along', () => {
    const { moved } = run(
      {},
      states('7', '03T09:00', { employees: 30 }),
      tell('7', '03T10:00', 'handed-over', { facts: { employees: 70 } }),
      states('7', '03T11:00', { employees: 500 }),
    );
    expect(
      moved.map(({ direction, at: when, conditions }) => [direction, when, conditions[0]?.actual]),
    ).toEqual([['out', at('03T10:00'), 70]]);
  });

  test('lets nothing that is learned behind the gate judge who goes through it', () => {
    const { before } = run(
      {},
      tell('7', '01T12:00', 'captured', { origin: 'marketing' }),
      tell('7', '03T10:00', 'handed-over', {}),
      states('7', '03T11:00', { employees: 500 }),
      tell('7', '09T11:00', 'lost', { reason: 'no-budget' }),
    );
    expect(before.matrix.unknown.lost).toBe(1);
    expect(before.collect).toEqual([
      { kind: 'fact', name: 'employees', label: 'Employees', reason: 'never-recorded', leads: 1 },
    ]);
  });

  test('lets facts grow stale and windows close with the days', () => {
    const rule: Rule = {
      any: [budget, { count: 'page-view', within: 2 * day, op: 'gte', value: 1 }],
    };
    const { days: series } = run(
      { after: version(2, rule), before: version(1, { not: rule }) },
      tell('7', '01T12:00', 'captured', { origin: 'marketing' }),
      states('7', '01T13:00', { budget: true }),
      tell('7', '05T12:00', 'prospect-activity', { activity: 'page-view' }),
    );
    expect(series.map(({ after }) => after.qualified)).toEqual([1, 1, 1, 0, 1, 1, 0, 0]);
    expect(series.map(({ before }) => before.qualified)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('tells decided outcomes from other ends and from open ones', () => {
    const lead = (id: string, ...end: ReadonlyArray<JournalEvent>) => [
      states(id, '02T10:00', { employees: 200 }),
      tell(id, '03T10:00', 'handed-over', {}),
      ...end,
    ];
    const events = [
      ...lead('1', tell('1', '20T10:00', 'won', {})),
      ...lead('2', tell('2', '20T10:00', 'lost', { reason: 'no-budget' })),
      ...lead('3', tell('3', '20T10:00', 'disqualified', { reason: 'no-need' })),
      ...lead('4'),
    ];
    expect(run({}, ...events).before).toMatchObject({
      matrix: { qualified: { won: 1, lost: 1, ended: 1, open: 1 } },
      precision: { numerator: 1, denominator: 2 },
    });
    expect(run({ countsAsLost: ['lost', 'disqualified'] }, ...events).before.precision).toMatchObject({
      numerator: 1,
      denominator: 3,
    });
  });

  test('counts apart who never stood before the gate, and who belongs to no rate', () => {
    const { passes, notJudged, excluded } = run(
      {},
      tell('1', '02T10:00', 'captured', { origin: 'sales', stage: 'working' }),
      tell('2', '02T10:00', 'captured', { origin: 'marketing', exclusion: 'test' }),
      tell('3', '20T10:00', 'captured', { origin: 'marketing' }),
      tell('4', '02T10:00', 'captured', { origin: 'marketing' }),
    );
    expect({ passes, notJudged, excluded }).toEqual({
      passes: 1,
      notJudged: 2,
      excluded: [{ reason: 'test', leads: 1 }],
    });
  });

  test('excludes what the agreement excludes', () => {
    const events = [
      tell('1', '02T10:00', 'captured', { origin: 'marketing', exclusion: 'test' }),
      tell('2', '02T10:00', 'captured', { origin: 'marketing', exclusion: 'competitor' }),
    ];
    expect(run({ exclusions: new Set(['test'] as const) }, ...events)).toMatchObject({
      passes: 1,
      excluded: [{ reason: 'test', leads: 1 }],
    });
  });

  test('guards the gate of Sales until the lead is sales-qualified', () => {
    const gate = 'sales-qualified';
    const { moved } = run(
      { before: version(1, employees(50), gate), after: version(2, { all: [employees(50), budget] }, gate) },
      states('7', '02T10:00', { employees: 80 }),
      tell('7', '02T11:00', 'handed-over', {}),
      tell('7', '05T10:00', 'sales-qualified', {}),
      states('7', '05T11:00', { budget: true }),
    );
    expect(moved).toMatchObject([
      { direction: 'out', after: 'unknown', conditions: [{ subject: 'Budget' }] },
    ]);
  });

  test('marks how far each version is signed, which changes no figure', () => {
    const events = [states('7', '02T10:00', { employees: 80 }), tell('7', '03T10:00', 'handed-over', {})];
    const draft = run({}, ...events);
    const signed = run({ before: { ...settings.before, state: 'signed' } }, ...events);
    expect([draft.before.state, signed.before.state, signed.after.state]).toEqual([
      'unsigned',
      'signed',
      'unsigned',
    ]);
    expect({ ...signed, before: draft.before }).toEqual(draft);
  });

  test('flags facts of which only today’s value is on record', () => {
    const rule: Rule = { all: [employees(50), { fact: 'region', op: 'eq', value: 'EU' }] };
    expect(run({ after: version(2, rule) }).doubtful).toEqual([{ fact: 'region', label: 'Region' }]);
  });

  test('is plain JSON', () => {
    const reading = run(
      {},
      states('7', '02T10:00', { employees: 80 }),
      tell('7', '03T10:00', 'handed-over', {}),
      tell('7', '20T10:00', 'won', {}),
    );
    expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
  });
});

describe('what was known then', () => {
  const late = [
    tell('7', '01T12:00', 'captured', { origin: 'marketing' }),
    tell('7', '02T12:00', 'profile-changed', { facts: { employees: 80 } }, { receivedAt: at('05T12:00') }),
  ];
  const qualified = ({ days: series }: Backtest) => series.map(({ before }) => before.qualified);

  test('has to be said where the journal knows when it learned', () => {
    expect(refusal({}, journalOf(late))).toEqual(['knownAt known-at-missing']);
  });

  test('is what had reached the journal on each day, or by a moment for a history loaded later', () => {
    expect(qualified(run({ knownAt: 'each-day' }, ...late))).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    expect(qualified(run({ knownAt: at('06T00:00') }, ...late))).toEqual([0, 1, 1, 1, 1, 1, 1, 1]);
    expect(qualified(run({ knownAt: at('04T00:00') }, ...late))).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('is no correction before it was made', () => {
    const corrected = [
      ...late.slice(0, 1),
      { ...(late[1] as JournalEvent), receivedAt: at('02T12:00') },
      {
        ...(late[1] as JournalEvent),
        receivedAt: at('06T12:00'),
        revision: 1,
        data: { facts: { employees: 20 } },
      } as JournalEvent,
    ];
    expect(qualified(run({ knownAt: 'each-day' }, ...corrected))).toEqual([0, 1, 1, 1, 1, 0, 0, 0]);
  });
});

describe('a refusal', () => {
  test('names facts that look ahead, wherever the rule leans on them', () => {
    const hindsight: Rule = { any: [employees(50), { not: { fact: 'closedBy', present: true } }] };
    expect(refusal({ after: version(2, hindsight) }, journalOf([]))).toEqual([
      'after.facts.closedBy look-ahead',
    ]);
  });

  test('gives all issues at once', () => {
    expect(
      refusal(
        {
          after: version(2, budget, 'sales-qualified'),
          days: [at('31T00:00'), Number.NaN as Instant],
          asOf: at('30T00:00'),
        },
        journalOf([]),
      ),
    ).toEqual(['after.gate different-gates', 'days.0 day-after-as-of', 'days.1 not-an-instant']);
    expect(refusal({ days: [] }, journalOf([]))).toEqual(['days no-days']);
  });
});

describe('the days', () => {
  test('end at local midnight, whatever the clocks do', () => {
    const zone = orThrow(compileZone(intlZones)('Europe/Berlin'));
    const [start, end] = ['2026-03-28', '2026-03-31'].map((date) => orThrow(parseCivilDate(date)));
    if (start === undefined || end === undefined) return;
    const found = pastDays(zone)({ start, end });
    expect(found.map((moment, index) => moment - (found[index - 1] ?? moment))).toEqual([
      0,
      23 * 3_600_000,
      day,
    ]);
    expect(pastDays(zone)({ start: end, end: start })).toEqual([]);
  });
});

describe('intervals of a backtest', () => {
  test('of a stricter version are the scaled difference of what stays and what goes', () => {
    const change = precisionChange({
      both: { leads: 70, won: 56 },
      onlyBefore: { leads: 80, won: 48 },
      onlyAfter: { leads: 0, won: 0 },
      allWon: 104,
    });
    // Newcombe 1998, table II, method 10: 56/70 against 48/80 is 0.0524 to 0.3339; 80 of 150 go.
    const share = 80 / 150;
    expect(change?.difference).toBeCloseTo(0.2 * share, 12);
    expect(change?.low).toBeCloseTo(0.0524 * share, 4);
    expect(change?.high).toBeCloseTo(0.3339 * share, 4);
    expect(change?.verdict).toBe('real');
  });

  test('of recall rest on the won leads that moved', () => {
    const counts = { both: { leads: 50, won: 20 }, onlyAfter: { leads: 0, won: 0 }, allWon: 30 };
    expect(recallChange({ ...counts, onlyBefore: { leads: 9, won: 9 } })).toMatchObject({
      difference: -0.3,
      verdict: 'real',
    });
    expect(recallChange({ ...counts, onlyBefore: { leads: 9, won: 0 } })).toEqual({
      difference: 0,
      low: 0,
      high: 0,
      verdict: 'noise',
    });
    expect(recallChange({ ...counts, onlyBefore: { leads: 9, won: 0 }, allWon: 0 })).toBeNull();
  });

  test('of a lift say where there is nothing to compare', () => {
    expect(liftOf({ won: 0, qualified: 0, allWon: 3, all: 9 })).toEqual({
      value: null,
      reason: 'nothing-qualified',
    });
    expect(liftOf({ won: 0, qualified: 4, allWon: 0, all: 9 })).toEqual({
      value: null,
      reason: 'nothing-won',
    });
    expect(liftOf({ won: 3, qualified: 9, allWon: 3, all: 9 })).toMatchObject({
      value: 1,
      interval: { low: 1, high: 1 },
    });
    expect(liftOf({ won: 0, qualified: 4, allWon: 3, all: 9 })).toMatchObject({
      value: 0,
      interval: { low: 0 },
    });
    expect(liftOf({ won: 3, qualified: 4, allWon: 3, all: 9 }).value).toBe(2.25);
  });
});
