import * as E from 'fp-ts/lib/Either.js';
import type { Instant } from '../kernel/instant.js';
import type { Interval } from '../kernel/interval.js';
import type { Calendar } from './calendar.js';
import { type CalendarExhausted, exhausted, horizon, isAmount } from './exhausted.js';
import { lastAtMost, stretchCount, stretchOf, stretchSpan } from './segments.js';
import { signedElapsed, subtractTime } from './time-scale.js';

/**
 * Tells whether a calendar is open at an instant; a closing instant is closed, an opening one open.
 *
 * @param calendar - the calendar
 * @returns a predicate of instants; false outside the years a calendar knows
 * @example
 * ```ts
 * import { compileCalendar, intlZones, isOpen, parseHours } from 'smarketing/calendar'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const shop = orThrow(compileCalendar(intlZones)({ zone: 'UTC', weekly: { sat: orThrow(parseHours('10:00-14:00')) } }))
 * isOpen(shop)(orThrow(parseInstant('2026-07-04T10:00:00Z'))) // => true
 * isOpen(shop)(orThrow(parseInstant('2026-07-04T14:00:00Z'))) // => false
 * ```
 * @category predicates
 * @since 0.1.0
 */
export const isOpen =
  (calendar: Calendar) =>
  (at: Instant): boolean => {
    const next = nextOpen(calendar)(at);
    return next._tag === 'Right' && next.right === at;
  };

/**
 * Returns the first open instant that is not earlier: the instant itself when the calendar is open.
 *
 * @param calendar - the calendar
 * @returns a function from an instant to the open one, or `calendar-exhausted`
 * @category questions
 * @since 0.1.0
 */
export const nextOpen =
  (calendar: Calendar) =>
  (at: Instant): E.Either<CalendarExhausted, Instant> => {
    const reading = calendar.read(at);
    return reading._tag === 'Left' ? reading : calendar.opening(reading.right);
  };

/**
 * Returns the last instant up to which the calendar was open: the instant itself when it is open, else the
 * last closing.
 *
 * @param calendar - the calendar
 * @returns a function from an instant to that instant, or `calendar-exhausted`
 * @category questions
 * @since 0.1.0
 */
export const lastOpen = (calendar: Calendar): ((at: Instant) => E.Either<CalendarExhausted, Instant>) =>
  subtractTime(calendar, 0);

/**
 * Returns the first closing after an instant: of the open period it lies in, else of the next one.
 *
 * @param calendar - the calendar
 * @returns a function from an instant to the closing, or `calendar-exhausted`, as for one that never closes
 * @category questions
 * @since 0.1.0
 */
export const nextClose =
  (calendar: Calendar) =>
  (at: Instant): E.Either<CalendarExhausted, Instant> =>
    E.flatMap(calendar.read(at), () => {
      const end = periodAfter(calendar, at, horizon.end)?.end ?? horizon.end;
      return end === horizon.end ? exhausted('after-horizon') : E.right(end);
    });

/**
 * Returns the open periods of a span of time, in order, clipped to it.
 *
 * @param calendar - the calendar
 * @returns a function from a half-open interval to its open periods, or `calendar-exhausted`
 * @example
 * ```ts
 * import { compileCalendar, intlZones, openPeriods, parseHours } from 'smarketing/calendar'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const hours = orThrow(parseHours('09:00-12:00, 13:00-17:00'))
 * const desk = orThrow(compileCalendar(intlZones)({ zone: 'UTC', weekly: { mon: hours } }))
 * const start = orThrow(parseInstant('2026-07-06T11:00:00Z'))
 * const end = orThrow(parseInstant('2026-07-06T14:00:00Z'))
 * orThrow(openPeriods(desk)({ start, end })).length // => 2
 * ```
 * @category questions
 * @since 0.1.0
 */
