import type { Currency } from '../../kernel/currency.js';
import { type CurrencySums, currencySums } from '../../kernel/currency-sums.js';
import type { Milliseconds } from '../../kernel/duration.js';
import { type ExactSum, exactSum, exactSumOf, exactSumToNumber } from '../../kernel/exact-sum.js';
import { groupsOf } from '../../kernel/groups.js';
import type { Money } from '../../kernel/money.js';
import type { PeriodId } from '../../kernel/period.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import { mergeSorted } from '../merge-sorted.js';
import type { Metric } from '../metric.js';
import type { DealCase } from '../revenue/deal-case.js';
import { amountsOf, moneySumOf } from '../revenue/money-sum.js';
import { type BookingTerms, bookingOf, soldInPeriod } from './booking.js';
import { type LockedUnit, type LockHistory, lockBefore } from './locked-figure.js';

/**
 * Describes how long before its period a forecast has to have been locked.
 *
 * @category model
 * @since 0.1.0
 */
export interface ForecastHorizon {
  /** What it is called, for example `at-start` or `30-days-ahead`. */
  readonly name: string;
  /** How long before the period's first instant, in milliseconds; 0 for any time before it. */
  readonly ahead: Milliseconds;
}

/**
 * Describes what a unit foretold for a period that is over, and what it sold.
 *
 * @category model
 * @since 0.1.0
 */
export interface ForecastCase {
  /** The period. */
  readonly period: PeriodId;
  /** The name of the horizon. */
  readonly horizon: string;
  /** Whose. */
  readonly unit: LockedUnit;
  /** The latest forecast locked before the horizon; absent where none was: then there is nothing to judge. */
  readonly forecast?: Money;
  /** What was sold, each currency apart. */
  readonly actual: ReadonlyArray<Money>;
  /** How many sold deals nobody wrote an amount down for. */
  readonly withoutAmount: number;
}

/**
 * Describes what forecasts are held against.
 *
 * @category model
 * @since 0.1.0
 */
export interface ForecastTerms extends BookingTerms {
  /** The horizons; each forecast is judged at each of them. */
  readonly horizons: ReadonlyArray<ForecastHorizon>;
}

/**
 * Joins forecasts with what was sold, for periods that are over.
 *
 * **Details**: nothing counts without a lock. A team or person who sold, while others of its level had a forecast, is
 * listed without one, so that nobody is accurate by keeping silent.
 *
 * @param terms - the periods, the deals, the moment and the horizons
 * @returns a function from locked figures to one case for each unit, period and horizon
 * @category joins
 * @since 0.1.0
 */
export const forecastCases =
  ({ spanOf, deals, asOf, horizons }: ForecastTerms) =>
  (histories: ReadonlyArray<LockHistory>): ReadonlyArray<ForecastCase> => {
    const forecasts = histories.filter(({ measure }) => measure === 'forecast');
    const together = groupsOf(({ period, unit }: LockHistory) =>
      JSON.stringify([period, unit.department, unit.level]),
    )(forecasts);
    const soldIn = soldInPeriod(deals);
    return [...together.values()].flatMap((group) => {
      const [{ period }] = group;
      const span = spanOf(period);
      if (span === null || span.end > asOf) return [];
      const sold = soldIn(period, span);
      return horizons.flatMap(({ name, ahead }) => [
        ...group.map((history) => {
          const lock = lockBefore(history, span.start - ahead);
          return caseOf(period, name, history.unit, sold, lock?.amount);
        }),
        ...silentUnits(group, sold).map((unit) => caseOf(period, name, unit, sold, undefined)),
      ]);
    });
  };

const caseOf = (
  period: PeriodId,
  horizon: string,
  unit: LockedUnit,
  sold: ReadonlyArray<DealCase>,
  forecast: Money | undefined,
): ForecastCase => {
  const { amounts, withoutAmount } = bookingOf(sold, unit);
  return {
    period,
    horizon,
    unit,
    ...(forecast === undefined ? {} : { forecast }),
    actual: amounts,
    withoutAmount,
  };
};

/** The teams or persons who sold without ever having foretold anything for the period. */
const silentUnits = (
  [first, ...rest]: readonly [LockHistory, ...ReadonlyArray<LockHistory>],
  sold: ReadonlyArray<DealCase>,
): ReadonlyArray<LockedUnit> => {
  const { department, level } = first.unit;
  if (level === 'department') return [];
  const known = new Set([first, ...rest].map(({ unit }) => unit.name));
  const names = new Set(sold.map(({ team, owner }) => (level === 'team' ? team : owner)));
  return [...names].flatMap((name) =>
    name === undefined || known.has(name) ? [] : [{ department, level, name }],
  );
};

/**
 * Describes the sums behind an accuracy, of one currency.
 *
 * @category model
 * @since 0.1.0
 */
export interface ForecastErrors {
  /** How many forecasts. */
  readonly forecasts: number;
  /** By how much they were off, over or under. */
  readonly absolute: ExactSum;
  /** By how much they were over, less by how much others were under. */
  readonly signed: ExactSum;
  /** What was sold. */
  readonly actual: ExactSum;
}

/**
 * Describes the sums behind an accuracy.
 *
 * @category model
 * @since 0.1.0
 */
export interface ForecastSum {
  /** Each currency apart, sorted by code. */
  readonly errors: ReadonlyArray<readonly [currency: Currency, errors: ForecastErrors]>;
  /** How many units have no forecast, and how many sold deals have no amount. */
  readonly counts: readonly [without: number, withoutAmount: number];
  /** What those without a forecast sold. */
  readonly unforeseen: CurrencySums;
  /** What was sold in other currencies than the forecast's. */
  readonly elsewhere: CurrencySums;
}

