import * as E from 'fp-ts/lib/Either.js';
import { civilDateOf } from '../kernel/civil-date.js';
import type { Instant } from '../kernel/instant.js';
import type { Interval } from '../kernel/interval.js';
import { type Checked, refuse, show } from '../kernel/issue.js';
import {
  type DateSpan,
  type PeriodId,
  type PeriodRules,
  type PeriodUnit,
  periodDates,
  periodOf,
} from '../kernel/period.js';
import { instantAt, localDayAt, type Zone } from './local-time.js';

/**
 * Returns the instants of a span of local dates.
 *
 * @param zone - the zone whose dates they are
 * @returns a function from a half-open span of dates to the half-open interval from its first local midnight
 *   to the one after it; a midnight that the clocks skip is the instant of the change
 * @category conversions
 * @since 0.1.0
 */
export const dateInterval =
  (zone: Zone) =>
  ({ start, end }: DateSpan): Interval => ({
    start: instantAt(zone)({ date: start, minute: 0 }),
    end: instantAt(zone)({ date: end, minute: 0 }),
  });

/**
 * Returns the instants of a named period in a zone.
 *
 * @param zone - the zone whose dates the period has
 * @param rules - how the company counts its weeks and fiscal years
 * @returns a function from a period's name to a half-open interval, or an issue `not-a-period`
 * @example
 * ```ts
 * import { compileZone, intlZones, periodInterval } from 'smarketing/calendar'
 * import { formatInstant, orThrow } from 'smarketing/kernel'
 *
 * const newYork = orThrow(compileZone(intlZones)('America/New_York'))
 * const rules = { fiscalYearStart: 1, weekStart: 'mon' } as const
 * const march = orThrow(periodInterval(newYork, rules)('2026-03'))
 * formatInstant(march.start) // => '2026-03-01T05:00:00.000Z'
 * formatInstant(march.end) // => '2026-04-01T04:00:00.000Z'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const periodInterval =
  (zone: Zone, rules: PeriodRules) =>
  (id: PeriodId): Checked<Interval> =>
    E.flatMap(periodDates(rules)(id), (dates) =>
      // The first and last years that four digits write have midnights that no instant can be.
      dates.start < '0001' || dates.end > '9999'
        ? refuse('not-a-period', [], 'The period lies outside the years that instants can name.', {
            expected: 'a period of the years 0001 to 9998',
            received: show(id),
          })
        : E.right(dateInterval(zone)(dates)),
    );

/**
 * Returns the period that an instant falls into in a zone.
 *
 * @param zone - the zone whose date counts
 * @param rules - how the company counts its weeks and fiscal years
 * @param unit - how long the period is
 * @returns a function from an instant to the period's name
 * @example
 * ```ts
 * import { compileZone, intlZones, periodAt } from 'smarketing/calendar'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const tokyo = orThrow(compileZone(intlZones)('Asia/Tokyo'))
 * const rules = { fiscalYearStart: 4, weekStart: 'mon' } as const
 * periodAt(tokyo, rules, 'fiscal-quarter')(orThrow(parseInstant('2026-03-31T15:00:00Z'))) // => 'FY2027-Q1'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const periodAt = (zone: Zone, rules: PeriodRules, unit: PeriodUnit): ((at: Instant) => PeriodId) => {
  const periodOn = periodOf(rules, unit);
  // Journals ask the same few days over and over.
  const known = new Map<number, PeriodId>();
  return (at) => {
    const localDay = localDayAt(zone, at);
    const found = known.get(localDay) ?? periodOn(civilDateOf(localDay));
    known.set(localDay, found);
    return found;
  };
};
