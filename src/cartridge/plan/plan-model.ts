import type { CompiledBrief } from './compiled-brief.js';
import { type Goal, goalOf } from './plan-goal.js';
import type { ModelConstraint, ModelTerm, ModelVariable, SolverModel } from './solver/model.js';

/**
 * Describes a brief as a model in whole numbers, and the way back.
 */
export interface PlanModel {
  /** The model: limits, then as many expectations as possible, then the objective, then the least cost. */
  readonly model: SolverModel;
  /** What the brief asks for. */
  readonly goal: Goal;
  /** The terms whose sum is the number of units of a service. */
  readonly units: ReadonlyMap<string, ReadonlyArray<ModelTerm>>;
}

/** The variable for whether a service is in the plan; it stands for the first unit. */
const taken = (id: string): string => `taken:${id}`;
/** The variable for whether an expectation is met. */
export const met = (id: string): string => `z:met:${id}`;
/** The constraint of the budget. */
export const budgetLimit = 'budget';
/** The constraint of a resource. */
export const resourceLimit = (id: string): string => `resource:${id}`;
/** The constraint of required units of a service. */
export const requiredLimit = (id: string): string => `required:${id}`;
/** The constraint of a choice between services. */
export const eitherOrLimit = (id: string): string => `either-or:${id}`;

/** Writes a brief as a model. */
export const modelOf = (compiled: CompiledBrief): PlanModel => {
  const { brief, candidates } = compiled;
  const goal = goalOf(compiled);
  const chosen = candidates.filter(({ mostUnits }) => mostUnits > 0);
  const runs = new Map(
    chosen.map(({ service: { id } }) => [
      id,
      (goal.tiers.get(id) ?? []).map((tier, index) => ({
        ...tier,
        variable: index === 0 ? taken(id) : `units:${id}:${String(index).padStart(4, '0')}`,
      })),
    ]),
  );
  const units = new Map(
    [...runs].map(([id, tiers]) => [id, tiers.map(({ variable }): ModelTerm => ({ variable, by: 1 }))]),
  );
  const brought = new Map(
    [...runs].map(([id, tiers]) => [
      id,
      tiers.flatMap(
        ({ variable, each }): ReadonlyArray<ModelTerm> => (each === 0 ? [] : [{ variable, by: each }]),
      ),
    ]),
  );
  const objective = goal.objective(brought);
  const minus = (terms: ReadonlyArray<ModelTerm> = []): ReadonlyArray<ModelTerm> =>
    terms.map(({ variable, by }) => ({ variable, by: -by }));
  const takes = (fixed: number, perUnit: number, id: string): ReadonlyArray<ModelTerm> =>
    (runs.get(id) ?? []).flatMap(({ variable }, index): ReadonlyArray<ModelTerm> => {
      const by = perUnit + (index === 0 ? fixed : 0);
      return by === 0 ? [] : [{ variable, by }];
    });
  const cost = chosen.flatMap(({ service }) =>
    takes(service.cost.fixed.minor, service.cost.perUnit.minor, service.id),
  );
  const expectations = (brief.expectations ?? []).flatMap((one): ReadonlyArray<ModelConstraint> => {
    const id = met(one.id);
    if (one.kind === 'units') {
      return [
        { id, terms: [{ variable: id, by: one.atLeast }, ...minus(units.get(one.service))], atMost: 0 },
      ];
    }
    return compiled.inHand.has(one.artefact)
      ? []
      : [
          {
            id,
            terms: [
              { variable: id, by: 1 },
              ...chosen
                .filter(({ service }) => (service.gives ?? []).includes(one.artefact))
                .map(({ service }): ModelTerm => ({ variable: taken(service.id), by: -1 })),
            ],
            atMost: 0,
          },
        ];
  });
  const constraints: ReadonlyArray<ModelConstraint> = [
    { id: budgetLimit, terms: cost, atMost: brief.budget.minor },
    ...(brief.resources ?? []).map(({ resource, most }) => ({
      id: resourceLimit(resource),
      terms: chosen.flatMap(({ service }) =>
        (service.resources ?? [])
          .filter((one) => one.resource === resource)
          .flatMap(({ fixed = 0, perUnit }) => takes(fixed, perUnit, service.id)),
      ),
      atMost: most,
    })),
    ...chosen.flatMap(
      ({ service: { id }, mostUnits, needs }): ReadonlyArray<ModelConstraint> => [
        ...(mostUnits > 1
          ? [
              {
                id: `further:${id}`,
                terms: [...(units.get(id) ?? []).slice(1), { variable: taken(id), by: -(mostUnits - 1) }],
                atMost: 0,
              },
            ]
          : []),
        ...needs.map(({ anyOf }, index) => ({
          id: `need:${id}:${index}`,
          terms: [
            { variable: taken(id), by: 1 },
            ...anyOf.filter((other) => runs.has(other)).map((other) => ({ variable: taken(other), by: -1 })),
          ],
          atMost: 0,
        })),
      ],
    ),
    ...(brief.eitherOr ?? []).map(({ id, services, atMost = 1 }) => ({
      id: eitherOrLimit(id),
      terms: [...new Set(services)]
        .filter((one) => runs.has(one))
        .map((one) => ({ variable: taken(one), by: 1 })),
      atMost,
    })),
    ...(brief.required ?? []).map(({ service, atLeast }) => ({
      id: requiredLimit(service),
      terms: minus(units.get(service)),
      atMost: -atLeast,
    })),
    ...expectations,
    ...objective.constraints,
  ];
  const variables: ReadonlyArray<ModelVariable> = [
    ...[...runs.values()].flat().map(({ variable, units: most }) => ({ id: variable, most })),
    ...(brief.expectations ?? []).map(({ id }) => ({ id: met(id), most: 1 })),
    ...objective.variables,
  ];
  return {
    goal,
    units,
    model: {
      variables,
      constraints: constraints.map((one) => ({ ...one, terms: together(one.terms) })),
      objectives: [
        {
          id: 'expectations',
          terms: (brief.expectations ?? []).map(({ id }) => ({ variable: met(id), by: 1 })),
        },
        { id: 'objective', terms: objective.terms },
        { id: 'cost', terms: minus(cost) },
      ],
    },
  };
};

/** Adds up terms of the same variable: a service may name a resource twice. */
const together = (terms: ReadonlyArray<ModelTerm>): ReadonlyArray<ModelTerm> => {
  const sums = new Map<string, number>();
  for (const { variable, by } of terms) sums.set(variable, (sums.get(variable) ?? 0) + by);
  return [...sums].map(([variable, by]) => ({ variable, by }));
};
