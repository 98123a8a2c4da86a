import fc from 'fast-check';
import { type JournalEvent, journalOf, viewJournal } from 'smarketing/journal';
import { day, hour, type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import {
  type CompiledDefinition,
  compileDefinition,
  draftDefinition,
  foldLead,
  leadFacts,
  verdictOf,
} from 'smarketing/lead';
import { measure, sumOver } from 'smarketing/metrics';
import {
  backtest,
  confusion,
  type JudgedOutcome,
  liftOf,
  precisionChange,
  recallChange,
} from 'smarketing/metrics/backtest';
import type { ActivitySchema, FactSchema, Rule } from 'smarketing/rule';
import { describe, expect, test } from 'vitest';

const schema = {
  employees: { type: 'integer' },
  budget: { type: 'boolean', maxAge: 2 * day },
} as const satisfies FactSchema;
const activities: ActivitySchema = { view: {} };
const compiled = (number: number, rule: Rule): CompiledDefinition =>
  orThrow(
    compileDefinition(schema, { activities })(
      draftDefinition(schema, { activities })({ id: 'icp', version: number, gate: 'hand-over', rule }),
    ),
  ) as CompiledDefinition;

const rule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule; leaf: Rule }>((tie) => ({
  leaf: fc.oneof(
    fc.integer({ min: 0, max: 6 }).map((value): Rule => ({ fact: 'employees', op: 'gte', value })),
    fc.boolean().map((value): Rule => ({ fact: 'budget', op: 'eq', value })),
    fc
      .record({ value: fc.integer({ min: 1, max: 2 }), within: fc.constantFrom(day, 3 * day, undefined) })
      .map(
        ({ value, within }): Rule => ({
          count: 'view',
          op: 'gte',
          value,
          ...(within === undefined ? {} : { within }),
        }),
      ),
  ),
  rule: fc.oneof(
    { maxDepth: 2 },
    tie('leaf'),
    tie('rule').map((not): Rule => ({ not })),
    fc.tuple(tie('rule'), tie('rule')).map((all): Rule => ({ all })),
    fc.tuple(tie('rule'), tie('rule')).map((any): Rule => ({ any })),
  ),
})).rule;

const start = orThrow(parseInstant('2026-03-01T00:00Z'));
const days = [2, 3, 4, 5, 6, 7].map((number) => (start + number * day) as Instant);
const asOf = (start + 20 * day) as Instant;

/** Few identities and moments, so that events collide, come late, and are corrected. */
const event: fc.Arbitrary<JournalEvent> = fc
  .record({
    id: fc.integer({ min: 1, max: 9 }),
    lead: fc.constantFrom('1', '2'),
    hours: fc.integer({ min: 0, max: 190 }),
    delay: fc.constantFrom(undefined, 0, 1, 30, 100),
    revision: fc.constantFrom(undefined, 1, 2),
    content: fc.oneof(
      fc
        .record({
          employees: fc.constantFrom(0, 3, 6, null),
          budget: fc.constantFrom(true, false, null),
        })
        .map((facts) => ({ type: 'profile-changed', data: { facts } })),
      fc.constantFrom(
        { type: 'captured', data: { origin: 'marketing' } },
        { type: 'prospect-activity', data: { activity: 'view' } },
        { type: 'handed-over', data: {} },
        { type: 'recycled', data: { reason: 'bad-timing' } },
        { type: 'won', data: {} },
      ),
    ),
  })
  .map(({ id, lead, hours, delay, revision, content }) => {
    const occurredAt = start + hours * hour;
    return {
      schemaVersion: 1,
      source: 'crm',
      id: String(id),
      occurredAt,
      ...(delay === undefined ? {} : { receivedAt: occurredAt + delay * hour }),
      ...(revision === undefined ? {} : { revision }),
      subject: { kind: 'lead', system: 'crm', id: lead },
      ...content,
    } as unknown as JournalEvent;
  });

