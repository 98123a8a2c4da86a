import * as E from 'fp-ts/lib/Either.js';
import { concat } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { Checked } from '../../kernel/issue.js';
import type { FactSchema } from '../fact-schema.js';
import { leadScope } from '../meaning.js';
import { inMemory } from '../read-value.js';
import { resolveRule } from '../resolve.js';
import type { Rule } from '../rule.js';
import type { RuleOptions } from '../rule-options.js';
import { alignOutlines } from './align.js';
import { complementOf } from './formula.js';
import { setApart } from './implies.js';
import { type Outline, outlineOf } from './outline.js';
import type { RuleDiff, RuleEffect } from './rule-diff.js';
import { contradictory } from './satisfy.js';

/**
 * Compares two versions of a rule by what they mean, not by how they are written.
 *
 * @param schema - the facts that both versions speak about
 * @param options - activities and definitions that they speak about
 * @returns a function from the rule before, then after, to the differences, or to all issues of the two
 * @example
 * ```ts
 * import { orThrow } from 'smarketing/kernel'
 * import { diffRules } from 'smarketing/rule/analysis'
 *
 * const diff = diffRules({ employees: { type: 'integer', label: 'Employees' } })
 * const { effect, changes } = orThrow(
 *   diff({ fact: 'employees', op: 'gte', value: 50 })({ fact: 'employees', op: 'gte', value: 100 }),
 * )
 * effect // => 'stricter'
 * changes[0]?.sentence // => 'Employees is at least 50 → is at least 100, stricter.'
 * ```
 * @category combinators
 * @since 0.1.0
 */
export const diffRules = (
  schema: FactSchema,
  options: RuleOptions = {},
): ((before: Rule) => (after: Rule) => Checked<RuleDiff>) => {
  const resolve = resolveRule(schema, options, inMemory);
  const activities = options.activities ?? {};
  return (before) => (after) => {
    const one = resolve(before);
    const other = resolve(after);
    if (E.isLeft(one)) return E.isLeft(other) ? E.left(concat(other.left)(one.left)) : one;
    if (E.isLeft(other)) return other;
    const outline = outlineOf(schema, activities);
    const [first, second] = [outline(one.right), outline(other.right)];
    const apart = setApart(leadScope(schema, activities));
    const excludes = contradictory(schema, activities);
    const judge = (old: Outline, next: Outline): RuleEffect =>
      effectOf(
        excludes({ all: [next.formula, complementOf(old.formula)] }),
        excludes({ all: [old.formula, complementOf(next.formula)] }),
      );
    return E.right({
      effect: effectOf(
        proofs[apart(other.right, one.right).answer],
        proofs[apart(one.right, other.right).answer],
      ),
      changes: alignOutlines(judge)(first, second),
    });
  };
};

type Proof = 'yes' | 'no' | 'not-decided';

/** That no lead sets two rules apart is a proof; a lead that does is a proof of the contrary. */
const proofs = { none: 'yes', one: 'no', 'not-decided': 'not-decided' } as const satisfies Record<
  string,
  Proof
>;

/** The effect, from whether each lead after was there before, and each lead before is there after. */
const effectOf = (narrows: Proof, widens: Proof): RuleEffect => {
  if (narrows === 'yes') return widens === 'yes' ? 'same' : widens === 'no' ? 'stricter' : 'not-decided';
  if (widens === 'yes') return narrows === 'no' ? 'looser' : 'not-decided';
  return narrows === 'no' && widens === 'no' ? 'different' : 'not-decided';
};
