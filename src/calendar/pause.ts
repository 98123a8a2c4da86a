import * as E from 'fp-ts/lib/Either.js';
import type { Milliseconds } from '../kernel/duration.js';
import { type Instant, isInstant } from '../kernel/instant.js';
import type { CalendarExhausted } from './exhausted.js';
import { exhausted, isAmount } from './exhausted.js';
import type { TimeScale } from './time-scale.js';

/**
 * Describes a span in which a clock stands still; without an end it is still open.
 *
 * @category model
 * @since 0.1.0
 */
export interface Pause {
  /** The first instant of the pause. */
  readonly start: Instant;
  /** The first instant after it; absent while the pause is open. */
  readonly end?: Instant;
}

/**
 * Describes a deadline that does not exist yet, because a pause that is still open stands before it.
 *
 * @category model
 * @since 0.1.0
 */
export interface StillPaused {
  /** Tells refusals apart. */
  readonly _tag: 'still-paused';
  /** When the open pause began. */
  readonly since: Instant;
}

/**
 * Measures the time a clock has counted since its start, pauses excluded.
 *
 * **Details**: B(t) − B(start) less the measure of the union of the pauses within [start, t] on B. An open
 * pause ends at t. Pauses may overlap, repeat, lie outside the hours or before the start.
 *
 * @param scale - a calendar, or `elapsedTime`
 * @param pauses - in any order
 * @param start - where the clock starts
 * @returns a function from an instant t to milliseconds, 0 before the start; or `calendar-exhausted`
 * @example
 * ```ts
 * import { consumed, elapsedTime } from 'smarketing/calendar'
 * import { instant, minute, orThrow } from 'smarketing/kernel'
 *
 * const at = (minutes: number) => orThrow(instant(minutes * minute))
 * const pauses = [{ start: at(10), end: at(20) }, { start: at(15), end: at(25) }, { start: at(50) }]
 * orThrow(consumed(elapsedTime, pauses, at(0))(at(60))) / minute // => 35
 * ```
 * @category measures
 * @since 0.1.0
 */
export const consumed =
  (scale: TimeScale, pauses: ReadonlyArray<Pause>, start: Instant) =>
  (at: Instant): E.Either<CalendarExhausted, Milliseconds> => {
    const first = scale.read(start);
    if (first._tag === 'Left') return first;
    const last = scale.read(at);
    if (last._tag === 'Left') return last;
    let sum = 0;
    for (const run of runsOf(pauses, start)) {
      if (run.start >= at) break;
      const from = scale.read(run.start);
      if (from._tag === 'Left') return from;
      const to = run.end === undefined || run.end > at ? last : scale.read(run.end);
      if (to._tag === 'Left') return to;
      sum += to.right - from.right;
    }
    return E.right(sum);
  };

/**
 * Finds the least instant by which a clock has counted a target: the due time that people read.
 *
 * **Details**: a target used up exactly at closing time is due at that closing. A target of 0 is due at the
 * first instant that counts. A pause that begins after the due time does not move it.
 *
 * @param scale - a calendar, or `elapsedTime`
 * @param milliseconds - the target: whole milliseconds of counted time, 0 or more
 * @param pauses - in any order
 * @returns a function from the clock's start to min{t : consumed(t) ≥ target}, or `calendar-exhausted`, or
 *   `still-paused` when an open pause stands before it
 * @category deadlines
 * @since 0.1.0
 */
export const dueAfter = (
  scale: TimeScale,
  milliseconds: Milliseconds,
  pauses: ReadonlyArray<Pause>,
): ((start: Instant) => E.Either<CalendarExhausted | StillPaused, Instant>) =>
  milliseconds === 0 ? breachAfter(scale, 0, pauses) : deadline(scale, milliseconds, pauses, 1);

/**
 * Finds the greatest instant up to which a clock has counted no more than a target: after it, the target is
 * breached.
 *
 * **Details**: the next opening that counts after a target used up at closing time or at the start of a
 * pause, else the same as the due time. Met means stopped at or before it.
 *
 * @param scale - a calendar, or `elapsedTime`
 * @param milliseconds - the target: whole milliseconds of counted time, 0 or more
 * @param pauses - in any order
 * @returns a function from the clock's start to inf{t : consumed(t) > target}, or `calendar-exhausted`, or
 *   `still-paused` when an open pause stands before it
 * @category deadlines
 * @since 0.1.0
 */
export const breachAfter = (
  scale: TimeScale,
  milliseconds: Milliseconds,
  pauses: ReadonlyArray<Pause>,
): ((start: Instant) => E.Either<CalendarExhausted | StillPaused, Instant>) =>
  deadline(scale, milliseconds, pauses, 0);

/** Walks the runs between pauses; `tie` 1 ends in a run that is used up exactly, 0 goes on to the next. */
const deadline =
  (scale: TimeScale, milliseconds: Milliseconds, pauses: ReadonlyArray<Pause>, tie: 0 | 1) =>
  (start: Instant): E.Either<CalendarExhausted | StillPaused, Instant> => {
    if (!isAmount(milliseconds)) return exhausted('not-whole-milliseconds');
    let left = milliseconds;
    let since = start;
    for (const run of runsOf(pauses, start)) {
      const from = scale.read(run.start);
      if (from._tag === 'Left') return from;
      const target = from.right + left;
      if (run.end === undefined) return tie === 1 ? scale.closing(target) : scale.opening(target);
      const to = scale.read(run.end);
      if (to._tag === 'Left') return to;
      if (to.right - from.right + tie > left)
        return tie === 1 ? scale.closing(target) : scale.opening(target);
      left -= to.right - from.right;
      since = run.end;
    }
    return E.left({ _tag: 'still-paused', since });
  };

/** The spans from a start on in which no pause holds, in order; the last has no end unless a pause is open. */
const runsOf = (pauses: ReadonlyArray<Pause>, start: Instant): ReadonlyArray<Pause> => {
  const sorted = pauses
    .filter((pause) => isInstant(pause.start) && (pause.end === undefined || pause.end > pause.start))
    .sort((first, second) => first.start - second.start);
  const runs: Array<Pause> = [];
  let from: Instant | undefined = start;
  for (const pause of sorted) {
    if (from === undefined) break;
    if (pause.start > from) runs.push({ start: from, end: pause.start });
    if (pause.end === undefined) from = undefined;
    else if (pause.end > from) from = pause.end;
  }
  if (from !== undefined) runs.push({ start: from });
  return runs;
};
