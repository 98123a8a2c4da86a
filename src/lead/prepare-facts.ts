import type { Instant } from '../kernel/instant.js';
import { type Issue, issue } from '../kernel/issue.js';
import { show } from '../kernel/show.js';
import type { FactDefinition, FactSchema, FactsOf } from '../rule/fact-schema.js';
import type { LeadProfile, RecordedFact } from './profile.js';
import { factReader, type ReadFact } from './read-fact.js';

/**
 * Names why a fact is missing.
 *
 * **Details**: `never-recorded` nobody ever stated it, `cleared` the source emptied it, `placeholder` a text
 * stands in for an answer, `stale` it is older than agreed, `wrong-type` it is not what the schema says.
 *
 * @category model
 * @since 0.1.0
 */
export type AbsenceReason = 'never-recorded' | 'cleared' | 'placeholder' | 'stale' | 'wrong-type';

/**
 * Describes a fact that is missing, and why.
 *
 * @category model
 * @since 0.1.0
 */
export interface AbsentFact {
  /** The fact's name. */
  readonly fact: string;
  /** How people call it. */
  readonly label?: string;
  /** Why it is missing. */
  readonly reason: AbsenceReason;
  /** Since when, epoch milliseconds; absent when it never was recorded. */
  readonly since?: Instant;
}

/**
 * Describes the facts of one lead as rules, scores and completeness take them.
 *
 * @category model
 * @since 0.1.0
 */
export interface PreparedFacts<Schema extends FactSchema = FactSchema> {
  /** The facts that are usable; every other one has no key. */
  readonly facts: FactsOf<Schema>;
  /** Every fact of the schema that is missing, in the schema's order. */
  readonly absent: ReadonlyArray<AbsentFact>;
  /** A `wrong-type` for each value that is not what the schema says. */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Prepares the facts of leads: placeholders, stale values and values of a wrong type become missing, before any
 * rule, score or completeness sees them.
 *
 * **Details**: a value is stale when it was last stated longer than the fact's `maxAge` before `asOf`. Money,
 * recorded in minor units, gets the currency of the schema. Facts that the schema does not know are left out.
 *
 * @param schema - the facts that rules may speak about
 * @param asOf - the moment of the judgement, epoch milliseconds
 * @returns a function from a lead's profile to its prepared facts
 * @example
 * ```ts
 * import { day, orThrow, parseInstant } from 'smarketing/kernel'
 * import { prepareFacts, profileOfFacts } from 'smarketing/lead'
 *
 * const schema = {
 *   employees: { type: 'integer' }, phone: { type: 'string' }, budget: { type: 'money', currency: 'EUR', maxAge: 90 * day },
 * } as const
 * const [stated, now] = [orThrow(parseInstant('2026-01-02T09:00Z')), orThrow(parseInstant('2026-06-01T09:00Z'))]
 * const lead = profileOfFacts(stated)({ employees: 120, phone: '0000', budget: 5_000_00 })
 *
 * const prepared = prepareFacts(schema, now)(lead)
 * prepared.facts // => { employees: 120 }
 * prepared.absent.map(({ fact, reason }) => [fact, reason]) // => [['phone', 'placeholder'], ['budget', 'stale']]
 * ```
 * @category compilers
 * @since 0.1.0
 */
export const prepareFacts = <const Schema extends FactSchema>(
  schema: Schema,
  asOf: Instant,
): ((profile: LeadProfile) => PreparedFacts<Schema>) => factPreparation(schema)(asOf);

/**
 * Compiles a schema once for many moments, as for leads that are each judged at their own hand-over.
 *
 * @param schema - the facts that rules may speak about
 * @returns a function from the moment of the judgement to one from a lead's profile to its prepared facts
 * @category compilers
 * @since 0.1.0
 */
export const factPreparation = <const Schema extends FactSchema>(
  schema: Schema,
): ((asOf: Instant) => (profile: LeadProfile) => PreparedFacts<Schema>) => {
  const readers: ReadonlyArray<FactInSchema> = Object.entries(schema).map(([name, definition]) => ({
    name,
    definition,
    read: factReader(definition),
  }));
  return (asOf) => (profile) => {
    const facts: Array<readonly [string, unknown]> = [];
    const absent: Array<AbsentFact> = [];
    const issues: Array<Issue> = [];
    for (const fact of readers) {
      const recorded = Object.hasOwn(profile, fact.name) ? profile[fact.name] : undefined;
      const read = judge(fact, recorded, asOf);
      if (read.found === 'value') facts.push([fact.name, read.value]);
      else absent.push(absentFact(fact, read.found, recorded));
      if (read.found === 'wrong-type' && recorded !== undefined) issues.push(typeIssue(fact, recorded));
    }
    return { facts: Object.fromEntries(facts) as FactsOf<Schema>, absent, issues };
  };
};

interface FactInSchema {
  readonly name: string;
  readonly definition: FactDefinition;
  readonly read: (recorded: unknown) => ReadFact;
}

const judge = (
  { definition, read }: FactInSchema,
  recorded: RecordedFact | undefined,
  asOf: Instant,
): ReadFact | { readonly found: 'never-recorded' | 'cleared' | 'stale' } => {
  if (recorded === undefined) return { found: 'never-recorded' };
  if (recorded.value === null) return { found: 'cleared' };
  const value = read(recorded.value);
  const { maxAge } = definition;
  return value.found === 'value' && maxAge !== undefined && asOf - recorded.since > maxAge
    ? { found: 'stale' }
    : value;
};

const absentFact = (
  { name, definition }: FactInSchema,
  reason: AbsenceReason,
  recorded: RecordedFact | undefined,
): AbsentFact => ({
  fact: name,
  ...(definition.label === undefined ? {} : { label: definition.label }),
  reason,
  ...(recorded === undefined ? {} : { since: recorded.since }),
});

const typeIssue = ({ name, definition }: FactInSchema, { value }: RecordedFact): Issue =>
  issue('wrong-type', [name], 'The recorded value is not of the type that the schema gives the fact.', {
    expected: expectationOf(definition),
    received: show(value),
  });

const expectationOf = (definition: FactDefinition): string => {
  switch (definition.type) {
    case 'number':
      return 'a finite number';
    case 'integer':
      return 'a whole number';
    case 'instant':
      return 'epoch milliseconds';
    case 'boolean':
      return 'true or false';
    case 'money':
      return `whole minor units of ${definition.currency}`;
    case 'enum':
      return `one of ${definition.values.join(', ')}`;
    case 'list':
      return 'values' in definition ? `a list out of ${definition.values.join(', ')}` : 'a list of texts';
    case 'string':
      return 'text';
  }
};
