import type { JournalEvent } from '../journal/event.js';
import type { Instant } from '../kernel/instant.js';

/**
 * Answers what is known of a subject at an instant, by name: the facts of its profile, and what its events
 * say of it, such as `segment`, `origin`, `channel`, `programme`, `team` or `service`. The latest word counts.
 */
export interface Attributes {
  readonly at: (at: Instant) => (name: string) => unknown;
}

/** Reads the attributes of a subject out of its events, in the journal's order, only when somebody asks. */
export const attributesOf = (events: ReadonlyArray<JournalEvent>): Attributes => ({
  at: (at) => {
    let last = events.length - 1;
    while (last >= 0 && (events[last] as JournalEvent).occurredAt > at) last -= 1;
    return (name) => {
      for (let position = last; position >= 0; position -= 1) {
        const value = stated(events[position] as JournalEvent, name);
        if (value !== undefined) return value;
      }
      return undefined;
    };
  },
});

/** What one event says of an attribute: undefined when nothing, null when it clears it. */
const stated = (event: JournalEvent, name: string): unknown => {
  const bag: object | undefined =
    event.type === 'profile-changed' ? event.data.facts : describing.has(event.type) ? event.data : undefined;
  return bag !== undefined && Object.hasOwn(bag, name)
    ? (bag as Readonly<Record<string, unknown>>)[name]
    : undefined;
};

/** The types of event whose data describe the subject itself, not what was done. */
const describing: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'captured',
  'handed-over',
  'owner-changed',
  'service-requested',
  'request-changed',
  'signal-changed',
  'programme-opened',
  'programme-changed',
  'opportunity-opened',
  'opportunity-changed',
  'asset-published',
]);
