import type { Instant } from '../../kernel/instant.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { Department } from '../../kernel/party.js';
import { isOverdue } from '../overdue.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { type Debt, oldestOf } from './debt.js';

/**
 * Lists what a department owes of its promises with a time limit about requests, signals and services: whatever is no lead.
 */
export const otherOverdueDebts = (
  { agreement, otherClocks }: ReviewSubjects,
  department: Department,
): ReadonlyArray<Debt> => {
  const labels = new Map(
    agreement.agreement.policies
      .filter(({ obliged }) => obliged === department)
      .map(({ id, label }) => [id, label ?? id]),
  );
  return [...labels].map(([policy, label]): Debt => {
    const overdue = otherClocks.filter((clock) => clock.policy.id === policy && isOverdue(clock));
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
};