export const openPeriods =
  (calendar: Calendar) =>
  ({ start, end }: Interval): E.Either<CalendarExhausted, ReadonlyArray<Interval>> =>
    E.map(() => {
      const found: Array<Interval> = [];
      for (let at = start; at < end; ) {
        const period = periodAfter(calendar, at, end);
        if (period === null || period.start >= end) break;
        found.push(period);
        at = period.end;
      }
      return found;
    })(signedElapsed(calendar, start)(end));

/**
 * Returns the next open periods after an instant, in order; the first is clipped to it.
 *
 * @param calendar - the calendar
 * @param count - how many periods, a whole number, 0 or more
 * @returns a function from an instant to that many periods, or `calendar-exhausted`
 * @category questions
 * @since 0.1.0
 */
export const openPeriodsAfter =
  (calendar: Calendar, count: number) =>
  (at: Instant): E.Either<CalendarExhausted, ReadonlyArray<Interval>> =>
    collect(calendar, count, at, 'after-horizon', (from) => periodAfter(calendar, from, horizon.end), 'end');

/**
 * Returns the last open periods before an instant, the latest first; that one is clipped to it.
 *
 * @param calendar - the calendar
 * @param count - how many periods, a whole number, 0 or more
 * @returns a function from an instant to that many periods, or `calendar-exhausted`
 * @category questions
 * @since 0.1.0
 */
export const openPeriodsBefore =
  (calendar: Calendar, count: number) =>
  (at: Instant): E.Either<CalendarExhausted, ReadonlyArray<Interval>> =>
    collect(calendar, count, at, 'before-horizon', (from) => periodBefore(calendar, from), 'start');

const collect = (
  calendar: Calendar,
  count: number,
  at: Instant,
  reason: CalendarExhausted['reason'],
  step: (from: Instant) => Interval | null,
  edge: 'start' | 'end',
): E.Either<CalendarExhausted, ReadonlyArray<Interval>> => {
  if (!isAmount(count)) return exhausted('not-a-count');
  return E.flatMap(calendar.read(at), () => {
    const found: Array<Interval> = [];
    for (let from = at; found.length < count; ) {
      const period = step(from);
      if (period === null) return exhausted(reason);
      found.push(period);
      from = period[edge];
    }
    return E.right(found);
  });
};

/** The first open period that ends after an instant, from it at the earliest, to a limit at the latest. */
const periodAfter = (calendar: Calendar, at: Instant, limit: Instant): Interval | null => {
  let stretch = stretchOf(at);
  let segments = calendar.segmentsAt(stretch);
  let position = lastAtMost(segments.starts, at);
  if (position < 0 || (segments.ends[position] as number) <= at) position += 1;
  while (position >= segments.starts.length) {
    stretch += 1;
    if (stretch >= stretchCount) return null;
    segments = calendar.segmentsAt(stretch);
    position = 0;
  }
  const start = Math.max(segments.starts[position] as number, at);
  let end = segments.ends[position] as number;
  // Open time that runs over the edge of a stretch is one period.
  while (end < limit && end === stretchSpan(stretch).end && stretch < stretchCount - 1) {
    stretch += 1;
    const next = calendar.segmentsAt(stretch);
    if (next.starts[0] !== end) break;
    end = next.ends[0] as number;
  }
  return { start, end: Math.min(end, Math.max(limit, start)) } as Interval;
};

/** The last open period that starts before an instant, up to it at the latest. */
const periodBefore = (calendar: Calendar, at: Instant): Interval | null => {
  let stretch = stretchOf(at);
  let segments = calendar.segmentsAt(stretch);
  let position = lastAtMost(segments.starts, at - 1);
  while (position < 0) {
    stretch -= 1;
    if (stretch < 0) return null;
    segments = calendar.segmentsAt(stretch);
    position = segments.starts.length - 1;
  }
  const end = Math.min(segments.ends[position] as number, at);
  let start = segments.starts[position] as number;
  while (start === stretchSpan(stretch).start && stretch > 0) {
    stretch -= 1;
    const before = calendar.segmentsAt(stretch);
    const last = before.ends.length - 1;
    if (before.ends[last] !== start) break;
    start = before.starts[last] as number;
  }
  return { start, end } as Interval;
};
