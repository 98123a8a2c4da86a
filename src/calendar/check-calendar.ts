import { isCivilDate, type Weekday, weekdays } from '../kernel/civil-date.js';
import { type Checked, type Issue, issue, show, unlessIssues } from '../kernel/issue.js';
import type { CalendarDocument } from './document.js';
import { nearestName } from './nearest-name.js';

type Path = Issue['path'];
type Bag = Record<string, unknown>;
/** Checks one value and tells what is wrong with it. */
type Check = (value: unknown, path: Path) => ReadonlyArray<Issue>;

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
  unlessIssues(calendar(value, []), () => value as CalendarDocument);

const calendar: Check = (value, path) =>
  record(['zone', 'name', 'versions', ...ruleKeys], (bag) => [
    ...text(bag.zone, [...path, 'zone']),
    ...optional(text)(bag.name, [...path, 'name']),
    ...rules(bag, path),
    ...(bag.weekly === undefined && bag.always === undefined
      ? [issue('hours-missing', path, 'The calendar does not say when it is open.', { expected: hoursForms })]
      : []),
    ...optional(versions)(bag.versions, [...path, 'versions']),
  ])(value, path);

const hoursForms = 'weekly hours, or always: true for around the clock';
const ruleKeys = ['weekly', 'always', 'holidays', 'closures', 'overrides'] as const;

const rules = (bag: Bag, path: Path): ReadonlyArray<Issue> => [
  ...optional(weekly)(bag.weekly, [...path, 'weekly']),
  ...optional((always, at) =>
    always === true
      ? []
      : [issue('not-true', at, 'The key may only be true.', { expected: 'true', received: show(always) })],
  )(bag.always, [...path, 'always']),
  ...(bag.weekly !== undefined && bag.always !== undefined
    ? [
        issue('hours-twice', path, 'Weekly hours and around the clock exclude each other.', {
          expected: hoursForms,
        }),
      ]
    : []),
  ...optional(list(holiday))(bag.holidays, [...path, 'holidays']),
  ...optional(list(closure))(bag.closures, [...path, 'closures']),
  ...optional(overrides)(bag.overrides, [...path, 'overrides']),
];

const versions: Check = (value, path) => [
  ...list(
    record(['effectiveFrom', ...ruleKeys], (bag, at) => [
      ...date(bag.effectiveFrom, [...at, 'effectiveFrom']),
      ...rules(bag, at),
    ]),
  )(value, path),
  ...repeated(value, path, 'effectiveFrom', (found, before) => found <= before, {
    code: 'unsorted-versions',
    message: 'Versions must come in order of their dates, each date once.',
  }),
];

const overrides: Check = (value, path) => [
  ...list(
    record(['date', 'windows', 'name'], (bag, at) => [
      ...date(bag.date, [...at, 'date']),
      ...windows(bag.windows, [...at, 'windows']),
      ...optional(text)(bag.name, [...at, 'name']),
    ]),
  )(value, path),
  ...duplicates(value, path),
];

/** Compares the texts of one key of each item with those of the item before. */
const repeated = (
  value: unknown,
  path: Path,
  key: string,
  wrong: (found: string, before: string) => boolean,
  { code, message }: { readonly code: string; readonly message: string },
): ReadonlyArray<Issue> => {
  const texts = Array.isArray(value) ? value.map((item) => (isBag(item) ? item[key] : undefined)) : [];
  return texts.flatMap((found, index) => {
    const before = texts[index - 1];
    return typeof found === 'string' && typeof before === 'string' && wrong(found, before)
      ? [issue(code, [...path, index, key], message, { expected: `after ${before}`, received: show(found) })]
      : [];
  });
};

const duplicates: Check = (value, path) => {
  const seen = new Set<unknown>();
  return (Array.isArray(value) ? value : []).flatMap((item, index) => {
    const found = isBag(item) ? item.date : undefined;
    if (typeof found !== 'string' || !seen.has(found)) {
      seen.add(found);
      return [];
    }
    return [
      issue('duplicate-date', [...path, index, 'date'], 'A date has one override, with all its windows.', {
        received: show(found),
      }),
    ];
  });
};

const weekly: Check = record(weekdays, (bag, path) =>
  weekdays.flatMap((name: Weekday) => optional(windows)(bag[name], [...path, name])),
);

