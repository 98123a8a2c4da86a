import {
  type CivilDate,
  civilDateOf,
  epochDayOf,
  isCivilDate,
  type Weekday,
  weekdays,
} from '../../kernel/civil-date.js';
import { type Checked, unlessIssues } from '../../kernel/issue.js';
import {
  type Bag,
  type Check,
  check,
  fields,
  issuesOf,
  list,
  oneOf,
  optional,
  some,
  text,
  whole,
  wrong,
} from '../checks.js';
import type { CalendarDocument, Closure, DayWindow, Holiday } from '../document.js';
import { dayIn, type YearlyHoliday } from '../schedule.js';
import { dateIn, datePart, dayNames, dayTime, minutesOf, textOf } from './foreign-date.js';

/**
 * Converts Salesforce BusinessHours and the Holiday records related to them into a calendar document.
 *
 * **Details**: an end of 00:00 is midnight at the end of the day, and 00:00 to 00:00 the whole day. Yearly
 * holidays keep the years of their recurrence; those of part of a day become a closure in each year up to
 * 2100. Holidays that recur daily, weekly or monthly are issues: they are weekly hours in disguise.
 *
 * @param value - `{ businessHours: BusinessHours, holidays?: Holiday[] }`, records as the REST API gives them
 * @returns the document, or every issue with its path
 * @example
 * ```ts
 * import { calendarFromSalesforce } from 'smarketing/calendar/convert'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const document = orThrow(calendarFromSalesforce({
 *   businessHours: { Name: 'West', TimeZoneSidKey: 'America/Los_Angeles', MondayStartTime: '08:00:00.000Z', MondayEndTime: '17:00:00.000Z' },
 *   holidays: [{ Name: 'Founding day', ActivityDate: '2026-07-06', IsAllDay: true, IsRecurrence: false }],
 * }))
 * document.weekly // => { mon: [{ start: 480, end: 1020 }] }
 * document.holidays // => [{ kind: 'date', name: 'Founding day', date: '2026-07-06' }]
 * ```
 * @see https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_holiday.htm
 * @category conversions
 * @since 0.1.0
 */
export const calendarFromSalesforce = (value: unknown): Checked<CalendarDocument> =>
  unlessIssues(issuesOf(fields({ businessHours, holidays: optional(list(holiday)) }), value), () =>
    documentOf(value as Records),
  );

interface Records {
  readonly businessHours: Readonly<Record<string, string>>;
  readonly holidays?: ReadonlyArray<Bag>;
}

const documentOf = ({ businessHours: hours, holidays: records = [] }: Records): CalendarDocument => {
  const { Name, TimeZoneSidKey } = hours;
  const windows = dayNames.map((name, index) => [weekdays[index], windowsOf(hours, name)] as const);
  const whole = records
    .filter(({ IsAllDay }) => IsAllDay !== false)
    .map(holidayOf)
    .filter(occurs);
  const closures = records.filter(({ IsAllDay }) => IsAllDay === false).flatMap(closuresOf);
  return {
    zone: TimeZoneSidKey as string,
    ...(textOf(Name).trim() === '' ? {} : { name: textOf(Name) }),
    weekly: Object.fromEntries(windows.filter(([, open]) => open.length > 0)),
    ...(whole.length > 0 ? { holidays: whole } : {}),
    ...(closures.length > 0 ? { closures } : {}),
  };
};

const isNone = (value: unknown): boolean => value === undefined || value === null || value === '';

const businessHours: Check = (value, path) =>
  some({ Name: () => [], TimeZoneSidKey: text }, (bag) =>
    dayNames.flatMap((name) => {
      const [from, to] = [`${name}StartTime`, `${name}EndTime`];
      if (isNone(bag[from]) && isNone(bag[to])) return [];
      const issues = [...dayTime(bag[from], [...path, from]), ...dayTime(bag[to], [...path, to])];
      return issues.length > 0 || windowsOf(bag, name).length > 0
        ? issues
        : wrong('reversed-window', [...path, to], 'a time after the start', bag[to]);
    }),
  )(value, path);

const windowsOf = (bag: Bag, name: string): ReadonlyArray<DayWindow> => {
  const start = minutesOf(bag[`${name}StartTime`]);
  const end = minutesOf(bag[`${name}EndTime`]) || 1440;
  return start < end ? [{ start, end }] : [];
};

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const instances = ['First', 'Second', 'Third', 'Fourth', 'Last'];

