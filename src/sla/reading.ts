import type { EventKey } from '../journal/event-identity.js';
import type { RecordKey } from '../journal/subject.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { Party } from '../kernel/party.js';
import type { Stop, Unmeasurable } from './clock.js';
import type { SlaMetric } from './policy.js';

/**
 * Describes what every reading of a clock says: which promise it is about, and whose.
 *
 * @category model
 * @since 0.1.0
 */
export interface ClockBasis {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** The policy, and the version of it that the clock is judged by. */
  readonly policy: { readonly id: string; readonly version: number };
  /** What the policy measures. */
  readonly metric: SlaMetric;
  /** Who owes it. */
  readonly obliged: Party;
  /** What the clock is about. */
  readonly subject: RecordKey;
}

/**
 * Describes a clock that nothing has started yet.
 *
 * @category model
 * @since 0.1.0
 */
export interface PendingClock extends ClockBasis {
  /** Tells states apart. */
  readonly state: 'pending';
}

/**
 * Describes what every reading of a started clock says.
 *
 * @category model
 * @since 0.1.0
 */
export interface StartedClock extends ClockBasis {
  /** Which of the policy's clocks of this subject it is, from 1. */
  readonly cycle: number;
  /** The cycle that this one follows, and how: the subject came `again`, or was `reopened`. */
  readonly follows?: { readonly cycle: number; readonly as: 'again' | 'reopened' };
  /** When it started, epoch milliseconds. */
  readonly startedAt: Instant;
  /** The segment that the subject belonged to when it started. */
  readonly segment?: string;
  /** Who owns the subject: as of the reading while the clock is open, else when it was closed. */
  readonly owner?: string;
  /** How often the work was put off; that stops nothing. */
  readonly deferrals: number;
}

/**
 * Describes what every reading of a clock with figures says.
 *
 * @category model
 * @since 0.1.0
 */
export interface MeasuredClock extends StartedClock {
  /** Whether consumed, target and remaining are open time of a calendar or all time. */
  readonly time: 'business' | 'elapsed';
  /** The id of the calendar, for open time. */
  readonly calendar?: string;
  /** The position of its target among the policy's targets. */
  readonly targetIndex: number;
  /** True when it started outside the hours and has the target for that. */
  readonly outsideHours?: true;
  /** The target, milliseconds of the clock's own time. */
  readonly target: Milliseconds;
  /** What is used up of it, milliseconds of the clock's own time. */
  readonly consumed: Milliseconds;
  /** All time that has passed since the start, milliseconds, until it was closed. */
  readonly elapsed: Milliseconds;
  /** How much of that it was paused, milliseconds of elapsed time. */
  readonly paused: Milliseconds;
  /** When it is or was due, for people: absent while an open pause keeps it from ever being due. */
  readonly dueAt?: Instant;
  /** The last instant at which it is not late; absent for the same reason. */
  readonly breachAt?: Instant;
}

/**
 * Describes what a clock has left.
 *
 * @category model
 * @since 0.1.0
 */
export interface Remaining {
  /** Milliseconds of the clock's own time. */
  readonly own: Milliseconds;
  /** Milliseconds on the wall until it is due; absent while it has no due time. */
  readonly elapsed?: Milliseconds;
}

/**
 * Describes by how much a clock is or was late; never 0.
 *
 * @category model
 * @since 0.1.0
 */
export interface Lateness {
  /** Milliseconds of the clock's own time over the target. */
  readonly own: Milliseconds;
  /** Milliseconds on the wall since the breach. */
  readonly elapsed: Milliseconds;
}

/**
 * Describes a clock that counts right now.
 *
 * @category model
 * @since 0.1.0
 */
export interface RunningClock extends MeasuredClock {
  /** Tells states apart. */
  readonly state: 'running';
  /** What is left. */
  readonly remaining: Remaining;
}

/**
 * Describes a clock that would count, but its calendar is closed.
 *
 * @category model
 * @since 0.1.0
 */
