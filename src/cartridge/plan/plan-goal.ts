import type { NetReachObjective } from './brief.js';
import type { Candidate, CompiledBrief } from './compiled-brief.js';
import type { ModelConstraint, ModelTerm, ModelVariable } from './solver/model.js';
import { shareReached, type Tier, tiersOf } from './tiers.js';

/**
 * Describes an objective in whole numbers: what units bring, and what else the model has to know.
 */
export interface Goal {
  /** What the units of each candidate bring, tier by tier, by identifier of the service. */
  readonly tiers: ReadonlyMap<string, ReadonlyArray<Tier>>;
  /** Builds the terms of the objective from the terms of what was brought, and what these need. */
  readonly objective: (brought: ReadonlyMap<string, ReadonlyArray<ModelTerm>>) => {
    readonly terms: ReadonlyArray<ModelTerm>;
    readonly variables: ReadonlyArray<ModelVariable>;
    readonly constraints: ReadonlyArray<ModelConstraint>;
  };
  /** Turns a value of the model into what people count: responders, people, leads, minor units of money. */
  readonly counted: (value: number) => number;
  /** What cannot be passed whatever is chosen, in what people count. */
  readonly most: number;
  /** By how much the model can be lower than what it stands for, in what people count. */
  readonly within: number;
}

/** Parts of a responder that are told apart. */
const perOne = 100;
/** Parts of a share of qualified leads that are told apart. */
const shareParts = 1_000;
/** The logarithm of who is missed is counted in millionths. */
const logarithmParts = 1_000_000;

/** Writes what a brief asks for in whole numbers. */
export const goalOf = (compiled: CompiledBrief): Goal => {
  const { objective } = compiled.brief;
  switch (objective.kind) {
    case 'value':
      return valueGoal(compiled);
    case 'net-reach':
      return reachGoal(compiled, objective);
    case 'served-responders':
    case 'qualified-leads':
      return responseGoal(compiled);
  }
};

const plain: Goal['objective'] = (brought) => ({
  terms: [...brought.values()].flat(),
  variables: [],
  constraints: [],
});

const valueGoal = ({ brief, candidates }: CompiledBrief): Goal => {
  const values = brief.objective.kind === 'value' ? brief.objective.values : [];
  const worth = new Map(values.map(({ service, perUnit }) => [service, perUnit.minor]));
  return {
    tiers: new Map(
      candidates.map(({ service, mostUnits }) => [
        service.id,
        mostUnits > 1
          ? [
              { units: 1, each: worth.get(service.id) ?? 0 },
              { units: mostUnits - 1, each: worth.get(service.id) ?? 0 },
            ]
          : [{ units: mostUnits, each: worth.get(service.id) ?? 0 }],
      ]),
    ),
    objective: plain,
    counted: (value) => value,
    most: Number.POSITIVE_INFINITY,
    within: 0,
  };
};

/** How many respond to so many units of a service. */
export const respondersTo = (compiled: CompiledBrief, candidate: Candidate, units: number): number => {
  const { reach } = candidate.service;
  const size = reach === undefined ? undefined : compiled.sizes.get(reach.segment);
  return size === undefined ? 0 : size * shareReached(candidate, units, size) * (reach?.response ?? 0);
};

/** The share of a service's responders that counts: all, or those that qualify. */
export const countedShare = ({ brief: { objective } }: CompiledBrief, id: string): number =>
  objective.kind === 'qualified-leads'
    ? (objective.shares?.find(({ service }) => service === id)?.share ?? objective.share)
    : 1;

/** The most responders that can be served. */
export const capacityOf = ({ brief: { objective } }: CompiledBrief): number =>
  objective.kind === 'served-responders' || objective.kind === 'qualified-leads'
    ? Math.min(
        objective.handlingCapacity ?? Number.POSITIVE_INFINITY,
        objective.touchCapacity ?? Number.POSITIVE_INFINITY,
      )
    : Number.POSITIVE_INFINITY;

