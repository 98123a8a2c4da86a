import type { SlaMetric } from '../sla/policy.js';
import type { ClockCase } from './clock-case.js';
import type { Metric } from './metric.js';
import { type TimeToEvent, timeToEvent, type Wait, type WaitSum } from './time-to-event.js';

/** The promises that are about a touch: a lead that was settled without one can no longer get it. */
export const aboutTouch: ReadonlySet<SlaMetric> = /* @__PURE__ */ new Set([
  'first-response',
  'next-response',
]);

/**
 * Measures how long clocks take to be stopped, in business time on the owner's calendar or in elapsed time.
 *
 * **Details**: what is still open is censored; a cancellation competes, and for promises about a touch so does a
 * rejection or any other exit that stops the clock without one. Business time is what the clock consumed: closed
 * hours and agreed pauses are not in it. Excluded, each with its reason: clocks without figures, those whose own time
 * is elapsed time (`no-business-time`), and what a bulk load wrote (`imported`).
 *
 * @param time - which time counts
 * @returns the metric over clocks
 * @category metrics
 * @since 0.1.0
 */
export const clockWait = (time: 'business' | 'elapsed'): Metric<ClockCase, WaitSum, TimeToEvent> =>
  timeToEvent(({ clock, imported }): Wait => {
    if (clock.state === 'not-measurable') return { outcome: 'excluded', reason: clock.reason };
    if (clock.state === 'exhausted') return { outcome: 'excluded', reason: 'calendar-exhausted' };
    if (imported === true) return { outcome: 'excluded', reason: 'imported' };
    if (time === 'business' && clock.time !== 'business')
      return { outcome: 'excluded', reason: 'no-business-time' };
    const duration = time === 'business' ? clock.consumed : clock.elapsed;
    if ('stop' in clock)
      return {
        outcome: clock.stop.by === 'event' && aboutTouch.has(clock.metric) ? 'competing' : 'happened',
        duration,
      };
    return { outcome: 'cancelledAt' in clock ? 'competing' : 'open', duration };
  });
