import { periodAt } from '../../calendar/zoned-period.js';
import type { Party } from '../../kernel/party.js';
import { type AttainmentReport, attainmentReport } from '../../metrics/attainment-report.js';
import { clockCases } from '../../metrics/clock-case.js';
import { clockWait } from '../../metrics/clock-wait.js';
import { mapReading } from '../../metrics/list.js';
import { measure } from '../../metrics/metric.js';
import { struct } from '../../metrics/struct.js';
import { summaryOf, type WaitSummary } from '../../metrics/time-to-event.js';
import type { ReviewSubjects } from '../review-subjects.js';

/**
 * Describes how a promise with a time limit was kept: in all, by team, segment, period and, where both signed that,
 * by person.
 *
 * @category model
 * @since 0.1.0
 */
export interface PolicyAttainmentReading extends AttainmentReport {
  /** The policy. */
  readonly policy: string;
  /** How people call it. */
  readonly label: string;
  /** Who owes it. */
  readonly obliged: Party;
  /** How long its clocks take in business time; those that are open are censored. */
  readonly businessTime: WaitSummary;
}

/**
 * Reads how each promise with a time limit was kept, over all time.
 *
 * @param subjects - what the review reads
 * @returns one reading a policy
 * @category readings
 * @since 0.1.0
 */
export const reviewAttainment = ({
  agreement: compiled,
  standing,
  passes,
  otherClocks,
}: ReviewSubjects): ReadonlyArray<PolicyAttainmentReading> => {
  const { agreement, zone, periodRules } = compiled;
  const report = struct({
    report: attainmentReport({
      periodOf: periodAt(zone, periodRules, agreement.targets.period),
      personal: agreement.personal === true && standing.binding,
    }),
    businessTime: mapReading(summaryOf)(clockWait('business')),
  });
  const clocks = [...passes.flatMap(clockCases), ...otherClocks.map((clock) => ({ clock }))];
  return [...new Map(agreement.policies.map((policy) => [policy.id, policy])).values()].map(
    ({ id, label, obliged }) => {
      const { report: kept, businessTime } = measure(report)(
        clocks.filter(({ clock }) => clock.policy.id === id),
      );
      return { policy: id, label: label ?? id, obliged, ...kept, businessTime };
    },
  );
};
