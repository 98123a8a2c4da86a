import { isCivilDate } from '../kernel/civil-date.js';
import { type Issue, issue } from '../kernel/issue.js';
import { show } from '../kernel/show.js';
import { unreadable } from '../kernel/unreadable.js';
import { nearestName } from './nearest-name.js';

/** Keys and indexes from the root of what is checked. */
export type Path = Issue['path'];
/** An object of outside data. */
export type Bag = Readonly<Record<string, unknown>>;
/** Checks one value of outside data and tells what is wrong with it. */
export type Check = (value: unknown, path: Path) => ReadonlyArray<Issue>;

/** Runs a check on outside data; what no JSON has, a getter that throws or a revoked proxy, is an issue too. */
export const issuesOf = (one: Check, value: unknown): ReadonlyArray<Issue> => {
  try {
    return one(value, []);
  } catch {
    return [unreadable()];
  }
};

/** Tells whether a value is an object that is no list. */
export const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** States one issue of a value that is not what belongs there. */
export const wrong = (
  code: string,
  path: Path,
  expected: string,
  received: unknown,
): ReadonlyArray<Issue> => [
  issue(code, path, 'The value is not what belongs here.', { expected, received: show(received) }),
];

/** Makes a check of a yes-or-no question. */
export const check =
  (code: string, expected: string, holds: (value: unknown) => boolean): Check =>
  (value, path) =>
    holds(value) ? [] : wrong(code, path, expected, value);

/** Checks some keys of an object, and what they are together; other keys may be there. */
export const some =
  (
    checks: Readonly<Record<string, Check>>,
    together?: (bag: Bag, path: Path) => ReadonlyArray<Issue>,
  ): Check =>
  (value, path) => {
    if (!isBag(value)) return wrong('not-an-object', path, 'an object', value);
    const issues = Object.entries(checks).flatMap(([key, one]) => one(value[key], [...path, key]));
    return together === undefined ? issues : [...issues, ...together(value, path)];
  };

/** Checks an object that may have these keys and no others. */
export const fields =
  (
    checks: Readonly<Record<string, Check>>,
    together?: (bag: Bag, path: Path) => ReadonlyArray<Issue>,
  ): Check =>
  (value, path) => {
    const keys = Object.keys(checks);
    const strange = Object.keys(isBag(value) ? value : {}).filter((key) => !keys.includes(key));
    return [
      ...strange.map((key) => {
        const near = nearestName(keys)(key);
        return issue(
          'unknown-key',
          [...path, key],
          'The key is not known here, so its value would be lost.',
          {
            expected: near === null ? `one of ${keys.join(', ')}` : `did you mean ${near}?`,
          },
        );
      }),
      ...some(checks, together)(value, path),
    ];
  };

/** Checks each item of a list, and what the objects among them are together. */
export const list =
  (one: Check, together?: (items: ReadonlyArray<Bag>, path: Path) => ReadonlyArray<Issue>): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return wrong('not-a-list', path, 'a list', value);
    // A hole is an item that is missing.
    const all = Array.from<unknown>(value);
    const issues = all.flatMap((item, index) => one(item, [...path, index]));
    // What is no object keeps its place, so that indexes stay right.
    return together === undefined
      ? issues
      : [
          ...issues,
          ...together(
            all.map((item) => (isBag(item) ? item : {})),
            path,
          ),
        ];
  };

/** Checks a value only where there is one. */
export const optional =
  (one: Check): Check =>
  (value, path) =>
    value === undefined ? [] : one(value, path);

/** Checks text that is not empty. */
export const text: Check = /* @__PURE__ */ check(
  'not-text',
  'a text that is not empty',
  (value) => typeof value === 'string' && value.trim() !== '',
);

/** Checks a civil date. */
export const date: Check = /* @__PURE__ */ check('not-a-date', 'a date that exists, YYYY-MM-DD', isCivilDate);

/** Checks a whole number within limits. */
export const whole = (least: number, most: number): Check =>
  check(
    'out-of-range',
    `a whole number from ${least} to ${most}`,
    (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  );

/** Checks one of some texts. */
export const oneOf = (...texts: ReadonlyArray<string>): Check =>
  check('not-a-choice', texts.join(', '), (value) => texts.includes(value as string));
