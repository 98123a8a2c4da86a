import * as E from 'fp-ts/lib/Either.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { type Checked, refuse, show } from '../kernel/issue.js';
import { nearestName } from './nearest-name.js';

/**
 * Answers how far a zone's wall clocks are ahead of UTC at an instant, in milliseconds, negative to the west.
 *
 * @category model
 * @since 0.1.0
 */
export type OffsetAt = (at: Instant) => Milliseconds;

/**
 * Describes where the offsets of zones come from: the host's Intl, or tables that the caller brings.
 *
 * @category model
 * @since 0.1.0
 */
export interface ZoneSource {
  /** Finds a zone by its IANA name; a name it does not know is an issue `unknown-zone`. */
  readonly find: (name: string) => Checked<OffsetAt>;
}

/**
 * Describes the offsets of one zone as plain JSON, for hosts without Intl.
 *
 * @category model
 * @since 0.1.0
 */
export interface ZoneTable {
  /** Milliseconds ahead of UTC before the first change. */
  readonly offset: Milliseconds;
  /** Each change as `[instant, milliseconds ahead of UTC from then on]`, in order of time. */
  readonly changes: ReadonlyArray<readonly [at: number, offset: Milliseconds]>;
}

/**
 * Finds zones in the host's own database through Intl.
 *
 * **Details**: `UTC` is the name of UTC. Fixed offsets such as `+02:00` are no zones, because an office that
 * keeps one all year does not exist; write `Etc/GMT-2` to mean it.
 *
 * @category instances
 * @since 0.1.0
 */
export const intlZones: ZoneSource = {
  find: (name) => {
    const format = formatOf(name);
    return format === null ? unknownZone(name, hostZones()) : E.right((at) => offsetIn(format.format(at)));
  },
};

/**
 * Finds zones in tables of their changes, so that a host without Intl computes the same answers.
 *
 * @param tables - offsets by IANA name, as `zoneTable` writes them
 * @returns a source that knows these zones and no others
 * @example
 * ```ts
 * import { tableZones } from 'smarketing/calendar'
 *
 * const zones = tableZones({ 'Asia/Kolkata': { offset: 19_800_000, changes: [] } })
 * zones.find('Asia/Kolkata')._tag // => 'Right'
 * zones.find('Asia/Calcutta')._tag // => 'Left'
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const tableZones = (tables: Readonly<Record<string, ZoneTable>>): ZoneSource => ({
  find: (name) => {
    const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
    if (table === undefined) return unknownZone(name, Object.keys(tables));
    return E.right((at) => {
      let low = 0;
      for (let high = table.changes.length; low < high; ) {
        const middle = (low + high) >> 1;
        if ((table.changes[middle]?.[0] as number) <= at) low = middle + 1;
        else high = middle;
      }
      return low === 0 ? table.offset : (table.changes[low - 1]?.[1] as number);
    });
  },
});

const formatOf = (name: string): Intl.DateTimeFormat | null => {
  if (typeof name !== 'string' || !/^[A-Za-z]/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch {
    return null;
  }
};

/** Reads `1/1/1970, GMT-00:44:30`; a bare `GMT` is how some hosts write no offset. */
const offsetIn = (text: string): Milliseconds => {
  const [, sign, hours, minutes, seconds = '0'] = /GMT([+\u2212-])(\d+):(\d+)(?::(\d+))?/.exec(text) ?? [];
  if (sign === undefined) return 0;
  const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '+' || size === 0 ? size : -size;
};

const hostZones = (): ReadonlyArray<string> =>
  typeof Intl.supportedValuesOf === 'function' ? ['UTC', ...Intl.supportedValuesOf('timeZone')] : [];

const unknownZone = (name: string, known: ReadonlyArray<string>): Checked<never> => {
  const nearest = typeof name === 'string' ? nearestName(known)(name) : null;
  return refuse('unknown-zone', [], 'The zone is not known here.', {
    expected: nearest === null ? 'an IANA name such as Europe/Berlin' : `an IANA name, perhaps ${nearest}`,
    received: show(name),
  });
};
