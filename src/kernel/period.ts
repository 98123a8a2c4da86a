import * as E from 'fp-ts/lib/Either.js';
import {
  type CivilDate,
  civilDateOf,
  epochDayOf,
  isCivilDate,
  type Weekday,
  weekdays,
} from './civil-date.js';
import { day } from './duration.js';
import { type Checked, refuse, show } from './issue.js';

/**
 * Names how long a period is; `fiscal-` units follow the company's own year.
 *
 * @category model
 * @since 0.1.0
 */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'fiscal-quarter' | 'fiscal-year';

/**
 * Names one period: `2026-03-14`, `2026-W07`, `2026-03`, `2026-Q1`, `2026`, `FY2026-Q1` or `FY2026`.
 *
 * @category model
 * @since 0.1.0
 */
export type PeriodId = string;

/**
 * Describes how a company counts its weeks and its fiscal years.
 *
 * @category model
 * @since 0.1.0
 */
export interface PeriodRules {
  /** The month in which the fiscal year starts, 1–12. */
  readonly fiscalYearStart: number;
  /** Whether a fiscal year is named after the calendar year it ends in (the default) or starts in. */
  readonly fiscalYearNamedAfter?: 'start' | 'end';
  /** The first day of a week; `mon` gives the ISO-8601 weeks. */
  readonly weekStart: Weekday;
}

/**
 * Describes the civil dates of a period, half-open: `end` is the first date after it.
 *
 * The room `calendar` turns them into instants of a zone.
 *
 * @category model
 * @since 0.1.0
 */
export interface DateSpan {
  /** The first date inside. */
  readonly start: CivilDate;
  /** The first date after it. */
  readonly end: CivilDate;
}

/**
 * Returns the period that a date falls into.
 *
 * **Details**: a week belongs to the year that holds its fourth day, which is ISO-8601 for weeks that
 * start on Monday and the same majority rule for the others. At the edges of the calendar a name can lie
 * outside the years 0000 to 9999 (`-0001-W52`, `FY10000`); `periodDates` refuses such names.
 *
 * @param rules - how the company counts
 * @param unit - how long the period is
 * @returns a function from a civil date to the period's name
 * @example
 * ```ts
 * import { orThrow, parseCivilDate, periodOf } from 'smarketing/kernel'
 *
 * const rules = { fiscalYearStart: 10, weekStart: 'mon' } as const
 * const newYear = orThrow(parseCivilDate('2027-01-01'))
 * periodOf(rules, 'week')(newYear) // => '2026-W53'
 * periodOf(rules, 'fiscal-quarter')(newYear) // => 'FY2027-Q2'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const periodOf =
  (rules: PeriodRules, unit: PeriodUnit) =>
  (date: CivilDate): PeriodId => {
    const year = Number(date.slice(0, 4));
    const month = Number(date.slice(5, 7));
    switch (unit) {
      case 'day':
        return date;
      case 'week': {
        const fourth = weekStartOf(rules, epochDayOf(date)) + 3;
        const weekYear = new Date(fourth * day).getUTCFullYear();
        const week = Math.floor((fourth - newYearOf(weekYear)) / 7) + 1;
        return `${digits(weekYear, 4)}-W${digits(week, 2)}`;
      }
      case 'month':
        return date.slice(0, 7);
      case 'quarter':
        return `${digits(year, 4)}-Q${Math.floor((month - 1) / 3) + 1}`;
      case 'year':
        return digits(year, 4);
      case 'fiscal-quarter':
      case 'fiscal-year': {
        const monthsIn = (month - rules.fiscalYearStart + 12) % 12;
        const startYear = month >= rules.fiscalYearStart ? year : year - 1;
        const name = `FY${digits(startYear + fiscalOffset(rules), 4)}`;
        return unit === 'fiscal-year' ? name : `${name}-Q${Math.floor(monthsIn / 3) + 1}`;
      }
    }
  };

/**
 * Returns the civil dates of a period.
 *
 * **Gotchas**: a period that starts or ends outside the years 0000 to 9999 is refused, `9999` itself included,
 * because its `end` would be no date.
 *
 * @param rules - how the company counts
 * @returns a function from a period's name to its first date and the first date after it, or an issue
 *   `not-a-period`
 * @example
 * ```ts
 * import { orThrow, periodDates } from 'smarketing/kernel'
 *
 * const rules = { fiscalYearStart: 7, weekStart: 'mon' } as const
 * orThrow(periodDates(rules)('FY2026-Q1')) // => { start: '2025-07-01', end: '2025-10-01' }
 * orThrow(periodDates(rules)('2026-W01')) // => { start: '2025-12-29', end: '2026-01-05' }
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const periodDates =
  (rules: PeriodRules) =>
  (id: PeriodId): Checked<DateSpan> => {
    const unit = unitOfPeriod(id);
    const span = unit === null ? null : spanOf(rules, unit, id);
    return span === null || periodOf(rules, unit as PeriodUnit)(span.start) !== id
      ? refuse('not-a-period', [], 'The text does not name a period.', {
          expected: 'for example 2026-03, 2026-W07, 2026-Q1, FY2026-Q1 or FY2026',
          received: show(id),
        })
      : E.right(span);
  };

/**
 * Moves from a period to one before or after it, of the same length.
 *
 * @param rules - how the company counts
 * @param steps - whole periods, negative for earlier
 * @returns a function from a period's name to the other's name; or an issue `not-a-period`, also when no period lies
 *   that many steps away
 * @example
 * ```ts
 * import { orThrow, shiftPeriod } from 'smarketing/kernel'
 *
 * orThrow(shiftPeriod({ fiscalYearStart: 1, weekStart: 'mon' }, -1)('2026-Q1')) // => '2025-Q4'
 * ```
 * @category combinators
 * @since 0.1.0
 */
