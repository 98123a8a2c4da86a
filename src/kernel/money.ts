import * as E from 'fp-ts/lib/Either.js';
import { type Currency, decimalsOf, isCurrency } from './currency.js';
import { type Checked, type Issue, issue, refuse, show, unlessIssues } from './issue.js';
import { byCodeUnit } from './order.js';

/**
 * Describes an amount of money as whole minor units of one currency: `{ minor: 1999, currency: 'EUR' }`
 * is €19.99.
 *
 * @category model
 * @since 0.1.0
 */
export interface Money<C extends Currency = Currency> {
  /** Whole minor units (cents, pence, yen), a safe integer; negative for a credit. */
  readonly minor: number;
  /** The ISO 4217 currency. */
  readonly currency: C;
}

/**
 * Creates an amount of money.
 *
 * @param currency - an ISO 4217 code
 * @returns a function from whole minor units to the money, or issues `not-a-currency`, `not-minor-units`
 * @category constructors
 * @since 0.1.0
 */
export const money =
  <C extends Currency>(currency: C) =>
  (minor: number): Checked<Money<C>> => {
    const issues: Array<Issue> = [];
    if (!isCurrency(currency)) {
      issues.push(
        issue('not-a-currency', ['currency'], 'The currency is not an ISO 4217 code.', {
          expected: 'three capital letters',
          received: show(currency),
        }),
      );
    }
    if (!Number.isSafeInteger(minor)) {
      issues.push(
        issue('not-minor-units', ['minor'], 'The amount is not a whole number of minor units.', {
          expected: 'a safe integer',
          received: show(minor),
        }),
      );
    }
    return unlessIssues(issues, () => ({ minor: minor + 0, currency }));
  };

/**
 * Parses a decimal amount without passing through floating point.
 *
 * **Gotchas**: digits past the currency's minor unit are refused unless they are zeros; a decimal comma and
 * thousands separators are refused, because `1,234` means two things.
 *
 * @param currency - an ISO 4217 code
 * @returns a function from text such as `-12.50` to the money, or an issue `not-an-amount`
 * @example
 * ```ts
 * import { orThrow, parseMoney } from 'smarketing/kernel'
 *
 * orThrow(parseMoney('EUR')('19.9')) // => { minor: 1990, currency: 'EUR' }
 * orThrow(parseMoney('JPY')('500.00')) // => { minor: 500, currency: 'JPY' }
 * parseMoney('EUR')('1,234')._tag // => 'Left'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const parseMoney =
  <C extends Currency>(currency: C) =>
  (text: string): Checked<Money<C>> => {
    const found = text.length > 40 ? null : /^([+-]?)(\d{1,16})(?:\.(\d{1,20}))?$/.exec(text.trim());
    const decimals = decimalsOf(currency);
    const [, sign = '', whole = '', fraction = ''] = found ?? [];
    if (found === null || /[1-9]/.test(fraction.slice(decimals))) {
      return refuse('not-an-amount', [], 'The text is not an amount of money.', {
        expected: `a decimal number with at most ${decimals} decimal places`,
        received: show(text),
      });
    }
    const digits = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
    return money(currency)((sign === '-' ? -1 : 1) * digits);
  };

/**
 * Formats money as a plain decimal number and its currency.
 *
 * @param amount - the money
 * @returns for example `-12.50 EUR`; no locale is involved
 * @example
 * ```ts
 * import { formatMoney } from 'smarketing/kernel'
 *
 * formatMoney({ minor: -1250, currency: 'EUR' }) // => '-12.50 EUR'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const formatMoney = (amount: Money): string => {
  const decimals = decimalsOf(amount.currency);
  const digits = String(Math.abs(amount.minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${amount.minor < 0 ? '-' : ''}${whole}${fraction} ${amount.currency}`;
};

/**
 * Adds two amounts of the same currency; another currency does not compile.
 *
 * @param first - an amount
 * @returns a function from a second amount to the sum, or an issue `not-minor-units` past 2^53 and
 *   `mixed-currencies` when the currencies are only known at run time and differ
 * @category combinators
 * @since 0.1.0
 */
export const addMoney =
  <C extends Currency>(first: Money<C>) =>
  (second: Money<NoInfer<C>>): Checked<Money<C>> =>
    first.currency === second.currency
      ? money(first.currency)(first.minor + second.minor)
      : refuse('mixed-currencies', ['currency'], 'Amounts of two currencies cannot be added.', {
          expected: first.currency,
          received: show(second.currency),
        });

/**
 * Sums amounts, each currency by itself: nothing is converted.
 *
 * @param amounts - in any currencies
 * @returns one amount a currency, sorted by code; or an issue `not-minor-units` when a sum passes 2^53
 * @example
 * ```ts
 * import { orThrow, sumMoney } from 'smarketing/kernel'
 *
 * orThrow(sumMoney([
 *   { minor: 500, currency: 'USD' },
 *   { minor: 100, currency: 'EUR' },
 *   { minor: 250, currency: 'USD' },
 * ]))
 * // => [{ minor: 100, currency: 'EUR' }, { minor: 750, currency: 'USD' }]
 * ```
 * @category combinators
 * @since 0.1.0
 */
export const sumMoney = (amounts: ReadonlyArray<Money>): Checked<ReadonlyArray<Money>> => {
  const sums = new Map<Currency, bigint>();
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(minor));
  const totals: Array<Money> = [];
  for (const [currency, sum] of [...sums].sort(([a], [b]) => byCodeUnit(a, b))) {
    const total = money(currency)(Number(sum));
    if (E.isLeft(total)) return total;
    totals.push(total.right);
  }
  return E.right(totals);
};

/**
 * Splits an amount by weights without losing or inventing a minor unit.
 *
 * **Details**: every part gets its share rounded towards zero; the units left over go one by one to the
 * largest remainders, the earlier part first where they tie. Computed in BigInt, so large weights are exact.
 *
 * @param weights - whole, non-negative, at least one above 0
 * @returns a function from the amount to the parts in the order of the weights, or an issue `not-weights`
 * @example
 * ```ts
 * import { allocateMoney, orThrow } from 'smarketing/kernel'
 *
 * orThrow(allocateMoney([2, 1, 0])({ minor: 100, currency: 'EUR' })).map(part => part.minor) // => [67, 33, 0]
 * ```
 * @category combinators
 * @since 0.1.0
 */
export const allocateMoney =
  (weights: ReadonlyArray<number>) =>
  <C extends Currency>(amount: Money<C>): Checked<ReadonlyArray<Money<C>>> => {
    const fair = weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0);
    const total = fair ? weights.reduce((sum, weight) => sum + BigInt(weight), 0n) : 0n;
    if (total === 0n) {
      return refuse('not-weights', [], 'The weights cannot split an amount.', {
        expected: 'whole non-negative numbers, at least one above 0',
        received: show(weights),
      });
    }
    const sign = amount.minor < 0 ? -1 : 1;
    const units = BigInt(Math.abs(amount.minor));
    const shares = weights.map((weight, index) => {
      const product = units * BigInt(weight);
      return { index, whole: product / total, rest: product % total };
    });
    const left = units - shares.reduce((sum, { whole }) => sum + whole, 0n);
    const favoured = new Set(
      [...shares]
        .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
        .slice(0, Number(left))
        .map(({ index }) => index),
    );
    return E.right(
      shares.map(({ index, whole }) => ({
        minor: sign * Number(whole + (favoured.has(index) ? 1n : 0n)) + 0,
        currency: amount.currency,
      })),
    );
  };
