import type { Option } from 'fp-ts/lib/Option.js';
import * as O from 'fp-ts/lib/Option.js';
import { civilDateAt, type Zone } from '../calendar/local-time.js';
import type { Instant } from '../kernel/instant.js';
import type { CompiledMessageMap } from './message-map.js';

/**
 * Finds the version of a message map that reps speak by at a moment: of those that have begun, the one that began last.
 *
 * **Details**: a version holds until the next one begins, so that there is one message at any time. Of two that begin on
 * one date the higher version counts.
 *
 * @param zone - the company's zone, in which a date begins
 * @param maps - the versions of one map, in any order
 * @returns a function from a moment in epoch milliseconds to the version, or none before the first
 * @example
 * ```ts
 * import * as O from 'fp-ts/lib/Option.js'
 * import { compileZone, intlZones } from 'smarketing/calendar'
 * import { orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel'
 * import { compileMessageMap, mapInForce } from 'smarketing/message'
 *
 * const version = (number: number, from: string) => orThrow(compileMessageMap({
 *   id: 'widget', version: number, effectiveFrom: orThrow(parseCivilDate(from)), owner: 'marketing',
 *   roles: [], problems: [], messages: [],
 * }))
 * const zone = orThrow(compileZone(intlZones)('America/New_York'))
 * const inForce = mapInForce(zone, [version(1, '2026-01-01'), version(2, '2026-07-01')])
 *
 * // The last evening of June in New York is July in Greenwich.
 * const evening = inForce(orThrow(parseInstant('2026-07-01T02:00:00Z')))
 * O.isSome(evening) && evening.value.map.version // => 1
 * inForce(orThrow(parseInstant('2025-07-01T02:00:00Z'))) // => O.none
 * ```
 * @category readings
 * @since 0.1.0
 */
export const mapInForce = (
  zone: Zone,
  maps: ReadonlyArray<CompiledMessageMap>,
): ((asOf: Instant) => Option<CompiledMessageMap>) => {
  const latestFirst = [...maps].sort(
    ({ map: first }, { map: second }) =>
      (second.effectiveFrom < first.effectiveFrom
        ? -1
        : second.effectiveFrom > first.effectiveFrom
          ? 1
          : 0) || second.version - first.version,
  );
  const dateAt = civilDateAt(zone);
  return (asOf) => {
    const today = dateAt(asOf);
    return O.fromNullable(latestFirst.find(({ map }) => map.effectiveFrom <= today));
  };
};
