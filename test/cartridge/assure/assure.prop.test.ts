import fc from 'fast-check';
import type { ServiceLevel } from 'smarketing/cartridge';
import { assure } from 'smarketing/cartridge/assure';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { hour, type Instant, orThrow } from 'smarketing/kernel';
import { compilePolicy, type PolicyDocument, readClocks } from 'smarketing/sla';
import { expect, test } from 'vitest';
import { at, office, promising, terms } from './build.js';

const start = at('2026-01-01T00:00:00');
const moment = fc
  .integer({ min: 0, max: 200 * 24 * 4 })
  .map((quarters) => (start + quarters * (hour / 4)) as Instant);

const answered = fc.record({
  kind: fc.constant('answered-within' as const),
  target: fc.oneof(
    fc.integer({ min: 1, max: 10 }).map((days) => ({ clock: 'business-days' as const, days })),
    fc
      .integer({ min: 1, max: 60 })
      .map((hours) => ({ clock: 'business' as const, milliseconds: hours * hour })),
    fc
      .integer({ min: 1, max: 200 })
      .map((hours) => ({ clock: 'elapsed' as const, milliseconds: hours * hour })),
  ),
});

const level: fc.Arbitrary<ServiceLevel> = fc.oneof(
  answered,
  fc.record({
    kind: fc.constant('by-due-date' as const),
    notice: fc.integer({ min: 1, max: 10 }).map((days) => ({ clock: 'business-days' as const, days })),
  }),
  fc.record({
    kind: fc.constant('every-period' as const),
    atLeast: fc.integer({ min: 1, max: 3 }),
    every: fc.constantFrom('week' as const, 'month' as const, 'fiscal-quarter' as const),
  }),
  fc.record({
    kind: fc.constant('amount-per-period' as const),
    atLeast: fc.integer({ min: 1, max: 30 }),
    unit: fc.constant('leads'),
    every: fc.constant('month' as const),
  }),
  fc.record({
    kind: fc.constant('never-older-than' as const),
    age: fc.integer({ min: 1, max: 2_000 }).map((hours) => hours * hour),
  }),
  fc.record({
    kind: fc.constant('measured' as const),
    unit: fc.constant('percent'),
    direction: fc.constantFrom('at-least' as const, 'at-most' as const),
    value: fc.integer({ min: 0, max: 10 }),
  }),
);

interface Told {
  readonly at: Instant;
  readonly id: string;
  readonly does: 'asks' | 'delivers' | 'withdraws' | 'rates';
  readonly dueAt: Instant | undefined;
  readonly measured: number | undefined;
  readonly rating: number | undefined;
}

const told: fc.Arbitrary<ReadonlyArray<Told>> = fc.array(
  fc.record({
    at: moment,
    id: fc.constantFrom('r1', 'r2', 'r3', 'competitor-watch'),
    does: fc.constantFrom('asks', 'asks', 'delivers', 'delivers', 'withdraws', 'rates'),
    dueAt: fc.option(moment, { nil: undefined }),
    measured: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
    rating: fc.option(fc.integer({ min: -1, max: 11 }), { nil: undefined }),
  }),
  { maxLength: 25 },
);

const eventOf = (
  { at: occurredAt, id, does, dueAt, measured, rating }: Told,
  index: number,
): JournalEvent => {
  const about = { service: 'competitor-watch', by: 'sales' } as const;
  const envelope = {
    schemaVersion: 1,
    source: 'desk',
    id: `e${index}`,
    occurredAt,
    subject: { kind: 'service', system: 'desk', id },
  } as const;
  switch (does) {
    case 'asks':
      return {
        ...envelope,
        type: 'service-requested',
        data: { ...about, ...(dueAt === undefined ? {} : { dueAt }) },
      };
    case 'withdraws':
      return { ...envelope, type: 'service-request-withdrawn', data: about };
    case 'rates':
      return { ...envelope, type: 'service-rated', data: { ...about, rating: rating ?? 5 } };
    case 'delivers':
      return {
        ...envelope,
        type: 'service-delivered',
        data: {
          service: 'competitor-watch',
          ...(measured === undefined ? {} : { measured }),
          ...(rating === undefined ? {} : { rating }),
        },
      };
  }
};

const readAt = (promised: ServiceLevel, events: ReadonlyArray<JournalEvent>, asOf: Instant) =>
  assure(promising(promised), terms, { from: start, asOf })(journalOf(events));

const watchIn = (reading: ReturnType<typeof readAt>) => {
  const watch = reading.cartridges[0]?.services.find(({ service }) => service === 'competitor-watch');
  return watch as NonNullable<typeof watch>;
};

test('the order in which events arrive plays no part, and readings survive JSON', () => {
  fc.assert(
    fc.property(level, told, moment, fc.integer(), (promised, list, asOf, seed) => {
      const events = list.map(eventOf);
      const reading = readAt(promised, events, asOf);
      const mixed = [...events].sort((a, b) => (a.id + seed > b.id + seed ? -1 : 1));
      expect(readAt(promised, mixed, asOf)).toEqual(reading);
      expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
    }),
  );
});

