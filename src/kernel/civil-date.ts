import * as E from 'fp-ts/lib/Either.js';
import { type Checked, refuse, show } from './issue.js';

declare const civilDateBrand: unique symbol;

/**
 * Describes a date on the wall calendar, without a zone, as `YYYY-MM-DD`.
 *
 * Civil dates sort as text. A civil date becomes an instant only together with a zone (room `calendar`).
 *
 * @category model
 * @since 0.1.0
 */
export type CivilDate = string & { readonly [civilDateBrand]: 'CivilDate' };

/**
 * Names a day of the week.
 *
 * @category model
 * @since 0.1.0
 */
export type Weekday = 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat';

/**
 * Lists the days of the week from Sunday, so that the position is the common weekday number 0–6.
 *
 * @category constants
 * @since 0.1.0
 */
export const weekdays: readonly ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] = [
  'sun',
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
];

const millisecondsOfDay = 86_400_000;

/** 0000-01-01 and 9999-12-31: the years four digits can write. */
const earliest = -719_528;
const latest = 2_932_896;

/**
 * Parses a civil date that exists.
 *
 * @param text - for example `2024-02-29`
 * @returns the date, or an issue `not-a-date`
 * @example
 * ```ts
 * import { orThrow, parseCivilDate } from 'smarketing/kernel'
 *
 * orThrow(parseCivilDate('2024-02-29')) // => '2024-02-29'
 * parseCivilDate('2026-02-29')._tag // => 'Left'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const parseCivilDate = (text: string): Checked<CivilDate> =>
  isCivilDate(text)
    ? E.right(text)
    : refuse('not-a-date', [], 'The text is not a calendar date.', {
        expected: 'a date that exists, written YYYY-MM-DD',
        received: show(text),
      });

/**
 * Tells whether a value is a civil date that exists.
 *
 * @param value - anything
 * @returns true for `YYYY-MM-DD` of the Gregorian calendar
 * @category refinements
 * @since 0.1.0
 */
export const isCivilDate = (value: unknown): value is CivilDate =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  civilDateOf(epochDayOf(value as CivilDate)) === value;

/**
 * Returns the number of days from 1970-01-01 to a date.
 *
 * @param date - a civil date
 * @returns whole days, negative before 1970
 * @category conversions
 * @since 0.1.0
 */
export const epochDayOf = (date: CivilDate): number => {
  // Date.UTC reads years 0–99 as 1900–1999; a leap-cycle shift of 400 years (146,097 days) avoids that.
  const year = Number(date.slice(0, 4)) + 400;
  return (
    Date.UTC(year, Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / millisecondsOfDay - 146_097
  );
};

/**
 * Returns the civil date that lies a number of days after 1970-01-01.
 *
 * **Gotchas**: there are no dates past the years 0000 to 9999, so a day outside them gives the nearest one, and
 * NaN the first; a fraction belongs to the day it lies in.
 *
 * @param epochDay - whole days, negative before 1970
 * @returns the date, from 0000-01-01 to 9999-12-31
 * @category conversions
 * @since 0.1.0
 */
export const civilDateOf = (epochDay: number): CivilDate => {
  const onCalendar = epochDay > earliest ? Math.min(epochDay, latest) : earliest;
  return new Date(Math.floor(onCalendar) * millisecondsOfDay).toISOString().slice(0, 10) as CivilDate;
};

/**
 * Moves a civil date by whole days.
 *
 * **Gotchas**: a move past the years 0000 to 9999 stops at 0000-01-01 or 9999-12-31.
 *
 * @param days - whole days, negative for earlier
 * @returns a function from a date to the moved date
 * @category combinators
 * @since 0.1.0
 */
export const addDays =
  (days: number) =>
  (date: CivilDate): CivilDate =>
    civilDateOf(epochDayOf(date) + days);

/**
 * Returns the day of the week of a civil date.
 *
 * @param date - a civil date
 * @returns the weekday
 * @example
 * ```ts
 * import { orThrow, parseCivilDate, weekdayOf } from 'smarketing/kernel'
 *
 * weekdayOf(orThrow(parseCivilDate('2026-07-04'))) // => 'sat'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const weekdayOf = (date: CivilDate): Weekday =>
  // 1970-01-01 was a Thursday, number 4.
  weekdays[(((epochDayOf(date) + 4) % 7) + 7) % 7] as Weekday;
