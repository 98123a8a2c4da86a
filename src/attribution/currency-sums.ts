import type { Currency } from '../kernel/currency.js';
import { type ExactSum, exactSum, exactSumOf } from '../kernel/exact-sum.js';
import type { Money } from '../kernel/money.js';
import { byCodeUnit } from '../kernel/order.js';
import { mergeByKey } from './merge-by-key.js';

/**
 * Describes exact sums of money, each currency apart and once, sorted by code.
 *
 * @category model
 * @since 0.1.0
 */
export type CurrencySums = ReadonlyArray<readonly [currency: Currency, sum: ExactSum]>;

/** Adds sums of money currency by currency. */
export const addSums: (first: CurrencySums, second: CurrencySums) => CurrencySums =
  /* @__PURE__ */ mergeByKey(
    ([first], [second]) => byCodeUnit(first, second),
    ([currency, first], [, second]) => [currency, exactSum.concat(first, second)],
  );

/** Turns an amount into a sum of one. */
export const sumOfMoney = ({ minor, currency }: Money): CurrencySums => [[currency, exactSumOf(minor)]];
