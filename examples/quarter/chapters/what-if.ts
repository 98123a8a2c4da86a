import {
  type BudgetChange,
  budgetFrontier,
  budgetSteps,
  changeBudget,
  type FrontierPoint,
  nextSteps,
  type StepWorth,
  stopMarketing,
} from 'smarketing/cartridge/plan';
import { orThrow } from 'smarketing/kernel';
import { moneyText } from 'smarketing/review/report';
import { type Chapter, count, indented } from '../../paper.js';
import type { Story } from '../story.js';
import { expectationLines, objectiveLine, whole } from './plan.js';

/** The plan under other budgets. */
export interface Questions {
  readonly half: BudgetChange;
  readonly nothing: BudgetChange;
  readonly frontier: ReadonlyArray<FrontierPoint>;
  readonly steps: ReadonlyArray<StepWorth>;
}

/** Makes the plan again under every budget in question; each is proven, which takes a few seconds in all. */
export const askedOf = ({ brief, solver }: Story): Questions => {
  const { budget } = brief.brief;
  return {
    half: orThrow(changeBudget(solver, budget.minor / 2)(brief)),
    nothing: orThrow(stopMarketing(solver)(brief)),
    frontier: budgetFrontier(solver, budgetSteps(budget, 9))(brief),
    steps: orThrow(nextSteps(solver)(brief)),
  };
};

/** Half the money: which services go, what Sales no longer gets, and what money is worth then. */
export const halfChapter = ({ half: { after, comparison }, frontier, steps }: Questions): Chapter => ({
  title: 'What if the budget is halved?',
  lines: [
    'Units of each service that changes:',
    ...indented(
      comparison.services.map(({ service, before, after: then }) => `${service}: ${before} → ${then}`),
    ),
    ...comparison.unmet.flatMap(({ id, owner, message }) => [
      `Sales would not get “${id}”, which ${owner} owes.`,
      ...indented([message]),
    ]),
    objectiveLine(after),
    ...after.limits
      .filter(({ binds }) => binds)
      .map(
        ({ limit, shadowPrice, step }) =>
          `${limit} binds: ${limit === 'budget' ? `${moneyText([{ ...after.cost, minor: step }])} more` : 'one more'} would serve ${shadowPrice.toFixed(2)} more responders, at the margin.`,
      ),
    'What each budget buys:',
    ...indented(
      frontier.map(
        ({ budget, met, unmet, objective }) =>
          `${moneyText([budget])}: ${met} of ${met + unmet} expectations met, ${whole(objective.value)} responders served`,
      ),
    ),
    'What one step beyond today’s limits buys, plan against plan:',
    ...indented(
      steps.map(
        ({ limit, expectations, objective }) =>
          `${limit === 'budget' ? 'the next 1,000' : `one more of ${limit.replace('resource:', '')}`}: ${[
            `${objective.toFixed(1)} responders`,
            ...(expectations === 0 ? [] : [count(expectations, 'expectation')]),
          ].join(', ')}`,
      ),
    ),
  ],
});

/** What “just stop marketing” means, promise by promise. */
export const stopChapter = ({ nothing: { before, after, comparison } }: Questions): Chapter => ({
  title: 'And if we just stop marketing?',
  lines: [
    `It saves ${moneyText([{ ...comparison.cost, minor: -comparison.cost.minor }])}, and ${whole(before.responders.served)} responders are not served.`,
    ...indented(expectationLines(after)),
  ],
});
