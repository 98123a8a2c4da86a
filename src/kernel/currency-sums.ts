import type { Monoid } from 'fp-ts/lib/Monoid.js';
import type { Currency } from './currency.js';
import { type ExactSum, exactSum, exactSumOf, exactSumToBigInt } from './exact-sum.js';
import { mergeByKey } from './merge-by-key.js';
import type { Money } from './money.js';
import { byCodeUnit } from './order.js';

/**
 * Describes exact sums of money, each currency apart and once, sorted by code.
 *
 * @category model
 * @since 0.1.0
 */
export type CurrencySums = ReadonlyArray<readonly [currency: Currency, sum: ExactSum]>;

/**
 * Adds sums of money currency by currency, without losing a unit, in any order and on any machine.
 *
 * @example
 * ```ts
 * import { currencySums, currencySumsOf, moneyOfSums } from 'smarketing/kernel'
 *
 * const first = currencySumsOf({ minor: 250, currency: 'USD' })
 * const second = currencySumsOf({ minor: 100, currency: 'EUR' })
 * moneyOfSums(currencySums.concat(first, second)).values
 * // => [{ minor: 100, currency: 'EUR' }, { minor: 250, currency: 'USD' }]
 * ```
 * @category instances
 * @since 0.1.0
 */
export const currencySums: Monoid<CurrencySums> = {
  empty: [],
  concat: /* @__PURE__ */ mergeByKey(
    ([first], [second]) => byCodeUnit(first, second),
    ([currency, first], [, second]) => [currency, exactSum.concat(first, second)],
  ),
};

/**
 * Turns an amount into a sum of one.
 *
 * @param amount - whole minor units
 * @returns the sum
 * @category constructors
 * @since 0.1.0
 */
export const currencySumsOf = ({ minor, currency }: Money): CurrencySums => [[currency, exactSumOf(minor)]];

/**
 * Reads sums as money where they can be counted in minor units, and says how many currencies cannot.
 *
 * @param sums - the sums
 * @returns an amount for each currency, sorted by code, and the number of currencies whose sum passes 2^53
 * @category conversions
 * @since 0.1.0
 */
export const moneyOfSums = (
  sums: CurrencySums,
): { readonly values: ReadonlyArray<Money>; readonly tooLarge: number } => {
  const values = sums.flatMap(([currency, sum]) => {
    const minor = Number(exactSumToBigInt(sum));
    return Number.isSafeInteger(minor) ? [{ minor, currency }] : [];
  });
  return { values, tooLarge: sums.length - values.length };
};
