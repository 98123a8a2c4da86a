import type { Either } from 'fp-ts/lib/Either.js';
import * as E from 'fp-ts/lib/Either.js';
import { decimalsOf } from '../../kernel/currency.js';
import type { Money } from '../../kernel/money.js';
import { byCodeUnit, byNumber } from '../../kernel/order.js';
import type { PlanBrief } from './brief.js';
import { comparePlans, type PlanComparison } from './compare-plans.js';
import { compileBrief } from './compile-brief.js';
import type { CompiledBrief } from './compiled-brief.js';
import { makePlan } from './make-plan.js';
import type { ObjectiveReading, PlanReading, PlanRefusal } from './plan-reading.js';
import type { Solver } from './solver/model.js';

/**
 * Describes what one budget can buy.
 *
 * @category model
 * @since 0.1.0
 */
export interface FrontierPoint {
  /** The budget. */
  readonly budget: Money;
  /** What the best plan costs; it may be less. */
  readonly cost: Money;
  /** How many expectations of Sales it meets. */
  readonly met: number;
  /** How many it leaves unmet. */
  readonly unmet: number;
  /** What it reaches of the objective. */
  readonly objective: ObjectiveReading;
}

/**
 * Computes the efficient frontier: what the best plan reaches at each budget.
 *
 * **Details**: exact for each budget, by making the plan again. Budgets at which no plan keeps what is required are left
 * out. More money never meets fewer expectations, nor reaches less where it meets as many.
 *
 * @param solver - the engine
 * @param budgets - the budgets in minor units of the portfolio's currency, in any order
 * @returns a function from the compiled brief to a point for each budget, ascending
 * @category planning
 * @since 0.1.0
 */
export const budgetFrontier =
  (solver: Solver, budgets: ReadonlyArray<number>) =>
  (compiled: CompiledBrief): ReadonlyArray<FrontierPoint> =>
    [...new Set(budgets)].sort(byNumber).flatMap((minor) => {
      const plan = replan(solver, compiled, { budget: { ...compiled.brief.budget, minor } });
      return E.isLeft(plan) ? [] : [pointOf({ ...compiled.brief.budget, minor }, plan.right)];
    });

/**
 * Spreads budgets evenly from nothing to a most, for a frontier.
 *
 * @param most - the largest budget
 * @param points - how many budgets, 2 to 200
 * @returns the budgets in minor units
 * @category constructors
 * @since 0.1.0
 */
export const budgetSteps = (most: Money, points: number): ReadonlyArray<number> => {
  const count = Math.min(200, Math.max(2, Math.floor(points) || 2));
  return Array.from({ length: count }, (_, index) => Math.round((most.minor * index) / (count - 1)));
};

const pointOf = (budget: Money, { cost, expectations, objective }: PlanReading): FrontierPoint => {
  const met = expectations.filter(({ state }) => state === 'met').length;
  return { budget, cost, met, unmet: expectations.length - met, objective };
};

/**
 * Describes what one more step of a limit really buys, plan against plan.
 *
 * @category model
 * @since 0.1.0
 */
export interface StepWorth {
  /** `budget`, or the resource's identifier after `resource:`. */
  readonly limit: string;
  /** How much more there is: minor units of money, or units of the resource. */
  readonly step: number;
  /** How many more expectations of Sales are met. */
  readonly expectations: number;
  /** How much more of the objective is reached; it can be negative when more expectations are met. */
  readonly objective: number;
}

/**
 * Computes what the next 1,000 of money buys, and what the next unit of each resource does, by making the plan again
 * with it.
 *
 * **When to use**: beside the shadow prices of a plan. Those say what a little more is worth at the margin; whole
 * services come in lumps, so that the next step may buy nothing and the one after it much.
 *
 * @param solver - the engine
 * @param step - how much more money, in minor units; 1,000 of the currency's main unit when absent
 * @returns a function from the compiled brief to the worth of each step, the money first; or why there is no plan
 * @category planning
 * @since 0.1.0
 */
