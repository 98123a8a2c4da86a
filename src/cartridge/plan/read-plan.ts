import { decimalsOf } from '../../kernel/currency.js';
import { formatMoney, type Money } from '../../kernel/money.js';
import { byCodeUnit } from '../../kernel/order.js';
import { reachedShare } from '../net-reach.js';
import { wholePeople } from '../people.js';
import type { Chosen } from './chosen.js';
import type { CompiledBrief } from './compiled-brief.js';
import { capacityOf, respondersTo } from './plan-goal.js';
import { budgetLimit, type PlanModel, resourceLimit } from './plan-model.js';
import type {
  LimitReading,
  PlannedService,
  PlanReading,
  SegmentReach,
  UnavailableService,
  UsedResource,
} from './plan-reading.js';
import { readExpectations } from './read-expectations.js';
import { objectiveOf } from './read-objective.js';
import type { SolvedModel, Solver } from './solver/model.js';
import { shareReached } from './tiers.js';

/** Reads a plan off the answer of an engine: everything is worked out again from the units that were chosen. */
export const readPlan = (
  solver: Solver,
  compiled: CompiledBrief,
  built: PlanModel,
  answer: SolvedModel,
): PlanReading => {
  const { brief, portfolio, candidates } = compiled;
  const values = new Map(answer.values.map(({ variable, value }) => [variable, value]));
  const chosen = candidates.flatMap((candidate): ReadonlyArray<Chosen> => {
    const units = (built.units.get(candidate.service.id) ?? []).reduce(
      (sum, { variable }) => sum + (values.get(variable) ?? 0),
      0,
    );
    return units > 0 ? [{ candidate, units }] : [];
  });
  const services = chosen.map(planned(compiled));
  const cost = money(
    compiled,
    services.reduce((sum, one) => sum + one.cost.minor, 0),
  );
  const budgetLeft = money(compiled, brief.budget.minor - cost.minor);
  const resources = usedResources(compiled, services);
  const reach = reachOf(compiled, chosen);
  const responders = respondersOf(compiled, chosen);
  const objective = objectiveOf(compiled, built, answer, chosen, reach, responders.served);
  const limits = limitsOf(compiled, built, answer, budgetLeft, resources);
  const unavailable = unavailableOf(compiled);
  const expectations = readExpectations(solver, compiled, built, values);
  const plan = { cost, budgetLeft, objective, limits, expectations, responders };
  return {
    schemaVersion: 1,
    madeFrom: {
      brief: { id: brief.id, version: brief.version, hash: compiled.hash },
      portfolio: { id: portfolio.portfolio.id, version: portfolio.version, hash: portfolio.hash },
    },
    services,
    cost,
    budgetLeft,
    resources,
    expectations,
    objective,
    reach,
    responders,
    limits,
    unavailable,
    missing: missingOf(compiled),
    reasons: reasonsOf(compiled, plan),
  };
};

const money = ({ portfolio }: CompiledBrief, minor: number): Money => ({
  minor,
  currency: portfolio.portfolio.currency,
});

const planned =
  (compiled: CompiledBrief) =>
  ({ candidate, units }: Chosen): PlannedService => {
    const { service, cartridge, owner } = candidate;
    const amounts = new Map<string, number>();
    for (const { resource, fixed = 0, perUnit } of service.resources ?? []) {
      amounts.set(resource, (amounts.get(resource) ?? 0) + fixed + perUnit * units);
    }
    const size = service.reach === undefined ? undefined : compiled.sizes.get(service.reach.segment);
    return {
      service: service.id,
      cartridge,
      owner,
      units,
      cost: money(compiled, service.cost.fixed.minor + service.cost.perUnit.minor * units),
      resources: [...amounts]
        .map(([resource, amount]) => ({ resource, amount }))
        .sort((a, b) => byCodeUnit(a.resource, b.resource)),
      ...(size === undefined ? {} : { reached: wholePeople(size * shareReached(candidate, units, size)) }),
      ...(size === undefined || service.reach?.response === undefined
        ? {}
        : { responders: respondersTo(compiled, candidate, units) }),
    };
  };

const usedResources = (
  { brief }: CompiledBrief,
  services: ReadonlyArray<PlannedService>,
): ReadonlyArray<UsedResource> =>
  [...(brief.resources ?? [])]
    .sort((a, b) => byCodeUnit(a.resource, b.resource))
    .map(({ resource, most }) => {
      const used = services
        .flatMap((one) => one.resources)
        .filter((one) => one.resource === resource)
        .reduce((sum, { amount }) => sum + amount, 0);
      return { resource, used, most, left: most - used };
    });

/** What services that each reach a share of a segment reach together, with bounds. */
const reachOf = (compiled: CompiledBrief, chosen: ReadonlyArray<Chosen>): ReadonlyArray<SegmentReach> => {
  const segments = [...new Set(chosen.flatMap(({ candidate }) => candidate.service.reach?.segment ?? []))];
  return segments.sort(byCodeUnit).map((segment) => {
    const size = compiled.sizes.get(segment);
    const here = chosen.filter(({ candidate }) => candidate.service.reach?.segment === segment);
    const shares = here.map(({ candidate, units }) => ({
      perUnit: shareReached(candidate, units, size),
      units: 1,
    }));
    const share = reachedShare(shares);
    const single = here.map(({ candidate }) => shareReached(candidate, 1, size));
    return {
      segment,
      share,
      least: Math.max(0, ...single),
      most: Math.min(
        1,
        here.reduce(
          (sum, { candidate, units }, k) =>
            sum + (candidate.curve === undefined ? (single[k] ?? 0) * units : (shares[k]?.perUnit ?? 0)),
          0,
        ),
      ),
      ...(size === undefined ? {} : { people: wholePeople(size * share) }),
      basis: 'random-duplication',
    };
  });
};

