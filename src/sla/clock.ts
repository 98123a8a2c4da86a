import type { Calendar } from '../calendar/calendar.js';
import type { EventKey } from '../journal/event-identity.js';
import type { RecordKey } from '../journal/subject.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { Leg, Reach } from './leg.js';
import type { OwnerSpan } from './owner-span.js';
import type { PolicyVersion } from './policy-version.js';

/**
 * Names why a clock cannot be measured: a civil date never yields hours, and open time needs a calendar.
 *
 * @category model
 * @since 0.1.0
 */
export type Unmeasurable =
  | 'start-date-only'
  | 'stop-date-only'
  | 'cancel-date-only'
  | 'pause-date-only'
  | 'reopen-date-only'
  | 'owner-change-date-only'
  | 'no-calendar';

/**
 * Describes how a clock was stopped.
 *
 * @category model
 * @since 0.1.0
 */
export interface Stop {
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** The event that stopped it. */
  readonly event: EventKey;
  /** What stopped it: work of the obliged party, a meeting the prospect booked, or another event. */
  readonly by: 'touch' | 'booking' | 'event';
  /** Who did it, where it is recorded. */
  readonly actor?: string;
  /** How late it was recorded, milliseconds, when that is over the policy's limit. */
  readonly backdatedBy?: Milliseconds;
}

/**
 * Describes one span of a pause.
 *
 * @category model
 * @since 0.1.0
 */
export interface PauseSpan {
  /** The reason, by its id in the policy. */
  readonly id: string;
  /** The first instant of it. */
  readonly from: Instant;
  /** The first instant after it; absent while nothing known ends it. */
  readonly to?: Instant;
}

/**
 * Describes a point at which a clock began again with its whole target.
 *
 * @category model
 * @since 0.1.0
 */
export interface Restart {
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** Why. */
  readonly reason: 'after-pause' | 'new-owner' | 'new-policy';
}

/**
 * Describes a clock as it was folded from events: what is known of it, ready to be read at any later instant.
 *
 * It holds compiled calendars, so it is no JSON; keep the events and read the clock from them.
 *
 * @category model
 * @since 0.1.0
 */
export interface Clock {
  /** The version of the policy that it is judged by. */
  readonly version: PolicyVersion;
  /** What it is about. */
  readonly subject: RecordKey;
  /** Which of the policy's clocks of this subject it is, from 1. */
  readonly cycle: number;
  /** The cycle that this one follows, and how: the subject came `again`, or was `reopened`. */
  readonly follows: { readonly cycle: number; readonly as: 'again' | 'reopened' } | undefined;
  /** When it started. */
  readonly startedAt: Instant;
  /** The event that started it. */
  readonly startedBy: EventKey;
  /** From when it counts: its start, or its last restart. */
  readonly countsFrom: Instant;
  /** The segment that the subject belonged to when it started. */
  readonly segment: string | undefined;
  /** The position of its target among the policy's. */
  readonly targetIndex: number;
  /** Whether it started outside the hours and has the target for that. */
  readonly outsideHours: boolean;
  /** Whether it counts open time or all time. */
  readonly time: 'business' | 'elapsed';
  /** Its target, in milliseconds of its own time. */
  readonly target: Milliseconds;
  /** The calendar it counts on, when it counts open time. */
  readonly calendar: { readonly id: string; readonly calendar: Calendar } | undefined;
  /** Where it runs. */
  readonly legs: ReadonlyArray<Leg>;
  /** Its pauses, clipped to it, caps applied. */
  readonly pauses: ReadonlyArray<PauseSpan>;
  /** The spans in which it was closed before it was reopened, not counted. */
  readonly closedSpans: ReadonlyArray<{ readonly from: Instant; readonly to: Instant }>;
  /** Where it began again. */
  readonly restarts: ReadonlyArray<Restart>;
  /** Who owned the subject, in order of time, also before it started. */
  readonly owners: ReadonlyArray<OwnerSpan>;
  /** How often the work was put off; that stops nothing. */
  readonly deferrals: number;
  /** What stopped it. */
  readonly stop: Stop | undefined;
  /** When it was cancelled, and by which event. */
  readonly cancel: { readonly at: Instant; readonly event: EventKey } | undefined;
  /** Why it cannot be measured. */
  readonly unmeasurable: Unmeasurable | undefined;
  /** The least instant with consumed ≥ target, for people; working days keep the opening they lead to. */
  readonly dueAt: Reach;
  /** The greatest lower bound of the instants with consumed > target. */
  readonly breachAt: Reach;
}
