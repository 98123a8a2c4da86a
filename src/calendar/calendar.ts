import * as E from 'fp-ts/lib/Either.js';
import { day, minute } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { type Interval, mergeIntervals } from '../kernel/interval.js';
import { type Checked, type Issues, refuse, under } from '../kernel/issue.js';
import { businessClock } from './business-clock.js';
import { checkCalendar } from './check-calendar.js';
import { isBag } from './checks.js';
import type { CalendarDocument, DayWindow } from './document.js';
import { horizon } from './exhausted.js';
import { compileZone, wallClock, type Zone } from './local-time.js';
import { type DayRules, mergeWindows, type Schedule, scheduleOf } from './schedule.js';
import { type Segments, segmentsOf, stretchSpan } from './segments.js';
import type { SkipReason } from './skip-reason.js';
import type { TimeScale } from './time-scale.js';
import type { ZoneSource } from './zone.js';

/**
 * Describes a compiled calendar: a time scale that counts open time, and what its local dates are.
 *
 * Every answer is derived from the same open segments. It remembers the stretches of time it has compiled.
 *
 * @category model
 * @since 0.1.0
 */
export interface Calendar extends TimeScale {
  /** The zone whose local dates the calendar speaks of. */
  readonly zone: Zone;
  /** Whether any open window starts on a local date, given as days since 1970-01-01. */
  readonly worksOn: (epochDay: number) => boolean;
  /** The name of the holiday that a local date is, or null. */
  readonly holidayOn: (epochDay: number) => string | null;
  /** The end of the last window that starts on a local date, or null when none does. */
  readonly dayEnd: (epochDay: number) => Instant | null;
  /** The open segments of one stretch of the horizon, for calendars made of calendars. */
  readonly segmentsAt: (stretch: number) => Segments;
  /** Closed spans that have a better reason than the weekly hours, the strongest reason first. */
  readonly skipsIn: (interval: Interval) => ReadonlyArray<Interval & { readonly reason: SkipReason }>;
}

/**
 * Compiles a calendar document.
 *
 * **Details**: this is where zones are met. A window edge that the clocks skip is clamped to the change; an
 * edge that they show twice is the earlier instant. Years are compiled as questions reach them.
 *
 * @param zones - where offsets come from: `intlZones`, or tables
 * @returns a function from a document to the calendar, or every issue with its path: what `checkCalendar`
 *   finds, `unknown-zone`, and `never-opens`
 * @example
 * ```ts
 * import { compileCalendar, intlZones, isOpen } from 'smarketing/calendar'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const night = [{ start: 1320, end: 1800 }]
 * const hotline = orThrow(compileCalendar(intlZones)({ zone: 'Europe/Paris', weekly: { fri: night } }))
 * isOpen(hotline)(orThrow(parseInstant('2026-07-04T05:59:59+02:00'))) // => true
 * isOpen(hotline)(orThrow(parseInstant('2026-07-04T06:00:00+02:00'))) // => false
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const compileCalendar =
  (zones: ZoneSource) =>
  (document: CalendarDocument): Checked<Calendar> => {
    const checked = checkCalendar(document);
    if (checked._tag === 'Left')
      return checked.left[0].code === 'unreadable'
        ? checked
        : E.left(alsoOfZone(zones, document, checked.left));
    return E.flatMap(zoneIn(zones, checked.right.zone), (zone) => {
      const schedule = scheduleOf(checked.right);
      return opensEver(schedule)
        ? E.right(calendarOf(zone, schedule))
        : refuse('never-opens', [], 'The calendar is closed on every day that it knows.');
    });
  };

const zoneIn = (zones: ZoneSource, name: string): Checked<Zone> =>
  E.mapLeft(under('zone'))(compileZone(zones)(name));

/** Looks the zone up even where other things are wrong, so that all issues come at once. */
const alsoOfZone = (zones: ZoneSource, document: unknown, [first, ...rest]: Issues): Issues => {
  const name = isBag(document) ? document.zone : undefined;
  const zone = typeof name === 'string' && name.trim() !== '' ? zoneIn(zones, name) : null;
  return zone?._tag === 'Left' ? [first, ...rest, ...zone.left] : [first, ...rest];
};

const firstDay = horizon.start / day;
const lastDay = horizon.end / day - 1;

const opensEver = (schedule: Schedule): boolean => {
  for (let epochDay = firstDay; epochDay <= lastDay; epochDay += 1)
    if (openMinutes(schedule, epochDay).length > 0) return true;
  return false;
};

