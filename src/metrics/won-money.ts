import * as E from 'fp-ts/lib/Either.js';
import { isMoney, type Money, sumMoney } from '../kernel/money.js';
import type { PassCase } from './lead-case.js';

/**
 * Returns what the sales of a pass are worth, in each currency.
 *
 * @param subject - a pass
 * @returns the amounts; none where it was not won or nobody wrote down a value
 * @category selections
 * @since 0.1.0
 */
export const wonMoney = ({ pass: { exit } }: Pick<PassCase, 'pass'>): ReadonlyArray<Money> => {
  if (exit?.kind !== 'won') return [];
  const values = exit.deals.flatMap(({ value }) => (isMoney(value) ? [value] : []));
  return E.getOrElse(() => values as ReadonlyArray<Money>)(sumMoney(values));
};
