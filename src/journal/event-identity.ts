import { canonicalJson } from '../kernel/canonical-json.js';
import type { Instant } from '../kernel/instant.js';
import { byCodeUnit, byNumber, type Compare } from '../kernel/order.js';
import type { JournalEvent } from './event.js';

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
 * @returns the source, a NUL and the identifier
 * @category conversions
 * @since 0.1.0
 */
export const textOfEventKey = (event: EventKey): string => `${event.source}\u0000${event.id}`;

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
 * @returns canonical JSON of everything but `receivedAt`
 * @category conversions
 * @since 0.1.0
 */
export const contentOf = (event: JournalEvent): string => {
  const { receivedAt: _, ...content } = event;
  return canonicalJson(content);
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

/** Of two copies with one content, the one known earlier; an explicit time is kept over an assumed one. */
const earlierCopy = (first: JournalEvent, second: JournalEvent): JournalEvent => {
  const order = byNumber(knownFrom(first), knownFrom(second));
  if (order !== 0) return order < 0 ? first : second;
  return first.receivedAt === undefined ? second : first;
};

/**
 * Adds a copy to the versions kept under one identity.
 *
 * @param versions - versions of one identity, each with another content
 * @param event - a version of the same identity
 * @returns the versions, each content once with its earliest known time
 * @category combinators
 * @since 0.1.0
 */
export const addVersion = (
  versions: ReadonlyArray<JournalEvent>,
  event: JournalEvent,
): ReadonlyArray<JournalEvent> => {
  const content = contentOf(event);
  const at = versions.findIndex((version) => contentOf(version) === content);
  return at < 0
    ? [...versions, event]
    : versions.map((version, index) => (index === at ? earlierCopy(version, event) : version));
};
