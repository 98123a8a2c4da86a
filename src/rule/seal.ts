import * as E from 'fp-ts/lib/Either.js';
import type { Checked } from '../kernel/issue.js';
import type { FactSchema } from './fact-schema.js';
import { inMemory } from './read-value.js';
import { resolveRule } from './resolve.js';
import type { Rule } from './rule.js';
import type { RuleOptions } from './rule-options.js';
import { checksumOf, type SealedRule } from './sealed-rule.js';

/**
 * Checks a rule and seals it with all that it needs, so that `openRule` of `smarketing/rule/decide` can decide by it
 * without checking again, in half the code.
 *
 * **When to use**: when rules are agreed on in one place and decided by in many, such as edge workers, form scripts and CRM plugins.
 *
 * @param schema - the facts that the rule speaks about
 * @param options - activities and definitions that the rule speaks about
 * @returns a function from a rule to its sealed form, or to all issues when the rule does not fit the schema
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { sealRule } from 'smarketing/rule'
 * import { openRule } from 'smarketing/rule/decide'
 *
 * const schema = { employees: { type: 'integer' } } as const
 * const sealed = orThrow(sealRule(schema)({ fact: 'employees', op: 'gte', value: 50 }))
 *
 * const rule = orThrow(openRule(JSON.parse(JSON.stringify(sealed))))
 * const context = { asOf: orThrow(parseInstant('2026-03-01T00:00:00Z')) }
 * rule.verdict({ employees: 120 }, context) // => 'met'
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const sealRule = (
  schema: FactSchema,
  options: RuleOptions = {},
): ((rule: Rule) => Checked<SealedRule>) => {
  const resolve = resolveRule(schema, options, inMemory);
  return (rule) =>
    E.map(
      ({
        rule: checked,
        definitions,
      }: {
        readonly rule: Rule;
        readonly definitions: unknown;
      }): SealedRule => {
        const content = JSON.stringify({
          facts: schema,
          activities: options.activities ?? {},
          rule: checked,
          definitions,
        });
        return { schemaVersion: 1, content, checksum: checksumOf(content) };
      },
    )(resolve(rule));
};
