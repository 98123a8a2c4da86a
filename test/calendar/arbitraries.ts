import fc from 'fast-check';
import {
  type Calendar,
  type CalendarDocument,
  type Closure,
  compileCalendar,
  type DayWindow,
  type Holiday,
  intlZones,
  type WeeklyHours,
  type ZoneSource,
} from 'smarketing/calendar';
import { civilDateOf, type Instant, orThrow, weekdays } from 'smarketing/kernel';

const day = 86_400_000;

const found = new Map<string, ReturnType<ZoneSource['find']>>();

/** The zones of the host, each set up once: that is the slow part of compiling a calendar for one question. */
export const zones: ZoneSource = {
  find: (name) => {
    const known = found.get(name) ?? intlZones.find(name);
    found.set(name, known);
    return known;
  },
};

/** Places and weeks in which wall clocks did something, and quiet ones. */
export const eventful: ReadonlyArray<{ readonly zone: string; readonly around: string }> = [
  { zone: 'America/New_York', around: '2026-03-08' },
  { zone: 'America/New_York', around: '2026-11-01' },
  { zone: 'Australia/Lord_Howe', around: '2024-04-07' },
  { zone: 'Australia/Lord_Howe', around: '2024-10-06' },
  { zone: 'Pacific/Apia', around: '2011-12-30' },
  { zone: 'Europe/Dublin', around: '2025-03-30' },
  { zone: 'Europe/Dublin', around: '2025-10-26' },
  { zone: 'Africa/Casablanca', around: '2025-02-23' },
  { zone: 'Africa/Casablanca', around: '2025-04-06' },
  { zone: 'Europe/Moscow', around: '2014-10-26' },
  { zone: 'Europe/Moscow', around: '2011-03-27' },
  { zone: 'Antarctica/Troll', around: '2024-10-27' },
  { zone: 'America/Sao_Paulo', around: '2018-11-04' },
  { zone: 'Asia/Kolkata', around: '2026-06-15' },
  { zone: 'UTC', around: '2024-12-31' },
  // Two stretches of compiled time meet here.
  { zone: 'UTC', around: '2025-07-12' },
  { zone: 'America/New_York', around: '2025-07-12' },
];

const window: fc.Arbitrary<DayWindow> = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 70 }), fc.constantFrom(0, 0, 7))
  .map(([start, length, odd]) => ({ start: start * 15, end: start * 15 + length * 15 + odd }));

const windows: fc.Arbitrary<ReadonlyArray<DayWindow>> = fc.array(window, { maxLength: 3 });

const weekly: fc.Arbitrary<WeeklyHours> = fc.tuple(...weekdays.map(() => windows), window).map((all) => ({
  ...Object.fromEntries(weekdays.map((name, index) => [name, all[index] as ReadonlyArray<DayWindow>])),
  // A calendar opens at least once a week.
  wed: [...(all[3] as ReadonlyArray<DayWindow>), all[7] as DayWindow],
}));

/** A calendar document with exceptions in the days around a date. */
export const documentAround = (zone: string, around: string): fc.Arbitrary<CalendarDocument> => {
  const date = fc
    .integer({ min: -4, max: 4 })
    .map((days): string => civilDateOf(Math.floor(Date.parse(`${around}T00:00:00Z`) / day) + days));
  const holidays: fc.Arbitrary<ReadonlyArray<Holiday>> = fc.array(
    fc.oneof(
      date.map((on): Holiday => ({ kind: 'date', name: 'dated', date: on })),
      date.map((on): Holiday => ({ kind: 'every-year', name: 'yearly', day: on.slice(5) })),
    ),
    { maxLength: 2 },
  );
  const closures: fc.Arbitrary<ReadonlyArray<Closure>> = fc.array(
    fc.tuple(date, window).map(([on, span]): Closure => ({ name: 'closure', date: on, ...span })),
    { maxLength: 2 },
  );
  const overrides = fc.uniqueArray(
    fc.tuple(date, windows).map(([on, open]) => ({ date: on, windows: open })),
    { maxLength: 2, selector: (one) => one.date },
  );
  return fc.tuple(weekly, holidays, closures, overrides).map(([hours, ...rest]) => ({
    zone,
    weekly: hours,
    holidays: rest[0],
    closures: rest[1],
    overrides: rest[2],
  }));
};

/** A compiled calendar in an eventful place, its document, and the first instant of the days around. */
export interface Place {
  readonly document: CalendarDocument;
  readonly calendar: Calendar;
  readonly start: number;
}

/** Days that a place is looked at. */
export const placeDays = 10;

export const place: fc.Arbitrary<Place> = fc.constantFrom(...eventful).chain(({ zone, around }) =>
  documentAround(zone, around).map((document) => ({
    document,
    calendar: orThrow(compileCalendar(zones)(document)),
    start: Date.parse(`${around}T00:00:00Z`) - (placeDays / 2) * day,
  })),
);

/** An instant of the days around a place, to the millisecond or on a minute. */
export const instantOffset: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: placeDays * day - 1 }),
  fc.integer({ min: 0, max: placeDays * 1440 - 1 }).map((minutes) => minutes * 60_000),
);

export const at = (start: number, offset: number): Instant => (start + offset) as Instant;

/** Amounts of counted time, most of them on the minute so that ties happen. */
export const amount: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 400 }).map((quarters) => quarters * 900_000),
  fc.integer({ min: 0, max: 40 * 3_600_000 }),
);
