import type { Weekday } from '../kernel/civil-date.js';

/**
 * Describes open hours of one local day, half-open, in minutes since local midnight.
 *
 * An end past 1440 is an overnight window; all of it belongs to the day it starts on.
 *
 * @category model
 * @since 0.1.0
 */
export interface DayWindow {
  /** The first open minute of the day, 0–1439. */
  readonly start: number;
  /** The first closed minute after it; 1440 is midnight, at most 2880. */
  readonly end: number;
}

/**
 * Describes the open hours of each day of the week; a day that is not there is closed.
 *
 * @category model
 * @since 0.1.0
 */
export type WeeklyHours = {
  readonly [day in Weekday]?: ReadonlyArray<DayWindow>;
};

/**
 * Describes a holiday: a local date on which no window starts.
 *
 * @category model
 * @since 0.1.0
 */
export type Holiday = HolidayOnDate | HolidayEveryYear | HolidayOnNthWeekday | HolidayRange;

/**
 * Describes a holiday on one date.
 *
 * @category model
 * @since 0.1.0
 */
export interface HolidayOnDate {
  /** Tells the forms of holidays apart. */
  readonly kind: 'date';
  /** What people call it. */
  readonly name: string;
  /** The local date, YYYY-MM-DD. */
  readonly date: string;
}

/**
 * Describes the years in which a yearly holiday is one, so that past years are not judged by newer holidays.
 *
 * @category model
 * @since 0.1.0
 */
export interface HolidayYears {
  /** The first year with the holiday; absent means always. */
  readonly firstYear?: number;
  /** The last year with the holiday; absent means still. */
  readonly lastYear?: number;
}

/**
 * Describes a holiday on the same date of each year; 02-29 is one in leap years only.
 *
 * @category model
 * @since 0.1.0
 */
export interface HolidayEveryYear extends HolidayYears {
  /** Tells the forms of holidays apart. */
  readonly kind: 'every-year';
  /** What people call it. */
  readonly name: string;
  /** The month and day, MM-DD. */
  readonly day: string;
}

/**
 * Describes a holiday on the nth or last given weekday of a month, each year.
 *
 * @category model
 * @since 0.1.0
 */
export interface HolidayOnNthWeekday extends HolidayYears {
  /** Tells the forms of holidays apart. */
  readonly kind: 'nth-weekday';
  /** What people call it. */
  readonly name: string;
  /** Which of the month's weekdays; a fifth exists in some years only. */
  readonly nth: 1 | 2 | 3 | 4 | 5 | 'last';
  /** The day of the week. */
  readonly weekday: Weekday;
  /** The month, 1–12. */
  readonly month: number;
  /** Days to move from there, −6 to 6: the Friday after Thanksgiving is the fourth Thursday plus 1. */
  readonly plus?: number;
}

/**
 * Describes consecutive holidays.
 *
 * @category model
 * @since 0.1.0
 */
export interface HolidayRange {
  /** Tells the forms of holidays apart. */
  readonly kind: 'range';
  /** What people call it. */
  readonly name: string;
  /** The first local date, YYYY-MM-DD. */
  readonly first: string;
  /** The last local date, itself a holiday. */
  readonly last: string;
}

/**
 * Describes a closed part of one local date, whatever else is open then.
 *
 * @category model
 * @since 0.1.0
 */
export interface Closure {
  /** What people call it. */
  readonly name: string;
  /** The local date, YYYY-MM-DD. */
  readonly date: string;
  /** The first closed minute of that date, 0–1439. */
  readonly start: number;
  /** The first minute after it; past 1440 it closes part of the next date. */
  readonly end: number;
}

/**
 * Describes the open hours of one local date, instead of the weekly ones.
 *
 * @category model
 * @since 0.1.0
 */
export interface DateOverride {
  /** The local date, YYYY-MM-DD. */
  readonly date: string;
  /** The windows that start on it; an empty list closes it. */
  readonly windows: ReadonlyArray<DayWindow>;
  /** What people call it. */
  readonly name?: string;
}

/**
 * Describes the rules of a calendar: when it is open and when not.
 *
 * Precedence: closure, then holiday, then override, then weekly hours.
 *
 * @category model
 * @since 0.1.0
 */
export interface CalendarRules {
  /** Open hours by the day of the week. Exactly one of `weekly` and `always` is stated. */
  readonly weekly?: WeeklyHours;
  /** Open around the clock on every day; holidays, closures and overrides still apply. */
  readonly always?: true;
  /** Local dates on which no window starts. */
  readonly holidays?: ReadonlyArray<Holiday>;
  /** Closed parts of dates. */
  readonly closures?: ReadonlyArray<Closure>;
  /** Dates with hours of their own, each date once. */
  readonly overrides?: ReadonlyArray<DateOverride>;
}

/**
 * Describes rules that take over on a date: what a version states replaces what was stated before, the rest stays.
 *
 * @category model
 * @since 0.1.0
 */
export interface CalendarVersion extends CalendarRules {
  /** The first local date of the version, YYYY-MM-DD. */
  readonly effectiveFrom: string;
}

/**
 * Describes a business calendar as plain JSON.
 *
 * @category model
 * @since 0.1.0
 */
export interface CalendarDocument extends CalendarRules {
  /** The IANA name of the zone in which all dates and minutes are read. */
  readonly zone: string;
  /** What people call it. */
  readonly name?: string;
  /** Later rules, in order of `effectiveFrom`. */
  readonly versions?: ReadonlyArray<CalendarVersion>;
}
