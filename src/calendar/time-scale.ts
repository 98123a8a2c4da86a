import type { Either } from 'fp-ts/lib/Either.js';
import type { Milliseconds } from '../kernel/duration.js';
import { type Instant, isInstant } from '../kernel/instant.js';
import { answer, type CalendarExhausted, exhausted, isAmount } from './exhausted.js';

/**
 * Describes a way to count time: B(t), the milliseconds counted up to t. It never falls.
 *
 * A calendar is one (open time), `elapsedTime` another. Deadlines, pauses and reports are all differences of
 * B, or B turned around.
 *
 * **Gotchas**: the zero of B is arbitrary and belongs to one scale value in one process. Never store a
 * reading; only differences mean something.
 *
 * @category model
 * @since 0.1.0
 */
export interface TimeScale {
  /** B at an instant, in milliseconds. */
  readonly read: (at: Instant) => Either<CalendarExhausted, Milliseconds>;
  /** The least instant t with B(t) ≥ a reading: a reading used up at closing time gives that closing. */
  readonly closing: (reading: Milliseconds) => Either<CalendarExhausted, Instant>;
  /** The greatest instant t with B(t) ≤ a reading: a reading used up at closing time gives the next opening. */
  readonly opening: (reading: Milliseconds) => Either<CalendarExhausted, Instant>;
}

const itself = (at: number): Either<CalendarExhausted, Instant> =>
  isInstant(at)
    ? answer(at)
    : exhausted(
        !Number.isInteger(at) ? 'not-whole-milliseconds' : at < 0 ? 'before-horizon' : 'after-horizon',
      );

/**
 * Counts all time that passes, around the clock, in the years 0000 to 9999.
 *
 * @category instances
 * @since 0.1.0
 */
export const elapsedTime: TimeScale = { read: itself, closing: itself, opening: itself };

/**
 * Measures the time counted from one instant to another; 0 when the second is not later.
 *
 * @param scale - a calendar, or `elapsedTime`
 * @param from - where counting begins
 * @returns a function from the other instant to milliseconds, or `calendar-exhausted`
 * @example
 * ```ts
 * import { compileCalendar, elapsed, intlZones, parseHours } from 'smarketing/calendar'
 * import { hour, orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const nineToFive = orThrow(parseHours('09:00-17:00'))
 * const office = orThrow(compileCalendar(intlZones)({ zone: 'America/New_York', weekly: { mon: nineToFive, fri: nineToFive } }))
 * const friday = orThrow(parseInstant('2026-03-06T16:00:00-05:00'))
 * const monday = orThrow(parseInstant('2026-03-09T10:00:00-04:00'))
 * orThrow(elapsed(office, friday)(monday)) / hour // => 2
 * ```
 * @category measures
 * @since 0.1.0
 */
export const elapsed =
  (scale: TimeScale, from: Instant) =>
  (to: Instant): Either<CalendarExhausted, Milliseconds> => {
    const found = signedElapsed(scale, from)(to);
    return found._tag === 'Right' && found.right < 0 ? answer(0) : found;
  };

/**
 * Measures the time counted from one instant to another; negative when the second is earlier.
 *
 * @param scale - a calendar, or `elapsedTime`
 * @param from - where counting begins
 * @returns a function from the other instant to signed milliseconds, or `calendar-exhausted`
 * @category measures
 * @since 0.1.0
 */
export const signedElapsed =
  (scale: TimeScale, from: Instant) =>
  (to: Instant): Either<CalendarExhausted, Milliseconds> => {
    const first = scale.read(from);
    if (first._tag === 'Left') return first;
    const second = scale.read(to);
    // A calendar's reading may grow backwards while it is read, but never changes: the order is free.
    return second._tag === 'Left' ? second : answer(second.right - first.right);
  };

/**
 * Moves an instant later by an amount of counted time.
 *
 * **Details**: an amount used up exactly at closing time gives that closing, since that is what people expect
 * to read; `breachAt` gives the next opening. Adding 0 gives the next open instant.
 *
 * @param scale - a calendar, or `elapsedTime`
 * @param milliseconds - whole milliseconds of counted time, 0 or more
 * @returns a function from the start to the end, or `calendar-exhausted`
 * @example
 * ```ts
 * import { addTime, compileCalendar, intlZones, parseHours } from 'smarketing/calendar'
 * import { formatInstant, hour, orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const nineToFive = orThrow(parseHours('09:00-17:00'))
 * const office = orThrow(compileCalendar(intlZones)({ zone: 'Europe/London', weekly: { mon: nineToFive, tue: nineToFive } }))
 * const monday = orThrow(parseInstant('2026-07-06T15:00:00+01:00'))
 * formatInstant(orThrow(addTime(office, 4 * hour)(monday))) // => '2026-07-07T10:00:00.000Z'
 * ```
 * @category combinators
 * @since 0.1.0
 */
export const addTime =
  (scale: TimeScale, milliseconds: Milliseconds) =>
  (start: Instant): Either<CalendarExhausted, Instant> => {
    const reading = scale.read(start);
    if (reading._tag === 'Left') return reading;
    if (milliseconds > 0) return scale.closing(reading.right + milliseconds);
    return milliseconds === 0 ? scale.opening(reading.right) : exhausted('not-whole-milliseconds');
  };

/**
 * Moves an instant earlier by an amount of counted time, as the mirror image of `addTime`.
 *
 * **Details**: an amount that begins exactly at opening time gives that opening. Subtracting 0 gives the last
 * open instant: the start itself when open, else the last closing.
 *
 * @param scale - a calendar, or `elapsedTime`
 * @param milliseconds - whole milliseconds of counted time, 0 or more
 * @returns a function from the end to the start, or `calendar-exhausted`
 * @category combinators
 * @since 0.1.0
 */
export const subtractTime =
  (scale: TimeScale, milliseconds: Milliseconds) =>
  (end: Instant): Either<CalendarExhausted, Instant> => {
    if (!isAmount(milliseconds)) return exhausted('not-whole-milliseconds');
    const reading = scale.read(end);
    if (reading._tag === 'Left') return reading;
    if (milliseconds > 0) return scale.opening(reading.right - milliseconds);
    const next = scale.opening(reading.right);
    return next._tag === 'Right' && next.right === end ? next : scale.closing(reading.right);
  };
