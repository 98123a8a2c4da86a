import { type CivilDate, civilDateOf, epochDayOf, weekdays } from '../kernel/civil-date.js';
import { day } from '../kernel/duration.js';
import type {
  CalendarDocument,
  CalendarRules,
  Closure,
  DateOverride,
  DayWindow,
  Holiday,
  HolidayEveryYear,
  HolidayOnNthWeekday,
} from './document.js';

/**
 * Describes what a document says about one local date, before closures.
 */
export interface DayRules {
  /** The windows that start on the date, merged; none on a holiday. */
  readonly windows: ReadonlyArray<DayWindow>;
  /** The name of the holiday that the date is. */
  readonly holiday?: string;
  /** The override that the date has. */
  readonly override?: DateOverride;
}

/** Describes a checked document as questions about dates, which are days since 1970-01-01. */
export interface Schedule {
  /** What the rules say about a date. */
  readonly rulesOn: (epochDay: number) => DayRules;
  /** The closures stated for a date. */
  readonly closuresOn: (epochDay: number) => ReadonlyArray<Closure>;
}

const wholeDay: ReadonlyArray<DayWindow> = [{ start: 0, end: 1440 }];

/** Makes the schedule of a checked document; the dates of a year's holidays are found when first needed. */
export const scheduleOf = (document: CalendarDocument): Schedule => {
  const versions = versionsOf(document);
  const versionOn = (epochDay: number): Version => {
    let current = versions[0] as Version;
    for (const version of versions) if (version.from <= epochDay) current = version;
    return current;
  };
  return {
    rulesOn: (epochDay) => versionOn(epochDay).rulesOn(epochDay),
    closuresOn: (epochDay) => versionOn(epochDay).closures.get(epochDay) ?? [],
  };
};

interface Version extends Pick<Schedule, 'rulesOn'> {
  readonly from: number;
  readonly closures: ReadonlyMap<number, ReadonlyArray<Closure>>;
}

/** What a version does not state again stays as it was. */
const versionsOf = (document: CalendarDocument): ReadonlyArray<Version> => {
  const found = [versionOf(document, Number.NEGATIVE_INFINITY)];
  let stated: CalendarRules = document;
  for (const version of document.versions ?? []) {
    const { weekly, always, ...kept } = stated;
    const hours = version.weekly !== undefined || version.always !== undefined;
    stated = hours ? { ...kept, ...version } : { ...stated, ...version };
    found.push(versionOf(stated, epochDayOf(version.effectiveFrom as CivilDate)));
  }
  return found;
};

const versionOf = (rules: CalendarRules, from: number): Version => {
  const week = weekdays.map((name) => (rules.always ? wholeDay : mergeWindows(rules.weekly?.[name] ?? [])));
  const overrides = new Map(
    (rules.overrides ?? []).map((stated) => [
      epochDayOf(stated.date as CivilDate),
      { windows: mergeWindows(stated.windows), override: stated },
    ]),
  );
  const closures = new Map<number, Array<Closure>>();
  for (const closure of rules.closures ?? []) {
    const epochDay = epochDayOf(closure.date as CivilDate);
    const onDay = closures.get(epochDay);
    if (onDay === undefined) closures.set(epochDay, [closure]);
    else onDay.push(closure);
  }
  const holidayOn = holidaysOf(rules.holidays ?? []);
  return {
    from,
    closures,
    rulesOn: (epochDay) => {
      const holiday = holidayOn(epochDay);
      const override = overrides.get(epochDay);
      if (holiday !== undefined) return { windows: [], holiday };
      // 1970-01-01 was a Thursday, number 4.
      return override ?? { windows: week[(((epochDay + 4) % 7) + 7) % 7] as ReadonlyArray<DayWindow> };
    },
  };
};

