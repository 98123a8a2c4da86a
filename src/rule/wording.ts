import { day, hour, type Milliseconds, minute, second } from '../kernel/duration.js';
import { formatInstant, isInstant } from '../kernel/instant.js';
import { formatMoney, type Money } from '../kernel/money.js';
import { activityOf } from './aggregate.js';
import type { ActivitySchema, FactDefinition, FactSchema } from './fact-schema.js';
import type { Leaf } from './normal-form.js';
import { isRelative, type Operator } from './operator.js';
import type { AggregateRule, RuleValue } from './rule.js';

/** How a condition is put into words. */
export interface Wording {
  /** What is looked at, such as a fact's label. */
  readonly subject: string;
  /** What it does when the condition is met: `is at least 50`. */
  readonly positive: string;
  /** What it does when the condition is not met: `is not at least 50`. */
  readonly negative: string;
}

/** What the words of each operator are, met and not met. */
const words: { readonly [Op in Operator]: readonly [string, string] } = {
  eq: ['is', 'is not'],
  lt: ['is below', 'is not below'],
  lte: ['is at most', 'is not at most'],
  gt: ['is above', 'is not above'],
  gte: ['is at least', 'is not at least'],
  in: ['is one of', 'is none of'],
  contains: ['contains', 'does not contain'],
  startsWith: ['starts with', 'does not start with'],
  endsWith: ['ends with', 'does not end with'],
  hasAny: ['has any of', 'has none of'],
  hasAll: ['has all of', 'does not have all of'],
  withinLast: ['is within the last', 'is not within the last'],
  withinNext: ['is within the next', 'is not within the next'],
  olderThan: ['is older than', 'is not older than'],
};

/**
 * Puts a condition into words.
 *
 * @param schema - the facts, for their labels
 * @param activities - the activities
 * @returns a function from a leaf to its words
 */
export const wordingOf =
  (schema: FactSchema, activities: ActivitySchema) =>
  (leaf: Leaf): Wording => {
    if ('present' in leaf) {
      const [known, missing] = ['is known', 'is missing'];
      const subject = labelOf(schema, leaf.fact);
      return leaf.present
        ? { subject, positive: known, negative: missing }
        : { subject, positive: missing, negative: known };
    }
    const [positive, negative] = words[leaf.op];
    const operand = showOperand(schema, operandType(schema, leaf), leaf.op, leaf.value);
    const tail = `${operand}${'fold' in leaf && leaf.fold === true ? ' in any case' : ''}`;
    return {
      subject: 'fact' in leaf ? labelOf(schema, leaf.fact) : aggregateWords(activities, leaf),
      positive: `${positive} ${tail}`,
      negative: `${negative} ${tail}`,
    };
  };

/**
 * Returns how people call a fact.
 *
 * @param schema - the facts
 * @param name - the fact's name
 * @returns its label, or its name
 */
export const labelOf = (schema: FactSchema, name: string): string => schema[name]?.label ?? name;

const operandType = (
  schema: FactSchema,
  leaf: Exclude<Leaf, { present: boolean }>,
): FactDefinition['type'] =>
  'fact' in leaf ? (schema[leaf.fact]?.type ?? 'string') : 'last' in leaf ? 'instant' : 'integer';

/**
 * Puts what an aggregate looks at into words.
 *
 * @param activities - the activities
 * @param leaf - the aggregate
 * @returns for example `the number of page-view within the last 14 days`
 */
export const aggregateWords = (activities: ActivitySchema, leaf: AggregateRule): string => {
  const type = activityOf(leaf);
  const what =
    'count' in leaf
      ? `the number of ${type}`
      : 'sum' in leaf
        ? `the sum of ${labelOf(activities[type] ?? {}, leaf.field)} over ${type}`
        : `the latest ${type}`;
  const where = leaf.where === undefined ? '' : ' that meets its condition';
  return `${what}${where}${leaf.within === undefined ? '' : ` within the last ${showDuration(leaf.within)}`}`;
};

const showOperand = (
  schema: FactSchema,
  type: FactDefinition['type'],
  op: Operator,
  value: RuleValue,
): string => {
  if (isRelative(op)) return showDuration(value as Milliseconds);
  if (typeof value === 'object' && 'fact' in value) return labelOf(schema, value.fact);
  return showValue(type, value);
};

/** How many values of a list, and how many characters of a text, a sentence repeats. */
const fewValues = 8;
const fewCharacters = 60;

/**
 * Shows a value of a fact in a sentence.
 *
 * @param type - the type of the fact
 * @param value - the value in memory form
 * @returns short text
 */
export const showValue = (type: FactDefinition['type'], value: unknown): string => {
  if (typeof value === 'string') {
    return `“${value.length > fewCharacters ? `${value.slice(0, fewCharacters)}…` : value}”`;
  }
  if (typeof value === 'number') {
    // Facts that nobody decoded may hold numbers that no calendar can write.
    return type === 'instant' && isInstant(value) ? formatInstant(value) : `${value}`;
  }
  if (Array.isArray(value)) {
    const shown = value.slice(0, fewValues).map((each) => showValue(type, each));
    if (value.length === 0) return 'an empty list';
    return value.length > fewValues ? `${shown.join(', ')}, … (${value.length} in all)` : shown.join(', ');
  }
  return typeof value === 'object' && value !== null ? formatMoney(value as Money) : `${value}`;
};

/**
 * Shows a duration in the largest unit that divides it, such as `14 days`.
 *
 * @param milliseconds - the duration
 * @returns a number and its unit
 */
export const showDuration = (milliseconds: Milliseconds): string => {
  const units = [
    [day, 'day'],
    [hour, 'hour'],
    [minute, 'minute'],
    [second, 'second'],
  ] as const;
  const [length, name] = units.find(([unit]) => milliseconds % unit === 0 && milliseconds > 0) ?? [
    1,
    'millisecond',
  ];
  const count = milliseconds / length;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
};

/**
 * Shows how long ago something was, or how far ahead it is, in whole units.
 *
 * @param age - milliseconds from then to now; negative for the future
 * @returns for example `45 days ago`, `in 3 hours` or `now`
 */
export const showAge = (age: Milliseconds): string => {
  const length = Math.abs(age);
  const [unit, name] =
    length >= day
      ? [day, 'day']
      : length >= hour
        ? [hour, 'hour']
        : length >= minute
          ? [minute, 'minute']
          : [second, 'second'];
  const count = Math.floor(length / (unit as number));
  if (count === 0) return 'now';
  const shown = `${count} ${name}${count === 1 ? '' : 's'}`;
  return age < 0 ? `in ${shown}` : `${shown} ago`;
};