const holiday: Check = (value, path) =>
  some({ Name: text }, (bag, at) => [
    ...(bag.IsRecurrence === true ? recurrence : some({ ActivityDate: datePart }))(bag, at),
    ...(bag.IsAllDay === false
      ? some({
          StartTimeInMinutes: whole(0, 1439),
          EndTimeInMinutes: whole(
            typeof bag.StartTimeInMinutes === 'number' ? bag.StartTimeInMinutes + 1 : 1,
            1440,
          ),
        })(bag, at)
      : []),
  ])(value, path);

const recurrence: Check = (value, path) =>
  some(
    {
      RecurrenceType: oneOf('RecursYearly', 'RecursYearlyNth'),
      RecurrenceMonthOfYear: oneOf(...months),
      RecurrenceStartDate: datePart,
      RecurrenceEndDateOnly: (end, at) => (isNone(end) ? [] : datePart(end, at)),
    },
    (bag, at) =>
      bag.RecurrenceType === 'RecursYearlyNth'
        ? some({
            RecurrenceInstance: oneOf(...instances),
            RecurrenceDayOfWeekMask: check('not-a-choice', 'one day: 1, 2, 4, 8, 16, 32 or 64', (mask) =>
              [1, 2, 4, 8, 16, 32, 64].includes(mask as number),
            ),
          })(bag, at)
        : some({
            RecurrenceDayOfMonth: check('out-of-range', 'a day of the month', () =>
              isCivilDate(`2000-${monthDay(bag)}`),
            ),
          })(bag, at),
  )(value, path);

const monthDay = ({ RecurrenceMonthOfYear: month, RecurrenceDayOfMonth: day }: Bag): string =>
  [months.indexOf(textOf(month)) + 1, Number.isInteger(day) ? day : 0]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

const holidayOf = (bag: Bag): Holiday => {
  const name = textOf(bag.Name);
  if (bag.IsRecurrence !== true) return { kind: 'date', name, date: dateIn(bag.ActivityDate) };
  const yearly: YearlyHoliday =
    bag.RecurrenceType === 'RecursYearly'
      ? { kind: 'every-year', name, day: monthDay(bag) }
      : {
          kind: 'nth-weekday',
          name,
          nth: nthOf(textOf(bag.RecurrenceInstance)),
          weekday: weekdays[Math.log2(Number(bag.RecurrenceDayOfWeekMask))] as Weekday,
          month: months.indexOf(textOf(bag.RecurrenceMonthOfYear)) + 1,
        };
  const end = bag.RecurrenceEndDateOnly;
  return {
    ...yearly,
    firstYear: boundary(yearly, dateIn(bag.RecurrenceStartDate), 1),
    ...(isNone(end) ? {} : { lastYear: boundary(yearly, dateIn(end), -1) }),
  };
};

const nthOf = (instance: string): 1 | 2 | 3 | 4 | 'last' =>
  instance === 'Last' ? 'last' : ((instances.indexOf(instance) + 1) as 1 | 2 | 3 | 4);

/** A recurrence may end before its first date. */
const occurs = (holiday: Holiday): boolean =>
  !('firstYear' in holiday && 'lastYear' in holiday) || holiday.firstYear <= holiday.lastYear;

/** The year of a date, or the next one inward when that year's holiday lies outside. */
const boundary = (yearly: YearlyHoliday, end: CivilDate, inward: 1 | -1): number => {
  const year = Number(end.slice(0, 4));
  const epochDay = dayIn(yearly, year);
  return epochDay !== null && (epochDay - epochDayOf(end)) * inward < 0 ? year + inward : year;
};

const closuresOf = (bag: Bag): ReadonlyArray<Closure> => {
  const holiday = holidayOf(bag);
  const [name, start, end] = [holiday.name, Number(bag.StartTimeInMinutes), Number(bag.EndTimeInMinutes)];
  const dates =
    holiday.kind === 'every-year' || holiday.kind === 'nth-weekday'
      ? // The years that calendars know.
        Array.from({ length: 131 }, (_, index) => dayIn(holiday, 1970 + index))
          .filter((epochDay) => epochDay !== null)
          .map(civilDateOf)
      : holiday.kind === 'date'
        ? [holiday.date]
        : [];
  return dates.map((on) => ({ name, date: on, start, end }));
};
