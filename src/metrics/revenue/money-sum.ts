import type { Currency } from '../../kernel/currency.js';
import { type CurrencySums, currencySums, currencySumsOf } from '../../kernel/currency-sums.js';
import { exactSum, exactSumToBigInt, exactSumToNumber } from '../../kernel/exact-sum.js';
import { isMoney, type Money } from '../../kernel/money.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import type { Metric } from '../metric.js';

/**
 * Describes a share of money in one currency.
 *
 * @category model
 * @since 0.1.0
 */
export interface CurrencyShare {
  /** The currency. */
  readonly currency: Currency;
  /** The share; numerator and denominator are in minor units. */
  readonly share: Ratio;
}

/**
 * Sums amounts, each currency by itself: nothing is converted.
 *
 * **Gotchas**: what is no amount of money is left out, so that one bad number spoils no sum.
 *
 * @param amounts - in any currencies
 * @returns the sum
 * @category constructors
 * @since 0.1.0
 */
export const moneySumOf = (amounts: ReadonlyArray<Money>): CurrencySums =>
  amounts
    .filter(isMoney)
    .reduce<CurrencySums>((sum, amount) => currencySums.concat(sum, currencySumsOf(amount)), []);

/**
 * Reads a sum of money as amounts.
 *
 * **Details**: a total past what one amount can hold is told in several amounts of its currency; nothing is dropped.
 *
 * @param sum - the sum
 * @returns the amounts, sorted by currency
 * @category conversions
 * @since 0.1.0
 */
export const amountsOf = (sum: CurrencySums): ReadonlyArray<Money> =>
  sum.flatMap(([currency, total]) => piecesOf(exactSumToBigInt(total)).map((minor) => ({ minor, currency })));

const piecesOf = (total: bigint): ReadonlyArray<number> => {
  const most = BigInt(Number.MAX_SAFE_INTEGER) * (total < 0n ? -1n : 1n);
  const whole = Number(total / most);
  const rest = Number(total % most) + 0;
  const full = Array.from({ length: whole }, () => Number(most));
  return whole > 0 && rest === 0 ? full : [...full, rest];
};

/**
 * Divides sums of money, each currency by itself.
 *
 * @param part - the numerators; a currency it lacks counts as 0
 * @param whole - the denominators
 * @returns a share for every currency of the whole, sorted by code; null where the denominator is 0
 * @category combinators
 * @since 0.1.0
 */
export const shareOfMoney = (part: CurrencySums, whole: CurrencySums): ReadonlyArray<CurrencyShare> =>
  whole.map(([currency, total]) => ({
    currency,
    share: ratio(minorOf(part, currency), exactSumToNumber(total)),
  }));

const minorOf = (sum: CurrencySums, currency: Currency): number =>
  exactSumToNumber(sum.find(([other]) => other === currency)?.[1] ?? exactSum.empty);

/**
 * Sums what subjects are worth, each currency by itself.
 *
 * @param amounts - the amounts of a subject; none where it has none
 * @returns the metric
 * @example
 * ```ts
 * import { measure } from 'smarketing/metrics'
 * import { moneyOf } from 'smarketing/metrics/revenue'
 *
 * const price = (minor: number, currency: string) => [{ minor, currency }]
 * measure(moneyOf((one: ReturnType<typeof price>) => one))([price(500, 'USD'), price(100, 'EUR'), price(250, 'USD')])
 * // => [{ minor: 100, currency: 'EUR' }, { minor: 750, currency: 'USD' }]
 * ```
 * @category metrics
 * @since 0.1.0
 */
export const moneyOf = <Subject>(
  amounts: (subject: Subject) => ReadonlyArray<Money>,
): Metric<Subject, CurrencySums, ReadonlyArray<Money>> => ({
  empty: [],
  of: (subject) => moneySumOf(amounts(subject)),
  concat: currencySums.concat,
  extract: amountsOf,
});
