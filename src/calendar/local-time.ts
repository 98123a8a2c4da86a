import * as E from 'fp-ts/lib/Either.js';
import { type CivilDate, civilDateOf, epochDayOf } from '../kernel/civil-date.js';
import { day, hour, type Milliseconds, minute } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { Checked } from '../kernel/issue.js';
import type { OffsetAt, ZoneSource, ZoneTable } from './zone.js';

/**
 * Describes a change of a zone's offset.
 *
 * @category model
 * @since 0.1.0
 */
export interface ZoneChange {
  /** The first instant of the new offset. */
  readonly at: Instant;
  /** Milliseconds ahead of UTC from then on. */
  readonly offset: Milliseconds;
}

/**
 * Describes a zone that was found, ready to answer; it remembers the changes it has looked up.
 *
 * @category model
 * @since 0.1.0
 */
export interface Zone {
  /** The IANA name it was asked for. */
  readonly name: string;
  /** Milliseconds ahead of UTC at an instant. */
  readonly offsetAt: OffsetAt;
  /** The changes after the first instant, up to and including the second, in order of time. */
  readonly changesBetween: (after: Instant, until: Instant) => ReadonlyArray<ZoneChange>;
}

/**
 * Describes what a wall clock shows: the date, the minute of the day, and the milliseconds within it.
 *
 * @category model
 * @since 0.1.0
 */
export interface LocalTime {
  /** The date on the wall calendar. */
  readonly date: CivilDate;
  /** Minutes since 00:00 as the clock counts them, 0–1439. */
  readonly minute: number;
  /** Milliseconds within the minute, 0–59,999; absent means 0. */
  readonly millisecond?: Milliseconds;
}

/** Offsets are looked up in stretches of 2^35 ms, about 13 months: a shift finds the stretch of an instant. */
const stretchLength = 2 ** 35;

/** No zone's changes of 1970–2100 are closer than this (tz 2025b, measured): two within a step could cancel out. */
const probeStep = 7 * day - hour;

/**
 * Finds a zone in a source and readies it.
 *
 * **Details**: the source is asked about once a week of the stretches of time that are used, then each change is
 * found to the millisecond by halving.
 *
 * @param zones - where offsets come from
 * @returns a function from an IANA name to the zone, or an issue `unknown-zone` with a suggestion
 * @example
 * ```ts
 * import { civilDateAt, compileZone, intlZones } from 'smarketing/calendar'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const apia = orThrow(compileZone(intlZones)('Pacific/Apia'))
 * civilDateAt(apia)(orThrow(parseInstant('2026-07-01T11:30:00Z'))) // => '2026-07-02'
 * compileZone(intlZones)('Europe/Berln')._tag // => 'Left'
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const compileZone =
  (zones: ZoneSource) =>
  (name: string): Checked<Zone> =>
    E.map((lookUp: OffsetAt) => zoneOf(name, lookUp))(zones.find(name));

const zoneOf = (name: string, lookUp: OffsetAt): Zone => {
  const stretches = new Map<
    number,
    { readonly offset: number; readonly changes: ReadonlyArray<ZoneChange> }
  >();
  const stretchAt = (index: number) => {
    const known = stretches.get(index);
    if (known !== undefined) return known;
    const start = index * stretchLength;
    const found = { offset: lookUp(start as Instant), changes: changesIn(lookUp, start) };
    stretches.set(index, found);
    return found;
  };
  return {
    name,
    offsetAt: (at) => {
      const { offset, changes } = stretchAt(Math.floor(at / stretchLength));
      let current = offset;
      for (const change of changes) if (change.at <= at) current = change.offset;
      return current;
    },
    changesBetween: (after, until) => {
      const found: Array<ZoneChange> = [];
      for (let index = Math.floor(after / stretchLength); index * stretchLength <= until; index += 1)
        for (const change of stretchAt(index).changes)
          if (after < change.at && change.at <= until) found.push(change);
      return found;
    },
  };
};

/** The changes within one stretch, one at its first instant excluded, one at the next stretch's included. */
const changesIn = (lookUp: OffsetAt, start: number): ReadonlyArray<ZoneChange> => {
  const changes: Array<ZoneChange> = [];
  const end = start + stretchLength;
  for (let before = start, offset = lookUp(start as Instant); before < end; ) {
    const after = Math.min(before + probeStep, end);
    const next = lookUp(after as Instant);
    if (next !== offset) {
      let low = before;
      let high = after;
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (lookUp(middle as Instant) === offset) low = middle;
        else high = middle;
      }
      changes.push({ at: high as Instant, offset: next });
    }
    before = after;
    offset = next;
  }
  return changes;
};

