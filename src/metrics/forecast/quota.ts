import { type CurrencySums, currencySums } from '../../kernel/currency-sums.js';
import type { Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import type { PeriodId } from '../../kernel/period.js';
import type { Metric } from '../metric.js';
import { amountsOf, type CurrencyShare, moneySumOf, shareOfMoney } from '../revenue/money-sum.js';
import { type Booking, type BookingTerms, bookingOf, soldInPeriod } from './booking.js';
import { type LockedUnit, type LockHistory, lockBefore } from './locked-figure.js';

/**
 * Describes one unit's quota for one period, and what it sold.
 *
 * @category model
 * @since 0.1.0
 */
export interface QuotaCase {
  /** The period. */
  readonly period: PeriodId;
  /** Whose. */
  readonly unit: LockedUnit;
  /** The team of a person, where one is known. */
  readonly team?: string;
  /** The quota. */
  readonly quota: Money;
  /** When it was locked, epoch milliseconds. */
  readonly lockedAt: Instant;
  /** Whether that was before the period began, while it ran, or when it was over: then it is no quota. */
  readonly locked: 'before' | 'within' | 'after';
  /** What it was changed to after that; absent where it was not. */
  readonly changedTo?: Money;
  /** What was sold. */
  readonly booked: Booking;
}

/**
 * Describes what quotas are held against.
 *
 * @category model
 * @since 0.1.0
 */
export interface QuotaTerms extends BookingTerms {
  /** The team of a person; undefined where none is known. */
  readonly teamOf: (person: string) => string | undefined;
}

/**
 * Joins quotas with what was sold.
 *
 * **Details**: the quota that counts is the latest one locked before its period begins; a later lock does not move it.
 * Where there is none, it is the first one locked while the period ran, and said to be late.
 *
 * @param terms - the periods, the deals, the moment and the teams
 * @returns a function from locked figures to one case a quota whose period has begun, in their order
 * @category joins
 * @since 0.1.0
 */
export const quotaCases =
  ({ spanOf, deals, asOf, teamOf }: QuotaTerms) =>
  (histories: ReadonlyArray<LockHistory>): ReadonlyArray<QuotaCase> => {
    const soldIn = soldInPeriod(deals);
    return histories.flatMap((history) => {
      const { measure, period, unit, locks } = history;
      const span = spanOf(period);
      if (measure !== 'quota' || span === null || span.start > asOf) return [];
      const before = lockBefore(history, span.start);
      const chosen = before ?? locks[0];
      const last = locks.at(-1) ?? chosen;
      const isChanged =
        last.amount.minor !== chosen.amount.minor || last.amount.currency !== chosen.amount.currency;
      const team = unit.level === 'person' ? teamOf(unit.name) : undefined;
      return [
        {
          period,
          unit,
          ...(team === undefined ? {} : { team }),
          quota: chosen.amount,
          lockedAt: chosen.lockedAt,
          locked: before !== undefined ? 'before' : chosen.lockedAt < span.end ? 'within' : 'after',
          ...(isChanged ? { changedTo: last.amount } : {}),
          booked: bookingOf(soldIn(period, span), unit),
        },
      ];
    });
  };

/**
 * Describes the sums behind an attainment of quotas.
 *
 * @category model
 * @since 0.1.0
 */
export interface QuotaSum {
  /** How many quotas, how many of them locked late, how many more were locked when all was over, and the deals. */
  readonly counts: readonly [quotas: number, late: number, after: number, withoutAmount: number];
  /** The quotas. */
  readonly quota: CurrencySums;
  /** What was sold, in the currency of each quota. */
  readonly booked: CurrencySums;
  /** What was sold in other currencies. */
  readonly elsewhere: CurrencySums;
}

/**
 * Describes how far quotas were attained.
 *
 * @category model
 * @since 0.1.0
 */
export interface QuotaAttainment {
  /** How many quotas. */
  readonly quotas: number;
  /** All that was sold ÷ all quotas, each currency apart: never a mean of single attainments. */
  readonly attained: ReadonlyArray<CurrencyShare>;
  /** What was sold in another currency than the quota's, and counts towards none. */
  readonly elsewhere: ReadonlyArray<Money>;
  /** How many sold deals nobody wrote an amount down for. */
  readonly withoutAmount: number;
  /** How many of the quotas were locked only while their period ran. */
  readonly late: number;
  /** How many more were locked when their period was over; they count nowhere. */
  readonly after: number;
}

const empty: QuotaSum = { counts: [0, 0, 0, 0], quota: [], booked: [], elsewhere: [] };

/**
 * Measures how far quotas were attained: all that was sold ÷ all quotas.
 *
 * **Gotchas**: quotas of a department, its teams and its people are the same money three times; measure one level, or
 * let `quotaReport` choose.
 *
 * @category metrics
 * @since 0.1.0
 */
export const quotaAttainment: Metric<QuotaCase, QuotaSum, QuotaAttainment> = {
  empty,
  of: ({ quota, locked, booked }) => {
    if (locked === 'after') return { ...empty, counts: [0, 0, 1, 0] };
    const isOwn = ({ currency }: Money): boolean => currency === quota.currency;
    return {
      counts: [1, locked === 'within' ? 1 : 0, 0, booked.withoutAmount],
      quota: moneySumOf([quota]),
      booked: moneySumOf(booked.amounts.filter(isOwn)),
      elsewhere: moneySumOf(booked.amounts.filter((amount) => !isOwn(amount))),
    };
  },
  concat: (first, second) => ({
    counts: [
      first.counts[0] + second.counts[0],
      first.counts[1] + second.counts[1],
      first.counts[2] + second.counts[2],
      first.counts[3] + second.counts[3],
    ],
    quota: currencySums.concat(first.quota, second.quota),
    booked: currencySums.concat(first.booked, second.booked),
    elsewhere: currencySums.concat(first.elsewhere, second.elsewhere),
  }),
  extract: ({ counts: [quotas, late, after, withoutAmount], quota, booked, elsewhere }) => ({
    quotas,
    attained: shareOfMoney(booked, quota),
    elsewhere: amountsOf(elsewhere),
    withoutAmount,
    late,
    after,
  }),
};