const responseGoal = (compiled: CompiledBrief): Goal => {
  const { candidates } = compiled;
  const cut = candidates.map((candidate) => {
    const most = respondersTo(compiled, candidate, candidate.mostUnits);
    return {
      candidate,
      most,
      ...tiersOf(candidate.mostUnits, (units) => respondersTo(compiled, candidate, units) * perOne),
    };
  });
  const everybody = cut.reduce((sum, { most }) => sum + most, 0);
  const capacity = capacityOf(compiled);
  const within = cut.reduce((sum, one) => sum + one.within, 0) / perOne;
  const tiers = new Map(cut.map((one) => [one.candidate.service.id, one.tiers]));
  const parts = Math.floor(Math.min(capacity, everybody) * perOne);
  if (compiled.brief.objective.kind === 'served-responders') {
    return {
      tiers,
      objective:
        capacity >= everybody
          ? plain
          : (brought) => ({
              terms: [{ variable: served, by: 1 }],
              variables: [{ id: served, most: parts }],
              constraints: [noMoreThan(served, [...brought.values()].flat())],
            }),
      counted: (value) => value / perOne,
      most: Math.min(capacity, everybody),
      within,
    };
  }
  const shareOf = (id: string): number => Math.round(countedShare(compiled, id) * shareParts);
  const counted = (value: number): number => value / perOne / shareParts;
  if (capacity >= everybody) {
    const objective: Goal['objective'] = (brought) =>
      plain(
        new Map(
          [...brought].map(([id, terms]) => [
            id,
            terms.map(({ variable, by }) => ({ variable, by: by * shareOf(id) })),
          ]),
        ),
      );
    return { tiers, objective, counted, most: Number.POSITIVE_INFINITY, within };
  }
  // Whom of those who respond to serve is a choice, too: those who qualify most often.
  return {
    tiers,
    objective: (brought) => {
      const some = [...brought].filter(([, terms]) => terms.length > 0);
      const name = (id: string): string => `${served}:${id}`;
      return {
        terms: some.map(([id]) => ({ variable: name(id), by: shareOf(id) })),
        variables: some.map(([id]) => ({
          id: name(id),
          most: Math.ceil((cut.find(({ candidate }) => candidate.service.id === id)?.most ?? 0) * perOne),
        })),
        constraints: [
          ...some.map(([id, terms]) => noMoreThan(name(id), terms)),
          { id: served, terms: some.map(([id]) => ({ variable: name(id), by: 1 })), atMost: parts },
        ],
      };
    },
    counted,
    most: Number.POSITIVE_INFINITY,
    within,
  };
};

/** The variable for those who are served. */
const served = 'z:served';

const noMoreThan = (variable: string, terms: ReadonlyArray<ModelTerm>): ModelConstraint => ({
  id: variable === served ? 'z:brought' : `z:brought:${variable}`,
  terms: [{ variable, by: 1 }, ...terms.map((term) => ({ variable: term.variable, by: -term.by }))],
  atMost: 0,
});

/** How a segment counts in net reach: its people, or its weight for each of its people. */
export const segmentCounts = (
  { sizes }: CompiledBrief,
  { weights }: NetReachObjective,
): ReadonlyMap<string, number> =>
  new Map(weights === undefined ? sizes : weights.map(({ segment, weight }) => [segment, weight] as const));

/**
 * Net reach multiplies what is missed, so its logarithm is a sum. One segment is as large as its logarithm is, and
 * nothing else is needed; several are added up as pieces of straight lines below their curves.
 */