/** The windows that start on a date less the closures that touch them, in wall minutes since 1970-01-01T00:00. */
const openMinutes = (schedule: Schedule, epochDay: number): ReadonlyArray<DayWindow> => {
  const { windows } = schedule.rulesOn(epochDay);
  if (windows.length === 0) return [];
  const moved = windows.map(({ start, end }) => ({
    start: start + epochDay * 1440,
    end: end + epochDay * 1440,
  }));
  // An overnight closure of yesterday reaches today, and an overnight window reaches the closures of tomorrow and after.
  const closed = [-1, 0, 1, 2].flatMap((offset) => closedMinutes(schedule, epochDay + offset));
  return mergeWindows(closed).reduce<ReadonlyArray<DayWindow>>(
    (open, { start, end }) => open.flatMap(without(start, end)),
    moved,
  );
};

const closedMinutes = (schedule: Schedule, epochDay: number): ReadonlyArray<DayWindow> =>
  schedule
    .closuresOn(epochDay)
    .map(({ start, end }) => ({ start: start + epochDay * 1440, end: end + epochDay * 1440 }));

const without =
  (start: number, end: number) =>
  (window: DayWindow): ReadonlyArray<DayWindow> =>
    [
      { start: window.start, end: Math.min(window.end, start) },
      { start: Math.max(window.start, end), end: window.end },
    ].filter((rest) => rest.start < rest.end);

const calendarOf = (zone: Zone, schedule: Schedule): Calendar => {
  const localSpan = ({ start, end }: { readonly start: number; readonly end: number }) => ({
    // An instant's local date is at most a day off its UTC date, and windows reach two days past their start.
    first: Math.floor(start / day) - 3,
    last: Math.floor(end / day) + 1,
  });
  const clockFor = (first: number, last: number) => {
    const toInstant = wallClock(zone, first * day, (last + 3) * day);
    return ({ start, end }: DayWindow): Interval => ({
      start: toInstant(start * minute),
      end: toInstant(end * minute),
    });
  };
  const openIn = (stretch: number): Segments => {
    const { first, last } = localSpan(stretchSpan(stretch));
    const toInterval = clockFor(first, last);
    const spans: Array<Interval> = [];
    for (let epochDay = first; epochDay <= last; epochDay += 1)
      spans.push(...openMinutes(schedule, epochDay).map(toInterval));
    return segmentsOf(stretch, mergeIntervals(spans));
  };
  const skipsIn: Calendar['skipsIn'] = (interval) => {
    const { first, last } = localSpan(interval);
    const toInterval = clockFor(first, last);
    const closures: Array<Interval & { readonly reason: SkipReason }> = [];
    const days: Array<Interval & { readonly reason: SkipReason }> = [];
    for (let epochDay = first; epochDay <= last; epochDay += 1) {
      for (const closure of schedule.closuresOn(epochDay)) {
        const span = { start: closure.start + epochDay * 1440, end: closure.end + epochDay * 1440 };
        closures.push({ ...toInterval(span), reason: { kind: 'closure', name: closure.name } });
      }
      const reason = dayReason(schedule.rulesOn(epochDay));
      if (reason !== null)
        days.push({ ...toInterval({ start: epochDay * 1440, end: (epochDay + 1) * 1440 }), reason });
    }
    return [...closures, ...days];
  };
  /** A date that the zone skipped, as Apia skipped 2011-12-30, is no working day. */
  const worksOn = (epochDay: number): boolean => {
    const open = openMinutes(schedule, epochDay);
    return open.length > 0 && open.map(clockFor(epochDay, epochDay)).some(({ start, end }) => start < end);
  };
  const dayEnd = (epochDay: number): Instant | null => {
    const last = openMinutes(schedule, epochDay).at(-1);
    return last === undefined ? null : clockFor(epochDay, epochDay)(last).end;
  };
  return makeCalendar({
    zone,
    worksOn: remembered(worksOn),
    holidayOn: (epochDay) => schedule.rulesOn(epochDay).holiday ?? null,
    dayEnd: remembered(dayEnd),
    segmentsAt: openIn,
    skipsIn,
  });
};

/** Answers a question about a date once, and from then on out of what it remembers. */
const remembered = <A>(find: (epochDay: number) => A): ((epochDay: number) => A) => {
  const known = new Map<number, A>();
  return (epochDay) => {
    const before = known.get(epochDay);
    if (before !== undefined) return before;
    const found = find(epochDay);
    known.set(epochDay, found);
    return found;
  };
};

const dayReason = ({ holiday, override }: DayRules): SkipReason | null => {
  if (holiday !== undefined) return { kind: 'holiday', name: holiday };
  if (override === undefined) return null;
  return override.name === undefined ? { kind: 'override' } : { kind: 'override', name: override.name };
};

/** Adds the clock to what tells open time apart, and keeps each stretch once it is compiled. */
export const makeCalendar = (parts: Omit<Calendar, keyof TimeScale>): Calendar => {
  const known: Array<Segments | undefined> = [];
  const segmentsAt = (stretch: number): Segments => {
    const found = known[stretch] ?? parts.segmentsAt(stretch);
    known[stretch] = found;
    return found;
  };
  return { ...parts, segmentsAt, ...businessClock(segmentsAt) };
};
