import type { LeadStage } from '../../journal/lead-events.js';
import type { PeriodId } from '../../kernel/period.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import type { Moment } from '../../lead/moment.js';
import { type Grouped, type GroupedSums, groupBy } from '../group-by.js';
import type { PassCase } from '../lead-case.js';
import type { Metric } from '../metric.js';
import { enteredAt } from '../stage-entry.js';

/**
 * Describes how many passes entered two stages in one period.
 *
 * @category model
 * @since 0.1.0
 */
export interface PeriodRateSum {
  /** How many entered the later stage in it. */
  readonly arrived: number;
  /** How many entered the earlier one in it. */
  readonly started: number;
}

/**
 * Measures the entries to one stage over those to another in the same period.
 *
 * **Details**: this is no conversion. Who arrives in a period mostly started before it, so it falls when Marketing
 * starts more and rises when it stops; it carries no interval, since its numerator is no part of its denominator. It is
 * here because reports show it: hold it against `conversion`, which follows the passes that started.
 *
 * @param periodOf - the period that a moment falls into
 * @param from - the earlier stage
 * @param to - the later stage
 * @returns the metric over passes: one ratio a period, which can pass 1
 * @category metrics
 * @since 0.1.0
 */
export const periodRate = (
  periodOf: (moment: Moment) => PeriodId,
  from: LeadStage,
  to: LeadStage,
): Metric<PassCase, GroupedSums<PeriodRateSum>, ReadonlyArray<Grouped<Ratio>>> => {
  const inPeriods = groupBy<PeriodEntry>(({ period }) => [period])<PeriodRateSum, Ratio>({
    empty: { arrived: 0, started: 0 },
    of: ({ arrived, started }) => ({ arrived, started }),
    concat: (first, second) => ({
      arrived: first.arrived + second.arrived,
      started: first.started + second.started,
    }),
    extract: ({ arrived, started }) => ratio(arrived, started),
  });
  const entryTo =
    (stage: LeadStage, counts: PeriodRateSum) =>
    (subject: PassCase): GroupedSums<PeriodRateSum> => {
      const moment = enteredAt(stage)(subject);
      return moment === undefined ? inPeriods.empty : inPeriods.of({ period: periodOf(moment), ...counts });
    };
  const arrival = entryTo(to, { arrived: 1, started: 0 });
  const start = entryTo(from, { arrived: 0, started: 1 });
  return { ...inPeriods, of: (subject) => inPeriods.concat(arrival(subject), start(subject)) };
};

interface PeriodEntry extends PeriodRateSum {
  readonly period: PeriodId;
}