const reachGoal = (compiled: CompiledBrief, asked: NetReachObjective): Goal => {
  const counts = segmentCounts(compiled, asked);
  const reaching = compiled.candidates.filter(
    ({ service, mostUnits }) => service.reach !== undefined && mostUnits > 0,
  );
  const segments = [...new Set(reaching.flatMap(({ service }) => service.reach?.segment ?? []))]
    .filter((segment) => (counts.get(segment) ?? 0) > 0)
    .sort();
  let least = Number.POSITIVE_INFINITY;
  let behindCurves = 0;
  const cut = new Map(
    compiled.candidates.map((candidate) => {
      const segment = candidate.service.reach?.segment ?? '';
      const size = compiled.sizes.get(segment);
      const brings = segments.includes(segment)
        ? (units: number): number =>
            -Math.log(1 - Math.min(farEnough, shareReached(candidate, units, size))) * logarithmParts
        : () => 0;
      const straight = candidate.curve === undefined && (candidate.service.reach?.perUnit ?? 0) < farEnough;
      if (brings(1) > 0) least = Math.min(least, brings(1));
      if (straight) return [candidate.service.id, straightTiers(candidate.mostUnits, brings(1))];
      const { tiers, within } = tiersOf(candidate.mostUnits, brings);
      behindCurves += within / logarithmParts;
      return [candidate.service.id, tiers];
    }),
  );
  // U units are off by half a millionth each, and miss e^(-U w) of the people at least: at most at U = 1/w.
  const rounding = (least === Number.POSITIVE_INFINITY ? 0 : 0.5 / (Math.E * least)) + behindCurves;
  const total = segments.reduce((sum, segment) => sum + (counts.get(segment) ?? 0), 0);
  if (segments.length < 2) {
    const [only = ''] = segments;
    return {
      tiers: cut,
      objective: plain,
      counted: (value) => (counts.get(only) ?? 0) * -Math.expm1(-value / logarithmParts),
      most: total,
      within: (counts.get(only) ?? 0) * rounding,
    };
  }
  const pieces = segments.map((segment) => {
    const terms = reaching.filter(({ service }) => service.reach?.segment === segment);
    const most = terms.reduce(
      (sum, { service }) =>
        sum + (cut.get(service.id) ?? []).reduce((all, { units, each }) => all + units * each, 0),
      0,
    );
    return { segment, ids: terms.map(({ service }) => service.id), lines: linesOf(most / logarithmParts) };
  });
  const scale = perWhole / total;
  const name = (segment: string, index: number): string =>
    `z:reach:${segment}:${String(index).padStart(3, '0')}`;
  return {
    tiers: cut,
    objective: (brought) => ({
      terms: pieces.flatMap(({ segment, lines }) =>
        lines.map(({ slope }, index) => ({
          variable: name(segment, index),
          by: Math.floor((slope * (counts.get(segment) ?? 0) * scale) / logarithmParts),
        })),
      ),
      variables: pieces.flatMap(({ segment, lines }) =>
        lines.map(({ width }, index) => ({
          id: name(segment, index),
          most: Math.round(width * logarithmParts),
        })),
      ),
      constraints: pieces.map(({ segment, ids, lines }) => ({
        id: `z:reach:${segment}`,
        terms: [
          ...lines.map((_, index) => ({ variable: name(segment, index), by: 1 })),
          ...ids.flatMap((id) => (brought.get(id) ?? []).map(({ variable, by }) => ({ variable, by: -by }))),
        ],
        atMost: 0,
      })),
    }),
    counted: (value) => value / scale,
    most: total,
    within: total * (widest ** 2 / 8 + 2e-5 + rounding),
  };
};

/** A share of 1 has no logarithm: nobody tells it from this one. */
const farEnough = 1 - 1e-9;
/** What the whole of all segments counts in the model. */
const perWhole = 1e12;
/** The longest piece of a curve that is taken as straight. */
const widest = 0.05;

const straightTiers = (most: number, each: number): ReadonlyArray<Tier> =>
  most > 1
    ? [
        { units: 1, each: Math.round(each) },
        { units: most - 1, each: Math.round(each) },
      ]
    : [{ units: most, each: Math.round(each) }];

/** Cuts `1 − e^(−x)` from 0 to an end into straight pieces, the steepest first. */
const linesOf = (end: number): ReadonlyArray<{ readonly width: number; readonly slope: number }> => {
  const lines: Array<{ readonly width: number; readonly slope: number }> = [];
  for (let from = 0; from < Math.min(end, 12); ) {
    // The curve bends less and less, so its pieces may get longer.
    const width = Math.min(widest * Math.exp(from / 2), end - from);
    const rounded = Math.max(1, Math.ceil(width * logarithmParts)) / logarithmParts;
    lines.push({ width: rounded, slope: (Math.exp(-from) - Math.exp(-from - rounded)) / rounded });
    from += rounded;
  }
  return lines;
};
