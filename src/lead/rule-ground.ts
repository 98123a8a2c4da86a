import type { FactSchema } from '../rule/fact-schema.js';
import { isRelative } from '../rule/operator.js';
import type { Rule } from '../rule/rule.js';
import type { RuleOptions } from '../rule/rule-options.js';

/**
 * Describes everything that a rule leans on: what it looks at, and whether waiting alone can change its answer.
 *
 * @category model
 * @since 0.1.0
 */
export interface RuleGround {
  /** The names of the facts it speaks about, those below references included. */
  readonly facts: ReadonlySet<string>;
  /** The types of activity it counts. */
  readonly activities: ReadonlySet<string>;
  /** The facts of activities that its windows and sums look at: pairs of a type and a name. */
  readonly activityFacts: ReadonlyArray<readonly [type: string, fact: string]>;
  /** The definitions it refers to, each once; the rule is absent where nobody knows the definition. */
  readonly definitions: ReadonlyArray<{
    readonly id: string;
    readonly version: number;
    readonly rule?: Rule;
  }>;
  /** Whether its answer can change by the passing of time: relative instants, windows, facts that grow stale. */
  readonly readsTime: boolean;
}

/**
 * Finds what a rule leans on, through all its references, whatever circle they run in.
 *
 * @param schema - the facts that rules may speak about
 * @param options - activities and definitions that rules may speak about
 * @returns a function from a rule to what it leans on
 * @example
 * ```ts
 * import { day } from 'smarketing/kernel'
 * import { groundOf } from 'smarketing/lead'
 *
 * const ground = groundOf({ employees: { type: 'integer' }, budget: { type: 'boolean', maxAge: 90 * day } })
 * const large = ground({ fact: 'employees', op: 'gte', value: 50 })
 * const both = ground({ all: [{ fact: 'employees', op: 'gte', value: 50 }, { fact: 'budget', present: true }] })
 *
 * large.readsTime // => false
 * both.readsTime // => true
 * const facts = [...both.facts].sort() // => ['budget', 'employees']
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const groundOf =
  (schema: FactSchema, options: RuleOptions = {}) =>
  (rule: Rule): RuleGround => {
    const facts = new Set<string>();
    const activities = new Set<string>();
    const activityFacts = new Map<string, readonly [string, string]>();
    const definitions = new Map<string, RuleGround['definitions'][number]>();
    let readsTime = false;
    const look = (type: string | undefined, name: string): void => {
      const known = type === undefined ? schema : ownOf(options.activities, type);
      readsTime ||= ownOf(known, name)?.maxAge !== undefined;
      if (type === undefined) facts.add(name);
      else activityFacts.set(JSON.stringify([type, name]), [type, name]);
    };
    // Beside a rule stands the type of activity whose facts it speaks about, below a `where`.
    const pending: Array<readonly [Rule, string | undefined]> = [[rule, undefined]];
    for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
      const [next, within] = step;
      if ('all' in next) for (const each of next.all) pending.push([each, within]);
      else if ('any' in next) for (const each of next.any) pending.push([each, within]);
      else if ('of' in next) for (const each of next.of) pending.push([each, within]);
      else if ('not' in next) pending.push([next.not, within]);
      else if ('ref' in next) {
        const { ref: id, version } = next;
        const key = `${version} ${id}`;
        if (definitions.has(key)) continue;
        const found = options.definitions?.find((one) => one.id === id && one.version === version)?.rule;
        definitions.set(key, found === undefined ? { id, version } : { id, version, rule: found });
        if (found !== undefined) pending.push([found, within]);
      } else if ('fact' in next) {
        for (const name of factsNamed(next)) look(within, name);
        readsTime ||= 'op' in next && isRelative(next.op);
      } else {
        const type = 'count' in next ? next.count : 'sum' in next ? next.sum : next.last;
        activities.add(type);
        readsTime ||= next.within !== undefined || isRelative(next.op);
        if ('field' in next) look(type, next.field);
        if (next.where !== undefined) pending.push([next.where, type]);
      }
    }
    return {
      facts,
      activities,
      activityFacts: [...activityFacts.values()],
      definitions: [...definitions.values()],
      readsTime,
    };
  };

const ownOf = <A>(names: { readonly [name: string]: A } | undefined, name: string): A | undefined =>
  names !== undefined && Object.hasOwn(names, name) ? names[name] : undefined;

const factsNamed = (rule: Extract<Rule, { readonly fact: string }>): ReadonlyArray<string> =>
  'value' in rule && typeof rule.value === 'object' && 'fact' in rule.value
    ? [rule.fact, rule.value.fact]
    : [rule.fact];
