import * as E from 'fp-ts/lib/Either.js';
import { concat } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { Checked } from '../../kernel/issue.js';
import { testOf } from '../compile-group.js';
import type { FactSchema, FactsOf } from '../fact-schema.js';
import type { RuleContext } from '../leaf.js';
import { leadScope, type Scope } from '../meaning.js';
import { normalForm } from '../normal-form.js';
import { inMemory } from '../read-value.js';
import { type Resolved, resolveRule } from '../resolve.js';
import type { Rule } from '../rule.js';
import type { RuleOptions } from '../rule-options.js';
import { complementOf, formulaOf } from './formula.js';
import { type Satisfied, satisfy } from './satisfy.js';

/**
 * Describes whether each lead that meets one rule meets another as well.
 *
 * @category model
 * @since 0.1.0
 */
export type Implication<Schema extends FactSchema = FactSchema> =
  | {
      /** Each lead that meets the first rule meets the second. */
      readonly answer: 'yes';
    }
  | {
      /** Some lead meets the first rule and not the second. */
      readonly answer: 'no';
      /** The facts of such a lead; both rules were asked about it. */
      readonly facts: FactsOf<Schema>;
      /** The moment, and what happened to such a lead. */
      readonly context: RuleContext;
    }
  | {
      /** Neither a proof nor such a lead was found within the limits. */
      readonly answer: 'not-decided';
    };

/**
 * Tells whether each lead that meets one rule meets another as well, whatever the lead and the moment.
 *
 * **Details**: `yes` is a proof, and `no` comes with a lead that both rules were asked about. Between them
 * lies `not-decided`: rules with very many alternatives, and relations the proof does not know, such as that
 * what happened within a week happened within a month.
 *
 * @param schema - the facts that the rules speak about
 * @param options - activities and definitions that the rules speak about
 * @returns a function from the first rule, then the second, to the answer, or to all issues of the two
 * @example
 * ```ts
 * import { orThrow } from 'smarketing/kernel'
 * import { implies } from 'smarketing/rule/analysis'
 *
 * const impliesThat = implies({ employees: { type: 'integer' } })({ fact: 'employees', op: 'gte', value: 100 })
 * orThrow(impliesThat({ fact: 'employees', op: 'gte', value: 50 })).answer // => 'yes'
 * orThrow(impliesThat({ fact: 'employees', op: 'gte', value: 200 })).answer // => 'no'
 * ```
 * @category predicates
 * @since 0.1.0
 */
export const implies = <const Schema extends FactSchema>(
  schema: Schema,
  options: RuleOptions = {},
): ((first: Rule) => (second: Rule) => Checked<Implication<Schema>>) => {
  const resolve = resolveRule(schema, options, inMemory);
  return (first) => (second) => {
    const one = resolve(first);
    const other = resolve(second);
    if (E.isLeft(one)) return E.isLeft(other) ? E.left(concat(other.left)(one.left)) : one;
    if (E.isLeft(other)) return other;
    const apart = setApart(leadScope(schema, options.activities ?? {}))(one.right, other.right);
    switch (apart.answer) {
      case 'none':
        return E.right({ answer: 'yes' });
      case 'one': {
        const { facts, context } = apart.witness;
        return E.right({ answer: 'no', facts: facts as FactsOf<Schema>, context });
      }
      case 'not-decided':
        return E.right({ answer: 'not-decided' });
    }
  };
};

/**
 * Looks for a lead that meets one rule and not another, and asks both about it.
 *
 * @param scope - what the rules can look at
 * @returns a function from the two rules to such a lead, to the certainty that there is none, or to neither
 */
export const setApart =
  (scope: Scope) =>
  (first: Resolved, second: Resolved): Satisfied => {
    const normals = [normalForm(first, false), normalForm(second, false)] as const;
    const [meetsFirst, meetsSecond] = [testOf(scope, normals[0]), testOf(scope, normals[1])];
    return satisfy(
      scope.schema,
      scope.activities,
      ({ facts, context }) => meetsFirst(facts, context) && !meetsSecond(facts, context),
    )({ all: [formulaOf(normals[0]), complementOf(formulaOf(normals[1]))] });
  };
