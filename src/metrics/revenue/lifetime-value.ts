import type { Money } from '../../kernel/money.js';
import { isMargin } from './is-margin.js';
import { roundedDown } from './round-down.js';

/**
 * Describes what a customer brings over all the time he stays, or why that is no number.
 *
 * @category model
 * @since 0.1.0
 */
export type LifetimeValue =
  | {
      /** The value, rounded down to whole minor units. */
      readonly value: Money;
    }
  | {
      /** There is none. */
      readonly value: null;
      /** Which argument is no number of its kind, or that nobody ever leaves. */
      readonly reason: 'not-an-amount' | 'not-a-margin' | 'not-a-churn' | 'not-a-survival' | 'nobody-leaves';
    };

/**
 * Describes what the simple lifetime value is reckoned from; revenue and churn are of the same unit of time.
 *
 * @category model
 * @since 0.1.0
 */
export interface CustomerEconomics {
  /** What a customer pays on average in one unit of time, for example a month (ARPA). */
  readonly revenue: Money;
  /** The share of it that is left after its costs, at most 1. */
  readonly margin: number;
  /** The share of customers who leave in one unit of time, above 0 and up to 1. */
  readonly churn: number;
}

/**
 * Reckons the simple lifetime value of a customer: revenue × margin ÷ churn.
 *
 * **Gotchas**: it assumes that customers leave at one rate for ever, the new ones as the old. Where the rate falls with
 * age, as it mostly does, `survivalLifetimeValue` on the observed curve says more, and does not extrapolate.
 *
 * @param economics - revenue, margin and churn of the same unit of time
 * @returns the value, or why there is none
 * @example
 * ```ts
 * import { churnLifetimeValue } from 'smarketing/metrics/revenue'
 *
 * churnLifetimeValue({ revenue: { minor: 500_00, currency: 'USD' }, margin: 0.8, churn: 0.05 })
 * // => { value: { minor: 800000, currency: 'USD' } }
 * churnLifetimeValue({ revenue: { minor: 500_00, currency: 'USD' }, margin: 0.8, churn: 0 })
 * // => { value: null, reason: 'nobody-leaves' }
 * ```
 * @see metrickittools.com, “LTV calculator”: 500 × 80% ÷ 5% = 8,000
 * @category readings
 * @since 0.1.0
 */
export const churnLifetimeValue = ({ revenue, margin, churn }: CustomerEconomics): LifetimeValue => {
  if (!Number.isSafeInteger(revenue.minor)) return { value: null, reason: 'not-an-amount' };
  if (!isMargin(margin)) return { value: null, reason: 'not-a-margin' };
  if (churn === 0) return { value: null, reason: 'nobody-leaves' };
  if (!(churn > 0 && churn <= 1)) return { value: null, reason: 'not-a-churn' };
  return lifetimeOf((revenue.minor * margin) / churn, revenue);
};

/**
 * Describes what the lifetime value of an observed curve is reckoned from.
 *
 * @category model
 * @since 0.1.0
 */
export interface SurvivalEconomics {
  /** What a customer leaves after costs in one unit of time. */
  readonly margin: Money;
  /** The share of customers who are still there at the start of each unit of time, 0–1, never rising; mostly 1 first. */
  readonly survival: ReadonlyArray<number>;
}

/**
 * Reckons the lifetime value of a customer from an observed curve: the sum of survival × margin over its units of time.
 *
 * **Details**: nothing beyond the last observed unit of time is counted, so it is the value of that span and a lower
 * bound of the whole.
 *
 * @param economics - the margin of one unit of time, and the curve
 * @returns the value, or why there is none
 * @example
 * ```ts
 * import { survivalLifetimeValue } from 'smarketing/metrics/revenue'
 *
 * survivalLifetimeValue({ margin: { minor: 400_00, currency: 'USD' }, survival: [1, 0.9, 0.5] })
 * // => { value: { minor: 96000, currency: 'USD' } }
 * ```
 * @category readings
 * @since 0.1.0
 */
export const survivalLifetimeValue = ({ margin, survival }: SurvivalEconomics): LifetimeValue => {
  if (!Number.isSafeInteger(margin.minor)) return { value: null, reason: 'not-an-amount' };
  const isCurve =
    survival.length > 0 &&
    survival.every((share, index) => share >= 0 && share <= (survival[index - 1] ?? 1));
  if (!isCurve) return { value: null, reason: 'not-a-survival' };
  return lifetimeOf(margin.minor * survival.reduce((sum, share) => sum + share, 0), margin);
};

const lifetimeOf = (exact: number, { currency }: Money): LifetimeValue => {
  const minor = roundedDown(exact);
  return Number.isSafeInteger(minor)
    ? { value: { minor, currency } }
    : { value: null, reason: 'not-an-amount' };
};
