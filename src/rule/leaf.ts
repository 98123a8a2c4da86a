import type { Instant } from '../kernel/instant.js';
import type { RawFacts } from './accessor.js';
import type { FactDefinition } from './fact-schema.js';
import { textFold } from './fold.js';

import type { Operator } from './operator.js';
import type { RuleValue } from './rule.js';

/**
 * Describes something that happened, as far as rules can count it.
 *
 * @category model
 * @since 0.1.0
 */
export interface RuleActivity {
  /** The type that aggregates name. */
  readonly type: string;
  /** When it happened. */
  readonly occurredAt: Instant;
  /** What `where` and `sum` look at. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * Describes what a rule is judged against beside a lead's facts.
 *
 * @category model
 * @since 0.1.0
 */
export interface RuleContext {
  /** The moment of the judgement. */
  readonly asOf: Instant;
  /**
   * What happened, in any order; whatever is later than `asOf` is not seen. An empty list means that nothing
   * happened; without a list nobody looked, and every aggregate is unknown.
   */
  readonly activities?: ReadonlyArray<RuleActivity>;
}

/** A two-valued question about one lead. */
export type Test = (facts: RawFacts, context: RuleContext) => boolean;

/** What a leaf compares: a value out of facts and context, or undefined when it is missing. */
export type Subject = (facts: RawFacts, context: RuleContext) => unknown;

/** How a value that is there is judged. */
export type Judge = (value: never, context: RuleContext) => boolean;

/**
 * Returns a fact's value as rules compare it, or undefined when it is missing.
 *
 * **Details**: money becomes its minor units. What is not of the fact's type, NaN, infinities and other
 * currencies included, is as good as missing: nothing is ever coerced or converted.
 *
 * @param definition - the fact
 * @returns a function from any value to the comparable value or undefined
 */
export const comparableOf = (definition: FactDefinition): ((value: unknown) => unknown) => {
  switch (definition.type) {
    case 'number':
    case 'integer':
    case 'instant':
      return (value) => (Number.isFinite(value) ? value : undefined);
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : undefined);
    case 'money': {
      const { currency } = definition;
      return (value) => {
        const amount = value as { readonly minor?: unknown; readonly currency?: unknown } | null | undefined;
        return typeof amount === 'object' && amount?.currency === currency && Number.isFinite(amount.minor)
          ? amount.minor
          : undefined;
      };
    }
    case 'list':
      return (value) => (Array.isArray(value) ? value : undefined);
    default:
      return (value) => (typeof value === 'string' ? value : undefined);
  }
};

/** The number a value of the rule stands for: money by its minor units. */
export const constantOf = (value: RuleValue): unknown =>
  typeof value === 'object' && 'minor' in value ? value.minor : value;

/** The judgement of two values that are both there. */
const relations: { readonly [Op in Operator]?: (left: never, right: never) => boolean } = {
  eq: (left: unknown, right: unknown) => left === right,
  lt: (left: number, right: number) => left < right,
  lte: (left: number, right: number) => left <= right,
  gt: (left: number, right: number) => left > right,
  gte: (left: number, right: number) => left >= right,
  in: (left: unknown, right: ReadonlySet<unknown>) => right.has(left),
  contains: (left: string, right: string) => left.includes(right),
  startsWith: (left: string, right: string) => left.startsWith(right),
  endsWith: (left: string, right: string) => left.endsWith(right),
  hasAny: (left: ReadonlyArray<unknown>, right: ReadonlySet<unknown>) => left.some((each) => right.has(each)),
  hasAll: (left: ReadonlyArray<unknown>, right: ReadonlySet<unknown>) => {
    const held = new Set(left);
    for (const each of right) if (!held.has(each)) return false;
    return true;
  },
};

/** Judges by an operator and a constant. */
export const judgeConstant = (op: Operator, value: RuleValue, fold: boolean): Judge => {
  if (op === 'withinLast') {
    return (at: number, { asOf }) => at <= asOf && at > asOf - (value as number);
  }
  if (op === 'withinNext') {
    return (at: number, { asOf }) => at > asOf && at <= asOf + (value as number);
  }
  if (op === 'olderThan') return (at: number, { asOf }) => at <= asOf - (value as number);
  const constant = constantOf(value);
  const relation = relations[op] as (left: unknown, right: unknown) => boolean;
  if (fold) {
    const folded = textFold();
    const right = Array.isArray(constant) ? new Set(constant.map(folded)) : folded(constant as string);
    return (text: string) => relation(folded(text), right);
  }
  const right = Array.isArray(constant) ? new Set(constant) : constant;
  return (left: never) => relation(left, right);
};

/**
 * Judges two facts against each other.
 *
 * @param op - the operator
 * @param fold - whether case is disregarded
 * @returns a function from two values that are both there to the answer
 */
export const judgeFacts = (op: Operator, fold: boolean): ((one: unknown, other: unknown) => boolean) => {
  const relation = relations[op] as (left: unknown, right: unknown) => boolean;
  if (!fold) return relation;
  const folded = textFold();
  return (one, other) => relation(folded(one as string), folded(other as string));
};
