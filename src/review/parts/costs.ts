import type { Milliseconds } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import { contains } from '../../kernel/interval.js';
import type { Money } from '../../kernel/money.js';
import { byCodeUnit } from '../../kernel/order.js';
import { type Grouped, groupBy } from '../../metrics/group-by.js';
import { measure } from '../../metrics/metric.js';
import {
  type AcquisitionCost,
  acquisitionCost,
  customerCases,
} from '../../metrics/revenue/acquisition-cost.js';
import { type DealCase, sourceOfDeal } from '../../metrics/revenue/deal-case.js';
import { leadCosts } from '../../metrics/revenue/lead-cost.js';
import { type MarketingReturn, marketingReturn } from '../../metrics/revenue/marketing-return.js';
import { moneyOf } from '../../metrics/revenue/money-sum.js';
import { type SpendCase, spendCases } from '../../metrics/revenue/spend-case.js';
import { type CostItem, type UnitCost, unitCost } from '../../metrics/revenue/unit-cost.js';
import { enteredAt } from '../../metrics/stage-entry.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewPeriod } from '../review-period.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { saleSpan, soldIn } from './sold-in.js';

/**
 * Describes what came back of what Marketing spent in one currency.
 *
 * @category model
 * @since 0.1.0
 */
export interface CurrencyReturn extends MarketingReturn {
  /** What was won in the period and comes from Marketing's work. */
  readonly revenue: Money;
  /** What Marketing spent in it. */
  readonly spend: Money;
}

/**
 * Describes what it cost in the review's period, and what came back.
 *
 * @category model
 * @since 0.1.0
 */
export interface CostsReview {
  /**
   * What Marketing spent ÷ the leads that Sales accepted in the period; absent where acceptance, or what Marketing
   * spends, is not recorded.
   */
  readonly leads?: {
    /** In all. */
    readonly all: UnitCost;
    /** By programme; the group is empty for spend and leads that name none. */
    readonly programmes: ReadonlyArray<Grouped<UnitCost>>;
    /** By channel, likewise. */
    readonly channels: ReadonlyArray<Grouped<UnitCost>>;
  };
  /** What it cost to win a customer; absent where the spend of either department is not recorded. */
  readonly acquisition?: {
    /** The spend of the same period. */
    readonly sameTime: AcquisitionCost;
    /** The spend of one median cycle earlier; absent where no cycle is known. */
    readonly lagged?: AcquisitionCost;
  };
  /** What came back of what Marketing spent, in all; each currency of the spend apart. */
  readonly returns: ReadonlyArray<CurrencyReturn>;
  /** The same of each programme on which something was spent in the period. */
  readonly programmes: ReadonlyArray<Grouped<ReadonlyArray<CurrencyReturn>>>;
}

/**
 * Reads what it cost in the review's period, and what came back.
 *
 * @param subjects - what the review reads
 * @param period - the review's period
 * @param readiness - the readiness of all readings
 * @param cycle - the median time it takes to win a deal, in milliseconds; null where none is known
 * @returns the reading, or undefined where nobody records what Marketing spends
 * @category readings
 * @since 0.1.0
 */
export const reviewCosts = (
  subjects: ReviewSubjects,
  period: ReviewPeriod,
  readiness: ReadonlyArray<ReadingReadiness>,
  cycle: Milliseconds | null,
): CostsReview | undefined => {
  if (!hasEvidence(readiness, 'marketing-costs')) return undefined;
  const all = spendCases(subjects.view.others);
  const isWithin = contains(period.span);
  const spends = all.filter(({ department, at }) => department === 'marketing' && isWithin(at));
  const isSold = soldIn(subjects.agreement, period);
  const sold = subjects.deals.filter((deal) => isSold(deal));
  const { margin } = subjects.agreement.agreement.terms.profitable;
  const named = [...new Set(spends.flatMap(({ programme }) => programme ?? []))].sort(byCodeUnit);
  return {
    ...(subjects.agreement.lifecycle.acceptance === 'none'
      ? {}
      : { leads: leadsCost(subjects, period, spends) }),
    ...(hasEvidence(readiness, 'acquisition-costs')
      ? { acquisition: acquisition(subjects, period, all, cycle) }
      : {}),
    returns: returnsOn(
      spends,
      sold.filter((deal) => sourceOfDeal(deal) === 'marketing'),
      margin,
    ),
    programmes: named.map((name) => ({
      group: name,
      reading: returnsOn(
        spends.filter(({ programme }) => programme === name),
        sold.filter(({ programme }) => programme === name),
        margin,
      ),
    })),
  };
};

const leadsCost = (
  { passes }: ReviewSubjects,
  { span }: ReviewPeriod,
  spends: ReadonlyArray<SpendCase>,
): NonNullable<CostsReview['leads']> => {
  const isWithin = contains(span);
  const acceptedAt = enteredAt('accepted');
  const accepted = passes.filter((subject) => {
    const moment = acceptedAt(subject);
    return moment !== undefined && isWithin(moment.at);
  });
  const sources = { spends, accepted };
  const by = (under: 'programme' | 'channel'): ReadonlyArray<Grouped<UnitCost>> =>
    measure(groupBy((item: CostItem) => [item.under])(unitCost))(leadCosts(under)(sources));
  return {
    all: measure(unitCost)(leadCosts('all')(sources)),
    programmes: by('programme'),
    channels: by('channel'),
  };
};

const acquisition = (
  { deals, agreement }: ReviewSubjects,
  period: ReviewPeriod,
  spends: ReadonlyArray<SpendCase>,
  cycle: Milliseconds | null,
): NonNullable<CostsReview['acquisition']> => {
  const customersIn = saleSpan(agreement, period);
  const sources = { spends, customers: customerCases(deals) };
  const earlier = (by: Milliseconds) => ({
    start: (period.span.start - by) as Instant,
    end: (period.span.end - by) as Instant,
  });
  return {
    sameTime: acquisitionCost({ customersIn, spentIn: period.span })(sources),
    ...(cycle === null ? {} : { lagged: acquisitionCost({ customersIn, spentIn: earlier(cycle) })(sources) }),
  };
};

const returnsOn = (
  spends: ReadonlyArray<SpendCase>,
  sold: ReadonlyArray<DealCase>,
  margin: number | undefined,
): ReadonlyArray<CurrencyReturn> => {
  const spent = measure(moneyOf((one: SpendCase) => [one.amount]))(spends);
  const won = measure(moneyOf(({ amount }: DealCase) => (amount === undefined ? [] : [amount])))(sold);
  return spent.map((spend) => {
    const revenue = won.find(({ currency }) => currency === spend.currency) ?? { ...spend, minor: 0 };
    return {
      revenue,
      spend,
      ...marketingReturn({ revenue, spend, ...(margin === undefined ? {} : { margin }) }),
    };
  });
};
