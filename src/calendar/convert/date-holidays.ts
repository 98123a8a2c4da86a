import { civilDateOf, epochDayOf, isCivilDate } from '../../kernel/civil-date.js';
import { day, hour, minute } from '../../kernel/duration.js';
import { parseInstant } from '../../kernel/instant.js';
import { type Checked, type Issue, unlessIssues } from '../../kernel/issue.js';
import { type Bag, check, isBag, issuesOf, list, type Path, some, text, wrong } from '../checks.js';
import type { Closure, Holiday } from '../document.js';
import { textOf } from './foreign-date.js';

/**
 * Describes the closed dates and parts of dates of a list: what a calendar document takes over as it is.
 *
 * @category model
 * @since 0.1.0
 */
export interface ClosedDates {
  /** Whole dates. */
  readonly holidays: ReadonlyArray<Holiday>;
  /** Parts of dates. */
  readonly closures: ReadonlyArray<Closure>;
}

/**
 * Converts the output of the package `date-holidays`, as it is or after JSON, into holidays and closures.
 *
 * **Details**: an afternoon off is a closure; several days are a range. A holiday that begins at sunset and
 * lasts whole days counts as the civil dates it is named after; one of odd length (TR: 90 hours) begins on
 * the eve at 18:00, as the package has it.
 *
 * **Gotchas**: choose the types. Nobody is off on an `observance`, and `optional` and `school` rarely close an office.
 *
 * @param types - the types that close, of `public`, `bank`, `school`, `optional` and `observance`
 * @returns a function from unknown to the closed dates, or every issue with its path
 * @example
 * ```ts
 * import { closedFromDateHolidays } from 'smarketing/calendar/convert'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const austria = [
 *   { date: '2026-12-24 14:00:00', start: '2026-12-24T13:00:00.000Z', end: '2026-12-24T23:00:00.000Z', name: 'Heiliger Abend', type: 'bank' },
 *   { date: '2026-12-31 00:00:00', start: '2026-12-30T23:00:00.000Z', end: '2026-12-31T23:00:00.000Z', name: 'Silvester', type: 'observance' },
 * ]
 * orThrow(closedFromDateHolidays(['public', 'bank'])(austria)).closures
 * // => [{ name: 'Heiliger Abend', date: '2026-12-24', start: 840, end: 1440 }]
 * ```
 * @see https://github.com/commenthol/date-holidays
 * @category conversions
 * @since 0.1.0
 */
export const closedFromDateHolidays =
  (types: ReadonlyArray<string>) =>
  (value: unknown): Checked<ClosedDates> => {
    const holidays: Array<Holiday> = [];
    const closures: Array<Closure> = [];
    const convert = (item: unknown, path: Path): ReadonlyArray<Issue> => {
      if (isBag(item) && typeof item.type === 'string' && !types.includes(item.type)) return [];
      const { date, start, end } = isBag(item) ? item : ({} as Bag);
      const starts = startOf(date);
      const length = instantOf(end) - instantOf(start);
      const issues = some(
        {
          type: text,
          name: text,
          date: check('not-a-date', 'a local date and time, YYYY-MM-DD HH:MM:SS', () => starts !== null),
        },
        () =>
          length > 0 && length < 400 * day ? [] : wrong('not-a-span', path, 'an end after the start', item),
      )(item, path);
      if (issues.length > 0 || starts === null || !isBag(item)) return issues;
      spread(item.name as string, starts, length, holidays, closures);
      return [];
    };
    const issues = issuesOf(list(convert), value);
    return unlessIssues(issues, () => ({ holidays, closures }));
  };

interface Start {
  /** The date it is named after, as days since 1970-01-01. */
  readonly epochDay: number;
  /** When it begins, in minutes from that date's midnight: negative on the eve. */
  readonly minutes: number;
}

const dateForm = /^(\d{4}-\d\d-\d\d) (\d\d):(\d\d):\d\d(?: ([+-])(\d\d)(\d\d))?$/;

/** Reads `2026-03-20 00:00:00 -0600`, where the last part moves the beginning to the eve's sunset. */
const startOf = (written: unknown): Start | null => {
  const found = typeof written === 'string' ? dateForm.exec(written) : null;
  // Around the first and last years that four digits write, an eve or a morning after has no date.
  if (found === null || !isCivilDate(found[1]) || found[1] < '0002' || found[1] > '9998') return null;
  const [, , hours, minutes, sign, shiftHours = '0', shiftMinutes = '0'] = found;
  const shift = Number(shiftHours) * 60 + Number(shiftMinutes);
  return {
    epochDay: epochDayOf(found[1]),
    minutes: Number(hours) * 60 + Number(minutes) + (sign === '-' ? -shift : shift),
  };
};

/** A text without an offset is no instant: its meaning would depend on the machine. */
const instantOf = (value: unknown): number => {
  if (value instanceof Date) return value.getTime();
  const found = parseInstant(textOf(value));
  return found._tag === 'Right' ? found.right : Number.NaN;
};

const spread = (
  name: string,
  { epochDay, minutes }: Start,
  length: number,
  holidays: Array<Holiday>,
  closures: Array<Closure>,
): void => {
  const days = Math.round(length / day);
  // A day of a clock change has 23 or 25 hours.
  const whole = days > 0 && Math.abs(length - days * day) <= hour && minutes <= 0;
  const start = epochDay * 1440 + (whole ? 0 : minutes);
  const end = whole ? start + days * 1440 : start + Math.round(length / minute);
  const first = Math.ceil(start / 1440);
  const last = Math.floor(end / 1440);
  if (first < last) {
    const [date, lastDate] = [civilDateOf(first), civilDateOf(last - 1)];
    holidays.push(
      date === lastDate ? { kind: 'date', name, date } : { kind: 'range', name, first: date, last: lastDate },
    );
  }
  for (const [from, to] of first > last
    ? [[start, end]]
    : ([
        [start, first * 1440],
        [last * 1440, end],
      ] as const)) {
    const on = Math.floor((from as number) / 1440);
    if ((from as number) < (to as number))
      closures.push({
        name,
        date: civilDateOf(on),
        start: (from as number) - on * 1440,
        end: (to as number) - on * 1440,
      });
  }
};
