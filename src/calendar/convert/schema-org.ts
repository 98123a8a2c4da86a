import {
  addDays,
  type CivilDate,
  epochDayOf,
  isCivilDate,
  type Weekday,
  weekdayOf,
  weekdays,
} from '../../kernel/civil-date.js';
import { type Checked, unlessIssues } from '../../kernel/issue.js';
import { type Bag, type Check, check, isBag, issuesOf, list, optional, some, wrong } from '../checks.js';
import type { CalendarDocument, DateOverride, DayWindow } from '../document.js';
import { dateIn, datePart, dayNames, dayTime, minutesOf, textOf } from './foreign-date.js';

/** Longest validity that is written out date by date. */
const mostDays = 800;

/**
 * Converts the opening hours of a schema.org place into a calendar document.
 *
 * **Details**: reads `openingHoursSpecification` and `specialOpeningHoursSpecification`, one or a list. A close
 * before its opening is the next morning; 23:59 is how the format writes midnight; equal times, or none, are
 * closed. Specifications with `validFrom` and `validThrough` become overrides of those dates, special ones
 * over seasonal ones.
 *
 * @param zone - the IANA name of the place's zone, which the format does not carry
 * @returns a function from unknown to the document, or every issue with its path
 * @example
 * ```ts
 * import { calendarFromSchemaOrg } from 'smarketing/calendar/convert'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const bar = { openingHoursSpecification: { dayOfWeek: ['https://schema.org/Saturday'], opens: '18:00', closes: '03:00' } }
 * orThrow(calendarFromSchemaOrg('Europe/Madrid')(bar)).weekly // => { sat: [{ start: 1080, end: 1620 }] }
 * ```
 * @see https://schema.org/OpeningHoursSpecification
 * @category conversions
 * @since 0.1.0
 */
export const calendarFromSchemaOrg =
  (zone: string) =>
  (value: unknown): Checked<CalendarDocument> => {
    const issues = issuesOf(
      some(Object.fromEntries(keys.map((key) => [key, optional(specifications)]))),
      value,
    );
    return unlessIssues(issues, () => {
      const weekly: Partial<Record<Weekday, ReadonlyArray<DayWindow>>> = {};
      const dated = new Map<CivilDate, ReadonlyArray<DayWindow>>();
      for (const key of keys) {
        const stated = new Map<CivilDate, ReadonlyArray<DayWindow>>();
        for (const item of [
          (value as Bag)[key] ?? [],
        ].flat() as ReadonlyArray<unknown> as ReadonlyArray<Bag>) {
          const windows = windowsOf(item);
          const days = daysOf(item.dayOfWeek);
          if (item.validFrom === undefined)
            for (const name of days) weekly[name] = [...(weekly[name] ?? []), ...windows];
          else for (const on of datesOf(item, days)) stated.set(on, [...(stated.get(on) ?? []), ...windows]);
        }
        for (const [on, windows] of stated) dated.set(on, windows);
      }
      const overrides = [...dated].map(([on, windows]): DateOverride => ({ date: on, windows }));
      return { zone, weekly, ...(overrides.length > 0 ? { overrides } : {}) };
    });
  };

/** Special hours come last, because they win. */
const keys = ['openingHoursSpecification', 'specialOpeningHoursSpecification'];

const specifications: Check = (value, path) =>
  (Array.isArray(value) ? list(specification) : specification)(value, path);

const specification: Check = (value, path) => {
  const { opens, closes, validFrom, validThrough } = isBag(value) ? value : ({} as Bag);
  const time = opens === undefined && closes === undefined ? optional(dayTime) : dayTime;
  const on = validFrom === undefined && validThrough === undefined ? optional(datePart) : datePart;
  return some(
    {
      dayOfWeek: check('not-a-weekday', 'Monday to Sunday', (days) =>
        namesOf(days).every((name) => dayNames.includes(name)),
      ),
      ...{ opens: time, closes: time, validFrom: on, validThrough: on },
    },
    (item, at) => {
      const dated = isCivilDate(dateIn(validFrom)) && isCivilDate(dateIn(validThrough));
      return dated && (lengthOf(item) < 1 || lengthOf(item) > mostDays)
        ? wrong(
            'reversed-range',
            [...at, 'validThrough'],
            `1 to ${mostDays} days from the first`,
            validThrough,
          )
        : [];
    },
  )(value, path);
};

const namesOf = (value: unknown): ReadonlyArray<string> =>
  value === undefined ? dayNames : [value].flat().map((name) => textOf(name).replace(/^.*\//, ''));

/** The weekdays named; all when none is, as for special hours. */
const daysOf = (value: unknown): ReadonlyArray<Weekday> =>
  namesOf(value).map((name) => weekdays[dayNames.indexOf(name)] as Weekday);

const windowsOf = ({ opens, closes }: Bag): ReadonlyArray<DayWindow> => {
  const [start, written] = [minutesOf(opens), minutesOf(closes)];
  const end = written === 1439 ? 1440 : written;
  return start >= 0 && end >= 0 && start !== end ? [{ start, end: end > start ? end : end + 1440 }] : [];
};

/** How many days a specification with two dates is valid. */
const lengthOf = ({ validFrom, validThrough }: Bag): number =>
  epochDayOf(dateIn(validThrough)) - epochDayOf(dateIn(validFrom)) + 1;

const datesOf = (item: Bag, days: ReadonlyArray<Weekday>): ReadonlyArray<CivilDate> =>
  Array.from({ length: lengthOf(item) }, (_, index) => addDays(index)(dateIn(item.validFrom))).filter((on) =>
    days.includes(weekdayOf(on)),
  );