/** Merges windows that overlap or touch. */
export const mergeWindows = (windows: ReadonlyArray<DayWindow>): ReadonlyArray<DayWindow> => {
  const merged: Array<DayWindow> = [];
  for (const next of [...windows].sort((first, second) => first.start - second.start)) {
    const last = merged[merged.length - 1];
    if (last === undefined || last.end < next.start) merged.push(next);
    else if (last.end < next.end) merged[merged.length - 1] = { start: last.start, end: next.end };
  }
  return merged;
};

/** Names the holiday that a date is; where two fall together, the one stated first. */
const holidaysOf = (holidays: ReadonlyArray<Holiday>): ((epochDay: number) => string | undefined) => {
  const dated = new Map<number, string>();
  const ranges: Array<HolidayRange> = [];
  const yearly: Array<YearlyHoliday> = [];
  for (const holiday of holidays) {
    if (holiday.kind === 'date') {
      const epochDay = epochDayOf(holiday.date as CivilDate);
      if (!dated.has(epochDay)) dated.set(epochDay, holiday.name);
    } else if (holiday.kind === 'range') {
      const [first, last] = [holiday.first, holiday.last].map((date) => epochDayOf(date as CivilDate));
      ranges.push({ first: first as number, last: last as number, name: holiday.name });
    } else yearly.push(holiday);
  }
  if (ranges.length === 0 && yearly.length === 0) return (epochDay) => dated.get(epochDay);
  const years = new Map<number, ReadonlyMap<number, string>>();
  const othersIn = (year: number): ReadonlyMap<number, string> => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const found = datesOfRanges(ranges, year);
    // A holiday moved by some days may belong to the year before or after.
    for (const around of [year, year - 1, year + 1])
      for (const holiday of yearly) {
        const epochDay = dayIn(holiday, around);
        if (epochDay !== null && !found.has(epochDay)) found.set(epochDay, holiday.name);
      }
    years.set(year, found);
    return found;
  };
  return (epochDay) =>
    dated.get(epochDay) ?? othersIn(new Date(epochDay * day).getUTCFullYear()).get(epochDay);
};

interface HolidayRange {
  readonly first: number;
  readonly last: number;
  readonly name: string;
}

/** The dates of a year that lie in a range, with the name of the first such range. */
const datesOfRanges = (ranges: ReadonlyArray<HolidayRange>, year: number): Map<number, string> => {
  const start = Date.UTC(year, 0, 1) / day;
  const end = Date.UTC(year + 1, 0, 1) / day;
  const found = new Map<number, string>();
  for (const { first, last, name } of ranges) {
    if (found.size === end - start) break;
    for (let epochDay = Math.max(first, start); epochDay <= last && epochDay < end; epochDay += 1)
      if (!found.has(epochDay)) found.set(epochDay, name);
  }
  return found;
};

/** Describes a holiday that each year has. */
export type YearlyHoliday = HolidayEveryYear | HolidayOnNthWeekday;

/** The date of a yearly holiday in a year, as days since 1970-01-01, or null when the year has none. */
export const dayIn = (holiday: YearlyHoliday, year: number): number | null => {
  if (year < (holiday.firstYear ?? year) || year > (holiday.lastYear ?? year)) return null;
  if (holiday.kind === 'every-year') {
    const epochDay = epochDayOf(`${year}-${holiday.day}` as CivilDate);
    // Only 02-29 is not a date of every year: it would read as 1 March.
    return civilDateOf(epochDay).endsWith(holiday.day) ? epochDay : null;
  }
  const first = Date.UTC(year, holiday.month - 1, 1) / day;
  const length = Date.UTC(year, holiday.month, 1) / day - first;
  // 1970-01-01 was a Thursday, number 4.
  const ahead = (((weekdays.indexOf(holiday.weekday) - first - 4) % 7) + 7) % 7;
  const count = Math.floor((length - 1 - ahead) / 7) + 1;
  const nth = holiday.nth === 'last' ? count : holiday.nth;
  return nth > count ? null : first + ahead + 7 * (nth - 1) + (holiday.plus ?? 0);
};
