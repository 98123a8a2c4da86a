import { type Checked, type Issue, issue, unlessIssues } from '../kernel/issue.js';
import { type Ratio, ratio } from '../kernel/ratio.js';
import { show } from '../kernel/show.js';
import { unlessUnreadable } from '../kernel/unreadable.js';
import type { FactSchema } from '../rule/fact-schema.js';
import type { AbsenceReason, PreparedFacts } from './prepare-facts.js';

/**
 * Describes how much the knowledge of one fact is worth.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompletenessItem {
  /** The fact's name in the schema. */
  readonly fact: string;
  /** What knowing it is worth beside the others, a whole number from 0 to 1,000,000. */
  readonly weight: number;
  /** True when a lead without it is incomplete, whatever its score; absent means false. */
  readonly required?: boolean;
}

/**
 * Describes what has to be known about a lead before it can be handed over.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompletenessDefinition {
  /** The facts that count, each once. */
  readonly items: ReadonlyArray<CompletenessItem>;
}

/**
 * Describes a fact whose absence costs a lead completeness.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompletenessGap {
  /** The fact's name. */
  readonly fact: string;
  /** How people call it; its name where it has no label. */
  readonly label: string;
  /** What knowing it would add to the numerator. */
  readonly weight: number;
  /** Whether the gate waits for it. */
  readonly required: boolean;
  /** Why it is missing. */
  readonly reason: AbsenceReason;
}

/**
 * Describes how complete a lead is.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompletenessReading {
  /** The weight of what is known out of the weight of all; null where nothing has weight. */
  readonly score: Ratio;
  /** Whether every required fact is known. */
  readonly isComplete: boolean;
  /** What is missing: required facts first, then by weight, then in the order of the definition. */
  readonly gaps: ReadonlyArray<CompletenessGap>;
}

/**
 * Compiles a definition of completeness: weighted presence, and a gate of required facts.
 *
 * @param schema - the facts that the definition may name
 * @returns a function from a definition to one from prepared facts to the reading, or to issues `no-items`,
 * `unknown-fact`, `duplicate-fact` and `not-a-weight`
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { compileCompleteness, prepareFacts, profileOfFacts } from 'smarketing/lead'
 *
 * const schema = { email: { type: 'string' }, phone: { type: 'string' }, employees: { type: 'integer' } } as const
 * const completeness = orThrow(compileCompleteness(schema)({
 *   items: [{ fact: 'email', weight: 3, required: true }, { fact: 'phone', weight: 2, required: true }, { fact: 'employees', weight: 1 }],
 * }))
 * const now = orThrow(parseInstant('2026-03-02T09:00Z'))
 * const lead = profileOfFacts(now)({ email: 'ann@example.com', phone: 'n/a', employees: 12 })
 *
 * const reading = completeness(prepareFacts(schema, now)(lead))
 * reading.score // => { numerator: 4, denominator: 6, value: 0.6666666666666666 }
 * reading.isComplete // => false
 * reading.gaps.map(({ fact, reason }) => [fact, reason]) // => [['phone', 'placeholder']]
 * ```
 * @category compilers
 * @since 0.1.0
 */
export const compileCompleteness =
  <const Schema extends FactSchema>(schema: Schema) =>
  (definition: CompletenessDefinition): Checked<(prepared: PreparedFacts<Schema>) => CompletenessReading> =>
    unlessUnreadable(() => compileItems(schema, definition), 'a definition with a list of items');

const compileItems = <Schema extends FactSchema>(
  schema: Schema,
  { items }: CompletenessDefinition,
): Checked<(prepared: PreparedFacts<Schema>) => CompletenessReading> =>
  unlessIssues(itemIssues(schema, items), () => {
    const total = items.reduce((sum, { weight }) => sum + weight, 0);
    const ordered = [...items].sort(
      (first, second) =>
        Number(second.required ?? false) - Number(first.required ?? false) || second.weight - first.weight,
    );
    return ({ absent }) => {
      const reasons = new Map(absent.map(({ fact, reason }) => [fact, reason]));
      const gaps = ordered.flatMap(({ fact, weight, required = false }): ReadonlyArray<CompletenessGap> => {
        const reason = reasons.get(fact);
        const label = schema[fact]?.label ?? fact;
        return reason === undefined ? [] : [{ fact, label, weight, required, reason }];
      });
      const missing = gaps.reduce((sum, { weight }) => sum + weight, 0);
      return {
        score: ratio(total - missing, total),
        isComplete: !gaps.some(({ required }) => required),
        gaps,
      };
    };
  });

const itemIssues = (schema: FactSchema, items: ReadonlyArray<CompletenessItem>): ReadonlyArray<Issue> => {
  if (items.length === 0)
    return [issue('no-items', ['items'], 'Nothing is asked for, so nothing is complete.')];
  return items.flatMap(({ fact, weight }, index) => {
    const path = ['items', index];
    const found: Array<Issue> = [];
    if (!Object.hasOwn(schema, fact)) {
      found.push(
        issue('unknown-fact', [...path, 'fact'], 'The schema does not know the fact.', {
          expected: Object.keys(schema).join(', '),
          received: show(fact),
        }),
      );
    }
    if (items.findIndex((other) => other.fact === fact) < index) {
      found.push(
        issue('duplicate-fact', [...path, 'fact'], 'The fact is weighed twice.', { received: show(fact) }),
      );
    }
    if (!(Number.isSafeInteger(weight) && weight >= 0 && weight <= 1_000_000)) {
      found.push(
        issue('not-a-weight', [...path, 'weight'], 'The weight is not a whole number from 0 to 1,000,000.', {
          received: show(weight),
        }),
      );
    }
    return found;
  });
};
