import fc from 'fast-check';
import {
  businessDates,
  type Calendar,
  compileCalendar,
  elapsed,
  explainSpans,
  intersectCalendars,
  intlZones,
  isBusinessDay,
  isHoliday,
  isOpen,
  openPeriods,
  unionCalendars,
} from 'smarketing/calendar';
import {
  type CivilDate,
  type Instant,
  type Interval,
  intersectIntervals,
  mergeIntervals,
  orThrow,
  parseInstant,
} from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { at, documentAround, eventful, instantOffset, placeDays, zones } from './arbitraries.js';

const day = 86_400_000;

/** Two calendars, often of different zones, and the first instant of eventful days of the first. */
const pair: fc.Arbitrary<readonly [Calendar, Calendar, number]> = fc
  .tuple(fc.constantFrom(...eventful), fc.constantFrom(...eventful))
  .chain(([one, other]) =>
    fc
      .tuple(documentAround(one.zone, one.around), documentAround(other.zone, one.around))
      .map(
        ([first, second]) =>
          [
            orThrow(compileCalendar(zones)(first)),
            orThrow(compileCalendar(zones)(second)),
            Date.parse(`${one.around}T00:00:00Z`) - (placeDays / 2) * day,
          ] as const,
      ),
  );

const periods = (calendar: Calendar, start: Instant, end: Instant): ReadonlyArray<Interval> =>
  orThrow(openPeriods(calendar)({ start, end }));

test('a union is open when either is, an intersection when both are', () => {
  fc.assert(
    fc.property(pair, ([first, second, start]) => {
      const [from, to] = [at(start, 0), at(start, placeDays * day)];
      const [one, other] = [periods(first, from, to), periods(second, from, to)];
      expect(periods(unionCalendars(first)(second), from, to)).toEqual(mergeIntervals([...one, ...other]));
      const both = intersectCalendars(first)(second);
      if (both._tag === 'Right')
        expect(periods(both.right, from, to)).toEqual(intersectIntervals(one)(other));
    }),
    { numRuns: 40 },
  );
});

test('union and intersection together count what the two count', () => {
  fc.assert(
    fc.property(pair, instantOffset, instantOffset, ([first, second, start], a, b) => {
      const both = intersectCalendars(first)(second);
      fc.pre(both._tag === 'Right');
      const [from, to] = [at(start, Math.min(a, b)), at(start, Math.max(a, b))];
      const count = (calendar: Calendar) => orThrow(elapsed(calendar, from)(to));
      expect(count(unionCalendars(first)(second)) + count(orThrow(both))).toBe(count(first) + count(second));
    }),
    { numRuns: 40 },
  );
});

test('a calendar combined with itself counts the same', () => {
  fc.assert(
    fc.property(pair, instantOffset, ([first, , start], offset) => {
      const [from, to] = [at(start, 0), at(start, offset)];
      const alone = elapsed(first, from)(to);
      expect(elapsed(unionCalendars(first)(first), from)(to)).toEqual(alone);
      expect(elapsed(orThrow(intersectCalendars(first)(first)), from)(to)).toEqual(alone);
      expect(isOpen(unionCalendars(first)(first))(to)).toBe(isOpen(first)(to));
    }),
    { numRuns: 30 },
  );
});

describe('offices on both sides of the ocean', () => {
  const nineToFive = [{ start: 540, end: 1020 }];
  const weekly = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive };
  const instant = (text: string): Instant => orThrow(parseInstant(text));
  const berlin = orThrow(
    compileCalendar(intlZones)({
      zone: 'Europe/Berlin',
      weekly,
      holidays: [{ kind: 'date', name: 'Tag der Arbeit', date: '2026-05-01' }],
    }),
  );
  const boston = orThrow(
    compileCalendar(intlZones)({
      zone: 'America/New_York',
      weekly,
      holidays: [{ kind: 'date', name: 'Memorial Day', date: '2026-05-25' }],
    }),
  );
  const both = orThrow(intersectCalendars(berlin)(boston));
  const either = unionCalendars(berlin)(boston);

  test('a day works for both only where it works for each', () => {
    const week = { start: '2026-05-25' as CivilDate, end: '2026-05-30' as CivilDate };
    expect(businessDates(both)(week)).toHaveLength(4);
    expect(businessDates(either)(week)).toHaveLength(5);
    const noon = instant('2026-05-25T12:00+02:00');
    expect([isHoliday(both)(noon), isHoliday(either)(noon)]).toEqual([true, false]);
    expect([isBusinessDay(both)(noon), isBusinessDay(either)(noon)]).toEqual([false, true]);
  });

  test('a skipped span is explained by the one that is closed', () => {
    const spans = orThrow(
      explainSpans(both)({ start: instant('2026-05-25T13:00Z'), end: instant('2026-05-25T15:00Z') }),
    );
    expect(spans.map((span) => (span.counted ? 'open' : span.reason))).toEqual([
      { kind: 'holiday', name: 'Memorial Day' },
    ]);
  });

  test('a holiday explains nothing while its own office is open', () => {
    const night = orThrow(
      compileCalendar(intlZones)({
        zone: 'UTC',
        weekly: { thu: [{ start: 1320, end: 1800 }] },
        holidays: [{ kind: 'date', name: 'Friday off', date: '2026-07-03' }],
      }),
    );
    const early = orThrow(
      compileCalendar(intlZones)({
        zone: 'UTC',
        weekly: { thu: [{ start: 1320, end: 1440 }], fri: [{ start: 240, end: 600 }] },
      }),
    );
    const start = instant('2026-07-03T03:00Z');
    const end = instant('2026-07-03T08:00Z');
    const spans = orThrow(explainSpans(orThrow(intersectCalendars(night)(early)))({ start, end }));
    expect(
      spans.map((span) => [span.milliseconds / 3_600_000, span.counted ? 'open' : span.reason.kind]),
    ).toEqual([
      [1, 'closed'],
      [2, 'open'],
      [2, 'holiday'],
    ]);
  });

  test('offices that are never open together are refused', () => {
    const weekend = orThrow(compileCalendar(intlZones)({ zone: 'UTC', weekly: { sun: nineToFive } }));
    expect(intersectCalendars(berlin)(weekend)).toMatchObject({ left: [{ code: 'never-opens' }] });
  });
});
