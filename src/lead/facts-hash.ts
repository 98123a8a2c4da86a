import { type ContentHash, contentHash } from '../kernel/content-hash.js';
import type { FactDefinition, FactSchema } from '../rule/fact-schema.js';
import type { Rule } from '../rule/rule.js';
import type { RuleOptions } from '../rule/rule-options.js';
import { groundOf } from './rule-ground.js';

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
    const ground = groundOf(schema, options)(rule);
    const { activities = {} } = options;
    return contentHash({
      facts: [...ground.facts].map((name) => [name, meaningIn(schema, name)] as const).sort(byName),
      activities: [...ground.activities]
        .map((type) => [type, activityMeaning(activities, type)] as const)
        .sort(byName),
      definitions: ground.definitions
        .map(({ id, version, rule: meaning = null }) => [`${version} ${id}`, meaning] as const)
        .sort(byName),
    });
  };

const byName = ([first]: readonly [string, unknown], [second]: readonly [string, unknown]): number =>
  first < second ? -1 : first > second ? 1 : 0;

const meaningIn = (schema: FactSchema, name: string): unknown =>
  Object.hasOwn(schema, name) ? meaningOf(schema[name] as FactDefinition) : null;

const meaningOf = ({ label: _, column: __, ...meaning }: FactDefinition): unknown => meaning;

const activityMeaning = (activities: NonNullable<RuleOptions['activities']>, type: string): unknown =>
  Object.hasOwn(activities, type)
    ? Object.entries(activities[type] as FactSchema)
        .map(([name, fact]) => [name, meaningOf(fact)] as const)
        .sort(byName)
    : null;