export const shiftPeriod =
  (rules: PeriodRules, steps: number) =>
  (id: PeriodId): Checked<PeriodId> => {
    const dates = periodDates(rules)(id);
    if (E.isLeft(dates)) return dates;
    const unit = unitOfPeriod(id) as PeriodUnit;
    const { start } = dates.right;
    const moved =
      unit === 'day' || unit === 'week'
        ? dateAt(epochDayOf(start) + steps * (unit === 'week' ? 7 : 1))
        : monthDate(Number(start.slice(0, 4)), Number(start.slice(5, 7)) + steps * monthsOf[unit]);
    const name = Number.isInteger(steps) && moved !== null ? periodOf(rules, unit)(moved) : null;
    return name === null || E.isLeft(periodDates(rules)(name))
      ? refuse('not-a-period', [], 'No period lies that many steps away.', {
          expected: 'a whole number of steps that stays within the years 0000 to 9999',
          received: show(steps),
        })
      : E.right(name);
  };

/**
 * Tells how long a named period is, from the form of its name.
 *
 * @param id - a period's name
 * @returns the unit, or null when the text has no period's form
 * @category conversions
 * @since 0.1.0
 */
export const unitOfPeriod = (id: PeriodId): PeriodUnit | null =>
  isCivilDate(id)
    ? 'day'
    : typeof id === 'string'
      ? (forms.find(([form]) => form.test(id))?.[1] ?? null)
      : null;

const forms: ReadonlyArray<readonly [RegExp, PeriodUnit]> = [
  [/^\d{4}-W\d{2}$/, 'week'],
  [/^\d{4}-\d{2}$/, 'month'],
  [/^\d{4}-Q[1-4]$/, 'quarter'],
  [/^\d{4}$/, 'year'],
  [/^FY\d{4}-Q[1-4]$/, 'fiscal-quarter'],
  [/^FY\d{4}$/, 'fiscal-year'],
];

const monthsOf = { month: 1, quarter: 3, year: 12, 'fiscal-quarter': 3, 'fiscal-year': 12 } as const;

const spanOf = (rules: PeriodRules, unit: PeriodUnit, id: PeriodId): DateSpan | null => {
  if (unit === 'day') return daysFrom(epochDayOf(id as CivilDate), 1);
  if (unit === 'week') {
    // 4 January lies in week 1 whatever day the week starts on, since the week holds its fourth day's year.
    const firstWeek = weekStartOf(rules, newYearOf(Number(id.slice(0, 4))) + 3);
    return daysFrom(firstWeek + 7 * (Number(id.slice(6)) - 1), 7);
  }
  const fiscal = id.startsWith('FY');
  const year = Number(fiscal ? id.slice(2, 6) : id.slice(0, 4)) - (fiscal ? fiscalOffset(rules) : 0);
  const quarter = unit === 'quarter' || unit === 'fiscal-quarter' ? Number(id.slice(-1)) - 1 : 0;
  const first = fiscal ? rules.fiscalYearStart : unit === 'month' ? Number(id.slice(5)) : 1;
  if (!Number.isInteger(first) || first < 1 || first > 12) return null;
  const month = first + 3 * quarter;
  return between(monthDate(year, month), monthDate(year, month + monthsOf[unit]));
};

const daysFrom = (epochDay: number, days: number): DateSpan | null =>
  between(dateAt(epochDay), dateAt(epochDay + days));

const between = (start: CivilDate | null, end: CivilDate | null): DateSpan | null =>
  start === null || end === null ? null : { start, end };

/** The date of an epoch day; null where civilDateOf would stop at the edge of the calendar. */
const dateAt = (epochDay: number): CivilDate | null => {
  const date = civilDateOf(epochDay);
  return epochDayOf(date) === epochDay ? date : null;
};

/** The first date of a month; months past 12 or before 1 run into other years, null past the last of them. */
const monthDate = (year: number, month: number): CivilDate | null => {
  const months = year * 12 + month - 1;
  const text = `${digits(Math.floor(months / 12), 4)}-${digits((((months % 12) + 12) % 12) + 1, 2)}-01`;
  return isCivilDate(text) ? text : null;
};

/** The epoch day on which the week of an epoch day starts; 1970-01-01 was a Thursday, number 4. */
const weekStartOf = (rules: PeriodRules, epochDay: number): number =>
  epochDay - ((((epochDay + 4 - weekdays.indexOf(rules.weekStart)) % 7) + 7) % 7);

/** The epoch day of 1 January, also of the year before 0000; see epochDayOf for the shift by 400 years. */
const newYearOf = (year: number): number => Date.UTC(year + 400, 0, 1) / day - 146_097;

const fiscalOffset = (rules: PeriodRules): number =>
  rules.fiscalYearStart > 1 && (rules.fiscalYearNamedAfter ?? 'end') === 'end' ? 1 : 0;

const digits = (value: number, width: number): string =>
  `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(width, '0')}`;
