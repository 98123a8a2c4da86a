import * as E from 'fp-ts/lib/Either.js';
import { duplicatesIn } from '../kernel/duplicates.js';
import type { Instant } from '../kernel/instant.js';
import { type Checked, type Issue, issue, show, unlessIssues } from '../kernel/issue.js';
import type { Party } from '../kernel/party.js';
import { launchPlanForm, ofForm } from './document-form.js';

/**
 * Describes what has to be true before a product is launched, agreed on beforehand.
 *
 * @category model
 * @since 0.1.0
 */
export interface LaunchPlan {
  /** The launch's identifier. */
  readonly id: string;
  /** What is launched. */
  readonly title: string;
  /** When, epoch milliseconds. */
  readonly launchAt: Instant;
  /** What has to be true. */
  readonly criteria: ReadonlyArray<LaunchCriterion>;
  /** What both departments agreed to call a success; a launch without is none that anybody can judge. */
  readonly benchmarks?: ReadonlyArray<LaunchBenchmark>;
}

/**
 * Describes one thing that has to be true.
 *
 * @category model
 * @since 0.1.0
 */
export interface LaunchCriterion {
  /** The identifier, unique in the plan; launches that ask the same use the same. */
  readonly id: string;
  /** What has to be true, in one sentence. */
  readonly title: string;
  /** Who brings it about. */
  readonly owner: Party;
  /** How much it weighs, a whole number from 1. */
  readonly weight: number;
  /** True when nothing is launched without it, whatever the score. */
  readonly blocking?: true;
  /** By when it has to be true, epoch milliseconds; at the launch when absent. */
  readonly dueAt?: Instant;
  /** Why it does not apply to this launch; it then counts nowhere. */
  readonly notApplicable?: string;
}

/**
 * Describes by what a launch will be judged.
 *
 * @category model
 * @since 0.1.0
 */
export interface LaunchBenchmark {
  /** The identifier, unique in the plan. */
  readonly id: string;
  /** What is measured, for example `units sold in the first quarter`. */
  readonly title: string;
  /** The least that is a success. */
  readonly atLeast: number;
  /** When it is measured, epoch milliseconds. */
  readonly measuredAt: Instant;
}

/**
 * Describes what somebody showed about a criterion, or measured for a benchmark.
 *
 * @category model
 * @since 0.1.0
 */
export type LaunchEvidence =
  | {
      /** Tells the forms apart. */
      readonly kind: 'criterion';
      /** The criterion's identifier. */
      readonly id: string;
      /** When it was shown, epoch milliseconds. */
      readonly at: Instant;
      /** Whether it is true. */
      readonly met: boolean;
      /** Where it can be looked up. */
      readonly source: string;
    }
  | {
      /** Tells the forms apart. */
      readonly kind: 'benchmark';
      /** The benchmark's identifier. */
      readonly id: string;
      /** When it was measured, epoch milliseconds. */
      readonly at: Instant;
      /** What was measured. */
      readonly value: number;
    };

/**
 * Checks a launch plan: something is asked, nothing twice, each with a weight, nothing due after the launch.
 *
 * @param plan - the plan
 * @returns the plan, or all issues
 * @category constructors
 * @since 0.1.0
 */
export const checkLaunchPlan = (plan: LaunchPlan): Checked<LaunchPlan> =>
  E.flatMap(ofForm(launchPlanForm, plan), checkMeaning);

const checkMeaning = (plan: LaunchPlan): Checked<LaunchPlan> => {
  const { criteria, benchmarks = [], launchAt } = plan;
  const issues: Array<Issue> = [
    ...duplicatesIn(
      criteria.map(({ id }) => id),
      (index) => ['criteria', index, 'id'],
    ),
    ...duplicatesIn(
      benchmarks.map(({ id }) => id),
      (index) => ['benchmarks', index, 'id'],
    ),
  ];
  if (criteria.length === 0) {
    issues.push(
      issue('nothing-asked', ['criteria'], 'The plan asks for nothing.', {
        expected: 'at least one criterion',
      }),
    );
  }
  criteria.forEach(({ weight, dueAt }, index) => {
    if (!(Number.isSafeInteger(weight) && weight >= 1)) {
      issues.push(
        issue('not-a-weight', ['criteria', index, 'weight'], 'The weight is not a whole number from 1.', {
          expected: 'a whole number from 1',
          received: show(weight),
        }),
      );
    }
    if (dueAt !== undefined && dueAt > launchAt) {
      issues.push(
        issue('due-after-launch', ['criteria', index, 'dueAt'], 'It is due after the launch.', {
          expected: 'a time that is not after the launch',
        }),
      );
    }
  });
  benchmarks.forEach(({ atLeast, measuredAt }, index) => {
    if (!Number.isFinite(atLeast)) {
      issues.push(
        issue('not-a-number', ['benchmarks', index, 'atLeast'], 'The benchmark is not a finite number.', {
          received: show(atLeast),
        }),
      );
    }
    if (measuredAt < launchAt) {
      issues.push(
        issue(
          'measured-before-launch',
          ['benchmarks', index, 'measuredAt'],
          'It is measured before the launch.',
          {
            expected: 'a time that is not before the launch',
          },
        ),
      );
    }
  });
  return unlessIssues(issues, () => plan);
};
