import type { Either } from 'fp-ts/lib/Either.js';
import * as E from 'fp-ts/lib/Either.js';
import type { CompiledBrief } from './compiled-brief.js';
import { conflictOf, listed, requirementText } from './conflict.js';
import { modelOf } from './plan-model.js';
import type { PlanReading, PlanRefusal } from './plan-reading.js';
import { readPlan } from './read-plan.js';
import type { Solver } from './solver/model.js';

/**
 * Makes the best plan of a brief.
 *
 * **Details**: first as many expectations of Sales as can be met, then the objective, then the least cost, then the
 * services whose identifiers come first. Each step is proven, or the reading says how far it is from proof.
 *
 * @param solver - the engine, `branchAndBound()` or another
 * @returns a function from the compiled brief to the plan; or a refusal `no-feasible-plan` with the requirements that
 *   conflict, `undecided`, `too-large`
 * @example
 * ```ts
 * import { compilePortfolio, presetPortfolio } from 'smarketing/cartridge'
 * import { compileBrief, makePlan } from 'smarketing/cartridge/plan'
 * import { branchAndBound } from 'smarketing/cartridge/plan/solver'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const portfolio = orThrow(compilePortfolio(presetPortfolio('EUR')))
 * const brief = orThrow(compileBrief(portfolio)({
 *   schemaVersion: 1,
 *   id: 'q1',
 *   version: 1,
 *   title: 'First quarter',
 *   budget: { minor: 60_000_00, currency: 'EUR' },
 *   resources: [{ resource: 'marketing-hours', most: 400 }],
 *   objective: { kind: 'served-responders', touchCapacity: 600 },
 *   expectations: [{ id: 'leads', kind: 'artefact', artefact: 'qualified-lead' }],
 *   audiences: [{ segment: 'target-market', size: 20_000 }],
 * }))
 * const plan = orThrow(makePlan(branchAndBound())(brief))
 * plan.expectations // => [{ state: 'met', id: 'leads' }]
 * plan.budgetLeft.minor >= 0 // => true
 * ```
 * @category planning
 * @since 0.1.0
 */
export const makePlan =
  (solver: Solver) =>
  (compiled: CompiledBrief): Either<PlanRefusal, PlanReading> => {
    const built = modelOf(compiled);
    const answer = solver(built.model);
    switch (answer.status) {
      case 'optimal':
      case 'feasible':
        return E.right(readPlan(solver, compiled, built, answer));
      case 'infeasible': {
        const [first, ...rest] = conflictOf(solver, compiled)([]);
        return first === undefined
          ? E.left({ _tag: 'undecided', nodes: answer.nodes })
          : E.left({
              _tag: 'no-feasible-plan',
              conflict: [first, ...rest],
              message: `No plan keeps ${listed([first, ...rest].map(requirementText))} together.`,
            });
      }
      case 'unknown':
        return E.left({ _tag: 'undecided', nodes: answer.nodes });
      case 'invalid':
        return E.left({ _tag: 'too-large', issues: answer.issues });
    }
  };
