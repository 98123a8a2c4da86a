import type { Currency } from '../../kernel/currency.js';
import { type CurrencySums, currencySums } from '../../kernel/currency-sums.js';
import { exactSumToNumber } from '../../kernel/exact-sum.js';
import type { Money } from '../../kernel/money.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import type { Metric } from '../metric.js';
import { amountsOf, moneySumOf } from './money-sum.js';

/**
 * Describes a part of a cost per unit: money that was spent, units that came of it, or both.
 *
 * @category model
 * @since 0.1.0
 */
export interface CostItem {
  /** What it is counted under, for example a programme; empty where nobody said. */
  readonly under: string;
  /** What was spent. */
  readonly spent: ReadonlyArray<Money>;
  /** How many units came of it, a whole number. */
  readonly units: number;
}

/**
 * Describes the sums behind a cost per unit.
 *
 * @category model
 * @since 0.1.0
 */
export interface UnitCostSum {
  /** How many units. */
  readonly units: number;
  /** What was spent. */
  readonly spent: CurrencySums;
}

/**
 * Describes what one unit cost in one currency.
 *
 * @category model
 * @since 0.1.0
 */
export interface CurrencyCost {
  /** The currency. */
  readonly currency: Currency;
  /** What was spent in minor units, over the units; null without units. */
  readonly share: Ratio;
  /** What one unit cost, rounded up; absent without units. */
  readonly each?: Money;
}

/**
 * Describes what units cost.
 *
 * @category model
 * @since 0.1.0
 */
export interface UnitCost {
  /** How many units there are. */
  readonly units: number;
  /** What was spent, each currency apart. */
  readonly spent: ReadonlyArray<Money>;
  /** What one unit cost, each currency apart: one that was paid for in two costs both together. Empty without spend. */
  readonly costs: ReadonlyArray<CurrencyCost>;
}

/**
 * Measures what a unit costs: all that was spent ÷ all units, never a mean of means.
 *
 * @example
 * ```ts
 * import { measure } from 'smarketing/metrics'
 * import { unitCost } from 'smarketing/metrics/revenue'
 *
 * const cost = measure(unitCost)([
 *   { spent: [{ minor: 50_000_00, currency: 'USD' }], units: 0 },
 *   { spent: [], units: 25 },
 * ])
 * cost.costs[0]?.each // => { minor: 200000, currency: 'USD' }
 * ```
 * @category metrics
 * @since 0.1.0
 */
export const unitCost: Metric<Omit<CostItem, 'under'>, UnitCostSum, UnitCost> = {
  empty: { units: 0, spent: [] },
  of: ({ spent, units }) => ({ units: Number.isSafeInteger(units) ? units : 0, spent: moneySumOf(spent) }),
  concat: (first, second) => ({
    units: first.units + second.units,
    spent: currencySums.concat(first.spent, second.spent),
  }),
  extract: ({ units, spent }) => ({
    units,
    spent: amountsOf(spent),
    costs: spent.map(([currency, total]) => {
      const share = ratio(exactSumToNumber(total), units);
      return {
        currency,
        share,
        ...(share.value === null ? {} : { each: { minor: Math.ceil(share.value) + 0, currency } }),
      };
    }),
  }),
};