const span = (bag: Bag, path: Path): ReadonlyArray<Issue> => {
  const found = [
    ...whole(0, 1439)(bag.start, [...path, 'start']),
    ...whole(0, 2880)(bag.end, [...path, 'end']),
  ];
  if (found.length > 0) return found;
  const [start, end] = [bag.start as number, bag.end as number];
  if (start < end) return [];
  return start === end
    ? [issue('empty-window', path, 'The window has no length.', { expected: 'an end after the start' })]
    : [
        issue('reversed-window', path, 'The window ends before it starts.', {
          expected: `an end after ${start}; overnight until the next morning is ${end + 1440}`,
          received: show(end),
        }),
      ];
};

const windows: Check = list(record(['start', 'end'], span));

const closure: Check = record(['name', 'date', 'start', 'end'], (bag, path) => [
  ...text(bag.name, [...path, 'name']),
  ...date(bag.date, [...path, 'date']),
  ...span(bag, path),
]);

const holiday: Check = (value, path) => {
  const kind = isBag(value) ? value.kind : undefined;
  switch (kind) {
    case 'date':
      return named(['date'], (bag, at) => date(bag.date, [...at, 'date']))(value, path);
    case 'every-year':
      return named(['day'], (bag, at) =>
        // 2000 was a leap year, so that 02-29 is a day of it.
        typeof bag.day === 'string' && isCivilDate(`2000-${bag.day}`)
          ? []
          : wrong('not-a-day', [...at, 'day'], 'a month and day, MM-DD', bag.day),
      )(value, path);
    case 'nth-weekday':
      return named(['nth', 'weekday', 'month', 'plus'], (bag, at) => [
        ...(bag.nth === 'last' ? [] : whole(1, 5)(bag.nth, [...at, 'nth'])),
        ...(weekdays.includes(bag.weekday as Weekday)
          ? []
          : wrong('not-a-weekday', [...at, 'weekday'], weekdays.join(', '), bag.weekday)),
        ...whole(1, 12)(bag.month, [...at, 'month']),
        ...optional(whole(-6, 6))(bag.plus, [...at, 'plus']),
      ])(value, path);
    case 'range':
      return named(['first', 'last'], (bag, at) => [
        ...date(bag.first, [...at, 'first']),
        ...date(bag.last, [...at, 'last']),
        ...(isCivilDate(bag.first) && isCivilDate(bag.last) && bag.last < bag.first
          ? wrong('reversed-range', [...at, 'last'], `${bag.first} or later`, bag.last)
          : []),
      ])(value, path);
    default:
      return isBag(value)
        ? wrong('unknown-kind', [...path, 'kind'], 'date, every-year, nth-weekday or range', kind)
        : wrong('not-an-object', path, 'an object', value);
  }
};

const named = (keys: ReadonlyArray<string>, check: (bag: Bag, path: Path) => ReadonlyArray<Issue>): Check =>
  record(['kind', 'name', ...keys], (bag, path) => [
    ...text(bag.name, [...path, 'name']),
    ...check(bag, path),
  ]);

const wrong = (code: string, path: Path, expected: string, received: unknown): ReadonlyArray<Issue> => [
  issue(code, path, 'The value is not what a calendar holds here.', { expected, received: show(received) }),
];

const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function record(keys: ReadonlyArray<string>, check: (bag: Bag, path: Path) => ReadonlyArray<Issue>): Check {
  return (value, path) => {
    if (!isBag(value)) return wrong('not-an-object', path, 'an object', value);
    const strange = Object.keys(value).filter((key) => !keys.includes(key));
    return [
      ...strange.flatMap((key) =>
        wrong('unknown-key', [...path, key], nearestName(keys)(key) ?? keys.join(', '), key),
      ),
      ...check(value, path),
    ];
  };
}

function list(check: Check): Check {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => check(item, [...path, index]))
      : wrong('not-a-list', path, 'a list', value);
}

const optional =
  (check: Check): Check =>
  (value, path) =>
    value === undefined ? [] : check(value, path);

const text: Check = (value, path) =>
  typeof value === 'string' && value.trim() !== ''
    ? []
    : wrong('not-text', path, 'a text that is not empty', value);

const date: Check = (value, path) =>
  isCivilDate(value) ? [] : wrong('not-a-date', path, 'a date that exists, YYYY-MM-DD', value);

const whole =
  (least: number, most: number): Check =>
  (value, path) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? []
      : wrong('out-of-range', path, `a whole number from ${least} to ${most}`, value);
