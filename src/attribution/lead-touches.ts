import type { LeadRecord } from '../journal/lead-record.js';
import { type TouchRule, touchRole } from '../journal/touch-rule.js';
import type { Instant } from '../kernel/instant.js';
import type { JourneyTouch } from './journey.js';

/** What counts as a touch of a journey. */
export interface TouchTerms {
  /** The prospect's activities that count; all when absent. */
  readonly activities?: ReadonlyArray<string>;
  /** What names a touch; its channel when absent. */
  readonly channelFrom?: 'channel' | 'programme';
  /** The attempts and connections of the departments that count. */
  readonly touch: TouchRule;
}

/** The touches of one lead, and how many events were none although they could have been. */
export interface LeadTouches {
  /** The touches, in order. */
  readonly touches: ReadonlyArray<JourneyTouch>;
  /** Activities and touches that do not count by the terms. */
  readonly uncounted: number;
  /** Captures after the first: another system took the lead over. */
  readonly laterCaptures: number;
  /** Events that tell of a touch which another event tells of as well. */
  readonly repeated: number;
}

/**
 * Gathers what a prospect met on his way: his own activities, the capture, and touches that count.
 *
 * **Details**: what happens in one instant through one channel is one touch, told by several events; one without a
 * channel is another touch only where it stands alone.
 */
export const leadTouches = ({
  activities,
  channelFrom = 'channel',
  touch,
}: TouchTerms): ((record: LeadRecord) => LeadTouches) => {
  const nameOf = ({ channel, programme }: { channel?: string; programme?: string }): string | undefined =>
    channelFrom === 'channel' ? channel : programme;
  const counted = activities === undefined ? undefined : new Set(activities);
  const roleOf = touchRole(touch);
  return ({ events }) => {
    const met: Array<JourneyTouch> = [];
    let uncounted = 0;
    let captures = 0;
    for (const event of events) {
      const { occurredAt: at } = event;
      switch (event.type) {
        case 'captured':
          captures += 1;
          if (captures === 1) met.push(touchOf(nameOf(event.data), at));
          break;
        case 'prospect-activity':
          if (counted === undefined || counted.has(event.data.activity)) {
            met.push(touchOf(nameOf(event.data), at));
          } else uncounted += 1;
          break;
        case 'touch-attempted':
        case 'touch-connected': {
          const role = roleOf(event);
          if (role === 'touch' || role === 'booking') met.push(touchOf(nameOf(event.data), at));
          else uncounted += 1;
        }
      }
    }
    const touches = eachOnce(met);
    return {
      touches,
      uncounted,
      laterCaptures: Math.max(0, captures - 1),
      repeated: met.length - touches.length,
    };
  };
};

const touchOf = (channel: string | undefined, at: Instant): JourneyTouch =>
  channel === undefined || channel.trim() === '' ? { at } : { channel, at };

/** Makes one touch of those of one instant and channel; the input is in the order of time. */
const eachOnce = (met: ReadonlyArray<JourneyTouch>): ReadonlyArray<JourneyTouch> => {
  const touches: Array<JourneyTouch> = [];
  for (let from = 0; from < met.length; ) {
    const { at } = met[from] as JourneyTouch;
    let to = from + 1;
    while (to < met.length && met[to]?.at === at) to += 1;
    const named = new Set(
      met.slice(from, to).flatMap(({ channel }) => (channel === undefined ? [] : [channel])),
    );
    if (named.size === 0) touches.push({ at });
    for (const channel of named) touches.push({ channel, at });
    from = to;
  }
  return touches;
};
