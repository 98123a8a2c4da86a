import type { Milliseconds } from '../../kernel/duration.js';
import { formatInstant, type Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import type { ActivitySchema, FactDefinition, FactSchema } from '../../rule/fact-schema.js';
import { isRelative, type Operator } from '../../rule/operator.js';
import type { AggregateRule, ComparisonRule, Rule, RuleValue } from '../../rule/rule.js';
import { amountWords, durationWords } from '../words.js';
import { inline, link } from './markdown.js';

/** What a rule says, as an outline: a sentence, and below it what the sentence is about. */
export interface RuleOutline {
  readonly text: string;
  readonly children: ReadonlyArray<RuleOutline>;
}

/**
 * Says a rule in words.
 *
 * @param facts - the facts it speaks about
 * @param activities - the activities it counts
 * @returns a function from a rule to its outline
 */
export const ruleOutline =
  (facts: FactSchema, activities: ActivitySchema) =>
  (rule: Rule): RuleOutline => {
    const outline = ruleOutline(facts, activities);
    const group = (words: string, rules: ReadonlyArray<Rule>): RuleOutline => ({
      text: rule.label === undefined ? words : `${inline(rule.label)}: ${words}`,
      children: rules.map(outline),
    });
    if ('all' in rule) return group('all of these', rule.all);
    if ('any' in rule) return group('at least one of these', rule.any);
    if ('not' in rule) return group('not', [rule.not]);
    if ('of' in rule) return group(`at least ${rule.atLeast} of these`, rule.of);
    if ('ref' in rule) {
      return group(`the definition ${link('definition', `${rule.ref}.${rule.version}`)} is met`, []);
    }
    if ('fact' in rule) {
      const name = labelOf(facts, rule.fact);
      if ('present' in rule) return group(`${name} is ${rule.present ? '' : 'not '}known`, []);
      return group(`${name} ${comparisonWords(facts, facts[rule.fact], rule)}${missingWords(rule)}`, []);
    }
    const type = 'count' in rule ? rule.count : 'sum' in rule ? rule.sum : rule.last;
    const own = Object.hasOwn(activities, type) ? (activities[type] as FactSchema) : {};
    const where = rule.where === undefined ? [] : [rule.where];
    const within = rule.within === undefined ? '' : ` of the last ${durationWords(rule.within)}`;
    const counting = where.length === 0 ? '' : ', counting those with';
    return {
      ...group(
        `${aggregateWords(own, rule, `${inline(type)}${within}`)}${missingWords(rule)}${counting}`,
        [],
      ),
      children: where.map(ruleOutline(own, {})),
    };
  };

/**
 * Writes an outline as a nested list.
 *
 * @param outline - what a rule says
 * @returns the lines of the list
 */
export const outlineLines = (outline: RuleOutline): ReadonlyArray<string> => [
  `- ${outline.text}${outline.children.length === 0 ? '' : ':'}`,
  ...outline.children.flatMap(outlineLines).map((line) => `  ${line}`),
];

const labelOf = (facts: FactSchema, name: string): string => {
  const label = Object.hasOwn(facts, name) ? facts[name]?.label : undefined;
  return inline(label ?? name);
};

const missingWords = ({ whenMissing }: { readonly whenMissing?: boolean }): string =>
  whenMissing === undefined ? '' : whenMissing ? ', or nobody knows' : ', and nobody may not know';

const aggregateWords = (own: FactSchema, rule: AggregateRule, of: string): string => {
  if ('count' in rule) {
    return `the number of ${of} ${comparisonWords(own, { type: 'integer' }, rule)}`;
  }
  if ('sum' in rule) {
    return `the sum of ${labelOf(own, rule.field)} over ${of} ${comparisonWords(own, own[rule.field], rule)}`;
  }
  return `the latest ${of} ${comparisonWords(own, { type: 'instant' }, rule)}`;
};

const operatorWords: { readonly [Op in Operator]: string } = {
  eq: 'is',
  lt: 'is below',
  lte: 'is at most',
  gt: 'is above',
  gte: 'is at least',
  in: 'is one of',
  contains: 'contains',
  startsWith: 'starts with',
  endsWith: 'ends with',
  hasAny: 'has any of',
  hasAll: 'has all of',
  withinLast: 'lies within the last',
  withinNext: 'lies within the next',
  olderThan: 'is older than',
};

const instantWords: Partial<Record<Operator, string>> = {
  lt: 'is before',
  lte: 'is not after',
  gt: 'is after',
  gte: 'is not before',
};

const comparisonWords = (
  facts: FactSchema,
  definition: FactDefinition | undefined,
  rule: Pick<ComparisonRule, 'op' | 'fold'> & { readonly value: RuleValue },
): string => {
  const { op, value, fold } = rule;
  const words = definition?.type === 'instant' ? (instantWords[op] ?? operatorWords[op]) : operatorWords[op];
  const folded = fold === true ? ' (capitals or not)' : '';
  return `${words} ${valueWords(facts, definition, op, value)}${folded}`;
};

const valueWords = (
  facts: FactSchema,
  definition: FactDefinition | undefined,
  op: Operator,
  value: RuleValue,
): string => {
  if (Array.isArray(value)) {
    return (value as ReadonlyArray<number | string | boolean>).map(plainWords).join(' or ');
  }
  if (isRelative(op)) return durationWords(value as Milliseconds);
  if (typeof value === 'object' && 'fact' in value) return labelOf(facts, value.fact);
  if (typeof value === 'object') return amountWords(value as Money);
  return definition?.type === 'instant' ? formatInstant(value as Instant) : plainWords(value as number);
};

const plainWords = (value: number | string | boolean): string =>
  typeof value === 'boolean'
    ? value
      ? 'yes'
      : 'no'
    : typeof value === 'string'
      ? `“${inline(value)}”`
      : String(value);
