import type { JournalEvent } from '../journal/event.js';
import type { Instant } from '../kernel/instant.js';

/**
 * Answers what is known of a subject at an instant, by name: the facts of its profile, and what its events
 * say of it, such as `segment`, `origin`, `channel`, `programme`, `team` or `service`. The latest word counts.
 */
export interface Attributes {
  readonly at: (at: Instant) => (name: string) => unknown;
}

/** Reads the attributes of a subject out of its events, in the journal's order, each only when somebody asks. */
export const attributesOf = (events: ReadonlyArray<JournalEvent>): Attributes => {
  const known = new Map<string, ReadonlyArray<Statement>>();
  const statementsOf = (name: string): ReadonlyArray<Statement> => {
    const found = known.get(name) ?? statementsIn(events, name);
    known.set(name, found);
    return found;
  };
  return { at: (at) => (name) => latest(statementsOf(name), at) };
};

/** What an event says of one attribute. */
interface Statement {
  readonly at: Instant;
  readonly value: unknown;
}

const statementsIn = (events: ReadonlyArray<JournalEvent>, name: string): ReadonlyArray<Statement> => {
  const found: Array<Statement> = [];
  for (const event of events) {
    const value = stated(event, name);
    if (value !== undefined) found.push({ at: event.occurredAt, value });
  }
  return found;
};

const latest = (statements: ReadonlyArray<Statement>, at: Instant): unknown => {
  let low = 0;
  for (let high = statements.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((statements[middle] as Statement).at <= at) low = middle + 1;
    else high = middle;
  }
  return statements[low - 1]?.value;
};

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
