import type { Chosen } from './chosen.js';
import type { CompiledBrief } from './compiled-brief.js';
import { countedShare, respondersTo, segmentCounts } from './plan-goal.js';
import type { PlanModel } from './plan-model.js';
import type { ObjectiveReading, SegmentReach } from './plan-reading.js';
import type { SolvedModel } from './solver/model.js';

/** The objective of the units that were chosen, worked out without any rounding of the model. */
const reachedOf = (
  compiled: CompiledBrief,
  chosen: ReadonlyArray<Chosen>,
  reach: ReadonlyArray<SegmentReach>,
  served: number,
): number => {
  const { objective } = compiled.brief;
  switch (objective.kind) {
    case 'value':
      return chosen.reduce(
        (sum, { candidate: { service }, units }) =>
          sum + units * (objective.values.find((one) => one.service === service.id)?.perUnit.minor ?? 0),
        0,
      );
    case 'net-reach': {
      const counts = segmentCounts(compiled, objective);
      return reach.reduce((sum, { segment, share }) => sum + (counts.get(segment) ?? 0) * share, 0);
    }
    case 'served-responders':
      return served;
    case 'qualified-leads': {
      // Those who qualify most often are served first.
      let room = served;
      return chosen
        .map(({ candidate, units }) => ({
          share: countedShare(compiled, candidate.service.id),
          responders: respondersTo(compiled, candidate, units),
        }))
        .sort((first, second) => second.share - first.share)
        .reduce((sum, { share, responders }) => {
          const taken = Math.min(room, responders);
          room -= taken;
          return sum + taken * share;
        }, 0);
    }
  }
};

/** Reads what was reached of the objective, and how sure it is that nothing better exists. */
export const objectiveOf = (
  compiled: CompiledBrief,
  { goal }: PlanModel,
  answer: SolvedModel,
  chosen: ReadonlyArray<Chosen>,
  reach: ReadonlyArray<SegmentReach>,
  served: number,
): ObjectiveReading => {
  const { kind } = compiled.brief.objective;
  const [expectations, reached] = answer.objectives;
  const value = reachedOf(compiled, chosen, reach, served);
  const proven = (expectations?.proven ?? false) && (reached?.proven ?? false);
  const bound = Math.max(value, Math.min(goal.most, goal.counted(reached?.upperBound ?? 0) + goal.within));
  // Who is at the very most that can be has no better plan, however coarse the model.
  const exact = (proven && goal.within === 0) || ((expectations?.proven ?? false) && value >= goal.most);
  const upperBound = exact ? value : bound;
  return {
    kind,
    value,
    upperBound,
    gap: upperBound - value,
    proof: exact ? 'optimal' : proven ? 'optimal-within' : 'not-proven',
    ties: answer.ties === 'settled' && answer.status === 'optimal' ? 'settled' : 'open',
    exactness: exactness(kind, reach.length),
  };
};

const exactness = (kind: ObjectiveReading['kind'], segments: number): string => {
  switch (kind) {
    case 'value':
      return 'Values are whole minor units of money, so the objective is exact.';
    case 'net-reach':
      return segments > 1
        ? 'Net reach of several segments was taken as straight pieces below its curves; the plan was read off without them.'
        : 'Net reach of one segment was made linear by the logarithm of those missed, rounded to a millionth.';
    case 'served-responders':
    case 'qualified-leads':
      return 'Responders were counted in hundredths, and units past the twelfth of a service in runs; the plan was read off without either.';
  }
};
