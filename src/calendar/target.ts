import * as E from 'fp-ts/lib/Either.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { type Checked, type Issue, issue, show, unlessIssues } from '../kernel/issue.js';
import { addBusinessDays, type BusinessDays } from './business-day.js';
import type { Calendar } from './calendar.js';
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
export const checkTarget = (value: unknown): Checked<Target> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return unlessIssues([wrong('not-an-object', [], 'an object', value)], () => value as never);
  const bag = value as Readonly<Record<string, unknown>>;
  const days = bag.clock === 'business-days';
  if (!days && bag.clock !== 'elapsed' && bag.clock !== 'business')
    return unlessIssues(
      [wrong('unknown-clock', ['clock'], 'elapsed, business or business-days', bag.clock)],
      () => value as never,
    );
  const amount = days ? 'days' : 'milliseconds';
  const keys = days ? ['clock', 'days', 'at', 'from'] : ['clock', 'milliseconds'];
  const issues: ReadonlyArray<Issue> = [
    ...Object.keys(bag)
      .filter((key) => !keys.includes(key))
      .map((key) => wrong('unknown-key', [key], keys.join(', '), key)),
    ...(bag[amount] === 0
      ? [wrong('zero-target', [amount], 'more than 0', 0)]
      : Number.isSafeInteger(bag[amount]) && (bag[amount] as number) > 0
        ? []
        : [wrong('out-of-range', [amount], 'a whole number above 0', bag[amount])]),
    ...(days ? dayIssues(bag) : []),
  ];
  return unlessIssues(issues, () => value as Target);
};

const dayIssues = ({ at, from }: Readonly<Record<string, unknown>>): ReadonlyArray<Issue> => {
  const time = typeof at === 'object' && at !== null ? (at as { readonly time?: unknown }).time : undefined;
  const isTime = Number.isInteger(time) && (time as number) >= 0 && (time as number) <= 1440;
  return [
    ...(at === undefined || at === 'same-time' || at === 'end-of-day' || isTime
      ? []
      : [wrong('out-of-range', ['at'], 'same-time, end-of-day or { time: minutes of the day, 0–1440 }', at)]),
    ...(from === undefined || from === 'date' || from === 'opening'
      ? []
      : [wrong('out-of-range', ['from'], 'date or opening', from)]),
  ];
};

const wrong = (code: string, path: Issue['path'], expected: string, received: unknown): Issue =>
  issue(code, path, 'The value is not what a target holds here.', { expected, received: show(received) });

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
    if (target.clock === 'elapsed') return spanOn(elapsedTime, 'elapsed', target.milliseconds, start);
    if (target.clock === 'business') return spanOn(calendar, 'business', target.milliseconds, start);
    const result = addBusinessDays(calendar, target)(start);
    if (result._tag === 'Left') return result;
    const milliseconds = signedElapsed(calendar, start)(result.right);
    if (milliseconds._tag === 'Left') return milliseconds;
    const span = spanOn(calendar, 'business', milliseconds.right, start);
    return span._tag === 'Left' ? span : E.right({ ...span.right, dayResult: result.right });
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
