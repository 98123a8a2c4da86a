import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import { type CivilDate, civilDateOf, epochDayOf } from '../kernel/civil-date.js';
import { day } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { DateSpan } from '../kernel/period.js';
import type { Calendar } from './calendar.js';
import { type CalendarExhausted, exhausted, horizon, isAmount, outside } from './exhausted.js';
import { instantAt, localDayAt, localTimeAt } from './local-time.js';
import { lastOpen, nextOpen } from './opening.js';

/**
 * Describes how business days are counted from an instant.
 *
 * A day here is a working date, never a number of hours: the Nth working date strictly after the start's.
 *
 * @category model
 * @since 0.1.0
 */
export interface BusinessDays {
  /** How many working dates, 0 or more; 0 stays on the start's own date. */
  readonly days: number;
  /**
   * When on that date: `same-time` as the start (the default), the `end-of-day`, or a local time in minutes
   * since midnight, 0–1440. A closed result moves to the next opening.
   */
  readonly at?: 'same-time' | 'end-of-day' | { readonly time: number };
  /**
   * Where counting begins: on the start's local `date` (the default), or at the next `opening` of a closed
   * start, so that Saturday counts as Monday morning.
   */
  readonly from?: 'date' | 'opening';
}

/**
 * Tells whether the local date of an instant is a holiday.
 *
 * @param calendar - the calendar
 * @returns a predicate of instants
 * @category predicates
 * @since 0.1.0
 */
export const isHoliday =
  (calendar: Calendar) =>
  (at: Instant): boolean =>
    isDatable(at) && calendar.holidayOn(localDayAt(calendar.zone, at)) !== null;

/**
 * Names the holiday that a date is.
 *
 * @param calendar - the calendar
 * @returns a function from a local date to the holiday's name, if it is one
 * @category questions
 * @since 0.1.0
 */
export const holidayOn =
  (calendar: Calendar) =>
  (date: CivilDate): O.Option<string> =>
    O.fromNullable(calendar.holidayOn(epochDayOf(date)));

/**
 * Tells whether any open window starts on the local date of an instant.
 *
 * @param calendar - the calendar
 * @returns a predicate of instants
 * @category predicates
 * @since 0.1.0
 */
export const isBusinessDay =
  (calendar: Calendar) =>
  (at: Instant): boolean =>
    isDatable(at) && works(calendar, localDayAt(calendar.zone, at));

/**
 * Lists the working dates of a span of dates, within the years that calendars know.
 *
 * @param calendar - the calendar
 * @returns a function from a half-open span of local dates to its working dates, in order
 * @example
 * ```ts
 * import { businessDates, compileCalendar, intlZones, parseHours } from 'smarketing/calendar'
 * import { orThrow, periodDates } from 'smarketing/kernel'
 *
 * const nineToFive = orThrow(parseHours('09:00-17:00'))
 * const document = { zone: 'UTC', weekly: { mon: nineToFive, thu: nineToFive } }
 * const office = orThrow(compileCalendar(intlZones)(document))
 * const week = orThrow(periodDates({ fiscalYearStart: 1, weekStart: 'mon' })('2026-W28'))
 * businessDates(office)(week) // => ['2026-07-06', '2026-07-09']
 * ```
 * @category questions
 * @since 0.1.0
 */
export const businessDates =
  (calendar: Calendar) =>
  ({ start, end }: DateSpan): ReadonlyArray<CivilDate> => {
    const found: Array<CivilDate> = [];
    const last = Math.min(epochDayOf(end), horizonDays);
    for (let epochDay = Math.max(epochDayOf(start), 0); epochDay < last; epochDay += 1)
      if (works(calendar, epochDay)) found.push(civilDateOf(epochDay));
    return found;
  };

/**
 * Moves a local date by working dates.
 *
 * @param calendar - the calendar
 * @param days - whole working dates, negative for earlier; 0 stays
 * @returns a function from a date to the Nth working date after or before it, or `calendar-exhausted`
 * @category combinators
 * @since 0.1.0
 */
export const shiftBusinessDate =
  (calendar: Calendar, days: number) =>
  (date: CivilDate): E.Either<CalendarExhausted, CivilDate> => {
    const found = shiftDay(calendar, days, epochDayOf(date));
    return found._tag === 'Left' ? found : E.right(civilDateOf(found.right));
  };

