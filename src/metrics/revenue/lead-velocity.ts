import type { LeadStage } from '../../journal/lead-events.js';
import type { Instant } from '../../kernel/instant.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { PeriodId } from '../../kernel/period.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import { type Change, countChange } from '../change.js';
import { type GroupedSums, groupBy } from '../group-by.js';
import type { PassCase } from '../lead-case.js';
import { joinTallies, type Tally } from '../merge-sorted.js';
import type { Metric } from '../metric.js';
import { enteredAt } from '../stage-entry.js';

/**
 * Describes by what terms the lead velocity rate is measured.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadVelocityTerms {
  /** The period of an instant, for example `periodAt(zone, rules, 'month')`. */
  readonly periodOf: (at: Instant) => PeriodId;
  /** The period before a period; null where there is none. */
  readonly periodBefore: (period: PeriodId) => PeriodId | null;
  /** The period under way: it is not over, so it has no growth yet. */
  readonly under: PeriodId;
  /** By which definition a lead was judged, its hash for example; empty where nobody knows. */
  readonly definitionOf: (subject: PassCase, at: Instant) => string;
  /** The stage that makes a lead count; `marketing-qualified` when absent. */
  readonly stage?: LeadStage;
}

/**
 * Describes the qualified leads of one period, and how far they grew.
 *
 * @category model
 * @since 0.1.0
 */
export interface PeriodVelocity {
  /** The period. */
  readonly period: PeriodId;
  /** How many passes qualified in it. */
  readonly qualified: number;
  /** By which definitions, and how many by each; the definition is empty where nobody knows it. */
  readonly definitions: ReadonlyArray<{ readonly definition: string; readonly leads: number }>;
  /**
   * (this period − the one before) ÷ the one before. Null with `first-period`, `not-over`, `empty-denominator` where
   * nothing qualified before, `definition-unknown`, or `definition-changed`: then it would measure the rule.
   */
  readonly growth: Ratio;
  /** Whether the two counts differ by more than chance; absent where there is no growth. */
  readonly verdict?: Change['verdict'];
}

/**
 * Measures how fast qualified leads grow, period over period: the lead velocity rate.
 *
 * **Details**: periods without a qualified lead are listed with 0. Two periods are compared only when all their leads
 * were judged by one and the same definition, for a looser one makes leads grow by itself.
 *
 * @param terms - the periods, and by which definition a lead was judged
 * @returns the metric over passes; its reading runs from the first period with a lead to the one under way
 * @see J. Lemkin (SaaStr), “Lead velocity rate”: growth of qualified leads, month over month
 * @category metrics
 * @since 0.1.0
 */
export const leadVelocity = ({
  periodOf,
  periodBefore,
  under,
  definitionOf,
  stage = 'marketing-qualified',
}: LeadVelocityTerms): Metric<PassCase, GroupedSums<Tally<string>>, ReadonlyArray<PeriodVelocity>> => {
  const momentOf = enteredAt(stage);
  const byDefinition: Metric<PassCase, Tally<string>, Tally<string>> = {
    empty: [],
    of: (subject) => {
      const moment = momentOf(subject);
      return moment === undefined ? [] : [[definitionOf(subject, moment.at), 1]];
    },
    concat: joinTallies,
    extract: (sum) => sum,
  };
  const byPeriod = groupBy((subject: PassCase) => {
    const moment = momentOf(subject);
    return moment === undefined ? [] : [periodOf(moment.at)];
  })(byDefinition);
  return {
    ...byPeriod,
    extract: (sums) => {
      const counts = new Map(sums);
      const periods = periodsUpTo(under, periodBefore, counts);
      return periods.map(({ period, before }) => readPeriod(period, counts, before, period === under));
    },
  };
};

/** How many periods back are listed at most: a single event of a wrong century must not fill the page. */
const mostPeriods = 2_000;

const periodsUpTo = (
  under: PeriodId,
  periodBefore: LeadVelocityTerms['periodBefore'],
  counts: ReadonlyMap<PeriodId, unknown>,
): ReadonlyArray<{ readonly period: PeriodId; readonly before?: PeriodId }> => {
  const left = new Set(counts.keys());
  const walked: Array<PeriodId> = [];
  for (let period: PeriodId | null = under; period !== null && left.size > 0; ) {
    if (walked.length >= mostPeriods) break;
    walked.unshift(period);
    left.delete(period);
    period = periodBefore(period);
  }
  return [
    // What lies apart from the row is listed, and compared with nothing.
    ...[...left].sort(byCodeUnit).map((period) => ({ period })),
    ...walked.map((period, index) => {
      const before = walked[index - 1];
      return before === undefined ? { period } : { period, before };
    }),
  ];
};

const readPeriod = (
  period: PeriodId,
  counts: ReadonlyMap<PeriodId, Tally<string>>,
  before: PeriodId | undefined,
  isUnder: boolean,
): PeriodVelocity => {
  const own = counts.get(period) ?? [];
  const earlier = before === undefined ? undefined : (counts.get(before) ?? []);
  const [qualified, last] = [totalOf(own), totalOf(earlier ?? [])];
  const reason =
    earlier === undefined ? 'first-period' : isUnder ? 'not-over' : (incomparable(own, earlier) ?? null);
  const growth =
    reason === null
      ? ratio(qualified - last, last)
      : { numerator: qualified - last, denominator: last, value: null, reason };
  return {
    period,
    qualified,
    definitions: own.map(([definition, leads]) => ({ definition, leads })),
    growth,
    ...(growth.value === null ? {} : { verdict: countChange(last, qualified) }),
  };
};

const totalOf = (tally: Tally<string>): number => tally.reduce((sum, [, count]) => sum + count, 0);

/** A period without leads was judged by no definition, and so by no other one. */
const incomparable = (first: Tally<string>, second: Tally<string>): string | null => {
  const names = new Set([...first, ...second].map(([definition]) => definition));
  return names.has('') ? 'definition-unknown' : names.size > 1 ? 'definition-changed' : null;
};
