import type { Unmeasurable } from './clock.js';
import type { ClockReading } from './reading.js';

/**
 * Describes what a clock means for attainment: it counts as met or not, or it is left out for a reason.
 *
 * @category model
 * @since 0.1.0
 */
export type ClockVerdict = CountedClock | LeftOutClock;

/**
 * Describes a clock that has a verdict.
 *
 * @category model
 * @since 0.1.0
 */
export interface CountedClock {
  /** Tells verdicts apart. */
  readonly counts: true;
  /** Whether the promise was kept. */
  readonly met: boolean;
  /** Whether it is still open: an overdue one counts as not met. */
  readonly open: boolean;
}

/**
 * Describes a clock that attainment leaves out, and why; its number belongs beside the share.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeftOutClock {
  /** Tells verdicts apart. */
  readonly counts: false;
  /** Why it is left out: it has not started, is not due yet, was cancelled in time, or has no figures. */
  readonly reason: 'pending' | 'not-due' | 'cancelled' | 'exhausted' | Unmeasurable;
}

/**
 * Judges what a reading means for attainment: overdue open clocks count, clocks that are not due do not.
 *
 * @param reading - a reading of a clock
 * @returns the verdict
 * @example
 * ```ts
 * import { verdictOf } from 'smarketing/sla'
 *
 * verdictOf({
 *   schemaVersion: 1, policy: { id: 'accept', version: 1 }, metric: 'accept', obliged: 'sales',
 *   subject: { system: 'crm', id: '7' }, state: 'pending',
 * }) // => { counts: false, reason: 'pending' }
 * ```
 * @category readings
 * @since 0.1.0
 */
export const verdictOf = (reading: ClockReading): ClockVerdict => {
  switch (reading.state) {
    case 'met':
      return { counts: true, met: true, open: false };
    case 'met-late':
      return { counts: true, met: false, open: false };
    case 'breached':
      return { counts: true, met: false, open: reading.cancelledAt === undefined };
    case 'running':
    case 'outside-hours':
    case 'paused':
      return { counts: false, reason: 'not-due' };
    case 'pending':
    case 'cancelled':
    case 'exhausted':
      return { counts: false, reason: reading.state };
    case 'not-measurable':
      return { counts: false, reason: reading.reason };
  }
};
