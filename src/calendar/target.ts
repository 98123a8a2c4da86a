import * as E from 'fp-ts/lib/Either.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { type Checked, unlessIssues } from '../kernel/issue.js';
import { addBusinessDays, type BusinessDays } from './business-day.js';
import type { Calendar } from './calendar.js';
import { type Check, fields, isBag, issuesOf, oneOf, optional, some, whole, wrong } from './checks.js';
import { type CalendarExhausted, exhausted, isAmount } from './exhausted.js';
import { elapsedTime, signedElapsed, type TimeScale } from './time-scale.js';

/**
 * Describes how long somebody has: in elapsed time, in open time, or in working days.
 *
 * @category model
 * @since 0.1.0
 */
export type Target = ElapsedTarget | BusinessTarget | BusinessDaysTarget;

/**
 * Describes a target that runs around the clock.
 *
 * @category model
 * @since 0.1.0
 */
export interface ElapsedTarget {
  /** Tells targets apart. */
  readonly clock: 'elapsed';
  /** Whole milliseconds, more than 0. */
  readonly milliseconds: Milliseconds;
}

/**
 * Describes a target that runs while a calendar is open.
 *
 * @category model
 * @since 0.1.0
 */
export interface BusinessTarget {
  /** Tells targets apart. */
  readonly clock: 'business';
  /** Whole milliseconds of open time, more than 0. */
  readonly milliseconds: Milliseconds;
}

/**
 * Describes a target in working dates, never in hours.
 *
 * @category model
 * @since 0.1.0
 */
export interface BusinessDaysTarget extends BusinessDays {
  /** Tells targets apart. */
  readonly clock: 'business-days';
  /** How many working dates after the start's, 1 or more. */
  readonly days: number;
}

/**
 * Describes what a target comes to from one start.
 *
 * @category model
 * @since 0.1.0
 */
export interface TargetSpan {
  /** The scale that counts: `business` for business days too. */
  readonly clock: 'elapsed' | 'business';
  /** The first instant that counts: the start, or the next opening. */
  readonly countsFrom: Instant;
  /** The target on that scale, in milliseconds; 0 only for days that end at the first opening. */
  readonly milliseconds: Milliseconds;
  /** The instant that working days lead to, which at an opening is a closing earlier as `dueAt`. */
  readonly dayResult?: Instant;
  /** The least instant by which the target is used up, for people. */
  readonly dueAt: Instant;
  /** The last instant at which it is not exceeded: the next opening after a target used up at closing time. */
  readonly breachAt: Instant;
}

/**
 * Checks that outside data is a target.
 *
 * @param value - anything
 * @returns the target as it was, or every issue with its path; a target of 0 is refused as `zero-target`
 * @category refinements
 * @since 0.1.0
 */
export const checkTarget = (value: unknown): Checked<Target> =>
  unlessIssues(issuesOf(target, value), () => value as Target);

const target: Check = (value, path) => {
  const clock = isBag(value) ? value.clock : undefined;
  if (clock === 'elapsed' || clock === 'business')
    return fields({ clock: () => [], milliseconds: amount })(value, path);
  return clock === 'business-days'
    ? fields({ clock: () => [], days: amount, at: optional(at), from: optional(oneOf('date', 'opening')) })(
        value,
        path,
      )
    : some({ clock: oneOf('elapsed', 'business', 'business-days') })(value, path);
};

const amount: Check = (value, path) =>
  value === 0 ? wrong('zero-target', path, 'more than 0', 0) : whole(1, Number.MAX_SAFE_INTEGER)(value, path);

const at: Check = (value, path) =>
  isBag(value)
    ? fields({ time: whole(0, 1440) })(value, path)
    : oneOf('same-time', 'end-of-day')(value, path);

/**
 * Returns the scale on which a target counts.
 *
 * @param calendar - the calendar for open time and working days
 * @returns a function from a target to the calendar, or to `elapsedTime`
 * @category conversions
 * @since 0.1.0
 */
export const scaleOf =
  (calendar: Calendar) =>
  (target: Target): TimeScale =>
    target.clock === 'elapsed' ? elapsedTime : calendar;

/**
 * Turns a target into a span on its scale, and into the two instants that matter.
 *
 * **Details**: working days become the open time up to the instant they lead to, so that pauses, warnings and
 * remaining time are then computed as for any other target.
 *
 * @param calendar - the calendar for open time and working days
 * @param target - the target
 * @returns a function from the start to the span, or `calendar-exhausted`
 * @example
 * ```ts
 * import { compileCalendar, intlZones, parseHours, spanOf } from 'smarketing/calendar'
 * import { formatInstant, hour, orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const nineToFive = orThrow(parseHours('09:00-17:00'))
 * const office = orThrow(compileCalendar(intlZones)({ zone: 'UTC', weekly: { mon: nineToFive, tue: nineToFive } }))
 * const monday = orThrow(parseInstant('2026-07-06T09:00:00Z'))
 * const span = orThrow(spanOf(office, { clock: 'business', milliseconds: 8 * hour })(monday))
 * formatInstant(span.dueAt) // => '2026-07-06T17:00:00.000Z'
 * formatInstant(span.breachAt) // => '2026-07-07T09:00:00.000Z'
 * ```
 * @category deadlines
 * @since 0.1.0
 */
export const spanOf =
  (calendar: Calendar, target: Target) =>
  (start: Instant): E.Either<CalendarExhausted, TargetSpan> => {
    if (target.clock !== 'business-days')
      return spanOn(scaleOf(calendar)(target), target.clock, target.milliseconds, start);
    return E.flatMap(addBusinessDays(calendar, target)(start), (dayResult) =>
      E.flatMap(signedElapsed(calendar, start)(dayResult), (milliseconds) =>
        E.map((span: TargetSpan) => ({ ...span, dayResult }))(
          spanOn(calendar, 'business', milliseconds, start),
        ),
      ),
    );
  };

const spanOn = (
  scale: TimeScale,
  clock: TargetSpan['clock'],
  milliseconds: Milliseconds,
  start: Instant,
): E.Either<CalendarExhausted, TargetSpan> => {
  if (!isAmount(milliseconds)) return exhausted('not-whole-milliseconds');
  const reading = scale.read(start);
  if (reading._tag === 'Left') return reading;
  const countsFrom = scale.opening(reading.right);
  if (countsFrom._tag === 'Left') return countsFrom;
  const breachAt = scale.opening(reading.right + milliseconds);
  if (breachAt._tag === 'Left') return breachAt;
  const dueAt = milliseconds === 0 ? countsFrom : scale.closing(reading.right + milliseconds);
  if (dueAt._tag === 'Left') return dueAt;
  return E.right({
    clock,
    countsFrom: countsFrom.right,
    milliseconds,
    dueAt: dueAt.right,
    breachAt: breachAt.right,
  });
};
