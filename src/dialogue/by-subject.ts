import type { EventType, JournalEvent } from '../journal/event.js';
import { type RecordKey, textOfKey } from '../journal/subject.js';
import type { Instant } from '../kernel/instant.js';
import { byCodeUnit } from '../kernel/order.js';

/** One subject with its events of one type, in the journal's order. */
export interface SubjectEvents<Event> {
  /** The subject's key. */
  readonly key: RecordKey;
  /** Its events. */
  readonly events: readonly [Event, ...Array<Event>];
}

/**
 * Gathers the events of one type by what they are about, sorted by key.
 *
 * @param events - visible events in the journal's order
 * @param type - the type of event
 * @param asOf - later events are left out, epoch milliseconds
 */
export const bySubject = <Type extends EventType>(
  events: ReadonlyArray<JournalEvent>,
  type: Type,
  asOf: Instant,
): ReadonlyArray<SubjectEvents<Extract<JournalEvent, { type: Type }>>> => {
  type Event = Extract<JournalEvent, { type: Type }>;
  const groups = new Map<string, { key: RecordKey; events: [Event, ...Array<Event>] }>();
  for (const event of events) {
    if (event.type !== type || event.occurredAt > asOf) continue;
    const text = textOfKey(event.subject);
    const found = groups.get(text);
    if (found !== undefined) found.events.push(event as Event);
    else {
      const { system, id } = event.subject;
      groups.set(text, { key: { system, id }, events: [event as Event] });
    }
  }
  return [...groups].sort(([first], [second]) => byCodeUnit(first, second)).map(([, group]) => group);
};
