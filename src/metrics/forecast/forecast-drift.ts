import type { Interval } from '../../kernel/interval.js';
import type { Money } from '../../kernel/money.js';
import type { PeriodId } from '../../kernel/period.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import type { Lock, LockedUnit, LockHistory } from './locked-figure.js';

/**
 * Describes how a forecast moved from its first lock to its last one.
 *
 * @category model
 * @since 0.1.0
 */
export interface ForecastDrift {
  /** The period. */
  readonly period: PeriodId;
  /** Whose. */
  readonly unit: LockedUnit;
  /** How often it was locked before its period was over, 2 or more. */
  readonly locks: number;
  /** The first lock. */
  readonly first: Lock;
  /** The last one. */
  readonly last: Lock;
  /** The last amount less the first; absent where they are of two currencies. */
  readonly change?: Money;
  /** The change ÷ the first amount; null with `mixed-currencies` where they are of two. */
  readonly share: Ratio;
}

/**
 * Lists how far forecasts moved while their period drew near and ran: one lock shows nothing, two show the drift.
 *
 * @param spanOf - the instants of a period; null where its name is none
 * @returns a function from locked figures to those forecasts that were locked twice before their period was over
 * @category readings
 * @since 0.1.0
 */
export const forecastDrift =
  (spanOf: (period: PeriodId) => Interval | null) =>
  (histories: ReadonlyArray<LockHistory>): ReadonlyArray<ForecastDrift> =>
    histories.flatMap(({ measure, period, unit, locks }) => {
      const span = spanOf(period);
      if (measure !== 'forecast' || span === null) return [];
      const counted = locks.filter(({ lockedAt }) => lockedAt < span.end);
      const [first, last] = [counted[0], counted.at(-1)];
      if (first === undefined || last === undefined || first === last) return [];
      const { currency } = first.amount;
      if (currency !== last.amount.currency) {
        const share: Ratio = { numerator: 0, denominator: 0, value: null, reason: 'mixed-currencies' };
        return [{ period, unit, locks: counted.length, first, last, share }];
      }
      const minor = last.amount.minor - first.amount.minor;
      return [
        {
          period,
          unit,
          locks: counted.length,
          first,
          last,
          change: { minor, currency },
          share: ratio(minor, first.amount.minor),
        },
      ];
    });