export const nextSteps =
  (solver: Solver, step?: number) =>
  (compiled: CompiledBrief): Either<PlanRefusal, ReadonlyArray<StepWorth>> => {
    const { brief } = compiled;
    const money = step ?? 1_000 * 10 ** decimalsOf(brief.budget.currency);
    const worth = (limit: string, size: number, now: PlanReading, change: Partial<PlanBrief>) =>
      E.map((then: PlanReading): StepWorth => {
        const [before, after] = [pointOf(brief.budget, now), pointOf(brief.budget, then)];
        return {
          limit,
          step: size,
          expectations: after.met - before.met,
          objective: after.objective.value - before.objective.value,
        };
      })(replan(solver, compiled, change));
    return E.chain((now: PlanReading): Either<PlanRefusal, ReadonlyArray<StepWorth>> => {
      const steps = [
        worth('budget', money, now, { budget: { ...brief.budget, minor: brief.budget.minor + money } }),
        ...[...(brief.resources ?? [])]
          .sort((a, b) => byCodeUnit(a.resource, b.resource))
          .map(({ resource }) =>
            worth(`resource:${resource}`, 1, now, {
              resources: (brief.resources ?? []).map((one) =>
                one.resource === resource ? { resource, most: one.most + 1 } : one,
              ),
            }),
          ),
      ];
      return steps.find(E.isLeft) ?? E.right(steps.flatMap((one) => (E.isLeft(one) ? [] : [one.right])));
    })(makePlan(solver)(compiled));
  };

/**
 * Describes what a changed budget does to a plan.
 *
 * @category model
 * @since 0.1.0
 */
export interface BudgetChange {
  /** The plan as it was. */
  readonly before: PlanReading;
  /** The best plan under the other budget. */
  readonly after: PlanReading;
  /** What changes. */
  readonly comparison: PlanComparison;
}

/**
 * Works out what another budget would leave: the best plan under it, and the expectations it leaves unmet.
 *
 * **Details**: what the brief requires stays required, so that a deep cut can be refused, with what conflicts.
 *
 * @param solver - the engine
 * @param budget - the other budget, in minor units of the portfolio's currency
 * @returns a function from the compiled brief to both plans and their difference; or why one of them does not exist
 * @category planning
 * @since 0.1.0
 */
export const changeBudget =
  (solver: Solver, budget: number) =>
  (compiled: CompiledBrief): Either<PlanRefusal, BudgetChange> =>
    changed(solver, compiled, { budget: { ...compiled.brief.budget, minor: budget } });

/**
 * Works out what “just stop marketing” would leave: no money, nothing required, and every expectation as it was.
 *
 * @param solver - the engine
 * @returns a function from the compiled brief to the plan as it is, what is left without money, and the difference
 * @category planning
 * @since 0.1.0
 */
export const stopMarketing =
  (solver: Solver) =>
  (compiled: CompiledBrief): Either<PlanRefusal, BudgetChange> =>
    changed(solver, compiled, { budget: { ...compiled.brief.budget, minor: 0 }, required: [] });

const changed = (
  solver: Solver,
  compiled: CompiledBrief,
  change: Partial<PlanBrief>,
): Either<PlanRefusal, BudgetChange> =>
  E.chain((before: PlanReading) =>
    E.map((after: PlanReading) => ({ before, after, comparison: comparePlans(before)(after) }))(
      replan(solver, compiled, change),
    ),
  )(makePlan(solver)(compiled));

/** Makes the plan of a brief with something changed in it. */
const replan = (
  solver: Solver,
  { brief, portfolio }: CompiledBrief,
  change: Partial<PlanBrief>,
): Either<PlanRefusal, PlanReading> => {
  const compiled = compileBrief(portfolio)({ ...brief, ...change });
  return E.isLeft(compiled)
    ? E.left({ _tag: 'invalid-change', issues: compiled.left })
    : makePlan(solver)(compiled.right);
};
