import { isCivilDate, weekdays } from '../kernel/civil-date.js';
import { type Checked, type Issue, issue, unlessIssues } from '../kernel/issue.js';
import {
  type Bag,
  type Check,
  check,
  date,
  fields,
  isBag,
  issuesOf,
  list,
  oneOf,
  optional,
  type Path,
  some,
  text,
  whole,
  wrong,
} from './checks.js';
import type { CalendarDocument } from './document.js';

/**
 * Checks that outside data is a calendar document, all but its zone and whether it ever opens.
 *
 * **Details**: windows of a day may overlap or touch, since they are merged. A key that no calendar has is an
 * issue, because a misspelled `holidays` would otherwise quietly keep the office open.
 *
 * @param value - anything
 * @returns the document as it was, or every issue with its path
 * @example
 * ```ts
 * import { checkCalendar } from 'smarketing/calendar'
 *
 * const checked = checkCalendar({ zone: 'UTC', weekly: { mon: [{ start: 540, end: 60 }] }, holydays: [] })
 * checked._tag === 'Left' && checked.left.map(({ code }) => code) // => ['unknown-key', 'reversed-window']
 * ```
 * @category refinements
 * @since 0.1.0
 */
export const checkCalendar = (value: unknown): Checked<CalendarDocument> =>
  unlessIssues(issuesOf(calendar, value), () => value as CalendarDocument);

const calendar: Check = (value, path) => {
  const years = { firstYear: optional(whole(0, 9999)), lastYear: optional(whole(0, 9999)) };
  const kinds: Readonly<Record<string, Check>> = {
    date: named({ date }),
    'every-year': named({ day, ...years }, inOrder('firstYear', 'lastYear')),
    'nth-weekday': named(
      {
        nth: check('not-a-choice', '1 to 5, or last', (nth) =>
          [1, 2, 3, 4, 5, 'last'].includes(nth as number),
        ),
        weekday: oneOf(...weekdays),
        month: whole(1, 12),
        plus: optional(whole(-6, 6)),
        ...years,
      },
      inOrder('firstYear', 'lastYear'),
    ),
    range: named({ first: date, last: date }, inOrder('first', 'last')),
  };
  const holiday: Check = (one, at) => {
    const kind = isBag(one) && typeof one.kind === 'string' && Object.hasOwn(kinds, one.kind) ? one.kind : '';
    return (kinds[kind] ?? some({ kind: oneOf(...Object.keys(kinds)) }))(one, at);
  };
  const minutes = { start: whole(0, 1439), end: whole(0, 2880) };
  const windows = list(fields(minutes, spanIssues));
  const rules = {
    weekly: optional(fields(Object.fromEntries(weekdays.map((name) => [name, optional(windows)])))),
    always: optional(check('not-true', 'true', (always) => always === true)),
    holidays: optional(list(holiday)),
    closures: optional(list(fields({ name: text, date, ...minutes }, spanIssues))),
    overrides: optional(list(fields({ date, windows, name: optional(text) }), duplicates)),
  };
  const versions = list(fields({ effectiveFrom: date, ...rules }, hoursOnce), sorted);
  return fields({ zone: text, name: optional(text), ...rules, versions: optional(versions) }, (bag, at) =>
    bag.weekly === undefined && bag.always === undefined
      ? [issue('hours-missing', at, 'The calendar does not say when it is open.', { expected: hoursForms })]
      : hoursOnce(bag, at),
  )(value, path);
};

const named = (
  checks: Readonly<Record<string, Check>>,
  together?: (bag: Bag, path: Path) => ReadonlyArray<Issue>,
) => fields({ kind: () => [], name: text, ...checks }, together);

const hoursForms = 'weekly hours, or always: true for around the clock';

const hoursOnce = (bag: Bag, path: Path): ReadonlyArray<Issue> =>
  bag.weekly !== undefined && bag.always !== undefined
    ? [
        issue('hours-twice', path, 'Weekly hours and around the clock exclude each other.', {
          expected: hoursForms,
        }),
      ]
    : [];

// 2000 was a leap year, so that 02-29 is a day of it.
const day: Check = /* @__PURE__ */ check(
  'not-a-day',
  'a month and day, MM-DD',
  (value) => typeof value === 'string' && isCivilDate(`2000-${value}`),
);

/** What is first must not come after what is last, where both are there. */
const inOrder =
  (first: string, last: string) =>
  (bag: Bag, path: Path): ReadonlyArray<Issue> => {
    const [from, to] = [bag[first], bag[last]];
    const reversed =
      (typeof from === 'string' && typeof to === 'string' && to < from) ||
      (typeof from === 'number' && typeof to === 'number' && to < from);
    return reversed ? wrong('reversed-range', [...path, last], `${from} or later`, to) : [];
  };

const spanIssues = ({ start, end }: Bag, path: Path): ReadonlyArray<Issue> =>
  !Number.isInteger(start) || !Number.isInteger(end) || (start as number) < (end as number)
    ? []
    : start === end
      ? [issue('empty-window', path, 'The window has no length.', { expected: 'an end after the start' })]
      : [
          issue('reversed-window', path, 'The window ends before it starts.', {
            expected: `an end after ${start}; the next morning is ${(end as number) + 1440}`,
            received: String(end),
          }),
        ];

const sorted = (items: ReadonlyArray<Bag>, path: Path): ReadonlyArray<Issue> =>
  items.flatMap(({ effectiveFrom }, index) => {
    const before = items[index - 1]?.effectiveFrom;
    return isCivilDate(before) && isCivilDate(effectiveFrom) && effectiveFrom <= before
      ? wrong('unsorted-versions', [...path, index, 'effectiveFrom'], `a date after ${before}`, effectiveFrom)
      : [];
  });

const duplicates = (items: ReadonlyArray<Bag>, path: Path): ReadonlyArray<Issue> => {
  const dates = new Set<unknown>();
  return items.flatMap((item, index) =>
    isCivilDate(item.date) && dates.size === dates.add(item.date).size
      ? wrong(
          'duplicate-date',
          [...path, index, 'date'],
          'one override of a date, with all its windows',
          item.date,
        )
      : [],
  );
};
