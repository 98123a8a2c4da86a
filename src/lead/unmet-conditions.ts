import type { Verdict } from '../rule/compiled-rule.js';
import type { ExplainedCondition, RuleExplanation } from '../rule/reading.js';

/**
 * Lists the conditions that keep a rule from being met: the short answer to "why not".
 *
 * **Details**: conditions of a group that is met all the same are left out, and below a `not` those that would
 * have to fail are listed. A condition nobody can answer keeps the rule from being met as well as one that is not.
 *
 * @param explanation - how a rule answered for one lead, as `judge` and `explainRule` give it
 * @returns the conditions in the order of the rule; none for a rule that is met
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { unmetConditions } from 'smarketing/lead'
 * import { explainRule } from 'smarketing/rule'
 *
 * const explain = orThrow(explainRule({ employees: { type: 'integer', label: 'Employees' }, demo: { type: 'boolean', label: 'Demo' } })({
 *   all: [{ fact: 'employees', op: 'gte', value: 50 }, { not: { fact: 'demo', op: 'eq', value: false } }],
 * }))
 * const { explanation } = explain({ employees: 38, demo: true }, { asOf: orThrow(parseInstant('2026-03-02T09:00Z')) })
 * unmetConditions(explanation).map(({ subject, actual, gap }) => [subject, actual, gap]) // => [['Employees', 38, 12]]
 * ```
 * @category readings
 * @since 0.1.0
 */
export const unmetConditions = (explanation: RuleExplanation): ReadonlyArray<ExplainedCondition> => {
  const found: Array<ExplainedCondition> = [];
  // An explanation is as deep as its rule, whose depth is limited when it is compiled.
  const collect = (node: RuleExplanation, wanted: Verdict): void => {
    if (node.verdict === wanted) return;
    if (node.kind === 'condition') found.push(node);
    else {
      const below = node.kind === 'not' ? opposite(wanted) : wanted;
      for (const child of node.children) collect(child, below);
    }
  };
  collect(explanation, 'met');
  return found;
};

const opposite = (wanted: Verdict): Verdict => (wanted === 'met' ? 'not-met' : 'met');
