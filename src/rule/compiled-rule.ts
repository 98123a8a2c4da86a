import { testOf } from './compile-group.js';
import type { ActivitySchema, FactSchema, FactsOf } from './fact-schema.js';
import type { RuleContext } from './leaf.js';
import { leadScope } from './meaning.js';
import { normalForm, type RuleTree } from './normal-form.js';
import type { Rule } from './rule.js';
import type { LeadSample } from './rule-options.js';

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
 * Compiles a rule that was checked before.
 *
 * @param schema - the facts
 * @param activities - the activities
 * @param sample - leads by which the order of questions is chosen
 * @returns a function from the checked rule and its definitions to the compiled rule
 */
export const compileChecked = <Schema extends FactSchema>(
  schema: Schema,
  activities: ActivitySchema = {},
  sample?: ReadonlyArray<LeadSample>,
): ((tree: RuleTree) => CompiledRule<Schema>) => {
  const scope = leadScope(schema, activities, sample);
  return (tree) => {
    const isTrue = testOf(scope, normalForm(tree, false));
    const isFalse = testOf(scope, normalForm(tree, true));
    return {
      rule: tree.rule,
      isTrue,
      verdict: (facts, context) =>
        isTrue(facts, context) ? 'met' : isFalse(facts, context) ? 'not-met' : 'unknown',
    };
  };
};
