import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import { type CivilDate, civilDateOf, epochDayOf } from '../kernel/civil-date.js';
import { day, minute } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { DateSpan } from '../kernel/period.js';
import type { Calendar } from './calendar.js';
import { type CalendarExhausted, exhausted, horizon, isAmount, outside } from './exhausted.js';
import { instantOfLocal, localDayAt } from './local-time.js';
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
    isDatable(at) && holidayName(calendar, localDayAt(calendar.zone, at)) !== null;

/**
 * Names the holiday that a date is.
 *
 * @param calendar - the calendar
 * @returns a function from a local date to the holiday's name, if it is one; none outside the years that
 *   calendars know
 * @category questions
 * @since 0.1.0
 */
export const holidayOn =
  (calendar: Calendar) =>
  (date: CivilDate): O.Option<string> =>
    O.fromNullable(holidayName(calendar, epochDayOf(date)));

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
  (date: CivilDate): E.Either<CalendarExhausted, CivilDate> =>
    E.map(civilDateOf)(shiftDay(calendar, days, epochDayOf(date)));

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
  (start: Instant): E.Either<CalendarExhausted, Instant> =>
    isAmount(count.days)
      ? E.flatMap(nextOpen(calendar)(start), (opening) => {
          const from = count.from === 'opening' ? opening : start;
          return E.flatMap(shiftDay(calendar, count.days, localDayAt(calendar.zone, from)), (found) =>
            onDay(calendar, count.at ?? 'same-time', from, found),
          );
        })
      : exhausted('not-whole-days');

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
  (end: Instant): E.Either<CalendarExhausted, Instant> =>
    isAmount(days)
      ? E.flatMap(calendar.read(end), () =>
          E.flatMap(shiftDay(calendar, -days, localDayAt(calendar.zone, end)), (found) =>
            lastOpen(calendar)(onDate(calendar, end, found)),
          ),
        )
      : exhausted('not-whole-days');

const horizonDays = horizon.end / day;

const isDatable = (at: Instant): boolean => at >= horizon.start && at <= horizon.end;

const isTimeOfDay = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= 0 && minutes <= 1440;

const isDated = (epochDay: number): boolean => epochDay >= 0 && epochDay < horizonDays;

const holidayName = (calendar: Calendar, epochDay: number): string | null =>
  isDated(epochDay) ? calendar.holidayOn(epochDay) : null;

const works = (calendar: Calendar, epochDay: number): boolean =>
  isDated(epochDay) && calendar.worksOn(epochDay);

const shiftDay = (calendar: Calendar, days: number, from: number): E.Either<CalendarExhausted, number> => {
  if (!Number.isSafeInteger(days)) return exhausted('not-whole-days');
  const step = Math.sign(days);
  let current = from;
  for (let left = Math.abs(days); left > 0; ) {
    current += step;
    if (!isDated(current)) return outside(current * day);
    if (calendar.worksOn(current)) left -= 1;
  }
  return E.right(current);
};

/** The instant on a date at the wall time of another instant, or at a time of its own. */
const onDate = ({ zone }: Calendar, from: Instant, epochDay: number, time?: number): Instant => {
  if (time !== undefined) return instantOfLocal(zone, epochDay * day + time * minute);
  const own = localDayAt(zone, from);
  // No day later is no time earlier, also in the second pass of a repeated hour.
  return epochDay === own
    ? from
    : instantOfLocal(zone, epochDay * day + from + zone.offsetAt(from) - own * day);
};

const onDay = (
  calendar: Calendar,
  at: NonNullable<BusinessDays['at']>,
  from: Instant,
  epochDay: number,
): E.Either<CalendarExhausted, Instant> => {
  if (typeof at === 'object' && !isTimeOfDay(at.time)) return exhausted('not-a-time-of-day');
  const end = at === 'end-of-day' ? calendar.dayEnd(epochDay) : null;
  // The end is a closing, unless a closure took the day's last hours and moved it back to when they began.
  if (end !== null) return E.flatMap(calendar.read(end), calendar.closing);
  return nextOpen(calendar)(onDate(calendar, from, epochDay, typeof at === 'object' ? at.time : undefined));
};