export interface OutsideHoursClock extends MeasuredClock {
  /** Tells states apart. */
  readonly state: 'outside-hours';
  /** What is left. */
  readonly remaining: Remaining;
  /** When the calendar opens next; absent when it never does within its horizon. */
  readonly opensAt?: Instant;
}

/**
 * Describes a clock that stands still for an agreed reason.
 *
 * @category model
 * @since 0.1.0
 */
export interface PausedClock extends MeasuredClock {
  /** Tells states apart. */
  readonly state: 'paused';
  /** What is left. */
  readonly remaining: Remaining;
  /** The reasons, by their ids in the policy. */
  readonly pauses: ReadonlyArray<string>;
  /** Since when it has stood still. */
  readonly pausedSince: Instant;
  /** When it goes on by itself; absent when an event has to end the pause. */
  readonly resumesAt?: Instant;
}

/**
 * Describes a clock that was stopped in time.
 *
 * @category model
 * @since 0.1.0
 */
export interface MetClock extends MeasuredClock {
  /** Tells states apart. */
  readonly state: 'met';
  /** What stopped it. */
  readonly stop: Stop;
  /** What was left. */
  readonly remaining: Remaining;
}

/**
 * Describes a clock that was stopped, but late.
 *
 * @category model
 * @since 0.1.0
 */
export interface MetLateClock extends MeasuredClock {
  /** Tells states apart. */
  readonly state: 'met-late';
  /** What stopped it. */
  readonly stop: Stop;
  /** By how much it was late. */
  readonly lateBy: Lateness;
  /** Who owned the subject when it was breached. */
  readonly ownerAtBreach?: string;
}

/**
 * Describes a clock that is overdue, or was when it was cancelled: calling a thing off late does not undo it.
 *
 * @category model
 * @since 0.1.0
 */
export interface BreachedClock extends MeasuredClock {
  /** Tells states apart. */
  readonly state: 'breached';
  /** By how much it is late. */
  readonly lateBy: Lateness;
  /** Who owned the subject when it was breached. */
  readonly ownerAtBreach?: string;
  /** When it was cancelled after the breach; absent while it is open. */
  readonly cancelledAt?: Instant;
}

/**
 * Describes a clock that ended without a verdict.
 *
 * @category model
 * @since 0.1.0
 */
export interface CancelledClock extends MeasuredClock {
  /** Tells states apart. */
  readonly state: 'cancelled';
  /** When, epoch milliseconds. */
  readonly cancelledAt: Instant;
  /** The event that cancelled it. */
  readonly cancelledBy: EventKey;
}

/**
 * Describes a clock that its calendar cannot follow: it reaches past the years that calendars know.
 *
 * @category model
 * @since 0.1.0
 */
export interface ExhaustedClock extends StartedClock {
  /** Tells states apart. */
  readonly state: 'exhausted';
}

/**
 * Describes a clock that has no figures, because something it rests on is only known by its date, or because
 * it has no calendar; it is counted, and it is neither met nor breached.
 *
 * @category model
 * @since 0.1.0
 */
export interface UnmeasurableClock extends StartedClock {
  /** Tells states apart. */
  readonly state: 'not-measurable';
  /** Why. */
  readonly reason: Unmeasurable;
  /** Whether it is still open. */
  readonly open: boolean;
}

/**
 * Describes a clock as it stands at an instant: a type for each state, with only its own facts.
 *
 * @category model
 * @since 0.1.0
 */
export type ClockReading =
  | PendingClock
  | RunningClock
  | OutsideHoursClock
  | PausedClock
  | MetClock
  | MetLateClock
  | BreachedClock
  | CancelledClock
  | ExhaustedClock
  | UnmeasurableClock;

/**
 * Names the states of a clock.
 *
 * @category model
 * @since 0.1.0
 */
export type ClockStateName = ClockReading['state'];
