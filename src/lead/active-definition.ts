import type { Option } from 'fp-ts/lib/Option.js';
import * as O from 'fp-ts/lib/Option.js';
import { isInEffect } from '../approval/active-version.js';
import type { ApprovalRecord } from '../approval/approval-record.js';
import type { CompiledSigningRules } from '../approval/signing-rules.js';
import { standingOf } from '../approval/standing.js';
import type { Instant } from '../kernel/instant.js';
import { byCodeUnit, byNumber } from '../kernel/order.js';
import type { CompiledDefinition, QualificationGate } from './qualification-definition.js';

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
    const [first] = definitions
      .filter(({ definition }) => definition.gate === gate)
      .filter(isInEffect(asOf))
      .filter((definition) => standingOf(bothDepartments, definition, asOf)(records).state === 'signed')
      .sort(
        (one, other) =>
          byNumber(other.version, one.version) || byCodeUnit(one.definition.id, other.definition.id),
      );
    return O.fromNullable(first);
  };

const bothDepartments: CompiledSigningRules = {
  document: { seats: [{ party: 'sales' }, { party: 'marketing' }] },
  seats: [{ party: 'sales' }, { party: 'marketing' }],
};
