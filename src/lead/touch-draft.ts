import type { EventOf } from '../journal/event.js';
import type { CompleteLifecycleTerms } from './lifecycle-terms.js';
import type { Moment } from './moment.js';
import type { TouchMoment, TouchSummary, UncountedTouch } from './touch-summary.js';

/** An event in which somebody reached for the prospect. */
export type TouchEvent = EventOf<'touch-attempted'> | EventOf<'touch-connected'>;

/** A summary under way; it changes inside one fold only. */
export interface TouchDraft {
  attempts: number;
  connections: number;
  inbound: number;
  uncounted: { [why in UncountedTouch]?: number } | undefined;
  first: TouchMoment | undefined;
  latest: TouchMoment | undefined;
  firstContact: TouchMoment | undefined;
  booking: TouchMoment | undefined;
  backdated: number;
}

/** Starts a summary. */
export const draftTouches = (): TouchDraft => ({
  attempts: 0,
  connections: 0,
  inbound: 0,
  uncounted: undefined,
  first: undefined,
  latest: undefined,
  firstContact: undefined,
  booking: undefined,
  backdated: 0,
});

/** Says whether a touch is Sales' own work on the lead, the prospect's, or neither. */
export const roleOfTouch = (
  { countedTouches: counted }: CompleteLifecycleTerms,
  event: TouchEvent,
): 'outbound' | 'inbound' | Exclude<UncountedTouch, 'before-hand-over'> => {
  const { data, actor } = event;
  if (data.department === 'marketing') return 'marketing';
  if (data.direction === 'inbound' || data.bookedByProspect === true || actor?.kind === 'prospect') {
    return 'inbound';
  }
  if (data.bulk === true && counted.bulk !== true) return 'bulk';
  if (actor?.kind === 'automation' && counted.automation !== true) return 'automation';
  if (actor?.kind === 'import' && counted.imported !== true) return 'imported';
  return 'outbound';
};

/** By how many milliseconds a touch was recorded later than agreed; 0 when it was not. */
export const latenessOf = ({ backdatedAfter }: CompleteLifecycleTerms, event: TouchEvent): number => {
  if (event.receivedAt === undefined) return 0;
  // A touch known by its date may have been at that date's last minute.
  const allowed = backdatedAfter + (event.precision === 'date' ? 86_400_000 : 0);
  const delay = event.receivedAt - event.occurredAt;
  return delay > allowed ? delay : 0;
};

/** Adds a touch; tells whether it is work of Sales, or a conversation with Sales. */
export const addTouch = (
  draft: TouchDraft,
  terms: CompleteLifecycleTerms,
  event: TouchEvent,
  moment: Moment,
): boolean => {
  const role = roleOfTouch(terms, event);
  if (role !== 'outbound' && role !== 'inbound') {
    draft.uncounted ??= {};
    draft.uncounted[role] = (draft.uncounted[role] ?? 0) + 1;
    return false;
  }
  const kind = event.type === 'touch-attempted' ? 'attempt' : 'connection';
  const late = latenessOf(terms, event) > 0 && event.receivedAt !== undefined;
  const touch: TouchMoment = {
    ...moment,
    kind,
    channel: event.data.channel,
    ...(late ? { recordedAt: event.receivedAt } : {}),
  };
  if (kind === 'connection') draft.firstContact ??= touch;
  if (event.data.bookedByProspect === true) draft.booking ??= touch;
  if (role === 'inbound') {
    draft.inbound += 1;
    return kind === 'connection';
  }
  if (kind === 'attempt') draft.attempts += 1;
  else draft.connections += 1;
  if (late) draft.backdated += 1;
  draft.first ??= touch;
  draft.latest = touch;
  return true;
};

/** Starts over at the hand-over: what Sales did before it does not count as follow-up. */
export const restartTouches = (before: TouchDraft): TouchDraft => {
  const early = before.attempts + before.connections;
  const uncounted =
    early === 0
      ? before.uncounted
      : { ...before.uncounted, 'before-hand-over': (before.uncounted?.['before-hand-over'] ?? 0) + early };
  return { ...draftTouches(), uncounted, inbound: before.inbound };
};

/** How many touches a summary holds, counted or not. */
export const numberOfTouches = ({ attempts, connections, inbound, uncounted }: TouchDraft): number =>
  Object.values(uncounted ?? {}).reduce((sum, count) => sum + count, attempts + connections + inbound);

/** Ends a summary. */
export const finishTouches = (draft: TouchDraft): TouchSummary => ({
  attempts: draft.attempts,
  connections: draft.connections,
  inbound: draft.inbound,
  ...(draft.uncounted === undefined ? {} : { uncounted: draft.uncounted }),
  ...(draft.first === undefined ? {} : { first: draft.first }),
  ...(draft.latest === undefined ? {} : { latest: draft.latest }),
  ...(draft.firstContact === undefined ? {} : { firstContact: draft.firstContact }),
  ...(draft.booking === undefined ? {} : { booking: draft.booking }),
  ...(draft.backdated === 0 ? {} : { backdated: draft.backdated }),
});
