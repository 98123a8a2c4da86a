import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import { approvalsIn } from '../../agreement/approvals.js';
import { definitionAt } from '../../agreement/definition-at.js';
import { periodAt } from '../../calendar/zoned-period.js';
import { day, type Milliseconds } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import { shiftPeriod } from '../../kernel/period.js';
import { type Grouped, groupBy } from '../../metrics/group-by.js';
import { measure } from '../../metrics/metric.js';
import { type Contribution, contribution, marginAt } from '../../metrics/revenue/contribution.js';
import { closedIn, type DealCase, openedIn, sourceOfDeal } from '../../metrics/revenue/deal-case.js';
import { leadVelocity, type PeriodVelocity } from '../../metrics/revenue/lead-velocity.js';
import { type PipelineVelocity, pipelineVelocity } from '../../metrics/revenue/pipeline-velocity.js';
import { type SalesCycle, salesCycle } from '../../metrics/revenue/sales-cycle.js';
import { type WinRate, winRate } from '../../metrics/revenue/win-rate.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewPeriod } from '../review-period.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { type CostsReview, reviewCosts } from './costs.js';
import { type ForecastsReview, type QuotasReview, reviewForecasts, reviewQuotas } from './locks.js';
import { soldIn } from './sold-in.js';

/**
 * Describes what comes of it all in money: deals, how fast, whose, at what cost, and how well it was foretold.
 *
 * @category model
 * @since 0.1.0
 */
export interface RevenueReview {
  /** How many deals there are, over all time, and how many of them nobody wrote an amount down for. */
  readonly deals: {
    readonly open: number;
    readonly won: number;
    readonly lost: number;
    readonly withoutAmount: number;
  };
  /** How fast qualified leads grow, month over month. */
  readonly leadVelocity: ReadonlyArray<PeriodVelocity>;
  /** How many of the decided deals were won; absent where wins or losses are not recorded. */
  readonly winRate?: {
    /** Over all time. */
    readonly all: WinRate;
    /** By the period in which they were won or lost. */
    readonly byClose: ReadonlyArray<Grouped<WinRate>>;
    /** By the period in which they were opened; a young one has many open deals. */
    readonly byCohort: ReadonlyArray<Grouped<WinRate>>;
  };
  /** How long it takes to win a deal; absent where openings or wins are not recorded. */
  readonly cycle?: SalesCycle;
  /** How fast the pipeline turns into money; absent where wins, losses or openings are not recorded. */
  readonly velocity?: PipelineVelocity & { readonly lookBack: Milliseconds };
  /** Who contributed what was won in the review's period, and what is open now; absent where nobody records deals. */
  readonly contribution?: {
    /** By whose work it comes from: who handed it over or found it. */
    readonly bySource: ReadonlyArray<Grouped<Contribution>>;
    /** By who found the lead; the group is empty where no event says. */
    readonly byOrigin: ReadonlyArray<Grouped<Contribution>>;
  };
  /** What it cost in the review's period, and what came back; absent where nobody records spending. */
  readonly costs?: CostsReview;
  /** How far quotas were attained; absent where none was ever locked. */
  readonly quotas?: QuotasReview;
  /** How good forecasts were; absent where none was ever locked. */
  readonly forecasts?: ForecastsReview;
}

/** How far back the parts of a pipeline's velocity are measured: 90 days (proposal). */
const lookBack = 90 * day;

/**
 * Reads what comes of it all in money; what has no evidence is absent.
 *
 * @param subjects - what the review reads
 * @param period - the review's period
 * @param readiness - the readiness of all readings
 * @returns the reading
 * @category readings
 * @since 0.1.0
 */
export const reviewRevenue = (
  subjects: ReviewSubjects,
  period: ReviewPeriod,
  readiness: ReadonlyArray<ReadingReadiness>,
): RevenueReview => {
  const { deals, viewpoint, agreement } = subjects;
  const all = measure(winRate)(deals);
  const cycle = hasEvidence(readiness, 'sales-cycle')
    ? measure(salesCycle(viewpoint.asOf))(deals)
    : undefined;
  const periodOf = periodAt(agreement.saleZone, agreement.periodRules, agreement.agreement.targets.period);
  const costs = reviewCosts(subjects, period, readiness, cycle?.halfOfWins ?? null);
  const quotas = reviewQuotas(subjects, readiness);
  const forecasts = reviewForecasts(subjects, readiness);
  return {
    deals: {
      open: all.open,
      won: all.won,
      lost: all.lost,
      withoutAmount: deals.filter(({ amount }) => amount === undefined).length,
    },
    leadVelocity: velocityOfLeads(subjects),
    ...(hasEvidence(readiness, 'win-rate')
      ? {
          winRate: {
            all,
            byClose: measure(groupBy(closedIn(periodOf))(winRate))(deals),
            byCohort: measure(groupBy(openedIn(periodOf))(winRate))(deals),
          },
        }
      : {}),
    ...(cycle === undefined ? {} : { cycle }),
    ...(cycle === undefined || !hasEvidence(readiness, 'win-rate')
      ? {}
      : {
          velocity: {
            ...measure(pipelineVelocity({ asOf: viewpoint.asOf, lookBack }))(deals),
            lookBack,
          },
        }),
    ...(hasEvidence(readiness, 'money') ? { contribution: contributions(subjects, period) } : {}),
    ...(costs === undefined ? {} : { costs }),
    ...(quotas === undefined ? {} : { quotas }),
    ...(forecasts === undefined ? {} : { forecasts }),
  };
};

/** By month, as the rate was published; judged by the definition that counted when each lead qualified. */
const velocityOfLeads = ({
  agreement: compiled,
  passes,
  view,
  viewpoint: { asOf },
}: ReviewSubjects): ReadonlyArray<PeriodVelocity> => {
  const { zone, periodRules } = compiled;
  const monthOf = periodAt(zone, periodRules, 'month');
  const definition = definitionAt(compiled, 'hand-over', approvalsIn(view.others));
  const under = monthOf(asOf);
  const hasBegun = monthOf((asOf - 1) as Instant) === under;
  const months = measure(
    leadVelocity({
      periodOf: monthOf,
      periodBefore: (month) => {
        const before = shiftPeriod(periodRules, -1)(month);
        return E.isRight(before) ? before.right : null;
      },
      under,
      definitionOf: (_, at) => {
        const found = definition(at);
        if (O.isNone(found)) return '';
        const { definition: document, version, hash } = found.value.definition;
        return `${document.id}, version ${version} (${hash.slice(0, 12)})`;
      },
    }),
  )(passes);
  // A review at the first instant of a month looks back on the one that has just ended.
  return months.filter(({ period, qualified }) => hasBegun || period !== under || qualified > 0);
};

/** What was won in the period, and what is open now. */
const contributions = (
  { agreement, deals }: ReviewSubjects,
  period: ReviewPeriod,
): NonNullable<RevenueReview['contribution']> => {
  const isSoldIn = soldIn(agreement, period);
  const counted = deals.filter((deal) => deal.status === 'open' || isSoldIn(deal));
  const { margin } = agreement.agreement.terms.profitable;
  const by = (contributorOf: (deal: DealCase) => string): ReadonlyArray<Grouped<Contribution>> =>
    measure(contribution({ contributorOf, ...(margin === undefined ? {} : { marginOf: marginAt(margin) }) }))(
      counted,
    );
  return { bySource: by(sourceOfDeal), byOrigin: by(({ origin = '' }) => origin) };
};
