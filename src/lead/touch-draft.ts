import type { TouchEvent, TouchRole } from '../journal/touch-rule.js';
import { day } from '../kernel/duration.js';
import type { CompleteLifecycleTerms } from './lifecycle-terms.js';
import type { Moment } from './moment.js';
import type { TouchMoment, TouchSummary, UncountedTouch } from './touch-summary.js';
import { marked, type Writable } from './writable.js';

/** A summary under way: the summary itself, written to until the fold ends. */
export interface TouchDraft extends Writable<Omit<TouchSummary, 'uncounted'>> {
  uncounted?: { [why in UncountedTouch]?: number };
}

/** Starts a summary. */
export const draftTouches = (): TouchDraft => ({ attempts: 0, connections: 0, inbound: 0 });

/** Whether the prospect began a touch. */
export const isHis = (role: TouchRole): role is 'inbound' | 'booking' =>
  role === 'inbound' || role === 'booking';

/** By how many milliseconds a touch was recorded later than agreed; 0 when it was not. */
export const latenessOf = ({ backdatedAfter }: CompleteLifecycleTerms, event: TouchEvent): number => {
  if (event.receivedAt === undefined) return 0;
  // A touch known by its date may have been at that date's last minute.
  const allowed = backdatedAfter + (event.precision === 'date' ? day : 0);
  const delay = event.receivedAt - event.occurredAt;
  return delay > allowed ? delay : 0;
};

/** Adds a touch; tells whether it is work on the lead, or a conversation with the prospect. */
export const addTouch = (
  draft: TouchDraft,
  event: TouchEvent,
  role: TouchRole,
  isLate: boolean,
  moment: Moment,
): boolean => {
  if (role !== 'touch' && !isHis(role)) {
    draft.uncounted ??= {};
    draft.uncounted[role] = (draft.uncounted[role] ?? 0) + 1;
    return false;
  }
  const kind = event.type === 'touch-attempted' ? 'attempt' : 'connection';
  const touch = marked<Writable<TouchMoment>>(moment, {
    at: moment.at,
    event: moment.event,
    kind,
    channel: event.data.channel,
  });
  if (isLate && event.receivedAt !== undefined) touch.recordedAt = event.receivedAt;
  if (kind === 'connection') draft.firstContact ??= touch;
  if (role === 'booking') draft.booking ??= touch;
  if (isHis(role)) {
    draft.inbound += 1;
    return kind === 'connection';
  }
  if (kind === 'attempt') draft.attempts += 1;
  else draft.connections += 1;
  if (isLate) draft.backdated = (draft.backdated ?? 0) + 1;
  draft.first ??= touch;
  draft.latest = touch;
  return true;
};

/** Starts over at the hand-over: what Sales did before it does not count as follow-up. */
export const restartTouches = (before: TouchDraft): TouchDraft => {
  if (numberOfTouches(before) === 0) return before;
  const after: TouchDraft = { ...draftTouches(), inbound: before.inbound };
  const early = before.attempts + before.connections;
  if (before.uncounted !== undefined) after.uncounted = before.uncounted;
  if (early > 0) {
    after.uncounted ??= {};
    after.uncounted['before-hand-over'] = (after.uncounted['before-hand-over'] ?? 0) + early;
  }
  return after;
};

/** How many touches a summary holds, counted or not. */
export const numberOfTouches = ({ attempts, connections, inbound, uncounted }: TouchDraft): number => {
  const counted = attempts + connections + inbound;
  return uncounted === undefined
    ? counted
    : Object.values(uncounted).reduce((sum, count) => sum + count, counted);
};
