import { type CurrencySums, currencySums } from '../../kernel/currency-sums.js';
import type { Ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import type { Metric } from '../metric.js';
import type { DealCase } from './deal-case.js';
import { type CurrencyShare, moneySumOf, shareOfMoney } from './money-sum.js';

/**
 * Describes the sums behind a win rate.
 *
 * @category model
 * @since 0.1.0
 */
export interface WinRateSum {
  /** How many deals were won. */
  readonly won: number;
  /** How many were lost. */
  readonly lost: number;
  /** How many are open. */
  readonly open: number;
  /** What the won ones are worth. */
  readonly wonMoney: CurrencySums;
  /** What all closed ones are worth. */
  readonly closedMoney: CurrencySums;
  /** How many won ones nobody wrote an amount down for. */
  readonly wonWithoutAmount: number;
  /** How many lost ones. */
  readonly lostWithoutAmount: number;
}

/**
 * Describes how many of the decided deals were won, by number and by money.
 *
 * @category model
 * @since 0.1.0
 */
export interface WinRate {
  /** How many were won. */
  readonly won: number;
  /** How many were lost. */
  readonly lost: number;
  /** How many are still open; they are neither, and a young cohort has many. */
  readonly open: number;
  /** Won, of won and lost, with its interval. */
  readonly byCount: Ratio;
  /** The money won, of the money won and lost, each currency apart; money has no such interval. */
  readonly byValue: ReadonlyArray<CurrencyShare>;
  /** How many of them nobody wrote an amount down for: they count by number and are missing by value. */
  readonly withoutAmount: { readonly won: number; readonly lost: number };
}

const empty: WinRateSum = {
  won: 0,
  lost: 0,
  open: 0,
  wonMoney: [],
  closedMoney: [],
  wonWithoutAmount: 0,
  lostWithoutAmount: 0,
};

/**
 * Measures how many of the decided deals were won: won ÷ (won + lost), by number and by money.
 *
 * **When to use**: by close period, `groupBy(closedIn(periodOf))(winRate)`, it says how Sales closed in that time; by
 * creation cohort, `groupBy(openedIn(periodOf))(winRate)`, what became of what was opened together. The two are
 * different figures: name the one you show. Where nobody records losses it says nothing.
 *
 * @example
 * ```ts
 * import { measure } from 'smarketing/metrics'
 * import { type DealCase, winRate } from 'smarketing/metrics/revenue'
 *
 * const deal = (id: string, status: DealCase['status'], euros?: number): DealCase => ({
 *   key: { system: 'crm', id }, basis: 'opportunity', status,
 *   ...(euros === undefined ? {} : { amount: { minor: euros * 100, currency: 'EUR' } }),
 * })
 * const reading = measure(winRate)([
 *   deal('1', 'won', 3_000), deal('2', 'lost', 9_000), deal('3', 'lost'), deal('4', 'open', 5_000),
 * ])
 * reading.byCount.value?.toFixed(2) // => '0.33'
 * reading.byValue.map(({ currency, share }) => [currency, share.value]) // => [['EUR', 0.25]]
 * reading.withoutAmount // => { won: 0, lost: 1 }
 * ```
 * @see Triblio, “Win rate”: won ÷ all that closed
 * @category metrics
 * @since 0.1.0
 */
export const winRate: Metric<DealCase, WinRateSum, WinRate> = {
  empty,
  of: ({ status, amount }) => {
    if (status === 'open') return { ...empty, open: 1 };
    const money = moneySumOf(amount === undefined ? [] : [amount]);
    const without = money.length === 0 ? 1 : 0;
    return status === 'won'
      ? { ...empty, won: 1, wonMoney: money, closedMoney: money, wonWithoutAmount: without }
      : { ...empty, lost: 1, closedMoney: money, lostWithoutAmount: without };
  },
  concat: (first, second) => ({
    won: first.won + second.won,
    lost: first.lost + second.lost,
    open: first.open + second.open,
    wonMoney: currencySums.concat(first.wonMoney, second.wonMoney),
    closedMoney: currencySums.concat(first.closedMoney, second.closedMoney),
    wonWithoutAmount: first.wonWithoutAmount + second.wonWithoutAmount,
    lostWithoutAmount: first.lostWithoutAmount + second.lostWithoutAmount,
  }),
  extract: ({ won, lost, open, wonMoney, closedMoney, wonWithoutAmount, lostWithoutAmount }) => ({
    won,
    lost,
    open,
    byCount: rate(won, won + lost),
    byValue: shareOfMoney(wonMoney, closedMoney),
    withoutAmount: { won: wonWithoutAmount, lost: lostWithoutAmount },
  }),
};
