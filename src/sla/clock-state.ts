import type { JournalEvent } from '../journal/event.js';
import { byAuthority, earlierCopy } from '../journal/event-identity.js';
import { byOccurrence } from '../journal/event-order.js';
import type { RecordKey } from '../journal/subject.js';
import type { SubjectHistory } from './read-clock.js';

/**
 * Describes what has to be kept to read a subject's clocks at any time: its events, as plain JSON.
 *
 * **Details**: no counter, no deadline and no state is stored, so nothing can be stale: a policy, a calendar
 * or an event that arrives late is in the next reading. A lead record of the journal serves as well.
 *
 * @category model
 * @since 0.1.0
 */
export interface ClockState extends SubjectHistory {
  /** The version of this shape. */
  readonly schemaVersion: 1;
}

/**
 * Builds the state of a subject that nothing has happened to yet.
 *
 * @param key - the key of the subject
 * @returns a state without events
 * @category constructors
 * @since 0.1.0
 */
export const emptyClockState = ({ system, id }: RecordKey): ClockState => ({
  schemaVersion: 1,
  key: { system, id },
  events: [],
});

/**
 * Adds one event of a subject to its state, wherever it belongs in the order.
 *
 * **Details**: the same event again changes nothing; events in any order give the state that a replay gives.
 * Of two contents under one identity the one that `byAuthority` puts last stays. A request to forget empties
 * the state for good.
 *
 * @param state - what is known of the subject
 * @param event - an event about it
 * @returns the state with the event
 * @example
 * ```ts
 * import { instant, orThrow } from 'smarketing/kernel'
 * import { emptyClockState, stepClocks } from 'smarketing/sla'
 *
 * const empty = emptyClockState({ system: 'crm', id: '7' })
 * const once = stepClocks(empty, {
 *   schemaVersion: 1, source: 'crm', id: 'e1', type: 'handed-over', occurredAt: orThrow(instant(0)),
 *   subject: { kind: 'lead', system: 'crm', id: '7' }, data: {},
 * })
 * once.events.length // => 1
 * stepClocks(once, { ...once.events[0] } as typeof once.events[0]) // => once
 * ```
 * @category reducers
 * @since 0.1.0
 */
export const stepClocks = (state: ClockState, event: JournalEvent): ClockState => {
  const { events } = state;
  const [first] = events;
  if (first?.type === 'forgotten')
    return event.type === 'forgotten' && byOccurrence(event, first) < 0
      ? { ...state, events: [event] }
      : state;
  if (event.type === 'forgotten') return { ...state, events: [event] };
  const at = events.findIndex(({ source, id }) => id === event.id && source === event.source);
  const present = events[at];
  if (present === undefined) return { ...state, events: placed(events, event) };
  const authority = byAuthority(present, event);
  // Of two copies the one known earlier stays: how late a touch was recorded depends on it.
  if (authority > 0 || (authority === 0 && earlierCopy(present, event) === present)) return state;
  return { ...state, events: placed([...events.slice(0, at), ...events.slice(at + 1)], event) };
};

/** Events mostly arrive in order, so the place is looked for from the end. */
const placed = (events: ReadonlyArray<JournalEvent>, event: JournalEvent): ReadonlyArray<JournalEvent> => {
  let place = events.length;
  while (place > 0 && byOccurrence(events[place - 1] as JournalEvent, event) > 0) place -= 1;
  return [...events.slice(0, place), event, ...events.slice(place)];
};

/**
 * Joins what is known of one subject in two places, for example of two leads that turned out to be one.
 *
 * @param first - a state; its key stays
 * @param second - another
 * @returns the state that all events of both give
 * @category reducers
 * @since 0.1.0
 */
export const joinClocks = (first: ClockState, second: ClockState): ClockState =>
  second.events.reduce(stepClocks, first);
