import type { Money } from '../../kernel/money.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import { isMargin } from './is-margin.js';
import { roundedDown } from './round-down.js';

/**
 * Describes what the return on marketing is reckoned from; both amounts are of one currency.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReturnBasis {
  /** The revenue that is put down to what was spent. */
  readonly revenue: Money;
  /** What was spent. */
  readonly spend: Money;
  /** The share of the revenue that is left after its costs, at most 1; without it only revenue is compared. */
  readonly margin?: number;
}

/**
 * Describes what came back of what was spent on marketing.
 *
 * @category model
 * @since 0.1.0
 */
export interface MarketingReturn {
  /**
   * (revenue × margin − spend) ÷ spend: the return on marketing investment. Null with `no-margin` where nobody agreed
   * on one, for revenue alone is no return.
   */
  readonly onMargin: Ratio;
  /** (revenue − spend) ÷ spend: the return in revenue, which is not a profit. */
  readonly onRevenue: Ratio;
  /** Revenue ÷ spend: how many times the spend. */
  readonly revenueFactor: Ratio;
  /** What none of them says, in one English sentence. */
  readonly caution: string;
}

/**
 * Reckons what came back of what was spent on marketing, on the margin and on revenue, each under its own name.
 *
 * **Gotchas**: revenue that is attributed to Marketing is not revenue that Marketing caused; only an experiment tells
 * what would have been sold without the spend. Each reading says so.
 *
 * @param basis - revenue, spend, and the margin
 * @returns the returns; null with `mixed-currencies` or `not-an-amount` where the amounts cannot be compared
 * @example
 * ```ts
 * import { marketingReturn } from 'smarketing/metrics/revenue'
 *
 * const usd = (dollars: number) => ({ minor: dollars * 100, currency: 'USD' })
 * const { onMargin, onRevenue } = marketingReturn({ revenue: usd(50_000), spend: usd(10_000), margin: 0.6 })
 * onMargin.value // => 2
 * onRevenue.value // => 4
 * marketingReturn({ revenue: usd(50_000), spend: usd(10_000) }).onMargin.reason // => 'no-margin'
 * ```
 * @see kameir.com, “Marketing ROI”: (50,000 × 60% − 10,000) ÷ 10,000 = 2.0
 * @category readings
 * @since 0.1.0
 */
export const marketingReturn = ({ revenue, spend, margin }: ReturnBasis): MarketingReturn => {
  const reason =
    revenue.currency !== spend.currency
      ? 'mixed-currencies'
      : Number.isSafeInteger(revenue.minor) && Number.isSafeInteger(spend.minor)
        ? null
        : 'not-an-amount';
  const over = (gain: number): Ratio =>
    reason === null ? ratio(gain, spend.minor) : { numerator: 0, denominator: 0, value: null, reason };
  const left = margin === undefined || !isMargin(margin) ? null : roundedDown(revenue.minor * margin);
  return {
    onMargin:
      left === null && reason === null
        ? {
            numerator: 0,
            denominator: spend.minor + 0,
            value: null,
            reason: margin === undefined ? 'no-margin' : 'not-a-margin',
          }
        : over((left ?? 0) - spend.minor),
    onRevenue: over(revenue.minor - spend.minor),
    revenueFactor: over(revenue.minor),
    caution: 'Attributed is not incremental: nothing here says what would have been sold without the spend.',
  };
};
