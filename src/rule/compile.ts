import * as E from 'fp-ts/lib/Either.js';
import type { Checked } from '../kernel/issue.js';
import { aggregateSubject } from './aggregate.js';
import type { FactDefinition, FactSchema, FactsOf } from './fact-schema.js';
import { comparableOf, factsTest, judgeConstant, type RuleContext, type Subject, type Test } from './leaf.js';
import { type Condition, type NormalRule, normalForm } from './normal-form.js';
import type { RuleOptions } from './read-rule.js';
import { resolveRule } from './resolve.js';
import type { AggregateRule, Rule } from './rule.js';

/**
 * Names the three answers of a rule; `unknown` means that a fact it depends on is missing.
 *
 * @category model
 * @since 0.1.0
 */
export type Verdict = 'met' | 'not-met' | 'unknown';

/**
 * Describes a rule that is ready to judge leads.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompiledRule<Schema extends FactSchema = FactSchema> {
  /** The rule that was compiled, checked. */
  readonly rule: Rule;
  /** Tells whether the rule is met for certain; false for `not-met` and for `unknown`. */
  readonly isTrue: (facts: FactsOf<Schema>, context: RuleContext) => boolean;
  /** Gives the full three-valued answer. */
  readonly verdict: (facts: FactsOf<Schema>, context: RuleContext) => Verdict;
}

/**
 * Compiles a rule into plain closures; no code is generated, so that no host's security policy minds.
 *
 * @param schema - the facts that the rule speaks about
 * @param options - activities and definitions that the rule speaks about
 * @returns a function from a rule to its compiled form, or to all issues when the rule does not fit the schema
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { compileRule } from 'smarketing/rule'
 *
 * const schema = { employees: { type: 'integer' }, country: { type: 'enum', values: ['DE', 'US'] } } as const
 * const compiled = orThrow(
 *   compileRule(schema)({
 *     all: [
 *       { fact: 'employees', op: 'gte', value: 50 },
 *       { fact: 'country', op: 'in', value: ['DE'] },
 *     ],
 *   }),
 * )
 * const context = { asOf: orThrow(parseInstant('2026-03-01T00:00:00Z')) }
 * compiled.isTrue({ employees: 120, country: 'DE' }, context) // => true
 * compiled.verdict({ employees: 120 }, context) // => 'unknown'
 * compiled.verdict({ employees: 20 }, context) // => 'not-met'
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const compileRule =
  <const Schema extends FactSchema>(schema: Schema, options: RuleOptions = {}) =>
  (rule: Rule): Checked<CompiledRule<Schema>> => {
    const resolved = resolveRule(schema, options, 'memory')(rule);
    if (E.isLeft(resolved)) return resolved;
    const isTrue = compileNormal(schema, options, normalForm(resolved.right, false));
    const isFalse = compileNormal(schema, options, normalForm(resolved.right, true));
    return E.right({
      rule: resolved.right.rule,
      isTrue,
      verdict: (facts, context) =>
        isTrue(facts, context) ? 'met' : isFalse(facts, context) ? 'not-met' : 'unknown',
    });
  };

const compileNormal = (schema: FactSchema, options: RuleOptions, normal: NormalRule): Test => {
  if ('all' in normal) {
    const tests = normal.all.map((child) => compileNormal(schema, options, child));
    return (facts, context) => {
      for (let index = 0; index < tests.length; index += 1)
        if (!(tests[index] as Test)(facts, context)) return false;
      return true;
    };
  }
  if ('any' in normal) {
    const tests = normal.any.map((child) => compileNormal(schema, options, child));
    return (facts, context) => {
      for (let index = 0; index < tests.length; index += 1)
        if ((tests[index] as Test)(facts, context)) return true;
      return false;
    };
  }
  if ('of' in normal) {
    const tests = normal.of.map((child) => compileNormal(schema, options, child));
    const { atLeast } = normal;
    return (facts, context) => {
      let needed = atLeast;
      for (let index = 0; index < tests.length; index += 1) {
        if ((tests[index] as Test)(facts, context)) {
          needed -= 1;
          if (needed === 0) return true;
        } else if (tests.length - index <= needed) return false;
      }
      return false;
    };
  }
  return compileCondition(schema, options, normal);
};

const compileCondition = (schema: FactSchema, options: RuleOptions, { leaf, negated }: Condition): Test => {
  if ('present' in leaf) {
    const { fact } = leaf;
    const read = comparableOf(schema[fact] as FactDefinition);
    const wanted = leaf.present !== negated;
    return (facts) => (read(facts[fact]) !== undefined) === wanted;
  }
  if ('fact' in leaf && typeof leaf.value === 'object' && 'fact' in leaf.value) {
    return factsTest(schema, leaf, leaf.value.fact, negated);
  }
  const subject = subjectOf(schema, options, leaf);
  const judge = judgeConstant(leaf.op, leaf.value, 'fold' in leaf) as (
    value: unknown,
    ...rest: Parameters<Test>
  ) => boolean;
  const missing = leaf.whenMissing !== undefined && leaf.whenMissing !== negated;
  return (facts, context) => {
    const value = subject(facts, context);
    return value === undefined ? missing : judge(value, facts, context) !== negated;
  };
};

/** What a leaf compares: the value of its fact, or of its aggregate. */
const subjectOf = (
  schema: FactSchema,
  options: RuleOptions,
  leaf: { readonly fact: string } | AggregateRule,
): Subject => {
  if ('fact' in leaf) {
    const { fact } = leaf;
    const read = comparableOf(schema[fact] as FactDefinition);
    return (facts) => read(facts[fact]);
  }
  const type = 'count' in leaf ? leaf.count : 'sum' in leaf ? leaf.sum : leaf.last;
  const own = options.activities?.[type] as FactSchema;
  const { where } = leaf;
  const test =
    where === undefined
      ? null
      : compileNormal(own, {}, normalForm({ rule: where, definitionOf: () => where }, false));
  const field = 'sum' in leaf ? { name: leaf.field, definition: own[leaf.field] as FactDefinition } : null;
  return aggregateSubject(leaf, test, field);
};
