import fc from 'fast-check';
import {
  breachAfter,
  type Calendar,
  compileCalendar,
  consumed,
  dueAfter,
  intlZones,
  parseHours,
  type Target,
} from 'smarketing/calendar';
import { byOccurrence, emptyLead, type LeadEvent, stepLead } from 'smarketing/journal';
import { type Instant, orThrow } from 'smarketing/kernel';
import {
  type Clock,
  clocksOf,
  compilePolicies,
  emptyClockState,
  escalationsOf,
  explainClock,
  nextWakeAt,
  ownerShares,
  readClock,
  readClocks,
  stepClocks,
  verdictOf,
} from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { arbitraryLeadEvents } from '../arbitraries/lead-events.js';
import { document } from './build.js';
import {
  arbitraryAsOf,
  arbitraryDays,
  arbitraryDocuments,
  arbitraryHours,
  compiled,
  context,
  firstMidnight,
  steadyModes,
} from './policies.js';

const key = { system: 'crm', id: '7' };
const types = [
  'handed-over',
  'marketing-qualified',
  'touch-connected',
  'touch-attempted',
  'accepted',
  'rejected',
  'contact-permission-changed',
  'deferred',
  'prospect-activity',
  'stage-entered',
  'profile-changed',
  'working',
  'recycled',
  'owner-changed',
  'captured',
] as const;

const soup = arbitraryLeadEvents(types, 24);
const recordOf = (events: ReadonlyArray<LeadEvent>) => ({ key, events: [...events].sort(byOccurrence) });
const whatever = { numRuns: 400 };

