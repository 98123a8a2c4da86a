import * as E from 'fp-ts/lib/Either.js';
import type { Checked } from '../kernel/issue.js';
import type { FactSchema } from './fact-schema.js';
import { resolveRule } from './resolve.js';
import type { Rule } from './rule.js';
import type { RuleOptions } from './rule-options.js';
import { onWire } from './wire-form.js';

/**
 * Decodes a rule from JSON and checks it against the facts it speaks about.
 *
 * **Details**: the shorthands `none`, `ne`, `notIn` and `between` are written out; instants and durations,
 * ISO-8601 text on the wire, become milliseconds. Everything that is wrong is reported at once, each with its
 * path and, where a name looks like another, with what was probably meant.
 *
 * @param schema - the facts that the rule may speak about
 * @param options - activities and definitions that the rule may speak about
 * @returns a function from any value to the rule, or to all issues; it never throws
 * @example
 * ```ts
 * import { orThrow } from 'smarketing/kernel'
 * import { decodeRule } from 'smarketing/rule'
 *
 * const decode = decodeRule({ employees: { type: 'integer' }, country: { type: 'string' } })
 * orThrow(decode({ fact: 'employees', op: 'between', value: [50, 200] }))
 * // => { all: [{ fact: 'employees', op: 'gte', value: 50 }, { fact: 'employees', op: 'lte', value: 200 }] }
 * decode({ fact: 'employes', op: '>=', value: 50 })._tag // => 'Left'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const decodeRule = (
  schema: FactSchema,
  options: RuleOptions = {},
): ((value: unknown) => Checked<Rule>) => {
  const resolve = resolveRule(schema, options, onWire);
  return (value) => E.map(({ rule }: { readonly rule: Rule }) => rule)(resolve(value));
};
