import { isCivilDate } from '../kernel/civil-date.js';
import type { Currency } from '../kernel/currency.js';
import { type Issue, issue } from '../kernel/issue.js';
import type { Money } from '../kernel/money.js';
import type { PeriodUnit } from '../kernel/period.js';
import { show } from '../kernel/show.js';
import { expectedName } from '../rule/suggest.js';

type At = Issue['path'];

/** A share of a whole, its ends included. */
export const isShare = (value: number): boolean => value >= 0 && value <= 1;

/** Finds a version that is no whole number from 1. */
export const versionIssues = (version: number, at: At): ReadonlyArray<Issue> =>
  Number.isSafeInteger(version) && version >= 1
    ? []
    : [
        issue('not-a-version', at, 'The version is not a whole number of 1 or more.', {
          received: show(version),
        }),
      ];

/** Finds an amount that is negative, broken, or in another currency than the agreement's. */
export const moneyIssues = (amount: Money, currency: Currency, at: At): ReadonlyArray<Issue> => [
  ...(amount.currency === currency
    ? []
    : [
        issue(
          'wrong-currency',
          [...at, 'currency'],
          'The amount is in another currency than the agreement.',
          {
            expected: currency,
            received: show(amount.currency),
          },
        ),
      ]),
  ...(Number.isSafeInteger(amount.minor) && amount.minor >= 0
    ? []
    : [
        issue('out-of-range', [...at, 'minor'], 'The amount is not a whole number of minor units from 0.', {
          received: show(amount.minor),
        }),
      ]),
];

/** Finds a target of nothing: it would be met by doing nothing, whatever happens. */
export const targetIssues = (
  value: number | undefined,
  unit: 'count' | 'share',
  at: At,
): ReadonlyArray<Issue> => {
  if (value === undefined) return [];
  if (value === 0) {
    return [
      issue('zero-target', at, 'A target of 0 is always met.', {
        expected: unit === 'count' ? 'a whole number of 1 or more' : 'a share above 0 and up to 1',
        received: '0',
      }),
    ];
  }
  const sound = unit === 'count' ? Number.isSafeInteger(value) && value > 0 : value > 0 && value <= 1;
  return sound
    ? []
    : [
        issue('out-of-range', at, 'The target is outside the allowed range.', {
          expected: unit === 'count' ? 'a whole number of 1 or more' : 'a share above 0 and up to 1',
          received: show(value),
        }),
      ];
};

/** Finds a name that nothing has, and says which was probably meant. */
export const nameIssues = (
  code: string,
  message: string,
  known: ReadonlyArray<string>,
  name: string,
  at: At,
): ReadonlyArray<Issue> =>
  known.includes(name)
    ? []
    : [issue(code, at, message, { expected: expectedName(known)(name), received: show(name) })];

/** Finds the second and later of equal names. */
export const repeatedIssues = (
  code: string,
  names: ReadonlyArray<string>,
  at: (index: number) => At,
): ReadonlyArray<Issue> =>
  names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [issue(code, at(index), 'Another has the same name.', { received: show(name) })]
      : [],
  );

/** Finds text that says nothing. */
export const textIssues = (text: string, at: At): ReadonlyArray<Issue> =>
  text.trim() === '' ? [issue('empty-text', at, 'The text is empty.')] : [];

/** Finds dates that do not exist, and an end that is not after the start. */
export const datesIssues = (
  from: string,
  until: string | undefined,
  fromAt: At,
  untilAt: At,
): ReadonlyArray<Issue> => {
  const dates = [{ date: from, at: fromAt }, ...(until === undefined ? [] : [{ date: until, at: untilAt }])];
  const wrong = dates.filter(({ date }) => !isCivilDate(date));
  if (wrong.length > 0) {
    return wrong.map(({ date, at }) =>
      issue('not-a-date', at, 'The text is not a calendar date.', {
        expected: 'a date that exists, written YYYY-MM-DD',
        received: show(date),
      }),
    );
  }
  return until !== undefined && until <= from
    ? [issue('reversed-range', untilAt, 'The range ends before it begins.', { received: show(until) })]
    : [];
};

/** Every length a period can have. */
export const periodUnits: ReadonlyArray<PeriodUnit> = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'fiscal-quarter',
  'fiscal-year',
];

/** Finds a value that is none of a closed list, for documents that no decoder has seen. */
export const choiceIssues = (choices: ReadonlyArray<string>, value: string, at: At): ReadonlyArray<Issue> =>
  nameIssues('unknown-value', 'The value is not one of those allowed.', choices, value, at);
