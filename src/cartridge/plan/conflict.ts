import { formatMoney } from '../../kernel/money.js';
import { byCodeUnit } from '../../kernel/order.js';
import { mostUnitsAnyway } from './compile-brief.js';
import type { CompiledBrief } from './compiled-brief.js';
import { budgetLimit, eitherOrLimit, met, modelOf, requiredLimit, resourceLimit } from './plan-model.js';
import type { PlanRequirement } from './plan-reading.js';
import type { Solver, SolverModel } from './solver/model.js';

/** A requirement and the constraint it stands for; expectations stand for one that is not in the model yet. */
interface Held {
  readonly requirement: PlanRequirement;
  readonly constraint: string;
}

/** Lists what a brief holds a plan to, in the order in which it is first given up in a conflict. */
const heldBy = ({ brief }: CompiledBrief): ReadonlyArray<Held> => [
  ...[...(brief.eitherOr ?? [])]
    .sort((a, b) => byCodeUnit(a.id, b.id))
    .map(
      ({ id, services }): Held => ({
        requirement: { kind: 'either-or', id, services: [...services].sort(byCodeUnit) },
        constraint: eitherOrLimit(id),
      }),
    ),
  ...[...(brief.resources ?? [])]
    .sort((a, b) => byCodeUnit(a.resource, b.resource))
    .map(
      ({ resource, most }): Held => ({
        requirement: { kind: 'resource', resource, most },
        constraint: resourceLimit(resource),
      }),
    ),
  { requirement: { kind: 'budget', most: brief.budget }, constraint: budgetLimit },
  ...[...(brief.required ?? [])]
    .sort((a, b) => byCodeUnit(a.service, b.service))
    .map(
      ({ service, atLeast }): Held => ({
        requirement: { kind: 'required', service, atLeast },
        constraint: requiredLimit(service),
      }),
    ),
];

/**
 * Finds a smallest set of requirements that cannot be kept together, given expectations that have to be met.
 *
 * One requirement after the other is left out: if the rest still conflicts, it has no part in it.
 *
 * @returns the set, empty when there is no conflict or the engine cannot tell
 */
export const conflictOf = (
  solver: Solver,
  compiled: CompiledBrief,
): ((expectations: ReadonlyArray<string>) => ReadonlyArray<PlanRequirement>) => {
  const model = freeModel(compiled);
  return (expectations) => {
    const held: ReadonlyArray<Held> = [
      ...heldBy(compiled),
      ...expectations.map(
        (id): Held => ({ requirement: { kind: 'expectation', id }, constraint: `held:${id}` }),
      ),
    ];
    const all = new Set(held.map(({ constraint }) => constraint));
    const forced = expectations.map((id) => ({
      id: `held:${id}`,
      terms: [{ variable: met(id), by: -1 }],
      atMost: -1,
    }));
    const conflicts = (kept: ReadonlySet<string>): boolean =>
      solver({
        variables: model.variables,
        constraints: [...model.constraints, ...forced].filter(({ id }) => !all.has(id) || kept.has(id)),
        objectives: [],
      }).status === 'infeasible';
    const kept = new Set(all);
    if (!conflicts(kept)) return [];
    for (const { constraint } of held) {
      kept.delete(constraint);
      if (!conflicts(kept)) kept.add(constraint);
    }
    return held.filter(({ constraint }) => kept.has(constraint)).map(({ requirement }) => requirement);
  };
};

/** The model without an objective, in which a limit that is left out leaves room for more units, too. */
const freeModel = (compiled: CompiledBrief): SolverModel =>
  modelOf({
    ...compiled,
    brief: { ...compiled.brief, objective: { kind: 'value', values: [] } },
    candidates: compiled.candidates.map((one) => ({
      ...one,
      mostUnits: one.service.mostUnits ?? mostUnitsAnyway,
    })),
  }).model;

/** Says a requirement in words. */
export const requirementText = (requirement: PlanRequirement): string => {
  switch (requirement.kind) {
    case 'budget':
      return `the budget of ${formatMoney(requirement.most)}`;
    case 'resource':
      return `the ${requirement.most} of ${requirement.resource}`;
    case 'required':
      return `at least ${requirement.atLeast} of ${requirement.service}`;
    case 'either-or':
      return `the choice “${requirement.id}”`;
    case 'expectation':
      return `the expectation “${requirement.id}”`;
  }
};

/** Joins parts of a sentence. */
export const listed = (parts: ReadonlyArray<string>): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