const respondersOf = (compiled: CompiledBrief, chosen: ReadonlyArray<Chosen>): PlanReading['responders'] => {
  const { objective } = compiled.brief;
  const responders = chosen.reduce(
    (sum, { candidate, units }) => sum + respondersTo(compiled, candidate, units),
    0,
  );
  const served = Math.min(responders, capacityOf(compiled));
  const handling = 'handlingCapacity' in objective ? objective.handlingCapacity : undefined;
  return {
    responders,
    served,
    unserved: responders - served,
    limitedBy: served === responders ? 'responders' : served === handling ? 'handling' : 'touches',
  };
};

const limitsOf = (
  { portfolio }: CompiledBrief,
  { goal }: PlanModel,
  answer: SolvedModel,
  budgetLeft: Money,
  resources: ReadonlyArray<UsedResource>,
): ReadonlyArray<LimitReading> => {
  const reached = answer.objectives[1]?.value ?? 0;
  const read = (limit: string, left: number, step: number): LimitReading => {
    const price = answer.shadowPrices.find(
      ({ objective, constraint }) => objective === 'objective' && constraint === limit,
    )?.price;
    // The objective may be curved (net reach), so the worth of a step is taken from where the plan stands.
    const worth = price === undefined ? 0 : goal.counted(reached + price * step) - goal.counted(reached);
    return { limit, binds: worth > 0, left, shadowPrice: worth, step };
  };
  const thousand = 1_000 * 10 ** decimalsOf(portfolio.portfolio.currency);
  return [
    read(budgetLimit, budgetLeft.minor, thousand),
    ...resources.map(({ resource, left }) => read(resourceLimit(resource), left, 1)),
  ];
};

const unavailableOf = ({ candidates }: CompiledBrief): ReadonlyArray<UnavailableService> => {
  // What needs something that only unavailable services bring is unavailable, too.
  const gone = new Map<string, UnavailableService['reason']>(
    candidates.filter(({ mostUnits }) => mostUnits === 0).map(({ service }) => [service.id, 'too-expensive']),
  );
  for (let before = -1; before < gone.size; ) {
    before = gone.size;
    for (const { service, needs } of candidates) {
      if (!gone.has(service.id) && needs.some(({ anyOf }) => anyOf.every((id) => gone.has(id)))) {
        gone.set(service.id, 'nothing-brings-what-it-needs');
      }
    }
  }
  return [...gone]
    .map(([service, reason]) => ({ service, reason }))
    .sort((a, b) => byCodeUnit(a.service, b.service));
};

const missingOf = ({ brief, candidates, sizes }: CompiledBrief): ReadonlyArray<string> => [
  ...(brief.objective.kind === 'value' || brief.objective.kind === 'net-reach'
    ? []
    : candidates
        .filter(({ service: { reach } }) => reach !== undefined && reach.response === undefined)
        .map(({ service }) => `the rate of response of ${service.id}`)),
  ...[...new Set(candidates.flatMap(({ service }) => service.reach?.segment ?? []))]
    .filter((segment) => !sizes.has(segment))
    .sort(byCodeUnit)
    .map((segment) => `the size of the segment ${segment}`),
];

const reasonsOf = (
  _compiled: CompiledBrief,
  {
    cost,
    budgetLeft,
    objective,
    limits,
    expectations,
    responders,
  }: Pick<PlanReading, 'cost' | 'budgetLeft' | 'objective' | 'limits' | 'expectations' | 'responders'>,
): ReadonlyArray<string> => {
  const unmet = expectations.filter(({ state }) => state === 'unmet').length;
  const money = limits.find(({ limit }) => limit === budgetLimit);
  const bound = limits
    .filter(({ limit, binds }) => binds && limit !== budgetLimit)
    .map(({ limit }) => limit.slice(resourceLimit('').length));
  return [
    `The plan costs ${formatMoney(cost)} and leaves ${formatMoney(budgetLeft)}.`,
    ...(expectations.length === 0
      ? []
      : [
          unmet === 0
            ? 'It meets every expectation of Sales.'
            : `It leaves ${unmet} of ${expectations.length} expectations of Sales unmet.`,
        ]),
    ...(money?.binds === true
      ? ['Money binds: with more of it the objective could be larger.']
      : bound.length > 0
        ? [`Resources bind although the money is there: ${bound.join(', ')}.`]
        : []),
    ...(money?.binds === true && bound.length > 0 ? [`So do resources: ${bound.join(', ')}.`] : []),
    ...(responders.unserved > 0
      ? [
          `${Math.round(responders.unserved)} of ${Math.round(responders.responders)} responders cannot be served: ${responders.limitedBy} are the limit.`,
        ]
      : []),
    objective.proof === 'optimal'
      ? 'No plan is better; this is proven.'
      : objective.proof === 'optimal-within'
        ? `No plan is better by more than ${objective.gap.toPrecision(3)}; this is proven.`
        : `It is not proven that no plan is better; none is by more than ${objective.gap.toPrecision(3)}.`,
  ];
};
