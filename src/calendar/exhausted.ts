import * as E from 'fp-ts/lib/Either.js';
import { type Instant, isInstant } from '../kernel/instant.js';
import type { Interval } from '../kernel/interval.js';

/**
 * Describes a question that a calendar cannot answer, because the answer lies outside the years it knows, or
 * because what was asked is no whole number of milliseconds, days or periods, or no minute of a day.
 *
 * @category model
 * @since 0.1.0
 */
export interface CalendarExhausted {
  /** Tells refusals apart. */
  readonly _tag: 'calendar-exhausted';
  /** Why there is no answer. */
  readonly reason:
    | 'before-horizon'
    | 'after-horizon'
    | 'not-whole-milliseconds'
    | 'not-whole-days'
    | 'not-a-time-of-day'
    | 'not-a-count';
  /** The instants that calendars know. */
  readonly horizon: Interval;
  /** One English sentence, for people. */
  readonly message: string;
}

/**
 * Is the span that calendars know: 1970-01-01 up to the end of 2100, in UTC.
 *
 * @category constants
 * @since 0.1.0
 */
export const horizon: Interval = { start: 0 as Instant, end: 4_133_980_800_000 as Instant };

/** Answers a question; bound once, so that a hot path need not look it up in the library each time. */
export const answer: <A>(value: A) => E.Either<CalendarExhausted, A> = E.right;

/** Refuses a question. */
export const exhausted = (reason: CalendarExhausted['reason']): E.Either<CalendarExhausted, never> =>
  E.left({
    _tag: 'calendar-exhausted',
    reason,
    horizon,
    message: `The calendar, which knows 1970 to 2100, has no answer: ${reason.replaceAll('-', ' ')}.`,
  });

/** Refuses an instant that a calendar does not know. */
export const outside = (at: number): E.Either<CalendarExhausted, never> =>
  exhausted(
    at < horizon.start ? 'before-horizon' : isInstant(at) ? 'after-horizon' : 'not-whole-milliseconds',
  );

/** Tells whether an amount of time is one that arithmetic can use. */
export const isAmount = (amount: number): boolean => Number.isSafeInteger(amount) && amount >= 0;
