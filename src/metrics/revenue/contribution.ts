import { type CurrencySums, currencySums } from '../../kernel/currency-sums.js';
import type { Money } from '../../kernel/money.js';
import type { Grouped, GroupedSums } from '../group-by.js';
import { groupBy } from '../group-by.js';
import type { Metric } from '../metric.js';
import type { DealCase } from './deal-case.js';
import { isMargin } from './is-margin.js';
import { amountsOf, type CurrencyShare, moneySumOf, shareOfMoney } from './money-sum.js';
import { roundedDown } from './round-down.js';

/**
 * Describes by what contributions are told apart.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContributionTerms {
  /** Whose contribution a deal is: exactly one, so that they add up; for example `sourceOfDeal`, or its origin. */
  readonly contributorOf: (deal: DealCase) => string;
  /** What a won deal leaves after its costs, null where nobody knows; without it no margin is measured. */
  readonly marginOf?: (deal: DealCase) => Money | null;
}

/**
 * Describes the sums behind a contribution.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContributionSum {
  /** How many deals were won, are open, and how many of each have no amount; and won ones without a margin. */
  readonly counts: readonly [won: number, open: number, wonBare: number, openBare: number, costless: number];
  /** What was won. */
  readonly revenue: CurrencySums;
  /** What may be won yet. */
  readonly pipeline: CurrencySums;
  /** What the won deals leave after their costs. */
  readonly margin: CurrencySums;
}

/**
 * Describes deals and their money.
 *
 * @category model
 * @since 0.1.0
 */
export interface DealsMoney {
  /** How many deals, and how many of them nobody wrote an amount down for. */
  readonly deals: number;
  /** How many of them are in no amount. */
  readonly withoutAmount: number;
  /** What they are worth, each currency apart. */
  readonly amounts: ReadonlyArray<Money>;
  /** Its share of the money of all contributors, each currency apart. */
  readonly share: ReadonlyArray<CurrencyShare>;
}

/**
 * Describes what one contributor brought: revenue, what may come yet, and what the revenue leaves.
 *
 * @category model
 * @since 0.1.0
 */
export interface Contribution {
  /** The won deals. */
  readonly revenue: DealsMoney;
  /** The open deals, at their full amounts. */
  readonly pipeline: DealsMoney;
  /** What the won deals leave after their costs; absent where no margin is measured. */
  readonly margin?: { readonly amounts: ReadonlyArray<Money>; readonly withoutMargin: number };
}

/**
 * Measures who contributed which revenue and which pipeline, and with what margin.
 *
 * **Details**: each deal has exactly one contributor, so that shares add up to 100% in each currency. That somebody
 * found or handed over what was sold does not mean that it would not have been sold otherwise: a contribution is no
 * effect.
 *
 * @param terms - whose contribution a deal is, and what it leaves
 * @returns the metric over deals; its readings are sorted by contributor
 * @example
 * ```ts
 * import { measure } from 'smarketing/metrics'
 * import { contribution, type DealCase, sourceOfDeal } from 'smarketing/metrics/revenue'
 *
 * const deal = (id: string, origin: 'marketing' | 'sales', status: DealCase['status'], euros: number): DealCase => ({
 *   key: { system: 'crm', id }, basis: 'opportunity', status, origin, amount: { minor: euros * 100, currency: 'EUR' },
 * })
 * const deals = [deal('1', 'marketing', 'won', 3_000), deal('2', 'sales', 'won', 9_000), deal('3', 'sales', 'open', 500)]
 * measure(contribution({ contributorOf: sourceOfDeal }))(deals)
 *   .map(({ group, reading }) => [group, reading.revenue.share[0]?.share.value])
 * // => [['marketing', 0.25], ['sales', 0.75]]
 * ```
 * @category metrics
 * @since 0.1.0
 */
export const contribution = ({
  contributorOf,
  marginOf,
}: ContributionTerms): Metric<
  DealCase,
  GroupedSums<ContributionSum>,
  ReadonlyArray<Grouped<Contribution>>
> => {
  const grouped = groupBy((deal: DealCase) => [contributorOf(deal)])(dealMoney(marginOf));
  return {
    ...grouped,
    extract: (groups) => {
      const whole = groups.reduce((sum, [, one]) => join(sum, one), nothing);
      return groups.map(([group, sum]) => ({ group, reading: read(sum, whole, marginOf !== undefined) }));
    },
  };
};

const nothing: ContributionSum = { counts: [0, 0, 0, 0, 0], revenue: [], pipeline: [], margin: [] };

const dealMoney = (
  marginOf: ContributionTerms['marginOf'],
): Metric<DealCase, ContributionSum, ContributionSum> => ({
  empty: nothing,
  of: (deal) => {
    if (deal.status === 'lost') return nothing;
    const money = moneySumOf(deal.amount === undefined ? [] : [deal.amount]);
    const bare = money.length === 0 ? 1 : 0;
    if (deal.status === 'open') return { ...nothing, counts: [0, 1, 0, bare, 0], pipeline: money };
    const margin = marginOf?.(deal) ?? null;
    const left = margin === null ? [] : moneySumOf([margin]);
    return { ...nothing, counts: [1, 0, bare, 0, left.length === 0 ? 1 : 0], revenue: money, margin: left };
  },
  concat: (first, second) => join(first, second),
  extract: (sum) => sum,
});

const join = (first: ContributionSum, second: ContributionSum): ContributionSum => ({
  counts: [
    first.counts[0] + second.counts[0],
    first.counts[1] + second.counts[1],
    first.counts[2] + second.counts[2],
    first.counts[3] + second.counts[3],
    first.counts[4] + second.counts[4],
  ],
  revenue: currencySums.concat(first.revenue, second.revenue),
  pipeline: currencySums.concat(first.pipeline, second.pipeline),
  margin: currencySums.concat(first.margin, second.margin),
});

const read = (
  { counts: [won, open, wonBare, openBare, costless], revenue, pipeline, margin }: ContributionSum,
  whole: ContributionSum,
  isMarginMeasured: boolean,
): Contribution => ({
  revenue: dealsMoney(won, wonBare, revenue, whole.revenue),
  pipeline: dealsMoney(open, openBare, pipeline, whole.pipeline),
  ...(isMarginMeasured ? { margin: { amounts: amountsOf(margin), withoutMargin: costless } } : {}),
});

const dealsMoney = (
  deals: number,
  withoutAmount: number,
  money: CurrencySums,
  whole: CurrencySums,
): DealsMoney => ({
  deals,
  withoutAmount,
  amounts: amountsOf(money),
  share: shareOfMoney(money, whole),
});

/**
 * Returns what deals leave at one agreed share of their amount, rounded down.
 *
 * @param share - the share of a sale that is left after its costs, at most 1
 * @returns what a deal leaves; null where it has no amount or the share is no such number
 * @category selections
 * @since 0.1.0
 */
export const marginAt =
  (share: number) =>
  ({ amount }: Pick<DealCase, 'amount'>): Money | null => {
    const minor = roundedDown((amount?.minor ?? Number.NaN) * share);
    return amount === undefined || !isMargin(share) || !Number.isSafeInteger(minor)
      ? null
      : { minor, currency: amount.currency };
  };
