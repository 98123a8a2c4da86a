import type { Instant } from '../../kernel/instant.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { Department } from '../../kernel/party.js';
import type { StartedReading } from '../../metrics/lead-case.js';
import { leadList } from '../lead-list.js';
import { isOverdue } from '../overdue.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { type Debt, oldestOf } from './debt.js';

/** Lists what a department owes of its promises with a time limit about leads. */
export const overdueDebts = (subjects: ReviewSubjects, department: Department): ReadonlyArray<Debt> =>
  labelsOf(subjects, department).map(([policy, label]): Debt => {
    const isDue = (clock: StartedReading): boolean => clock.policy.id === policy && isOverdue(clock);
    const overdue = subjects.passes.filter(({ clocks }) => clocks.some(isDue));
    const breaches = overdue.flatMap(({ clocks }) =>
      clocks.filter(isDue).map((clock) => ('breachAt' in clock ? (clock.breachAt as Instant) : undefined)),
    );
    return {
      id: `overdue:${policy}`,
      title: `${label}: time has run out and nothing has happened.`,
      // Sales gives back what it cannot use; Marketing has nobody to give it back to.
      request: `Settle the overdue leads of “${label}”, or ${department === 'sales' ? 'hand them back' : 'close them'} with a reason.`,
      owner: department,
      count: overdue.length,
      ...oldestOf(breaches),
      leads: leadList(subjects, () => `overdue:${policy}`)(overdue),
    };
  });

/**
 * Lists what a department owes of its promises with a time limit about requests, signals and services: whatever is no lead.
 */
export const otherOverdueDebts = (subjects: ReviewSubjects, department: Department): ReadonlyArray<Debt> =>
  labelsOf(subjects, department).map(([policy, label]): Debt => {
    const overdue = subjects.otherClocks.filter((clock) => clock.policy.id === policy && isOverdue(clock));
    return {
      id: `overdue-others:${policy}`,
      title: `${label}: time has run out and nothing has happened.`,
      request: `Do what is overdue of “${label}”, or agree with whoever waits for it on another time.`,
      owner: department,
      count: overdue.length,
      ...oldestOf(overdue.map((clock) => ('breachAt' in clock ? (clock.breachAt as Instant) : undefined))),
      names: overdue.map(({ subject }) => subject.id).sort(byCodeUnit),
    };
  });

/** What people call a department's promises with a time limit, each policy once. */
const labelsOf = (
  { agreement: { agreement } }: ReviewSubjects,
  department: Department,
): ReadonlyArray<readonly [policy: string, label: string]> => [
  ...new Map(
    agreement.policies
      .filter(({ obliged }) => obliged === department)
      .map(({ id, label }) => [id, label ?? id] as const),
  ),
];
