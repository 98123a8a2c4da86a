import type { JournalEvent } from './event.js';
import type { Journal } from './journal.js';
import { leadIdentities } from './lead-identity.js';
import { type LeadKey, textOfKey } from './subject.js';

/**
 * Tells which leads have to be forgotten, by every key that ever led to them.
 *
 * **Details**: a request to forget applies whatever its date and whenever it was received, and reaches
 * every key that any merge joins to it, also a later one: the person is the same.
 *
 * @param events - all events of the journal
 * @returns a predicate of lead keys
 * @category views
 * @since 0.1.0
 */
export const forgottenLeads = (events: ReadonlyArray<JournalEvent>): ((key: LeadKey) => boolean) => {
  const named = events.flatMap((event) => (event.type === 'forgotten' ? [event.subject] : []));
  if (named.length === 0) return () => false;
  const identities = leadIdentities(events);
  const forgotten = new Set(named.map((key) => textOfKey(identities.survivorOf(key))));
  return (key) => forgotten.has(textOfKey(identities.survivorOf(key)));
};

/**
 * Erases what must be forgotten from a journal, for storage.
 *
 * **Details**: of a forgotten lead the requests to forget and the merges stay, because they hold keys only
 * and keep later copies of its events out. Every view of the erased journal equals the view of the whole.
 *
 * @param journal - a journal
 * @returns the journal without any other event about a forgotten lead
 * @category combinators
 * @since 0.1.0
 */
export const eraseForgotten = (journal: Journal): Journal => {
  const isForgotten = forgottenLeads(journal.events);
  const kept = journal.events.filter(
    (event) =>
      event.subject.kind !== 'lead' ||
      event.type === 'forgotten' ||
      event.type === 'merged' ||
      !isForgotten(event.subject),
  );
  return kept.length === journal.events.length ? journal : { ...journal, events: kept };
};