/**
 * Moves an instant later by business days.
 *
 * **Details**: the Nth working date strictly after the start's local date, at the same wall time unless `at`
 * says otherwise; a closed result moves to the next opening. It is not N times the hours of a day.
 *
 * @param calendar - the calendar
 * @param count - how many days, and how they are counted
 * @returns a function from the start to the end, or `calendar-exhausted`
 * @example
 * ```ts
 * import { addBusinessDays, compileCalendar, intlZones, parseHours } from 'smarketing/calendar'
 * import { formatInstant, orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const nineToFive = orThrow(parseHours('09:00-17:00'))
 * const office = orThrow(compileCalendar(intlZones)({ zone: 'UTC', weekly: { mon: nineToFive, tue: nineToFive } }))
 * const saturday = orThrow(parseInstant('2026-07-04T20:00:00Z'))
 * formatInstant(orThrow(addBusinessDays(office, { days: 1 })(saturday))) // => '2026-07-07T09:00:00.000Z'
 * formatInstant(orThrow(addBusinessDays(office, { days: 1, at: 'end-of-day' })(saturday))) // => '2026-07-06T17:00:00.000Z'
 * ```
 * @category combinators
 * @since 0.1.0
 */
export const addBusinessDays =
  (calendar: Calendar, count: BusinessDays) =>
  (start: Instant): E.Either<CalendarExhausted, Instant> => {
    if (!isAmount(count.days)) return exhausted('not-whole-days');
    const from = count.from === 'opening' ? nextOpen(calendar)(start) : known(calendar, start);
    if (from._tag === 'Left') return from;
    const found = shiftDay(calendar, count.days, localDayAt(calendar.zone, from.right));
    if (found._tag === 'Left') return found;
    return onDay(calendar, count.at ?? 'same-time', from.right, found.right);
  };

/**
 * Moves an instant earlier by business days, at the same wall time.
 *
 * @param calendar - the calendar
 * @param days - whole working dates, 0 or more
 * @returns a function from the end to the Nth working date strictly before its local date, where a closed
 *   result moves back to the last closing; or `calendar-exhausted`
 * @category combinators
 * @since 0.1.0
 */
export const subtractBusinessDays =
  (calendar: Calendar, days: number) =>
  (end: Instant): E.Either<CalendarExhausted, Instant> => {
    if (!isAmount(days)) return exhausted('not-whole-days');
    const from = known(calendar, end);
    if (from._tag === 'Left') return from;
    const found = shiftDay(calendar, -days, localDayAt(calendar.zone, end));
    if (found._tag === 'Left') return found;
    return lastOpen(calendar)(sameTime(calendar, end, found.right));
  };

const horizonDays = horizon.end / day;

const isDatable = (at: Instant): boolean => at >= horizon.start && at <= horizon.end;

const known = (calendar: Calendar, at: Instant): E.Either<CalendarExhausted, Instant> => {
  const reading = calendar.read(at);
  return reading._tag === 'Left' ? reading : E.right(at);
};

const works = (calendar: Calendar, epochDay: number): boolean =>
  epochDay >= 0 && epochDay < horizonDays && calendar.worksOn(epochDay);

const shiftDay = (calendar: Calendar, days: number, from: number): E.Either<CalendarExhausted, number> => {
  if (!Number.isSafeInteger(days)) return exhausted('not-whole-days');
  const step = days < 0 ? -1 : 1;
  let current = Math.min(Math.max(from, -1), horizonDays);
  for (let left = Math.abs(days); left > 0; ) {
    current += step;
    if (current < 0 || current >= horizonDays) return outside(current * day);
    if (calendar.worksOn(current)) left -= 1;
  }
  return E.right(days === 0 ? from : current);
};

const sameTime = (calendar: Calendar, at: Instant, epochDay: number): Instant =>
  instantAt(calendar.zone)({ ...localTimeAt(calendar.zone)(at), date: civilDateOf(epochDay) });

const onDay = (
  calendar: Calendar,
  at: NonNullable<BusinessDays['at']>,
  from: Instant,
  epochDay: number,
): E.Either<CalendarExhausted, Instant> => {
  if (at === 'same-time') return nextOpen(calendar)(sameTime(calendar, from, epochDay));
  if (at === 'end-of-day') {
    const end = calendar.dayEnd(epochDay);
    // Only a start's own date (0 days) can have no windows: its end is the next one there is.
    return end === null ? nextOpen(calendar)(from) : closingOf(calendar, end);
  }
  const time = instantAt(calendar.zone)({ date: civilDateOf(epochDay), minute: at.time });
  return nextOpen(calendar)(time);
};

/** The end of a day is a closing unless a closure took its last hours, which moves it back to when they began. */
const closingOf = (calendar: Calendar, end: Instant): E.Either<CalendarExhausted, Instant> => {
  const reading = calendar.read(end);
  return reading._tag === 'Left' ? reading : calendar.closing(reading.right);
};