describe('any policy on any events', () => {
  test('gives readings that survive JSON, and never throws', () => {
    fc.assert(
      fc.property(arbitraryDocuments(), arbitraryLeadEvents(), arbitraryAsOf, (documents, events, asOf) => {
        const readings = readClocks(compiled(documents), asOf)(recordOf(events));
        expect(JSON.parse(JSON.stringify(readings))).toStrictEqual(readings);
      }),
      whatever,
    );
  });

  test('is told the same by every order and repetition of the events', () => {
    const shuffled = soup.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events, ...events.slice(0, 3)], {
          minLength: 2 * events.length + Math.min(3, events.length),
        }),
      ),
    );
    fc.assert(
      fc.property(arbitraryDocuments(), shuffled, arbitraryAsOf, (documents, [events, again], asOf) => {
        const stepped = again.reduce(stepClocks, emptyClockState(key));
        const replayed = events.reduce(stepLead, emptyLead(key));
        expect(readClocks(compiled(documents), asOf)(stepped)).toStrictEqual(
          readClocks(compiled(documents), asOf)(replayed),
        );
      }),
      whatever,
    );
  });

  test('met means stopped at or before the breach; late means after it', () => {
    fc.assert(
      fc.property(arbitraryDocuments(), soup, arbitraryAsOf, (documents, events, asOf) => {
        for (const clock of clocksOf(compiled(documents), asOf)(recordOf(events))) {
          const reading = readClock(asOf)(clock);
          const at = clock.stop?.at ?? clock.cancel?.at ?? asOf;
          if (
            reading.state === 'not-measurable' ||
            reading.state === 'exhausted' ||
            reading.state === 'pending'
          )
            continue;
          const inTime = typeof clock.breachAt !== 'number' || at <= clock.breachAt;
          expect(reading.consumed <= reading.target).toBe(inTime);
          expect(reading.state === 'met-late' || reading.state === 'breached').toBe(!inTime);
        }
      }),
      whatever,
    );
  });

  test('consumed never falls as time passes', () => {
    fc.assert(
      fc.property(
        arbitraryDocuments(steadyModes),
        soup,
        arbitraryAsOf,
        arbitraryAsOf,
        (documents, events, one, other) => {
          const [early, late] = one < other ? [one, other] : [other, one];
          const record = recordOf(events);
          const before = readClocks(compiled(documents), early)(record);
          const after = readClocks(compiled(documents), late)(record);
          for (const [index, reading] of before.entries())
            if ('consumed' in reading) {
              const next = after[index];
              if (next !== undefined && 'consumed' in next)
                expect(next.consumed).toBeGreaterThanOrEqual(reading.consumed);
            }
        },
      ),
      whatever,
    );
  });

  test('between two wake-ups no verdict changes and no step comes', () => {
    fc.assert(
      fc.property(
        arbitraryDocuments(),
        soup,
        arbitraryAsOf,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (documents, events, asOf, share) => {
          const record = recordOf(events);
          const wake = nextWakeAt(compiled(documents), asOf)(record);
          const until = wake._tag === 'Some' ? wake.value - 1 : asOf + 90 * 86_400_000;
          const meanwhile = (asOf + Math.floor((until - asOf) * share)) as Instant;
          const standing = (at: Instant) => [
            readClocks(compiled(documents), at)(record).map(verdictOf),
            escalationsOf(compiled(documents), at)(record),
          ];
          expect(standing(meanwhile)).toStrictEqual(standing(asOf));
        },
      ),
      whatever,
    );
  });

  test('following the wake-ups meets every step and every breach at its instant', () => {
    fc.assert(
      fc.property(arbitraryDocuments(), soup, (documents, events) => {
        const record = recordOf(events);
        let at = (events[0]?.occurredAt ?? 0) as Instant;
        const seen = new Map<string, number>();
        for (let turns = 0; turns < 500; turns += 1) {
          for (const { key: step, at: due } of escalationsOf(compiled(documents), at)(record))
            if (!seen.has(step)) seen.set(step, due);
          const wake = nextWakeAt(compiled(documents), at)(record);
          if (wake._tag === 'None') break;
          expect(wake.value).toBeGreaterThan(at);
          at = wake.value;
        }
        for (const { key: step } of escalationsOf(compiled(documents), at)(record))
          expect(seen.has(step)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('is explained without gaps, and what is counted adds up to what is consumed', () => {
    fc.assert(
      fc.property(arbitraryDocuments(), soup, arbitraryAsOf, (documents, events, asOf) => {
        for (const clock of clocksOf(compiled(documents), asOf)(recordOf(events))) {
          const reading = readClock(asOf)(clock);
          if (!('consumed' in reading)) continue;
          const spans = explainClock(asOf)(clock);
          const counted = spans.filter(({ reason }) => reason === undefined);
          expect(counted.reduce((sum, { milliseconds }) => sum + milliseconds, 0)).toBe(reading.consumed);
          expect(spans.reduce((sum, { milliseconds }) => sum + milliseconds, 0)).toBe(reading.elapsed);
          expect(spans.every(({ to }, index) => (spans[index + 1]?.from ?? to) === to)).toBe(true);
        }
      }),
      whatever,
    );
  });

  test('is split among its owners without a rest', () => {
    fc.assert(
      fc.property(arbitraryDocuments(), soup, arbitraryAsOf, (documents, events, asOf) => {
        for (const clock of clocksOf(compiled(documents), asOf)(recordOf(events))) {
          const reading = readClock(asOf)(clock);
          const shares = ownerShares(asOf)(clock);
          if (!('consumed' in reading) || shares._tag === 'None') continue;
          expect(shares.value.reduce((sum, share) => sum + share.consumed, 0)).toBe(reading.consumed);
          expect(shares.value.reduce((sum, share) => sum + share.elapsed, 0)).toBe(reading.elapsed);
        }
      }),
      whatever,
    );
  });
});

describe('the arithmetic of a clock on one calendar', () => {
  test('is that of the calendar', () => {
    const { office } = context.calendars;
    fc.assert(
      fc.property(
        arbitraryDocuments({ ...steadyModes, reopen: ['new-cycle'], onOwnerChange: ['keep'] }),
        soup,
        arbitraryAsOf,
        (documents, events, asOf) => {
          for (const clock of clocksOf(compiled(documents), asOf)(recordOf(events))) {
            if (
              clock.calendar?.calendar !== office ||
              clock.time !== 'business' ||
              clock.unmeasurable !== undefined
            )
              continue;
            if (clock.stop !== undefined || clock.cancel !== undefined || office === undefined) continue;
            const pauses = clock.pauses.map(({ from, to }) => ({
              start: from,
              ...(to === undefined ? {} : { end: to }),
            }));
            const reading = readClock(asOf)(clock);
            if (!('consumed' in reading)) continue;
            expect(consumed(office, pauses, clock.startedAt)(asOf)).toMatchObject({
              right: reading.consumed,
            });
            const breach = breachAfter(office, clock.target, pauses)(clock.startedAt);
            expect(breach._tag === 'Right' ? breach.right : 'never').toBe(clock.breachAt);
            const due = dueAfter(office, clock.target, pauses)(clock.startedAt);
            const isDay = documents.some(({ targets }) =>
              targets.some(
                ({ target, outsideHours }) =>
                  target.clock === 'business-days' || outsideHours?.clock === 'business-days',
              ),
            );
            if (!isDay) expect(due._tag === 'Right' ? due.right : 'never').toBe(clock.dueAt);
          }
        },
      ),
      whatever,
    );
  });
});

describe('deadlines', () => {
  const nineToFive = orThrow(parseHours('09:00-17:00'));
  const weekly = {
    mon: nineToFive,
    tue: nineToFive,
    wed: nineToFive,
    thu: nineToFive,
    fri: nineToFive,
    sat: [{ start: 1320, end: 1800 }],
  };
  const arbitraryDate = fc
    .integer({ min: 0, max: 60 })
    .map((days) => new Date(firstMidnight + days * 86_400_000).toISOString().slice(0, 10));
  const officeWith = (dates: ReadonlyArray<string>): Calendar =>
    orThrow(
      compileCalendar(intlZones)({
        zone: 'America/New_York',
        weekly,
        holidays: dates.map((date) => ({ kind: 'date', name: date, date })),
      }),
    );
  const clocksOn = (office: Calendar, target: Target, events: ReadonlyArray<LeadEvent>, asOf: Instant) =>
    clocksOf(
      orThrow(
        compilePolicies({ calendars: { office } })([
          {
            ...document,
            targets: [{ target }],
            pauses: [{ id: 'w', from: [{ type: 'stage-entered' }], until: [{ type: 'profile-changed' }] }],
          },
        ]),
      ),
      asOf,
    )(recordOf(events));
  const late = (reach: Reach) => (typeof reach === 'number' ? reach : Number.POSITIVE_INFINITY);
  type Reach = Clock['dueAt'];

  test('are never earlier for a holiday more', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(arbitraryDate, { maxLength: 4 }),
        arbitraryDate,
        fc.oneof(arbitraryHours, arbitraryDays),
        arbitraryLeadEvents(['handed-over', 'stage-entered', 'profile-changed'], 8),
        arbitraryAsOf,
        (dates, more, target, events, asOf) => {
          const before = clocksOn(officeWith(dates), target, events, asOf);
          const after = clocksOn(officeWith([...new Set([...dates, more])]), target, events, asOf);
          for (const [index, clock] of before.entries()) {
            const next = after[index] as Clock;
            // Days become open time at the start; on a holiday a pause then has nothing to stop.
            if (target.clock === 'business-days' && clock.pauses.length > 0) continue;
            expect(late(next.dueAt)).toBeGreaterThanOrEqual(late(clock.dueAt));
            expect(late(next.breachAt)).toBeGreaterThanOrEqual(late(clock.breachAt));
          }
        },
      ),
      whatever,
    );
  });

  test('stay where they are when a pause begins after them', () => {
    fc.assert(
      fc.property(
        arbitraryDocuments(),
        soup,
        arbitraryAsOf,
        fc.integer({ min: 1, max: 10 * 86_400_000 }),
        (documents, events, asOf, wait) => {
          const policies = compiled(documents);
          for (const [index, clock] of clocksOf(policies, asOf)(recordOf(events)).entries()) {
            if (typeof clock.dueAt !== 'number' || clock.dueAt >= asOf) continue;
            const occurredAt = (clock.dueAt + wait) as Instant;
            const last = events.reduce((latest, event) => Math.max(latest, event.occurredAt), 0);
            if (occurredAt <= last || clock.stop !== undefined || clock.cancel !== undefined) continue;
            const paused = {
              ...(events[0] as LeadEvent),
              id: 'pause',
              type: 'stage-entered',
              precision: undefined,
              occurredAt,
              data: { stage: 'legal' },
            } as unknown as LeadEvent;
            const { precision: _, ...pause } = paused;
            const far = (Math.max(asOf, occurredAt) + 86_400_000) as Instant;
            const [before, after] = [events, [...events, pause as LeadEvent]].map(
              (known) => clocksOf(policies, far)(recordOf(known))[index] as Clock,
            );
            expect(after?.dueAt).toBe(before?.dueAt);
          }
        },
      ),
      whatever,
    );
  });
});
