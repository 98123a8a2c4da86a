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
  (minor: number): Checked<Money<C>> =>
    unlessIssues(faultsOf({ minor, currency }), () => ({ minor: minor + 0, currency }));

/**
 * Tells whether a value is an amount of money, for what no schema has decoded.
 *
 * @param value - anything
 * @returns true for whole minor units and an ISO 4217 currency
 * @example
 * ```ts
 * import { isMoney } from 'smarketing/kernel'
 *
 * isMoney({ minor: 1999, currency: 'EUR' }) // => true
 * isMoney({ minor: 19.99, currency: 'EUR' }) // => false
 * ```
 * @category refinements
 * @since 0.1.0
 */
export const isMoney = (value: unknown): value is Money =>
  faultsOf(value as Partial<Money> | null | undefined).length === 0;

/** What is wrong with an amount written by hand, which is money to the types whatever its numbers are. */
const faultsOf = (
  amount: Partial<Money> | null | undefined,
  ...position: ReadonlyArray<number>
): ReadonlyArray<Issue> => {
  const { minor, currency } = amount ?? {};
  const issues: Array<Issue> = [];
  if (!isCurrency(currency)) {
    issues.push(
      issue('not-a-currency', [...position, 'currency'], 'The currency is not an ISO 4217 code.', {
        expected: 'three capital letters',
        received: show(currency),
      }),
    );
  }
  if (!Number.isSafeInteger(minor)) {
    issues.push(
      issue('not-minor-units', [...position, 'minor'], 'The amount is not a whole number of minor units.', {
        expected: 'a safe integer',
        received: show(minor),
      }),
    );
  }
  return issues;
};

/**
 * Parses a decimal amount without passing through floating point.
 *
 * **Gotchas**: digits past the currency's minor unit are refused unless they are zeros; a decimal comma and
 * thousands separators are refused, because `1,234` means two things.
 *
 * @param currency - an ISO 4217 code
 * @returns a function from text such as `-12.50` to the money, or an issue `not-an-amount`, `not-a-currency`, or
 *   `not-minor-units` past 2^53
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
    const found =
      typeof text !== 'string' || text.length > 40
        ? null
        : /^([+-]?)(\d{1,16})(?:\.(\d{1,20}))?$/.exec(text.trim());
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
 * @returns a function from a second amount to the sum; or an issue `not-minor-units` past 2^53, `mixed-currencies`
 *   when the currencies are only known at run time and differ, or, at 0 or 1, what is wrong with an amount
 * @category combinators
 * @since 0.1.0
 */
export const addMoney =
  <C extends Currency>(first: Money<C>) =>
  (second: Money<NoInfer<C>>): Checked<Money<C>> =>
    first?.currency === second?.currency
      ? E.chain(money(first?.currency))(
          unlessIssues([...faultsOf(first, 0), ...faultsOf(second, 1)], () => first.minor + second.minor),
        )
      : refuse('mixed-currencies', ['currency'], 'Amounts of two currencies cannot be added.', {
          expected: first?.currency ?? 'a currency',
          received: show(second?.currency),
        });

/**
 * Sums amounts, each currency by itself: nothing is converted.
 *
 * @param amounts - in any currencies
 * @returns one amount a currency, sorted by code; or an issue `not-minor-units` for each sum that passes 2^53, and
 *   what is wrong with each amount, at its index
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
  const issues: Array<Issue> = [];
  const sums = new Map<Currency, bigint>();
  for (const [index, amount] of amounts.entries()) {
    const faults = faultsOf(amount, index);
    if (faults.length > 0) issues.push(...faults);
    else sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + BigInt(amount.minor));
  }
  const totals = [...sums].sort(([a], [b]) => byCodeUnit(a, b));
  for (const [currency, sum] of totals) {
    if (!Number.isSafeInteger(Number(sum))) {
      issues.push(
        issue('not-minor-units', [], `The sum in ${currency} is too large to count in minor units.`, {
          expected: 'a safe integer',
          received: String(sum),
        }),
      );
    }
  }
  return unlessIssues(issues, () => totals.map(([currency, sum]) => ({ minor: Number(sum), currency })));
};

/**
 * Splits an amount by weights without losing or inventing a minor unit.
 *
 * **Details**: every part gets its share rounded towards zero; the units left over go one by one to the
 * largest remainders, the earlier part first where they tie. Computed in BigInt, so large weights are exact.
 *
 * @param weights - whole, non-negative, at least one above 0
 * @returns a function from the amount to the parts in the order of the weights, or issues `not-weights`,
 *   `not-minor-units` and `not-a-currency`
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
    // A hole in the list is undefined here; every and map would step over it.
    const shares = Array.from(weights, (weight) =>
      Number.isSafeInteger(weight) && weight >= 0 ? BigInt(weight) : -1n,
    );
    const total = shares.reduce((sum, share) => sum + share, 0n);
    const fair = total > 0n && shares.every((share) => share >= 0n);
    const unfair = issue('not-weights', [], 'The weights cannot split an amount.', {
      expected: 'whole non-negative numbers, at least one above 0',
      received: show(weights),
    });
    return unlessIssues([...(fair ? [] : [unfair]), ...faultsOf(amount)], () => {
      const sign = amount.minor < 0 ? -1 : 1;
      return largestRemainders(shares, total, BigInt(Math.abs(amount.minor))).map((units) => ({
        minor: sign * Number(units) + 0,
        currency: amount.currency,
      }));
    });
  };

/** Splits whole units by weights: each share rounded down, then a unit each to the largest remainders. */
const largestRemainders = (
  weights: ReadonlyArray<bigint>,
  total: bigint,
  units: bigint,
): ReadonlyArray<bigint> => {
  const shares = weights.map((weight, index) => {
    const product = units * weight;
    return { index, whole: product / total, rest: product % total };
  });
  const left = units - shares.reduce((sum, { whole }) => sum + whole, 0n);
  const favoured = new Set(
    [...shares]
      .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
      .slice(0, Number(left))
      .map(({ index }) => index),
  );
  return shares.map(({ index, whole }) => whole + (favoured.has(index) ? 1n : 0n));
};
