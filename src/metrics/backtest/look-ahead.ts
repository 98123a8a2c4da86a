import { type Issue, issue } from '../../kernel/issue.js';
import type { CompiledDefinition } from '../../lead/qualification-definition.js';
import { groundOf } from '../../lead/rule-ground.js';
import type { FactBasis, FactDefinition } from '../../rule/fact-schema.js';

/**
 * Describes a fact of which only today's value is on record, so that a look back is no better than it.
 *
 * @category model
 * @since 0.1.0
 */
export interface DoubtfulFact {
  /** The fact's name. */
  readonly fact: string;
  /** The activity it belongs to; absent for a fact of the lead. */
  readonly activity?: string;
  /** How people call it. */
  readonly label: string;
}

/** The facts a definition leans on, each with where its name stands. */
const factsOf = ({
  schema,
  options,
  definition,
}: CompiledDefinition): ReadonlyArray<DoubtfulFact & { readonly basis: FactBasis | undefined }> => {
  const { facts, activityFacts } = groundOf(schema, options)(definition.rule);
  const described = (fact: string, found: FactDefinition | undefined, activity?: string) => ({
    fact,
    ...(activity === undefined ? {} : { activity }),
    label: found?.label ?? fact,
    basis: found?.basis,
  });
  return [
    ...[...facts].map((fact) => described(fact, schema[fact])),
    ...activityFacts.map(([type, fact]) => described(fact, options.activities?.[type]?.[fact], type)),
  ];
};

/** Finds facts that are written down together with the outcome: to foretell it by them is no art. */
export const lookAheadIssues = (
  side: 'before' | 'after',
  definition: CompiledDefinition,
): ReadonlyArray<Issue> =>
  factsOf(definition)
    .filter(({ basis }) => basis === 'recorded-with-outcome')
    .map(({ fact, activity, label }) =>
      issue(
        'look-ahead',
        [side, 'facts', ...(activity === undefined ? [] : [activity]), fact],
        `${label} is recorded together with the outcome, so it cannot be used to foretell it.`,
        { expected: 'facts that were known before the outcome' },
      ),
    );

/** Finds facts of which only today's value is on record. */
export const doubtfulFacts = (
  definitions: ReadonlyArray<CompiledDefinition>,
): ReadonlyArray<DoubtfulFact> => {
  const found = new Map<string, DoubtfulFact>();
  for (const { basis, ...fact } of definitions.flatMap(factsOf)) {
    if (basis === 'current-value') found.set(JSON.stringify([fact.activity ?? null, fact.fact]), fact);
  }
  return [...found.values()];
};
