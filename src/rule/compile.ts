import * as E from 'fp-ts/lib/Either.js';
import type { Checked } from '../kernel/issue.js';
import { type CompiledRule, compileChecked } from './compiled-rule.js';
import type { FactSchema } from './fact-schema.js';
import { inMemory } from './read-value.js';
import { resolveRule } from './resolve.js';
import type { Rule } from './rule.js';
import type { CompileOptions } from './rule-options.js';

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
  const compile = compileChecked(schema, options.activities, options.sample);
  return (rule) => E.map(compile)(resolve(rule));
};
