import type { Option } from 'fp-ts/lib/Option.js';
import * as O from 'fp-ts/lib/Option.js';
import { isInEffect } from '../approval/active-version.js';
import type { ApprovalRecord } from '../approval/approval-record.js';
import type { CompiledSigningRules } from '../approval/signing-rules.js';
import { standingOf } from '../approval/standing.js';
import type { Instant } from '../kernel/instant.js';
import { byCodeUnit, byNumber } from '../kernel/order.js';
import type { DefinitionInForce } from './judging-definition.js';
import type { CompiledDefinition, QualificationGate } from './qualification-definition.js';
import type { SigningState } from './qualification-reading.js';

/**
 * Finds the definition that binds at a gate: in effect, signed by both departments, and of those the highest
 * version.
 *
 * **When to use**: without an agreement. With one, `definitionAt` of the agreement room also counts signatures
 * under the whole.
 *
 * @param gate - what the definition has to guard
 * @param records - approval records, in any order
 * @param asOf - the moment to answer for, epoch milliseconds
 * @returns a function from compiled definitions to the binding one, or none while no version is signed
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { activeDefinition, compileDefinition, draftDefinition } from 'smarketing/lead'
 *
 * const schema = { employees: { type: 'integer' } } as const
 * const draft = { id: 'icp', version: 1, gate: 'hand-over', rule: { fact: 'employees', op: 'gte', value: 50 } } as const
 * const definition = orThrow(compileDefinition(schema)(draftDefinition(schema)(draft)))
 * const { subject, version, hash } = definition
 * const [before, signed] = [orThrow(parseInstant('2026-01-05T08:00Z')), orThrow(parseInstant('2026-01-05T09:00Z'))]
 * const given = { subject, version, hash, kind: 'given', at: signed } as const
 * const records = [{ ...given, party: 'sales' }, { ...given, party: 'marketing' }] as const
 *
 * activeDefinition('hand-over', records, before)([definition])._tag // => 'None'
 * activeDefinition('hand-over', records, signed)([definition])._tag // => 'Some'
 * ```
 * @category readings
 * @since 0.1.0
 */
export const activeDefinition =
  (gate: QualificationGate, records: ReadonlyArray<ApprovalRecord>, asOf: Instant) =>
  <Definition extends CompiledDefinition>(definitions: ReadonlyArray<Definition>): Option<Definition> => {
    const [first] = inEffect(
      gate,
      signedAlone(records),
      asOf,
    )(definitions).filter(({ state }) => state === 'signed');
    return O.fromNullable(first?.definition);
  };

/**
 * Finds the definition that leads are judged by at a moment: the one that binds, or while none is signed the highest
 * version in effect, marked as it is.
 *
 * **When to use**: without an agreement, as the terms of a dispute. With one, `definitionAt` of the agreement room
 * also counts signatures under the whole.
 *
 * @param gate - what the definition has to guard
 * @param records - approval records, in any order
 * @returns a function from compiled definitions, and then a moment in epoch milliseconds, to the definition with its
 *   standing, or none while none is in effect
 * @example
 * ```ts
 * import { toUndefined } from 'fp-ts/lib/Option.js'
 * import { day, type Instant, orThrow, parseInstant } from 'smarketing/kernel'
 * import { compileDefinition, definitionInForce, draftDefinition } from 'smarketing/lead'
 *
 * const schema = { employees: { type: 'integer' } } as const
 * const draft = { id: 'icp', version: 1, gate: 'hand-over', rule: { fact: 'employees', op: 'gte', value: 50 } } as const
 * const definition = orThrow(compileDefinition(schema)(draftDefinition(schema)(draft)))
 * const { subject, version, hash } = definition
 * const at = orThrow(parseInstant('2026-01-05T09:00Z'))
 * const given = { subject, version, hash, kind: 'given', at } as const
 *
 * const inForce = definitionInForce('hand-over', [{ ...given, party: 'sales' }, { ...given, party: 'marketing' }])([definition])
 * toUndefined(inForce((at - day) as Instant))?.state // => 'unsigned'
 * toUndefined(inForce(at))?.state // => 'signed'
 * ```
 * @category readings
 * @since 0.1.0
 */
export const definitionInForce =
  (gate: QualificationGate, records: ReadonlyArray<ApprovalRecord>) =>
  (definitions: ReadonlyArray<CompiledDefinition>): ((asOf: Instant) => Option<DefinitionInForce>) =>
    definitionInForceBy(gate, signedAlone(records))(definitions);

/**
 * Finds the definition in force where a signature may stand under something that contains it, too.
 *
 * @param gate - what the definition has to guard
 * @param stateOf - how far a definition is signed at a moment
 * @returns a function from compiled definitions, and then a moment in epoch milliseconds, to the definition with its
 *   standing, or none while none is in effect
 * @internal
 */
export const definitionInForceBy =
  (gate: QualificationGate, stateOf: StateOf) =>
  (definitions: ReadonlyArray<CompiledDefinition>) =>
  (asOf: Instant): Option<DefinitionInForce> => {
    const candidates = inEffect(gate, stateOf, asOf)(definitions);
    return O.fromNullable(candidates.find(({ state }) => state === 'signed') ?? candidates[0]);
  };

type StateOf = (definition: CompiledDefinition, asOf: Instant) => SigningState;

/** How far a definition is signed by itself. */
const signedAlone =
  (records: ReadonlyArray<ApprovalRecord>): StateOf =>
  (definition, asOf) =>
    standingOf(bothDepartments, definition, asOf)(records).state;

/** The definitions of a gate that are in effect, the highest version first, each with its standing. */
const inEffect =
  (gate: QualificationGate, stateOf: StateOf, asOf: Instant) =>
  <Definition extends CompiledDefinition>(
    definitions: ReadonlyArray<Definition>,
  ): ReadonlyArray<{ readonly definition: Definition; readonly state: SigningState }> =>
    definitions
      .filter(({ definition }) => definition.gate === gate)
      .filter(isInEffect(asOf))
      .map((definition) => ({ definition, state: stateOf(definition, asOf) }))
      .sort(
        ({ definition: one }, { definition: other }) =>
          byNumber(other.version, one.version) || byCodeUnit(one.definition.id, other.definition.id),
      );

const bothDepartments: CompiledSigningRules = {
  document: { seats: [{ party: 'sales' }, { party: 'marketing' }] },
  seats: [{ party: 'sales' }, { party: 'marketing' }],
};
