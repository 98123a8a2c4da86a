import * as E from 'fp-ts/lib/Either.js';
import type { Checked } from '../kernel/issue.js';
import { testOf } from './compile-group.js';
import type { FactSchema, FactsOf } from './fact-schema.js';
import type { RuleContext } from './leaf.js';
import { leadScope } from './meaning.js';
import { normalForm } from './normal-form.js';
import { inMemory } from './read-value.js';
import { resolveRule } from './resolve.js';
import type { Rule } from './rule.js';
import type { CompileOptions } from './rule-options.js';

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
 * @param options - activities and definitions that the rule speaks about, and leads to tune the order of questions by
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
export const compileRule = <const Schema extends FactSchema>(
  schema: Schema,
  options: CompileOptions = {},
): ((rule: Rule) => Checked<CompiledRule<Schema>>) => {
  const resolve = resolveRule(schema, options, inMemory);
  const scope = leadScope(schema, options.activities ?? {}, options.sample);
  return (rule) => {
    const resolved = resolve(rule);
    if (E.isLeft(resolved)) return resolved;
    const isTrue = testOf(scope, normalForm(resolved.right, false));
    const isFalse = testOf(scope, normalForm(resolved.right, true));
    return E.right({
      rule: resolved.right.rule,
      isTrue,
      verdict: (facts, context) =>
        isTrue(facts, context) ? 'met' : isFalse(facts, context) ? 'not-met' : 'unknown',
    });
  };
};
