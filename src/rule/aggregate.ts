import type { FactDefinition, FactSchema } from './fact-schema.js';
import { comparableOf, type Subject, type Test } from './leaf.js';
import type { AggregateRule } from './rule.js';

/**
 * Returns the type of activity that an aggregate looks at.
 *
 * @param leaf - the aggregate
 * @returns the type
 */
export const activityOf = (leaf: AggregateRule): string =>
  'count' in leaf ? leaf.count : 'sum' in leaf ? leaf.sum : leaf.last;

/**
 * Compiles what an aggregate compares: how many, how much, or when last.
 *
 * **Details**: a sum is exact past 2^53 too, where it becomes a BigInt, which compares with numbers by value.
 *
 * @param rule - the aggregate
 * @param where - tells whether one activity is taken in
 * @param schema - the facts of the activity
 * @returns the count, the sum, the latest instant, or undefined when there is none or nobody looked
 */
export const aggregateSubject = (rule: AggregateRule, where: Test | null, schema: FactSchema): Subject => {
  const type = activityOf(rule);
  const within = rule.within ?? Number.POSITIVE_INFINITY;
  const field = 'sum' in rule ? rule.field : '';
  const read = 'sum' in rule ? comparableOf(schema[field] as FactDefinition) : null;
  const counts = 'count' in rule;
  return (_, context) => {
    const { activities, asOf } = context;
    if (activities === undefined) return undefined;
    const after = asOf - within;
    let total: number | bigint = 0;
    let latest: number | undefined;
    for (let index = 0; index < activities.length; index += 1) {
      const activity = activities[index];
      if (activity === undefined || activity.type !== type) continue;
      const { occurredAt } = activity;
      if (!(occurredAt <= asOf && occurredAt > after)) continue;
      const facts = activity.facts ?? {};
      if (where !== null && !where(facts, context)) continue;
      if (read !== null) {
        const amount = read(facts[field]);
        if (amount !== undefined) total = add(total, amount as number);
      } else if (counts) total = (total as number) + 1;
      else if (latest === undefined || occurredAt > latest) latest = occurredAt;
    }
    return counts || read !== null ? total : latest;
  };
};

/** Adds exactly: past the safe integers the sum goes on as a BigInt. */
const add = (total: number | bigint, amount: number): number | bigint => {
  if (!Number.isInteger(amount)) return total;
  if (typeof total === 'number') {
    const sum = total + amount;
    return Number.isSafeInteger(sum) ? sum : BigInt(total) + BigInt(amount);
  }
  return total + BigInt(amount);
};
