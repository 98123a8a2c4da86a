import * as E from 'fp-ts/lib/Either.js';
import type { DatedVersion } from '../approval/active-version.js';
import type { DocumentKey } from '../approval/approval-record.js';
import { type ContentHash, contentHash } from '../kernel/content-hash.js';
import type { Instant } from '../kernel/instant.js';
import { type Checked, type Issue, issue, show, under, unlessIssues } from '../kernel/issue.js';
import { compileRule } from '../rule/compile.js';
import type { CompiledRule } from '../rule/compiled-rule.js';
import { explainRule } from '../rule/explain.js';
import type { FactSchema, FactsOf } from '../rule/fact-schema.js';
import type { RuleContext } from '../rule/leaf.js';
import type { RuleReading } from '../rule/reading.js';
import type { Rule } from '../rule/rule.js';
import type { RuleOptions } from '../rule/rule-options.js';
import { factsHashOf } from './facts-hash.js';

/**
 * Names what a definition guards: `hand-over` is Marketing's promise to Sales, `sales-qualified` is Sales' own
 * test before a lead becomes an opportunity.
 *
 * @category model
 * @since 0.1.0
 */
export type QualificationGate = 'hand-over' | 'sales-qualified';

/**
 * Describes one version of what both departments mean by a qualified lead.
 *
 * **Details**: it holds no signatures. They are events that name its id, version and hash, so a word changed
 * after the signing is a definition that nobody has signed.
 *
 * @category model
 * @since 0.1.0
 */
export interface QualificationDefinition {
  /** The identifier that all versions share. */
  readonly id: string;
  /** The version, 1 or more. */
  readonly version: number;
  /** What it is called. */
  readonly title?: string;
  /** What it guards. */
  readonly gate: QualificationGate;
  /** The first moment it is meant for, epoch milliseconds; from the beginning when absent. */
  readonly effectiveFrom?: Instant;
  /** The first moment it is no longer meant for, epoch milliseconds; open when absent. */
  readonly effectiveTo?: Instant;
  /** The hash of everything its rule leans on, as `factsHashOf` gives it. */
  readonly factsHash: ContentHash;
  /** The test a lead has to meet. */
  readonly rule: Rule;
}

/**
 * Describes a definition that is ready to judge leads.
 *
 * **Details**: it is what `activeVersion` of the approval room takes, too.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompiledDefinition<Schema extends FactSchema = FactSchema> extends DatedVersion {
  /** The definition as it was written. */
  readonly definition: QualificationDefinition;
  /** The facts it speaks about. */
  readonly schema: Schema;
  /** The activities and further definitions it speaks about. */
  readonly options: RuleOptions;
  /** Its rule, ready to judge. */
  readonly rule: CompiledRule<Schema>;
  /** Its rule, ready to give reasons. */
  readonly explain: (facts: FactsOf<Schema>, context: RuleContext) => RuleReading;
}

/**
 * Returns the key by which signatures name a definition.
 *
 * @param definition - any version of it
 * @returns the document's key
 * @example
 * ```ts
 * import { definitionKey } from 'smarketing/lead'
 *
 * definitionKey({ id: 'icp' }) // => { system: 'qualification-definition', id: 'icp' }
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const definitionKey = ({ id }: Pick<QualificationDefinition, 'id'>): DocumentKey => ({
  system: 'qualification-definition',
  id,
});

/**
 * Completes a definition with the hash of what its rule leans on.
 *
 * @param schema - the facts that rules may speak about
 * @param options - activities and definitions that rules may speak about
 * @returns a function from a definition without that hash to the definition, ready to be signed
 * @category constructors
 * @since 0.1.0
 */
export const draftDefinition =
  (schema: FactSchema, options: RuleOptions = {}) =>
  (draft: Omit<QualificationDefinition, 'factsHash'>): QualificationDefinition => ({
    ...draft,
    factsHash: factsHashOf(schema, options)(draft.rule),
  });

/**
 * Compiles a definition, after checking it against the facts it speaks about.
 *
 * @param schema - the facts that rules may speak about
 * @param options - activities and definitions that rules may speak about
 * @returns a function from a definition to its compiled form, or to all issues: those of the rule below `rule`,
 * and `empty-id`, `not-a-version`, `reversed-range`, `facts-changed`
 * @example
 * ```ts
 * import { compileDefinition, draftDefinition } from 'smarketing/lead'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const schema = { employees: { type: 'integer' } } as const
 * const definition = draftDefinition(schema)({
 *   id: 'icp', version: 1, gate: 'hand-over', rule: { fact: 'employees', op: 'gte', value: 50 },
 * })
 * const compiled = orThrow(compileDefinition(schema)(definition))
 * compiled.rule.verdict({ employees: 120 }, { asOf: orThrow(parseInstant('2026-03-02T09:00Z')) }) // => 'met'
 * compileDefinition({ employees: { type: 'number' } })(definition)._tag // => 'Left'
 * ```
 * @category compilers
 * @since 0.1.0
 */
export const compileDefinition =
  <const Schema extends FactSchema>(schema: Schema, options: RuleOptions = {}) =>
  (definition: QualificationDefinition): Checked<CompiledDefinition<Schema>> => {
    const compiled = compileBoth(schema, options, definition.rule);
    if (E.isLeft(compiled)) {
      const [first, ...others] = under('rule')(compiled.left);
      return E.left([first, ...others, ...envelopeIssues(definition)]);
    }
    const { effectiveFrom, effectiveTo } = definition;
    return unlessIssues([...envelopeIssues(definition), ...factsIssues(schema, options, definition)], () => ({
      subject: definitionKey(definition),
      version: definition.version,
      hash: contentHash(definition),
      ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
      ...(effectiveTo === undefined ? {} : { effectiveTo }),
      definition,
      schema,
      options,
      ...compiled.right,
    }));
  };

/** The rule for the fast answer, and the rule for reasons. */
const compileBoth = <const Schema extends FactSchema>(
  schema: Schema,
  options: RuleOptions,
  rule: Rule,
): Checked<Pick<CompiledDefinition<Schema>, 'rule' | 'explain'>> =>
  E.chain((fast: CompiledRule<Schema>) =>
    E.map((explain: CompiledDefinition<Schema>['explain']) => ({ rule: fast, explain }))(
      explainRule(schema, options)(rule),
    ),
  )(compileRule(schema, options)(rule));

const envelopeIssues = ({
  id,
  version,
  effectiveFrom,
  effectiveTo,
}: QualificationDefinition): ReadonlyArray<Issue> => {
  const found: Array<Issue> = [];
  if (id.trim() === '') found.push(issue('empty-id', ['id'], 'The definition has no identifier.'));
  if (!(Number.isSafeInteger(version) && version >= 1)) {
    found.push(
      issue('not-a-version', ['version'], 'The version is not a whole number of 1 or more.', {
        received: show(version),
      }),
    );
  }
  if (effectiveFrom !== undefined && effectiveTo !== undefined && effectiveTo <= effectiveFrom) {
    found.push(issue('reversed-range', ['effectiveTo'], 'The definition ends before it begins.'));
  }
  return found;
};

const factsIssues = (
  schema: FactSchema,
  options: RuleOptions,
  { rule, factsHash }: QualificationDefinition,
): ReadonlyArray<Issue> => {
  const expected = factsHashOf(schema, options)(rule);
  return expected === factsHash
    ? []
    : [
        issue('facts-changed', ['factsHash'], 'The facts are not those the definition was written for.', {
          expected,
          received: show(factsHash),
        }),
      ];
};
