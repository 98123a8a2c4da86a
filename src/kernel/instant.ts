import * as E from 'fp-ts/lib/Either.js';
import { type Checked, refuse, show } from './issue.js';

declare const instantBrand: unique symbol;

/**
 * Describes a moment as whole milliseconds since 1970-01-01T00:00:00Z, in the years 0000 to 9999.
 *
 * In memory and in readings an instant is this number; on disk it is ISO-8601 text with an offset.
 *
 * @category model
 * @since 0.1.0
 */
export type Instant = number & { readonly [instantBrand]: 'Instant' };

/** 0000-01-01T00:00:00.000Z and 9999-12-31T23:59:59.999Z: the years four digits can write. */
const earliest = -62_167_219_200_000;
const latest = 253_402_300_799_999;

/**
 * Checks that a number is an instant.
 *
 * @param milliseconds - whole milliseconds since 1970-01-01T00:00:00Z
 * @returns the instant, or `not-an-instant` for a fraction, NaN, infinity or a year outside 0000–9999
 * @category constructors
 * @since 0.1.0
 */
export const instant = (milliseconds: number): Checked<Instant> =>
  isInstant(milliseconds)
    ? E.right(milliseconds)
    : refuse('not-an-instant', [], 'The number is not an instant.', {
        expected: 'whole milliseconds since 1970 within the years 0000 to 9999',
        received: show(milliseconds),
      });

/**
 * Tells whether a value is an instant.
 *
 * @param value - anything
 * @returns true for whole milliseconds within the years 0000 to 9999
 * @category refinements
 * @since 0.1.0
 */
export const isInstant = (value: unknown): value is Instant =>
  typeof value === 'number' &&
  Number.isInteger(value) &&
  !Object.is(value, -0) &&
  value >= earliest &&
  value <= latest;

const naiveTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?$/;

const isoInstant =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d{2}(?::?\d{2})?)$/;

/**
 * Parses ISO-8601 text that carries its offset.
 *
 * **Details**: `Z`, `+02:00`, `+0200` and `+02` are offsets; seconds may be absent; digits past the
 * millisecond are cut off, never rounded into the next second.
 *
 * **Gotchas**: a wall-clock time without an offset is refused (`naive-time`), because its meaning would
 * depend on the machine that reads it. So are dates that do not exist, 24:00 and leap seconds.
 *
 * @param text - for example `2026-03-08T09:30:00.250-05:00`
 * @returns the instant, or an issue `naive-time` or `not-an-instant`
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * orThrow(parseInstant('2026-03-08T09:30:00.000+0000')) // => 1772962200000
 * parseInstant('2026-03-08 09:30:00')._tag // => 'Left'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const parseInstant = (text: string): Checked<Instant> => {
  const found = isShortText(text) ? isoInstant.exec(text) : null;
  if (found === null) {
    return isShortText(text) && naiveTime.test(text)
      ? refuse('naive-time', [], 'The time has no offset, so it names no instant.', {
          expected: 'an offset such as Z or +02:00, or a declared zone',
          received: show(text),
        })
      : notAnInstant(text);
  }
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset = 'Z'] = found;
  const local = utcMilliseconds(
    [Number(year), Number(month), Number(day)],
    [Number(hour), Number(minute), Number(second), Number(`${fraction}000`.slice(0, 3))],
  );
  const shift = offsetMinutes(offset);
  const milliseconds = local - shift * 60_000;
  // NaN from an impossible date, time or offset fails the range test too.
  return isInstant(milliseconds + 0) ? E.right((milliseconds + 0) as Instant) : notAnInstant(text);
};

const isShortText = (text: unknown): boolean => typeof text === 'string' && text.length <= 40;

const notAnInstant = (text: string): Checked<never> =>
  refuse('not-an-instant', [], 'The text is not an ISO-8601 instant.', {
    expected: 'for example 2026-03-08T09:30:00Z',
    received: show(text),
  });

/** UTC milliseconds of a civil date and time, NaN when the date or time does not exist. */
const utcMilliseconds = (
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second, millisecond]: readonly [number, number, number, number],
): number => {
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  // Date.UTC reads years 0–99 as 1900–1999; a leap-cycle shift of 400 years avoids that.
  const midnight = Date.UTC(year + 400, month - 1, day);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return Number.NaN;
  return midnight - 12_622_780_800_000 + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
};

/** Minutes east of UTC, NaN when the offset does not exist. */
const offsetMinutes = (offset: string): number => {
  if (offset === 'Z' || offset === 'z') return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = offset.length > 3 ? Number(offset.slice(-2)) : 0;
  if (hours > 23 || minutes > 59) return Number.NaN;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
};

/**
 * Formats an instant as ISO-8601 text in UTC, with milliseconds and `Z`.
 *
 * @param value - the instant
 * @returns text that `parseInstant` reads back as the same instant
 * @example
 * ```ts
 * import { formatInstant, orThrow, parseInstant } from 'smarketing/kernel'
 *
 * formatInstant(orThrow(parseInstant('2026-03-08T09:30-05:00'))) // => '2026-03-08T14:30:00.000Z'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const formatInstant = (value: Instant): string => new Date(value).toISOString();
