import { instantAt, type Zone } from '../../calendar/local-time.js';
import { civilDateOf, epochDayOf } from '../../kernel/civil-date.js';
import type { Instant } from '../../kernel/instant.js';
import type { DateSpan } from '../../kernel/period.js';

/**
 * Lists the ends of the days of a span, the moments at which a backtest looks back.
 *
 * **Details**: a day ends at the midnight that follows it, in the zone given, whatever the clocks did on it.
 *
 * @param zone - whose midnights
 * @returns a function from a half-open span of dates to one instant a date, in order, epoch milliseconds
 * @example
 * ```ts
 * import { compileZone, intlZones } from 'smarketing/calendar'
 * import { formatInstant, orThrow, parseCivilDate } from 'smarketing/kernel'
 * import { pastDays } from 'smarketing/metrics/backtest'
 *
 * const newYork = orThrow(compileZone(intlZones)('America/New_York'))
 * const [start, end] = [orThrow(parseCivilDate('2026-03-07')), orThrow(parseCivilDate('2026-03-09'))]
 * pastDays(newYork)({ start, end }).map(formatInstant)
 * // => ['2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z']
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const pastDays =
  (zone: Zone) =>
  ({ start, end }: DateSpan): ReadonlyArray<Instant> => {
    const days: Array<Instant> = [];
    const last = epochDayOf(end);
    for (let midnight = epochDayOf(start) + 1; midnight <= last; midnight += 1) {
      days.push(instantAt(zone)({ date: civilDateOf(midnight), minute: 0 }));
    }
    return days;
  };
