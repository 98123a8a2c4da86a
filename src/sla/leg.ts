import type { Calendar } from '../calendar/calendar.js';
import { elapsedTime, type TimeScale } from '../calendar/time-scale.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';

/**
 * Describes a stretch over which a clock runs without a pause on one time scale: the whole arithmetic of a
 * clock is a list of them, in order of time, none overlapping.
 */
export interface Leg {
  /** The first instant of it. */
  readonly from: Instant;
  /** The first instant after it; undefined while nothing known ends it. */
  readonly to: Instant | undefined;
  /** The calendar whose open time counts; undefined when all time does. */
  readonly calendar: Calendar | undefined;
}

/** What counts as time on a leg. */
export const scaleOf = ({ calendar }: Pick<Leg, 'calendar'>): TimeScale => calendar ?? elapsedTime;

/**
 * Measures the time consumed up to an instant: the one definition that verdicts, deadlines and reports share.
 *
 * `consumed(t) = B(min(t, stop)) − B(start) − B's measure of the union of pauses`, as the sum over legs.
 *
 * @param legs - where the clock runs
 * @param at - the instant
 * @returns milliseconds of the clock's own time, or null past the horizon of the calendar
 */
export const consumedAt = (legs: ReadonlyArray<Leg>, at: Instant): Milliseconds | null => {
  let consumed = 0;
  for (const leg of legs) {
    const { from, to } = leg;
    if (from >= at) break;
    const scale = scaleOf(leg);
    const first = scale.read(from);
    const last = scale.read(to !== undefined && to < at ? to : at);
    if (first._tag === 'Left' || last._tag === 'Left') return null;
    consumed += last.right - first.right;
  }
  return consumed;
};

/** Answers when an amount is consumed: an instant, never as things stand, or beyond the calendar's horizon. */
export type Reach = Instant | 'never' | 'exhausted';

/**
 * Finds when an amount of time is consumed: with `closing` the least instant t with consumed(t) ≥ amount,
 * with `opening` the greatest lower bound of the instants with consumed(t) > amount.
 *
 * Both are B turned around on the leg where the amount is used up, and nothing else.
 */
export const reachOn = (
  legs: ReadonlyArray<Leg>,
  amount: Milliseconds,
  side: 'closing' | 'opening',
): Reach => {
  let before = 0;
  for (const leg of legs) {
    const { from, to } = leg;
    const scale = scaleOf(leg);
    const first = scale.read(from);
    if (first._tag === 'Left') return 'exhausted';
    const last = to === undefined ? undefined : scale.read(to);
    if (last?._tag === 'Left') return 'exhausted';
    const after = last === undefined ? Number.POSITIVE_INFINITY : before + last.right - first.right;
    if (side === 'closing' ? after >= amount : after > amount) {
      const found = scale[side](first.right + amount - before);
      if (found._tag === 'Left') return 'exhausted';
      // Nothing left to consume is consumed where the leg begins, also when B stood still before it.
      return found.right < from ? from : found.right;
    }
    before = after;
  }
  return 'never';
};

/** Describes a span of time with an open or a known end. */
export interface Span {
  /** The first instant of it. */
  readonly from: Instant;
  /** The first instant after it; absent while it is open. */
  readonly to?: Instant;
}

/** Describes what counts from an instant on. */
export interface CalendarFrom {
  /** The first instant it counts for. */
  readonly from: Instant;
  /** The calendar whose open time counts; undefined when all time does. */
  readonly calendar: Calendar | undefined;
}

/**
 * Cuts legs out of the whole run of a clock: without what is skipped, and anew where the calendar changes.
 *
 * @param from - where the clock begins to count; it goes on from there until nothing is left
 * @param skipped - pauses and closed time, in any order, possibly overlapping
 * @param calendars - in order of time; the first counts from the start of the run, whatever it says
 */
export const legsOf = (
  from: Instant,
  skipped: ReadonlyArray<Span>,
  calendars: ReadonlyArray<CalendarFrom>,
): ReadonlyArray<Leg> => {
  const [first] = calendars;
  if (skipped.length === 0 && calendars.length === 1 && first !== undefined)
    return [{ from, to: undefined, calendar: first.calendar }];
  const legs: Array<Leg> = [];
  for (const stretch of without(from, skipped))
    for (const [index, { from: change, calendar }] of calendars.entries()) {
      const start = index === 0 ? stretch.from : laterOf(stretch.from, change);
      const to = earlierEnd(stretch.to, calendars[index + 1]?.from);
      if (to === undefined || start < to) legs.push({ from: start, to, calendar });
    }
  return legs;
};

const laterOf = (first: Instant, second: Instant): Instant => (first > second ? first : second);

const earlierEnd = (first: Instant | undefined, second: Instant | undefined): Instant | undefined =>
  first === undefined ? second : second === undefined || first < second ? first : second;

/** What is left of all time from an instant on when spans are taken out of it. */
const without = (start: Instant, skipped: ReadonlyArray<Span>): ReadonlyArray<Span> => {
  const left: Array<Span> = [];
  let from = start;
  for (const skip of [...skipped].sort((first, second) => first.from - second.from)) {
    if (skip.from > from) left.push({ from, to: skip.from });
    if (skip.to === undefined) return left;
    if (skip.to > from) from = skip.to;
  }
  return [...left, { from }];
};
