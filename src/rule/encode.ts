import { formatDuration } from '../kernel/duration.js';
import { formatInstant, type Instant } from '../kernel/instant.js';
import type { Json, JsonObject } from '../kernel/json.js';
import { activityOf } from './aggregate.js';
import type { FactSchema } from './fact-schema.js';
import { maximumDepth } from './limits.js';
import { isRelative } from './operator.js';
import type { AggregateRule, ComparisonRule, Rule } from './rule.js';
import type { RuleOptions } from './rule-options.js';

/**
 * Encodes a rule as the JSON that `decodeRule` reads back as the same rule.
 *
 * **Details**: instants become ISO-8601 text in UTC and durations ISO-8601 durations; all else is JSON already.
 *
 * **Gotchas**: what is nested deeper than a rule may be stays as it is.
 *
 * @param schema - the facts that the rule speaks about
 * @param options - activities that the rule speaks about
 * @returns a function from a rule to plain JSON
 * @example
 * ```ts
 * import { encodeRule } from 'smarketing/rule'
 *
 * const encode = encodeRule({ lastVisitAt: { type: 'instant' } })
 * encode({ fact: 'lastVisitAt', op: 'withinLast', value: 1_209_600_000 })
 * // => { fact: 'lastVisitAt', op: 'withinLast', value: 'P14D' }
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const encodeRule =
  (schema: FactSchema, options: RuleOptions = {}) =>
  (rule: Rule): JsonObject =>
    encodeNode(schema, options, 1)(rule);

const encodeNode =
  (schema: FactSchema, options: RuleOptions, depth: number) =>
  (rule: Rule): JsonObject => {
    // No decoder takes what is nested deeper, and a rule in memory may even contain itself.
    if (depth > maximumDepth) return rule as unknown as JsonObject;
    const encode = encodeNode(schema, options, depth + 1);
    if ('all' in rule) return { ...rule, all: rule.all.map(encode) };
    if ('any' in rule) return { ...rule, any: rule.any.map(encode) };
    if ('not' in rule) return { ...rule, not: encode(rule.not) };
    if ('of' in rule) return { ...rule, of: rule.of.map(encode) };
    if ('fact' in rule) {
      if ('present' in rule) return { ...rule };
      return { ...rule, value: encodeValue(rule, schema[rule.fact]?.type === 'instant') };
    }
    return 'ref' in rule ? { ...rule } : encodeAggregate(rule, options, depth);
  };

const encodeAggregate = (rule: AggregateRule, options: RuleOptions, depth: number): JsonObject => {
  const { where, within, ...rest } = rule;
  const type = activityOf(rule);
  return {
    ...(rest as JsonObject),
    ...(where === undefined
      ? {}
      : { where: encodeNode(options.activities?.[type] ?? {}, {}, depth + 1)(where) }),
    ...(within === undefined ? {} : { within: formatDuration(within) }),
    value: encodeValue(rule, 'last' in rule),
  };
};

const encodeValue = ({ op, value }: ComparisonRule | AggregateRule, isInstant: boolean): Json => {
  if (typeof value !== 'number') return value as Json;
  if (isRelative(op)) return formatDuration(value);
  return isInstant ? formatInstant(value as Instant) : value;
};