test('what became of requests adds up to the requests, and what is judged to the ratio', () => {
  fc.assert(
    fc.property(level, told, moment, (promised, list, asOf) => {
      const { requests, requested, attained, state } = watchIn(readAt(promised, list.map(eventOf), asOf));
      expect(attained.value === null).toBe(state === 'not-measured' || state === 'nothing-due');
      if (requests === undefined) return;
      const { onTime, late, overdue, open, askedTooLate, withdrawn, notMeasurable } = requests;
      expect(onTime + late + overdue + open + askedTooLate + withdrawn + notMeasurable).toBe(requested);
      expect([attained.numerator, attained.denominator]).toEqual([onTime, onTime + late + overdue]);
    }),
  );
});

test('what happens later changes nothing that was read before', () => {
  fc.assert(
    fc.property(level, told, moment, (promised, list, asOf) => {
      const events = list.map(eventOf);
      const before = events.filter(({ occurredAt }) => occurredAt <= asOf);
      expect(readAt(promised, events, asOf)).toEqual(readAt(promised, before, asOf));
    }),
  );
});

test('what was rated plays no part in what was kept', () => {
  fc.assert(
    fc.property(level, told, moment, (promised, list, asOf) => {
      const told = list.map((one) => ({ ...one, rating: undefined }));
      const { rating: _, reasons: __, ...watch } = watchIn(readAt(promised, list.map(eventOf), asOf));
      const silent = told.map(eventOf).filter(({ type }) => type !== 'service-rated');
      const { rating, reasons: ___, ...same } = watchIn(readAt(promised, silent, asOf));
      expect(same).toEqual(watch);
      expect(rating.count).toBe(0);
    }),
  );
});

test('every answer that is missing or bad has a reason', () => {
  fc.assert(
    fc.property(level, told, moment, (promised, list, asOf) => {
      const { state, reasons } = watchIn(readAt(promised, list.map(eventOf), asOf));
      // A thing that was too old for a while and is fresh again is missed without anything left to mend.
      if (state === 'not-measured' || (state === 'missed' && promised.kind !== 'never-older-than')) {
        expect(reasons.length).toBeGreaterThan(0);
      }
    }),
  );
});

test('what is due next is not over, and what is overdue is', () => {
  fc.assert(
    fc.property(level, told, moment, (promised, list, asOf) => {
      const { nextDue, overdue } = readAt(promised, list.map(eventOf), asOf);
      // A target used up at closing time is due then, and over at the next opening.
      for (const { dueAt } of nextDue) expect(dueAt).toBeGreaterThan(asOf - 100 * hour);
      for (const { dueAt } of overdue) expect(dueAt).toBeLessThanOrEqual(asOf);
    }),
  );
});

test('a request is in time exactly when a clock of the room sla is met, and taken back when it is cancelled', () => {
  const requests = fc.array(
    fc.record({
      asked: moment,
      waits: fc.option(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 })), { nil: undefined }),
      does: fc.constantFrom('delivers' as const, 'delivers' as const, 'withdraws' as const),
    }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(answered, requests, moment, (promised, list, asOf) => {
      const policy: PolicyDocument = {
        id: 'delivery',
        version: 1,
        metric: 'delivery',
        obliged: 'marketing',
        calendar: 'office',
        start: [{ type: 'service-requested' }],
        stop: [{ type: 'service-delivered' }],
        cancel: [{ type: 'service-request-withdrawn' }],
        targets: [{ target: promised.target }],
      };
      const policies = [orThrow(compilePolicy({ calendars: { office } })(policy))];
      const events = list.flatMap(({ asked, waits, does }, index): ReadonlyArray<Told> => {
        const rest = { id: `q${index}`, dueAt: undefined, measured: undefined, rating: undefined };
        return [
          { ...rest, at: asked, does: 'asks' as const },
          ...(waits === undefined ? [] : [{ ...rest, at: (asked + waits * (hour / 4)) as Instant, does }]),
        ];
      });
      const journal = journalOf(events.map(eventOf)).events;
      const states = list.map((_, index) => {
        const own = journal.filter(({ subject }) => subject.id === `q${index}`);
        const key = { system: 'desk', id: `q${index}` };
        const clock = readClocks(policies, asOf)({ key, events: own } as never)[0];
        // A breach that was taken back afterwards waits for nobody any more, and stays a miss.
        return clock?.state === 'breached' && clock.cancelledAt !== undefined ? 'met-late' : clock?.state;
      });
      const sources = [{ source: 'desk', type: 'service-delivered' as const, observedFrom: start }];
      const reading = assure(
        promising(promised),
        { ...terms, sources },
        { from: start, asOf },
      )(journalOf(events.map(eventOf)));
      const { onTime, late, overdue, open, withdrawn } = watchIn(reading).requests as NonNullable<
        ReturnType<typeof watchIn>['requests']
      >;
      const counted = (...names: ReadonlyArray<string>) =>
        states.filter((state) => state !== undefined && names.includes(state)).length;
      expect([onTime, late, overdue, open, withdrawn]).toEqual([
        counted('met'),
        counted('met-late'),
        counted('breached'),
        counted('running', 'outside-hours'),
        counted('cancelled'),
      ]);
    }),
    { numRuns: 200 },
  );
});