/**
 * Describes how good forecasts in one currency were.
 *
 * @category model
 * @since 0.1.0
 */
export interface CurrencyAccuracy {
  /** The currency. */
  readonly currency: Currency;
  /** How many forecasts. */
  readonly forecasts: number;
  /** 1 − Σ|forecast − sold| ÷ Σ sold: 1 is perfect, below 0 nothing would have been the better forecast. */
  readonly accuracy: Ratio;
  /** Σ|forecast − sold| ÷ Σ sold: the weighted error (WAPE). */
  readonly error: Ratio;
  /** Σ(forecast − sold) ÷ Σ sold: above 0 they promised too much, below 0 they held back. */
  readonly bias: Ratio;
}

/**
 * Describes how good forecasts were.
 *
 * @category model
 * @since 0.1.0
 */
export interface ForecastAccuracy {
  /** Each currency apart, sorted by code; empty where nothing was locked in time. */
  readonly currencies: ReadonlyArray<CurrencyAccuracy>;
  /** Who had locked none in time, and what they sold; it is in no accuracy. */
  readonly withoutForecast: { readonly units: number; readonly sold: ReadonlyArray<Money> };
  /** What was sold in another currency than the forecast's. */
  readonly elsewhere: ReadonlyArray<Money>;
  /** How many sold deals nobody wrote an amount down for. */
  readonly withoutAmount: number;
}

const empty: ForecastSum = { errors: [], counts: [0, 0], unforeseen: [], elsewhere: [] };

/**
 * Measures how good forecasts were, unit by unit: 1 − WAPE, and the bias.
 *
 * **Details**: errors are summed over units, so that one team's promise too many does not hide another's too few, and
 * weighted by what was sold, so that a unit that sold nothing does not make them infinite. Measure one level at a time:
 * `groupBy(({ unit }) => [unit.level])(forecastAccuracy)`.
 *
 * @example
 * ```ts
 * import { measure } from 'smarketing/metrics'
 * import { forecastAccuracy } from 'smarketing/metrics/forecast'
 *
 * const team = (name: string, forecast: number, sold: number) => ({
 *   period: '2026-Q1', horizon: 'at-start', unit: { department: 'sales', level: 'team', name } as const,
 *   forecast: { minor: forecast, currency: 'EUR' }, actual: [{ minor: sold, currency: 'EUR' }], withoutAmount: 0,
 * })
 * // Together they foretold exactly what was sold; each of them was off by a quarter of it.
 * const [euros] = measure(forecastAccuracy)([team('east', 125, 100), team('west', 75, 100)]).currencies
 * euros?.accuracy.value // => 0.75
 * euros?.bias.value // => 0
 * ```
 * @see terret.ai, “Forecast accuracy”: why a mean of percentages breaks at 0, and why a total hides what offsets
 * @category metrics
 * @since 0.1.0
 */
export const forecastAccuracy: Metric<ForecastCase, ForecastSum, ForecastAccuracy> = {
  empty,
  of: ({ forecast, actual, withoutAmount }) => {
    if (forecast === undefined || !Number.isSafeInteger(forecast.minor)) {
      return { ...empty, counts: [1, withoutAmount], unforeseen: moneySumOf(actual) };
    }
    const isOwn = ({ currency }: Money): boolean => currency === forecast.currency;
    const sold = moneySumOf(actual.filter(isOwn))[0]?.[1] ?? exactSum.empty;
    const signed = exactSum.concat(exactSumOf(forecast.minor), negative(sold));
    return {
      errors: [
        [
          forecast.currency,
          {
            forecasts: 1,
            absolute: signed.high < 0 ? negative(signed) : signed,
            signed,
            actual: sold,
          },
        ],
      ],
      counts: [0, withoutAmount],
      unforeseen: [],
      elsewhere: moneySumOf(actual.filter((amount) => !isOwn(amount))),
    };
  },
  concat: (first, second) => ({
    errors: mergeSorted(first.errors, second.errors, ([currency, a], [, b]) => [currency, joinErrors(a, b)]),
    counts: [first.counts[0] + second.counts[0], first.counts[1] + second.counts[1]],
    unforeseen: currencySums.concat(first.unforeseen, second.unforeseen),
    elsewhere: currencySums.concat(first.elsewhere, second.elsewhere),
  }),
  extract: ({ errors, counts: [units, withoutAmount], unforeseen, elsewhere }) => ({
    currencies: errors.map(([currency, { forecasts, absolute, signed, actual }]) => {
      const sold = exactSumToNumber(actual);
      const share = (part: ExactSum): Ratio => ratio(exactSumToNumber(part), sold);
      return {
        currency,
        forecasts,
        accuracy: share(exactSum.concat(actual, negative(absolute))),
        error: share(absolute),
        bias: share(signed),
      };
    }),
    withoutForecast: { units, sold: amountsOf(unforeseen) },
    elsewhere: amountsOf(elsewhere),
    withoutAmount,
  }),
};

/** The same sum with the other sign: its low part stays between 0 and 2^40. */
const negative = ({ high, low }: ExactSum): ExactSum =>
  exactSum.concat({ high: -high + 0, low: 0 }, exactSumOf(-low + 0));

const joinErrors = (first: ForecastErrors, second: ForecastErrors): ForecastErrors => ({
  forecasts: first.forecasts + second.forecasts,
  absolute: exactSum.concat(first.absolute, second.absolute),
  signed: exactSum.concat(first.signed, second.signed),
  actual: exactSum.concat(first.actual, second.actual),
});
