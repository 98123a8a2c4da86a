import { isInstant } from '../../kernel/instant.js';
import { byCodeUnit } from '../../kernel/order.js';
import { activityOf } from '../aggregate.js';
import type { ActivitySchema, FactDefinition, FactSchema } from '../fact-schema.js';
import { textFold } from '../fold.js';
import { constantOf } from '../leaf.js';
import { definitionOf, isPair } from '../leaf-kind.js';
import { type Condition, type NormalRule, normalForm } from '../normal-form.js';
import type { Operator } from '../operator.js';
import type { AggregateRule, ComparisonRule, FactReference, Rule, RuleValue } from '../rule.js';

/** What holds exactly where an ordered comparison fails. */
const contrary: { readonly [Op in Operator]?: Operator } = { lt: 'gte', lte: 'gt', gt: 'lte', gte: 'lt' };

/** The same comparison with its two sides exchanged. */
const mirrored: { readonly [Op in Operator]?: Operator } = {
  eq: 'eq',
  lt: 'gt',
  lte: 'gte',
  gt: 'lt',
  gte: 'lte',
};

/**
 * Writes a condition in the standard form.
 *
 * @param schema - the facts
 * @param activities - the activities
 * @param standardWhere - writes the rule over an activity in the standard form
 * @returns a function from a condition to a leaf, or to a `not` of a leaf
 */
export const canonicalLeaf =
  (
    schema: FactSchema,
    activities: ActivitySchema,
    standardWhere: (own: FactSchema, normal: NormalRule) => Rule,
  ) =>
  ({ leaf: labelled, negated }: Condition): Rule => {
    const { label: _, ...leaf } = labelled;
    if ('present' in leaf) return { ...leaf, present: leaf.present !== negated };
    if ('fact' in leaf) {
      const definition = schema[leaf.fact] as FactDefinition;
      return isPair(leaf) ? canonicalPair(leaf, negated) : canonicalConstant(leaf, definition, negated);
    }
    const aggregate = leaf as AggregateRule;
    const own = activities[activityOf(aggregate)] as FactSchema;
    const { where } = aggregate;
    const taken =
      where === undefined
        ? aggregate
        : {
            ...aggregate,
            where: standardWhere(own, normalForm({ rule: where, definitionOf: () => where }, false)),
          };
    return canonicalConstant(taken, definitionOf(schema, activities)(aggregate), negated);
  };

type Comparing = ComparisonRule | AggregateRule;

/** The leaf, or its opposite: ordered comparisons have an operator for it, all others keep a `not`. */
const opposite = (leaf: Comparing, negated: boolean): Rule => {
  if (!negated) return leaf;
  const op = contrary[leaf.op];
  if (op === undefined) return { not: leaf };
  return {
    ...leaf,
    op,
    ...(leaf.whenMissing === undefined ? {} : { whenMissing: !leaf.whenMissing }),
  } as Rule;
};

const canonicalPair = (leaf: ComparisonRule, negated: boolean): Rule => {
  const other = (leaf.value as FactReference).fact;
  const op = mirrored[leaf.op];
  const turned =
    op !== undefined && byCodeUnit(leaf.fact, other) > 0
      ? { ...leaf, fact: other, op, value: { fact: leaf.fact } }
      : leaf;
  return opposite(turned, negated);
};

const canonicalConstant = (leaf: Comparing, definition: FactDefinition, negated: boolean): Rule => {
  const folded = 'fold' in leaf && leaf.fold === true ? textFold() : (text: string): string => text;
  const constant = constantOf(leaf.value);
  if (Array.isArray(constant)) {
    const values = [
      ...new Set(constant.map((value) => (typeof value === 'string' ? folded(value) : value))),
    ].sort(byValue);
    const [only] = values;
    if (leaf.op === 'in' && values.length === 1)
      return canonicalConstant({ ...leaf, op: 'eq', value: only } as Comparing, definition, negated);
    const op = leaf.op === 'hasAll' && values.length === 1 ? 'hasAny' : leaf.op;
    return opposite({ ...leaf, op, value: values } as unknown as Comparing, negated);
  }
  if (typeof constant === 'boolean') {
    if (!negated) return leaf;
    const missing = leaf.whenMissing === undefined ? {} : { whenMissing: !leaf.whenMissing };
    return { ...leaf, value: !constant, ...missing } as Rule;
  }
  if (typeof constant === 'string')
    return opposite({ ...leaf, value: folded(constant) } as Comparing, negated);
  return whole(opposite(leaf, negated), definition);
};

/** Whole numbers have no between: above 49 is at least 50, at most 49 is below 50. */
const whole = (rule: Rule, { type }: FactDefinition): Rule => {
  if (type === 'number' || !('op' in rule)) return rule;
  const next = (constantOf(rule.value) as number) + 1;
  const exists = type === 'instant' ? isInstant(next) : Number.isSafeInteger(next);
  if ((rule.op !== 'gt' && rule.op !== 'lte') || !exists) return rule;
  const value = typeof rule.value === 'object' ? { ...rule.value, minor: next } : next;
  return { ...rule, op: rule.op === 'gt' ? 'gte' : 'lt', value: value as RuleValue } as Rule;
};

const byValue = (one: unknown, other: unknown): number =>
  typeof one === 'string' ? byCodeUnit(one, other as string) : Number(one) - Number(other);
