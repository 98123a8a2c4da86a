import { formatMoney, type Money } from '../../kernel/money.js';
import type { TargetRule } from '../../sla/policy.js';
import { conditionWords, durationWords, targetWords } from '../words.js';
import type { Difference, Place } from './walk.js';

/** The change in one line: the place, and what stood and stands there. */
export const changeWords = (difference: Difference): string => {
  const place = difference.place.map(keyWords).join(', ');
  const { before, after } = difference;
  if (before === undefined) return `${place}: added`;
  if (after === undefined) return `${place}: removed`;
  const [old, fresh] = [valueWords(difference.place, before), valueWords(difference.place, after)];
  return old === null || fresh === null ? `${place}: changed` : `${place}: ${old} → ${fresh}`;
};

/** `atLeast` as people say it: `at least`. */
const keyWords = (key: string): string =>
  key.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);

const durations: ReadonlyArray<string> = [
  'staleAfter',
  'lookBack',
  'matureAfter',
  'within',
  'cap',
  'maxAge',
  'backdatedAfter',
  'belatedWithin',
  'horizon',
  'backdatingLimit',
];

/** How long a value may be to stand in the line. */
const shownCharacters = 60;

const valueWords = (place: Place, value: unknown): string | null => {
  const key = place[place.length - 1] ?? '';
  if (typeof value === 'number') return durations.includes(key) ? durationWords(value) : String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value.length > shownCharacters ? null : `“${value}”`;
  if (isMoney(value)) return formatMoney(value);
  if (place[0] === 'policies' && key === 'targets') {
    return (value as ReadonlyArray<TargetRule>).map(ruleWords).join('; ');
  }
  return null;
};

const ruleWords = ({ when, target, outsideHours }: TargetRule): string =>
  [
    ...(when === undefined ? [] : [`for ${conditionWords(when).join(', ')}:`]),
    targetWords(target),
    ...(outsideHours === undefined ? [] : [`(begun outside hours: ${targetWords(outsideHours)})`]),
  ].join(' ');

/** An amount is read as one thing. */
export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 2 &&
  typeof (value as Partial<Money>).minor === 'number' &&
  typeof (value as Partial<Money>).currency === 'string';
