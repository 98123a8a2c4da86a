import type { Instant } from '../../kernel/instant.js';
import { contains, type Interval } from '../../kernel/interval.js';
import type { Money } from '../../kernel/money.js';
import type { PeriodId } from '../../kernel/period.js';
import { type DealCase, sourceOfDeal } from '../revenue/deal-case.js';
import { amountsOf, moneySumOf } from '../revenue/money-sum.js';
import type { LockedUnit } from './locked-figure.js';

/**
 * Describes what locked figures are held against.
 *
 * @category model
 * @since 0.1.0
 */
export interface BookingTerms {
  /** The instants of a period; null where its name is none. */
  readonly spanOf: (period: PeriodId) => Interval | null;
  /** The deals that were won, and all others. */
  readonly deals: ReadonlyArray<DealCase>;
  /** The moment of the reading, epoch milliseconds. */
  readonly asOf: Instant;
}

/**
 * Describes what a unit sold in a period.
 *
 * @category model
 * @since 0.1.0
 */
export interface Booking {
  /** How many deals. */
  readonly deals: number;
  /** What they are worth, each currency apart. */
  readonly amounts: ReadonlyArray<Money>;
  /** How many nobody wrote an amount down for. */
  readonly withoutAmount: number;
}

/** Finds the deals that were won in a period; each period is looked for once. */
export const soldInPeriod = (
  deals: ReadonlyArray<DealCase>,
): ((period: PeriodId, span: Interval) => ReadonlyArray<DealCase>) => {
  const found = new Map<PeriodId, ReadonlyArray<DealCase>>();
  return (period, span) => {
    const known = found.get(period);
    if (known !== undefined) return known;
    const isWithin = contains(span);
    const sold = deals.filter(
      ({ status, closedAt }) => status === 'won' && closedAt !== undefined && isWithin(closedAt),
    );
    found.set(period, sold);
    return sold;
  };
};

/** What of it a unit sold; everything sold is Sales', and what Marketing contributed is Marketing's as well. */
export const bookingOf = (sold: ReadonlyArray<DealCase>, unit: LockedUnit): Booking => {
  const own = sold.filter((deal) => belongsTo(deal, unit));
  const amounts = own.flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
  return {
    deals: own.length,
    amounts: amountsOf(moneySumOf(amounts)),
    withoutAmount: own.length - amounts.length,
  };
};

const belongsTo = (deal: DealCase, { department, level, name }: LockedUnit): boolean => {
  if (department === 'marketing' && sourceOfDeal(deal) !== 'marketing') return false;
  return level === 'department' || (level === 'team' ? deal.team : deal.owner) === name;
};
