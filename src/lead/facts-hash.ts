import { type ContentHash, contentHash } from '../kernel/content-hash.js';
import type { FactDefinition, FactSchema } from '../rule/fact-schema.js';
import type { Rule } from '../rule/rule.js';
import type { RuleOptions } from '../rule/rule-options.js';

/**
 * Hashes everything a rule leans on: the facts and activities it speaks about, and the rules it refers to.
 *
 * **Details**: labels and warehouse columns play no part, nor do facts the rule does not use, so that a new
 * fact in the schema voids no signature. The type, the values, the age and the placeholders of a fact do:
 * with another of them the same words mean something else.
 *
 * @param schema - the facts that rules may speak about
 * @param options - activities and definitions that rules may speak about
 * @returns a function from a rule to the hash
 * @example
 * ```ts
 * import { factsHashOf } from 'smarketing/lead'
 *
 * const rule = { fact: 'employees', op: 'gte', value: 50 } as const
 * const hash = factsHashOf({ employees: { type: 'integer' } })(rule)
 * factsHashOf({ employees: { type: 'integer', label: 'Staff' }, city: { type: 'string' } })(rule) === hash // => true
 * factsHashOf({ employees: { type: 'number' } })(rule) === hash // => false
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const factsHashOf =
  (schema: FactSchema, options: RuleOptions = {}) =>
  (rule: Rule): ContentHash => {
    const facts = new Map<string, unknown>();
    const activities = new Map<string, unknown>();
    const definitions = new Map<string, Rule | null>();
    const pending: Array<Rule> = [rule];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if ('all' in next) pending.push(...next.all);
      else if ('any' in next) pending.push(...next.any);
      else if ('of' in next) pending.push(...next.of);
      else if ('not' in next) pending.push(next.not);
      else if ('ref' in next) {
        const { ref, version } = next;
        const key = `${version} ${ref}`;
        if (definitions.has(key)) continue;
        const found = options.definitions?.find((one) => one.id === ref && one.version === version);
        definitions.set(key, found?.rule ?? null);
        if (found !== undefined) pending.push(found.rule);
      } else if ('fact' in next) {
        for (const name of factsNamed(next)) facts.set(name, meaningIn(schema, name));
      } else {
        const type = 'count' in next ? next.count : 'sum' in next ? next.sum : next.last;
        activities.set(type, activityMeaning(options.activities ?? {}, type));
      }
    }
    return contentHash({
      facts: [...facts].sort(byName),
      activities: [...activities].sort(byName),
      definitions: [...definitions].sort(byName),
    });
  };

const byName = ([first]: readonly [string, unknown], [second]: readonly [string, unknown]): number =>
  first < second ? -1 : first > second ? 1 : 0;

const factsNamed = (rule: Extract<Rule, { readonly fact: string }>): ReadonlyArray<string> =>
  'value' in rule && typeof rule.value === 'object' && 'fact' in rule.value
    ? [rule.fact, rule.value.fact]
    : [rule.fact];

const meaningIn = (schema: FactSchema, name: string): unknown =>
  Object.hasOwn(schema, name) ? meaningOf(schema[name] as FactDefinition) : null;

const meaningOf = ({ label: _, column: __, ...meaning }: FactDefinition): unknown => meaning;

const activityMeaning = (activities: NonNullable<RuleOptions['activities']>, type: string): unknown =>
  Object.hasOwn(activities, type)
    ? Object.entries(activities[type] as FactSchema)
        .map(([name, fact]) => [name, meaningOf(fact)] as const)
        .sort(byName)
    : null;
