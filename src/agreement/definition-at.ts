import type { Option } from 'fp-ts/lib/Option.js';
import type { ApprovalRecord } from '../approval/approval-record.js';
import type { Instant } from '../kernel/instant.js';
import { byNumber } from '../kernel/order.js';
import { definitionInForceBy } from '../lead/active-definition.js';
import type { DefinitionInForce } from '../lead/judging-definition.js';
import type { QualificationGate } from '../lead/qualification-definition.js';
import type { CompiledAgreement } from './compiled-agreement.js';
import { termDocuments } from './consensus.js';
import { partStanding } from './part-standing.js';

/**
 * Finds the definition of a qualified lead that counts at a moment: the highest version in effect that both
 * departments had signed by then, else the highest in effect, marked as it is.
 *
 * **Details**: a lead is judged by the definition that counted at its hand-over. Between two moments at which
 * something is signed, taken back, begins or ends the answer is the same, so it is found once and then looked
 * up.
 *
 * @param compiled - the agreement
 * @param gate - `hand-over` or `sales-qualified`
 * @param approvals - approval records, in any order
 * @returns a function from a moment in epoch milliseconds to the definition, or none when none is in effect
 * @category readings
 * @since 0.1.0
 */
export const definitionAt = (
  compiled: CompiledAgreement,
  gate: QualificationGate,
  approvals: ReadonlyArray<ApprovalRecord>,
): ((asOf: Instant) => Option<DefinitionInForce>) => {
  const containing = [
    ...termDocuments(compiled.agreement).filter(({ term }) => term === 'qualified-lead'),
    compiled,
  ];
  const { delegations = [], signatories = [] } = compiled.signing.document;
  const edges = [
    ...new Set(
      [
        ...approvals.map(({ at }) => at),
        ...compiled.definitions.flatMap(({ effectiveFrom, effectiveTo }) => [effectiveFrom, effectiveTo]),
        ...[...delegations, ...signatories].flatMap(({ from, until }) => [from, until]),
      ].filter((edge): edge is Instant => edge !== undefined),
    ),
  ].sort(byNumber);
  const find = definitionInForceBy(
    gate,
    (definition, asOf) => partStanding(compiled.signing, [definition, ...containing], asOf)(approvals).state,
  )(compiled.definitions);
  const answers = new Map<number, Option<DefinitionInForce>>();
  return (asOf) => {
    const place = placeOf(edges, asOf);
    const known = answers.get(place);
    if (known !== undefined) return known;
    const found = find(asOf);
    answers.set(place, found);
    return found;
  };
};

/** How many edges lie at or before a moment. */
const placeOf = (edges: ReadonlyArray<Instant>, at: Instant): number => {
  let low = 0;
  for (let high = edges.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as Instant) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
};