describe('a backtest', () => {
  test('counts on each day what a look from that day counts', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 14 }), rule, rule, (events, one, other) => {
        const journal = journalOf(events);
        const [before, after] = [compiled(1, one), compiled(2, other)];
        const lifecycle = { acceptance: 'none' } as const;
        const reading = orThrow(
          backtest({
            before: { definition: before },
            after: { definition: after },
            lifecycle,
            days,
            asOf,
            knownAt: 'each-day',
          })(journal),
        );
        const factsAt = leadFacts(schema, activities);
        const { leads } = viewJournal({ asOf, knownAt: asOf })(journal);
        const expected = days.map((at) => {
          const known = viewJournal({ asOf: at, knownAt: at })(journal).leads;
          const counts = { qualified: 0, 'not-qualified': 0, unknown: 0 };
          const [old, now] = [{ ...counts }, { ...counts }];
          for (const record of leads) {
            const then = known.find(({ key }) => key.id === record.key.id) ?? { ...record, events: [] };
            for (const { started, stages, exit } of foldLead(lifecycle)(record).passes) {
              const gone = [stages['handed-over'], stages.won, exit].flatMap((moment) => moment?.at ?? []);
              if (at < started.at || gone.some((moment) => moment <= at)) continue;
              old[verdictOf(before)(factsAt(at)(then) as never)] += 1;
              now[verdictOf(after)(factsAt(at)(then) as never)] += 1;
            }
          }
          return [at, old, now];
        });
        expect(reading.days.map((one) => [one.at, one.before, one.after])).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test('gives one answer whatever the order of days and events', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), rule, rule, (events, one, other) => {
        const settings = {
          before: { definition: compiled(1, one) },
          after: { definition: compiled(2, other) },
          lifecycle: { acceptance: 'none' },
          asOf,
          knownAt: 'each-day',
        } as const;
        const shuffled = backtest({ ...settings, days: [...days, ...days].reverse() });
        expect(shuffled(journalOf([...events].reverse()))).toEqual(
          backtest({ ...settings, days })(journalOf(events)),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('moves nobody between a version and itself, and the other way round the other way', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), rule, rule, (events, one, other) => {
        const run = (first: Rule, second: Rule) =>
          orThrow(
            backtest({
              before: { definition: compiled(1, first) },
              after: { definition: compiled(2, second) },
              lifecycle: { acceptance: 'none' },
              days,
              asOf,
              knownAt: asOf,
            })(journalOf(events)),
          );
        expect(run(one, one).moved).toEqual([]);
        const [there, back] = [run(one, other), run(other, one)];
        const turned = { in: 'out', out: 'in', sooner: 'later', later: 'sooner' } as const;
        expect(back.moved.map(({ key, direction }) => [key, direction])).toEqual(
          there.moved.map(({ key, direction }) => [key, turned[direction]]),
        );
        for (const { conditions } of there.moved) expect(conditions.length).toBeGreaterThan(0);
        expect(there.moved.filter(({ direction }) => direction === 'out')).toHaveLength(
          there.moved.filter(({ before, after }) => before === 'qualified' && after !== 'qualified').length,
        );
      }),
      { numRuns: 60 },
    );
  });
});

const judged: fc.Arbitrary<JudgedOutcome> = fc.record({
  verdict: fc.constantFrom('qualified', 'not-qualified', 'unknown'),
  outcome: fc.constantFrom('won', 'lost', 'ended', 'open'),
});

describe('the confusion matrix', () => {
  test('is a lawful metric: shards in any order give the whole', () => {
    fc.assert(
      fc.property(fc.array(judged), fc.array(judged), (one, other) => {
        const joined = confusion.concat(sumOver(confusion)(other), sumOver(confusion)(one));
        expect(JSON.parse(JSON.stringify(joined))).toEqual(sumOver(confusion)([...one, ...other]));
        expect(confusion.concat(joined, confusion.empty)).toEqual(joined);
      }),
    );
  });

  test('adds up, and keeps its shares and intervals in bounds', () => {
    fc.assert(
      fc.property(fc.array(judged, { maxLength: 60 }), (passes) => {
        const { matrix, precision, recall, baseRate, lift } = measure(confusion)(passes);
        const total = Object.values(matrix).flatMap((row) => Object.values(row));
        expect(total.reduce((sum, count) => sum + count, 0)).toBe(passes.length);
        for (const share of [precision, recall, baseRate]) {
          if (share.value === null || share.interval === undefined) continue;
          expect(share.value).toBeGreaterThanOrEqual(share.interval.low);
          expect(share.value).toBeLessThanOrEqual(share.interval.high);
        }
        if (lift.value === null) expect(lift.reason).toMatch(/^nothing-/);
        else expect(lift.value).toBeCloseTo((precision.value ?? 0) / (baseRate.value ?? 1), 9);
      }),
    );
  });
});

const count = fc
  .tuple(fc.nat({ max: 500 }), fc.nat({ max: 500 }))
  .map(([won, lost]) => ({ leads: won + lost, won }));

describe('intervals', () => {
  test('hold what they are about, and are finite', () => {
    fc.assert(
      fc.property(count, count, count, count, (both, onlyBefore, onlyAfter, neither) => {
        const allWon = both.won + onlyBefore.won + onlyAfter.won + neither.won;
        const counts = { both, onlyBefore, onlyAfter, allWon };
        for (const change of [precisionChange(counts), recallChange(counts)]) {
          if (change === null) continue;
          expect(change.low).toBeLessThanOrEqual(change.difference + 1e-12);
          expect(change.high).toBeGreaterThanOrEqual(change.difference - 1e-12);
          expect(JSON.parse(JSON.stringify(change))).toEqual(change);
        }
        const { value, interval } = liftOf({
          won: both.won,
          qualified: both.leads,
          allWon,
          all: both.leads + onlyBefore.leads + onlyAfter.leads + neither.leads,
        });
        if (value === null || interval === undefined) return;
        expect(interval.low).toBeLessThanOrEqual(value + 1e-9);
        expect(interval.high).toBeGreaterThanOrEqual(value - 1e-9);
        expect(Number.isFinite(interval.high) && interval.low >= 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('turn round with the versions', () => {
    fc.assert(
      fc.property(count, count, count, (both, onlyBefore, onlyAfter) => {
        const allWon = both.won + onlyBefore.won + onlyAfter.won;
        const there = { both, onlyBefore, onlyAfter, allWon };
        const back = { both, onlyBefore: onlyAfter, onlyAfter: onlyBefore, allWon };
        for (const change of [precisionChange, recallChange]) {
          const [one, other] = [change(there), change(back)];
          expect(one === null).toBe(other === null);
          if (one === null || other === null) continue;
          expect(one.low).toBeCloseTo(-other.high, 9);
          expect(one.verdict).toBe(other.verdict);
        }
      }),
    );
  });
});
