import * as E from 'fp-ts/lib/Either.js';
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Checked } from '../../kernel/issue.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { ActivitySchema, FactSchema } from '../fact-schema.js';
import { definitionOf } from '../leaf-kind.js';
import { type NormalRule, normalForm } from '../normal-form.js';
import { operatorsOf } from '../operator.js';
import { inMemory } from '../read-value.js';
import { resolveRule } from '../resolve.js';
import type { AggregateRule, ComparisonRule, Rule } from '../rule.js';
import type { RuleOptions } from '../rule-options.js';
import { canonicalLeaf } from './canonical-leaf.js';
import { mergeLeaves } from './merge-leaves.js';

/**
 * Writes a rule in one standard form: the same answers for every lead, whoever wrote it and in whatever order.
 *
 * **Details**: opposites stand only before single conditions, references are written out, labels are left out,
 * groups within groups of their kind are joined, bounds and lists of one fact are merged, duplicates dropped,
 * and members sorted. The standard form of a standard form is itself. Two rules with the same standard form
 * are the same rule; two rules that are the same may still have different ones.
 *
 * @param schema - the facts that the rule speaks about
 * @param options - activities and definitions that the rule speaks about
 * @returns a function from a rule to its standard form, or to all issues
 * @example
 * ```ts
 * import { orThrow } from 'smarketing/kernel'
 * import { canonicalRule } from 'smarketing/rule/analysis'
 *
 * const canonical = canonicalRule({ employees: { type: 'integer' } })
 * orThrow(
 *   canonical({
 *     all: [
 *       { not: { fact: 'employees', op: 'lte', value: 49 } },
 *       { fact: 'employees', op: 'gt', value: 20 },
 *     ],
 *   }),
 * )
 * // => { fact: 'employees', op: 'gte', value: 50 }
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const canonicalRule = (
  schema: FactSchema,
  options: RuleOptions = {},
): ((rule: Rule) => Checked<Rule>) => {
  const resolve = resolveRule(schema, options, inMemory);
  return (rule) =>
    E.map((resolved: Parameters<typeof normalForm>[0]) =>
      standard(schema, options.activities ?? {}, normalForm(resolved, false)),
    )(resolve(rule));
};

/**
 * Writes a normal form in the standard form.
 *
 * @param schema - the facts
 * @param activities - the activities
 * @param normal - the normal form
 * @returns the rule
 */
export const standard = (schema: FactSchema, activities: ActivitySchema, normal: NormalRule): Rule => {
  const within = (child: NormalRule): Rule => standard(schema, activities, child);
  const listable = (leaf: ComparisonRule | AggregateRule): boolean =>
    operatorsOf[definitionOf(schema, activities)(leaf).type].includes('in');
  if ('all' in normal) return group(listable, true, normal.all.map(within));
  if ('any' in normal) return group(listable, false, normal.any.map(within));
  if ('of' in normal) {
    return {
      atLeast: normal.atLeast,
      of: sorted(normal.of.map(within)) as unknown as ReadonlyNonEmptyArray<Rule>,
    };
  }
  return canonicalLeaf(schema, activities, (own, where) => standard(own, {}, where))(normal);
};

const group = (
  listable: Parameters<typeof mergeLeaves>[0],
  conjunction: boolean,
  members: ReadonlyArray<Rule>,
): Rule => {
  const flat = members.flatMap((member) =>
    conjunction && 'all' in member ? member.all : !conjunction && 'any' in member ? member.any : [member],
  );
  const merged = sorted(mergeLeaves(listable, conjunction, flat));
  const distinct = merged.filter(
    (member, index) => index === 0 || canonicalJson(member) !== canonicalJson(merged[index - 1]),
  ) as unknown as ReadonlyNonEmptyArray<Rule>;
  if (distinct.length === 1) return distinct[0];
  return conjunction ? { all: distinct } : { any: distinct };
};

const sorted = (rules: ReadonlyArray<Rule>): ReadonlyArray<Rule> =>
  rules
    .map((rule) => ({ rule, text: canonicalJson(rule) }))
    .sort((one, other) => byCodeUnit(one.text, other.text))
    .map(({ rule }) => rule);
