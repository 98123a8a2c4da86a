import type { Verdict } from '../rule/compiled-rule.js';
import type { FactSchema } from '../rule/fact-schema.js';
import type { LeadFacts } from './lead-facts.js';
import type { CompiledDefinition } from './qualification-definition.js';
import type {
  QualificationReading,
  QualificationVerdict,
  SigningState,
  ToCollect,
} from './qualification-reading.js';

const verdicts: Readonly<Record<Verdict, QualificationVerdict>> = {
  met: 'qualified',
  'not-met': 'not-qualified',
  unknown: 'unknown',
};

/**
 * Answers whether leads are qualified, without reasons: the fast way, for lists.
 *
 * @param definition - a compiled definition
 * @returns a function from a lead's facts to the verdict; `judge` gives the same one
 * @category readings
 * @since 0.1.0
 */
export const verdictOf =
  <Schema extends FactSchema>({ rule }: CompiledDefinition<Schema>) =>
  ({ prepared, context }: LeadFacts<Schema>): QualificationVerdict =>
    verdicts[rule.verdict(prepared.facts, context)];

/**
 * Judges leads by a definition, with reasons: what was found, what is missing and why.
 *
 * **Details**: how far the definition is signed changes how the reading is marked, and never the arithmetic.
 *
 * @param definition - a compiled definition
 * @param state - how far it was signed at the moment of the judgement; unsigned when absent
 * @returns a function from a lead's facts to the reading
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { bantTemplate, compileDefinition, draftDefinition, judge, prepareFacts, profileOfFacts } from 'smarketing/lead'
 *
 * const { facts, gate, rule } = bantTemplate(3)
 * const definition = orThrow(compileDefinition(facts)(draftDefinition(facts)({ id: 'bant', version: 1, gate, rule })))
 * const asOf = orThrow(parseInstant('2026-03-02T09:00Z'))
 * const prepared = prepareFacts(facts, asOf)(profileOfFacts(asOf)({ budget: true, need: true, authority: false }))
 *
 * const reading = judge(definition)({ prepared, context: { asOf } })
 * reading.verdict // => 'unknown'
 * reading.collect // => [{ kind: 'fact', name: 'timeline', label: 'Timeline', reason: 'never-recorded' }]
 * reading.state // => 'unsigned'
 * ```
 * @category readings
 * @since 0.1.0
 */
export const judge =
  <Schema extends FactSchema>(
    { definition, hash, explain }: CompiledDefinition<Schema>,
    state: SigningState = 'unsigned',
  ) =>
  ({ prepared, context }: LeadFacts<Schema>): QualificationReading => {
    const { verdict, explanation, missing } = explain(prepared.facts, context);
    return {
      definition: { id: definition.id, version: definition.version },
      hash,
      gate: definition.gate,
      state,
      asOf: context.asOf,
      verdict: verdicts[verdict],
      explanation,
      collect: missing.map((subject): ToCollect => {
        const absent = prepared.absent.find(({ fact }) => subject.kind === 'fact' && fact === subject.name);
        return absent === undefined ? subject : { ...subject, reason: absent.reason };
      }),
      issues: prepared.issues,
    };
  };