/**
 * Returns what a zone's wall clocks show at an instant.
 *
 * @param zone - the zone
 * @returns a function from an instant to the local date and time
 * @example
 * ```ts
 * import { compileZone, intlZones, localTimeAt } from 'smarketing/calendar'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const kolkata = orThrow(compileZone(intlZones)('Asia/Kolkata'))
 * localTimeAt(kolkata)(orThrow(parseInstant('2026-03-08T20:00:01Z')))
 * // => { date: '2026-03-09', minute: 90, millisecond: 1000 }
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const localTimeAt =
  (zone: Zone) =>
  (at: Instant): LocalTime => {
    const local = at + zone.offsetAt(at);
    const inDay = local - Math.floor(local / day) * day;
    const millisecond = inDay % minute;
    return {
      date: civilDateOf(Math.floor(local / day)),
      minute: (inDay - millisecond) / minute,
      ...(millisecond === 0 ? {} : { millisecond }),
    };
  };

/**
 * Returns the date that a zone's wall calendars show at an instant.
 *
 * @param zone - the zone
 * @returns a function from an instant to the local date
 * @category conversions
 * @since 0.1.0
 */
export const civilDateAt =
  (zone: Zone) =>
  (at: Instant): CivilDate =>
    civilDateOf(localDayAt(zone, at));

/** The local date as days since 1970-01-01. */
export const localDayAt = (zone: Zone, at: Instant): number => Math.floor((at + zone.offsetAt(at)) / day);

/**
 * Returns the instant at which a zone's wall clocks show a time.
 *
 * **Details**: a time that the clocks skip (spring forward, or a whole skipped day) is clamped to the instant
 * of the change; a time that they show twice is the earlier instant.
 *
 * @param zone - the zone
 * @returns a function from a local date and time to the instant; minutes past 1439 run into the next day
 * @example
 * ```ts
 * import { compileZone, instantAt, intlZones } from 'smarketing/calendar'
 * import { formatInstant, orThrow, parseCivilDate } from 'smarketing/kernel'
 *
 * const berlin = orThrow(compileZone(intlZones)('Europe/Berlin'))
 * const spring = orThrow(parseCivilDate('2026-03-29'))
 * const autumn = orThrow(parseCivilDate('2026-10-25'))
 * formatInstant(instantAt(berlin)({ date: spring, minute: 150 })) // => '2026-03-29T01:00:00.000Z'
 * formatInstant(instantAt(berlin)({ date: autumn, minute: 150 })) // => '2026-10-25T00:30:00.000Z'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const instantAt =
  (zone: Zone) =>
  ({ date, minute: minutes, millisecond = 0 }: LocalTime): Instant =>
    instantOfLocal(zone, epochDayOf(date) * day + minutes * minute + millisecond);

/** The instant at which a zone's wall clocks show local milliseconds, the wall clock read as if it were UTC. */
export const instantOfLocal = (zone: Zone, local: number): Instant => wallClock(zone, local, local)(local);

/**
 * Turns local milliseconds (the wall clock read as if it were UTC) into instants, for one range of them.
 *
 * It is monotone, so that the order of window edges survives it.
 */
export const wallClock = (zone: Zone, first: number, last: number): ((local: number) => Instant) => {
  // No zone was ever a day away from UTC, so these are all the offsets the range can meet.
  const from = (first - day) as Instant;
  const changes = zone.changesBetween(from, (last + day) as Instant);
  const initial = zone.offsetAt(from);
  return (local) => {
    let offset = initial;
    let start = Number.NEGATIVE_INFINITY;
    for (const change of changes) {
      if (local - offset < change.at) break;
      offset = change.offset;
      start = change.at;
    }
    return Math.max(local - offset, start) as Instant;
  };
};

/**
 * Writes a zone of a source as plain JSON that `tableZones` reads.
 *
 * **When to use**: on a machine with Intl, for a host that has none.
 *
 * @param zones - where offsets come from
 * @param span - the instants to cover
 * @returns a function from an IANA name to its table, or an issue `unknown-zone`
 * @category conversions
 * @since 0.1.0
 */
export const zoneTable =
  (zones: ZoneSource, span: { readonly start: Instant; readonly end: Instant }) =>
  (name: string): Checked<ZoneTable> =>
    E.map((zone: Zone) => ({
      offset: zone.offsetAt(span.start),
      changes: zone.changesBetween(span.start, span.end).map(({ at, offset }) => [at, offset] as const),
    }))(compileZone(zones)(name));
