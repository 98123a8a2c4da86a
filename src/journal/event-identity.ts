import { canonicalJson } from '../kernel/canonical-json.js';
import type { Instant } from '../kernel/instant.js';
import { byCodeUnit, byNumber, type Compare } from '../kernel/order.js';
import type { JournalEvent } from './event.js';
import { textOfKey } from './subject.js';

/**
 * Describes what makes an event the same event when it arrives again.
 *
 * @category model
 * @since 0.1.0
 */
export interface EventKey {
  /** The system that recorded it. */
  readonly source: string;
  /** Its identifier within that system. */
  readonly id: string;
}

/**
 * Writes an event's identity as one text that no other event shares.
 *
 * @param event - an event, or its key
 * @returns what `textOfKey` writes of the source and the identifier
 * @category conversions
 * @since 0.1.0
 */
export const textOfEventKey = (event: EventKey): string => textOfKey({ system: event.source, id: event.id });

/**
 * Describes events by what makes them the same.
 *
 * @category model
 * @since 0.1.0
 */
export interface EventsByIdentity {
  /** The first event of each identity, in the order in which they came. */
  readonly firsts: ReadonlyArray<JournalEvent>;
  /** All events of an identity that came more than once, by the first of them. */
  readonly repeated: ReadonlyMap<JournalEvent, ReadonlyArray<JournalEvent>>;
}

/**
 * Groups events by identity.
 *
 * @param events - events in any order
 * @returns the first of each identity, and the others where there are any; the same object is not another
 * @category combinators
 * @since 0.1.0
 */
export const groupByIdentity = (events: ReadonlyArray<JournalEvent>): EventsByIdentity => {
  // An index a source, because joining source and id into one text costs more than all the rest.
  const sources = new Map<string, Map<string, JournalEvent>>();
  const firsts: Array<JournalEvent> = [];
  const repeated = new Map<JournalEvent, Array<JournalEvent>>();
  for (const event of events) {
    const ids = sources.get(event.source) ?? new Map<string, JournalEvent>();
    if (ids.size === 0) sources.set(event.source, ids);
    const first = ids.get(event.id);
    if (first === undefined) {
      ids.set(event.id, event);
      firsts.push(event);
    } else if (first !== event) {
      const present = repeated.get(first);
      if (present === undefined) repeated.set(first, [first, event]);
      else present.push(event);
    }
  }
  return { firsts, repeated };
};

/**
 * Returns when the journal's keeper knew of an event: `receivedAt`, or `occurredAt` where nobody noted it.
 *
 * @param event - an event
 * @returns epoch milliseconds
 * @category conversions
 * @since 0.1.0
 */
export const knownFrom = (event: JournalEvent): Instant => event.receivedAt ?? event.occurredAt;

/**
 * Writes what an event says, without when it was received: two copies of one event say the same.
 *
 * @param event - an event
 * @returns canonical JSON of everything but `receivedAt`; a `sequence` or `revision` of 0 counts as absent
 * @category conversions
 * @since 0.1.0
 */
export const contentOf = (event: JournalEvent): string => {
  const { receivedAt: _, sequence = 0, revision = 0, ...content } = event;
  return canonicalJson({
    ...content,
    ...(sequence === 0 ? {} : { sequence }),
    ...(revision === 0 ? {} : { revision }),
  });
};

/**
 * Compares two contents under one identity: the greater one wins, by `revision` (absent counts as 0), then
 * by canonical JSON, so that every machine keeps the same one.
 *
 * @param first - an event
 * @param second - an event of the same identity
 * @returns negative when the second wins, positive when the first does, 0 for the same content
 * @category orders
 * @since 0.1.0
 */
export const byAuthority: Compare<JournalEvent> = (first, second) =>
  byNumber(first.revision ?? 0, second.revision ?? 0) || byCodeUnit(contentOf(first), contentOf(second));

/**
 * Keeps one of two copies of one content: the one known earlier, and of two known at the same time the one
 * whose source noted it.
 *
 * @param first - an event
 * @param second - an event of the same identity and content
 * @returns one of the two, the same whichever comes first
 * @category combinators
 * @since 0.1.0
 */
export const earlierCopy = (first: JournalEvent, second: JournalEvent): JournalEvent => {
  const order =
    byNumber(knownFrom(first), knownFrom(second)) ||
    byNumber(first.receivedAt === undefined ? 1 : 0, second.receivedAt === undefined ? 1 : 0) ||
    (isSame(first, second) ? 0 : byCodeUnit(canonicalJson(first), canonicalJson(second)));
  return order <= 0 ? first : second;
};

/**
 * Keeps each content of one identity once, as `earlierCopy` chooses among its copies.
 *
 * @param events - events of one identity, possibly with several contents
 * @returns the contents, lower authority first
 * @category combinators
 * @since 0.1.0
 */
export const distinctVersions = (events: ReadonlyArray<JournalEvent>): ReadonlyArray<JournalEvent> => {
  const [only, ...others] = withoutRepetition(events);
  if (only === undefined) return [];
  if (others.length === 0) return [only];
  const versions = new Map<string, JournalEvent>();
  for (const event of [only, ...others]) {
    const content = contentOf(event);
    const present = versions.get(content);
    versions.set(content, present === undefined ? event : earlierCopy(present, event));
  }
  return [...versions]
    .sort(
      ([content, event], [other, rival]) =>
        byNumber(event.revision ?? 0, rival.revision ?? 0) || byCodeUnit(content, other),
    )
    .map(([, event]) => event);
};

/** Copies mostly follow each other unchanged, and comparing them costs a tenth of writing them out. */
const withoutRepetition = (events: ReadonlyArray<JournalEvent>): ReadonlyArray<JournalEvent> => {
  const kept: Array<JournalEvent> = [];
  for (const event of events) {
    const last = kept.at(-1);
    if (last === undefined || !saysTheSame(last, event)) kept.push(event);
    else kept[kept.length - 1] = earlierCopy(last, event);
  }
  return kept;
};

const saysTheSame = (first: JournalEvent, second: JournalEvent): boolean => {
  if (first === second) return true;
  const { receivedAt: _, ...content } = first;
  const { receivedAt: __, ...otherContent } = second;
  return isSame(content, otherContent);
};

/** Whether two values are the same JSON, key for key; false says nothing when a key holds `undefined`. */
const isSame = (first: unknown, second: unknown): boolean => {
  if (first === second) return true;
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null) {
    return false;
  }
  if (Array.isArray(first) !== Array.isArray(second)) return false;
  const keys = Object.keys(first);
  return (
    keys.length === Object.keys(second).length &&
    keys.every(
      (key) =>
        Object.hasOwn(second, key) &&
        isSame((first as Record<string, unknown>)[key], (second as Record<string, unknown>)[key]),
    )
  );
};
