import { byCodeUnit } from '../../kernel/order.js';
import type { Party } from '../../kernel/party.js';
import type { SalesExpectation } from './brief.js';
import type { CompiledBrief } from './compiled-brief.js';
import { conflictOf, listed, requirementText } from './conflict.js';
import type { PlanModel } from './plan-model.js';
import type { ExpectationReading, PlanRequirement } from './plan-reading.js';
import type { Solver } from './solver/model.js';

/** Tells of each expectation whether the plan meets it, and if not, what stands in its way. */
export const readExpectations = (
  solver: Solver,
  compiled: CompiledBrief,
  { units }: PlanModel,
  values: ReadonlyMap<string, number>,
): ReadonlyArray<ExpectationReading> => {
  const sorted = [...(compiled.brief.expectations ?? [])].sort((a, b) => byCodeUnit(a.id, b.id));
  const unitsOf = (service: string): number =>
    (units.get(service) ?? []).reduce((sum, { variable }) => sum + (values.get(variable) ?? 0), 0);
  const isMet = (one: SalesExpectation): boolean =>
    one.kind === 'units'
      ? unitsOf(one.service) >= one.atLeast
      : compiled.inHand.has(one.artefact) ||
        compiled.candidates.some(
          ({ service }) => (service.gives ?? []).includes(one.artefact) && unitsOf(service.id) > 0,
        );
  const kept = sorted.filter(isMet).map(({ id }) => id);
  const conflictWith = conflictOf(solver, compiled);
  return sorted.map((one): ExpectationReading => {
    if (isMet(one)) return { state: 'met', id: one.id };
    const alone = conflictWith([one.id]);
    const conflict = alone.length > 0 ? alone : conflictWith([...kept, one.id]);
    const others = conflict.filter((found) => found.kind !== 'expectation' || found.id !== one.id);
    const why = alone.length > 0 ? 'impossible' : 'crowded-out';
    return {
      state: 'unmet',
      id: one.id,
      owner: ownerOf(compiled, one),
      why,
      conflict: others,
      message: inWords(one.id, why, others),
    };
  });
};

/** Who owes what is expected: the owner of the service, or of the first one that makes the artefact. */
const ownerOf = ({ portfolio }: CompiledBrief, one: SalesExpectation): Party =>
  portfolio.services.find(({ service }) =>
    one.kind === 'units' ? service.id === one.service : (service.gives ?? []).includes(one.artefact),
  )?.owner ?? 'marketing';

const inWords = (
  id: string,
  why: 'impossible' | 'crowded-out',
  others: ReadonlyArray<PlanRequirement>,
): string => {
  if (others.length === 0) return `“${id}” cannot be met: nothing that can be chosen brings it.`;
  const against = listed(others.map(requirementText));
  return why === 'impossible'
    ? `“${id}” cannot be met within ${against}.`
    : `“${id}” has to give way to ${against}.`;
};
