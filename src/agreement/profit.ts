import type { Money } from '../kernel/money.js';
import { type Ratio, ratio } from '../kernel/ratio.js';
import type { ContributionCost, ProfitFloor } from './terms.js';

/**
 * Describes what is known about the money of one sale, or of one customer; what is absent is not known.
 *
 * @category model
 * @since 0.1.0
 */
export interface ProfitFacts {
  /** What was sold. */
  readonly sale?: Money;
  /** What the sale itself cost, such as goods and commission. */
  readonly 'cost-of-sale'?: Money;
  /** What it costs to serve the customer. */
  readonly 'cost-to-serve'?: Money;
  /** What it cost to win the customer. */
  readonly 'acquisition-cost'?: Money;
  /** What the customer brings over all the time he stays, as `lifetimeValue` computes it. */
  readonly 'lifetime-value'?: Money;
}

/**
 * Names a figure that a floor of profit needs.
 *
 * @category model
 * @since 0.1.0
 */
export type ProfitFigure = 'sale' | 'lifetime-value' | ContributionCost;

/**
 * Describes whether a sale is profitable by the agreed floor.
 *
 * @category model
 * @since 0.1.0
 */
export type ProfitReading =
  | {
      /** The floor is reached, or it is not. */
      readonly state: 'profitable' | 'not-profitable';
      /** What is left after the agreed costs; absent for a lifetime multiple. */
      readonly contribution?: Money;
      /** The share of the sale that is left, or the multiple of the acquisition cost; absent for an amount. */
      readonly measured?: Ratio;
      /** The reading in one English phrase. */
      readonly text: string;
    }
  | {
      /** The floor is agreed, and what it is measured by is not known or not comparable. */
      readonly state: 'not-measurable';
      /** The figures that are missing, or stand in another currency than the first of them. */
      readonly missing: ReadonlyArray<ProfitFigure>;
      /** The reading in one English phrase. */
      readonly text: string;
    };

/**
 * Tells whether a sale is profitable by the floor both agreed on.
 *
 * **Details**: the contribution is the sale less each agreed cost. A floor is reached when it is met exactly. What is
 * not known is never taken for 0.
 *
 * @param floor - the agreed floor, from the term `profitable`
 * @returns a function from what is known about the money to the reading
 * @example
 * ```ts
 * import { profitOf } from 'smarketing/agreement'
 *
 * const eur = (minor: number) => ({ minor, currency: 'EUR' })
 * const profit = profitOf({ kind: 'contribution-share', after: ['cost-of-sale', 'cost-to-serve'], atLeast: 0.3 })
 *
 * profit({ sale: eur(100_00), 'cost-of-sale': eur(40_00), 'cost-to-serve': eur(25_00) }).state // => 'profitable'
 * profit({ sale: eur(100_00), 'cost-of-sale': eur(40_00) }).text
 * // => 'agreed, not measurable: needs cost to serve'
 * ```
 * @category readings
 * @since 0.1.0
 */
export const profitOf =
  (floor: ProfitFloor) =>
  (facts: ProfitFacts): ProfitReading => {
    if (floor.kind === 'lifetime-multiple') {
      return measured(facts, ['lifetime-value', 'acquisition-cost'], ([value, cost = 0]) => {
        const multiple = ratio(value, cost);
        // What cost nothing to win is worth any multiple of it, if it is worth anything.
        const reached = multiple.value === null ? value > 0 : multiple.value >= floor.atLeast;
        return { reached, measured: multiple };
      });
    }
    return measured(facts, ['sale', ...new Set(floor.after)], ([sale, ...costs], currency) => {
      const minor = costs.reduce((left, cost) => left - cost, sale);
      const contribution = { minor, currency };
      if (floor.kind === 'contribution-amount') {
        return floor.atLeast.currency === currency
          ? { reached: minor >= floor.atLeast.minor, contribution }
          : null;
      }
      const share = ratio(minor, sale);
      return { reached: share.value !== null && share.value >= floor.atLeast, contribution, measured: share };
    });
  };

const measured = (
  facts: ProfitFacts,
  figures: readonly [ProfitFigure, ...ReadonlyArray<ProfitFigure>],
  judge: (
    minors: readonly [number, ...ReadonlyArray<number>],
    currency: string,
  ) => {
    readonly reached: boolean;
    readonly contribution?: Money;
    readonly measured?: Ratio;
  } | null,
): ProfitReading => {
  const [first] = figures;
  const currency = facts[first]?.currency ?? '';
  const missing = figures.filter((figure) => !isUsable(facts[figure], currency));
  const known = figures.map((figure) => facts[figure]?.minor ?? 0) as [number, ...Array<number>];
  const judged = missing.length > 0 ? null : judge(known, currency);
  if (judged === null) {
    const needs = missing.length === 0 ? ['the currency of the floor'] : missing.map(figureWords);
    return {
      state: 'not-measurable',
      missing,
      text: `agreed, not measurable: needs ${needs.join(' and ')}`,
    };
  }
  const { reached, ...figuresOfIt } = judged;
  return {
    state: reached ? 'profitable' : 'not-profitable',
    ...figuresOfIt,
    text: reached ? 'profitable by the agreed floor' : 'not profitable by the agreed floor',
  };
};

const isUsable = (amount: Money | undefined, currency: string): boolean =>
  amount !== undefined && amount.currency === currency && Number.isSafeInteger(amount.minor);

const figureWords = (figure: ProfitFigure): string => figure.replaceAll('-', ' ');

/**
 * Computes what a customer brings over all the time he stays: margin × retention ÷ (1 + discount − retention).
 *
 * **Details**: the margins of all coming periods, each discounted and weighted by the chance that the customer is
 * still there; what it cost to win him is not taken off.
 *
 * @param margin - what he leaves each period, after costs
 * @param retention - the chance that he stays from one period to the next, 0 or more and below 1
 * @param discount - the rate by which money of the next period is worth less, 0 or more
 * @returns the lifetime value rounded to whole minor units, or null when the rates are outside their ranges
 * @example
 * ```ts
 * import { lifetimeValue } from 'smarketing/agreement'
 *
 * lifetimeValue({ minor: 1_000_00, currency: 'EUR' }, 0.8, 0.1) // => { minor: 266667, currency: 'EUR' }
 * lifetimeValue({ minor: 1_000_00, currency: 'EUR' }, 1, 0.1) // => null
 * ```
 * @see S. Gupta, D. R. Lehmann, Customers as assets, Journal of Interactive Marketing 17 (2003)
 * @category conversions
 * @since 0.1.0
 */
export const lifetimeValue = (margin: Money, retention: number, discount: number): Money | null => {
  const minor = Math.round((margin.minor * retention) / (1 + discount - retention)) + 0;
  return retention >= 0 && retention < 1 && discount >= 0 && Number.isSafeInteger(minor)
    ? { minor, currency: margin.currency }
    : null;
};
