import type { EventType, JournalEvent } from '../journal/event.js';
import { type RecordKey, textOfKey } from '../journal/subject.js';
import { groupsOf } from '../kernel/groups.js';
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
  const own = events.filter((event): event is Event => event.type === type && event.occurredAt <= asOf);
  return [...groupsOf(({ subject }: Event) => textOfKey(subject))(own)]
    .sort(([first], [second]) => byCodeUnit(first, second))
    .map(([, [first, ...others]]) => ({
      key: { system: first.subject.system, id: first.subject.id },
      events: [first, ...others],
    }));
};
