import type { JournalEvent } from './event.js';
import type { Journal } from './journal.js';
import { leadIdentities } from './lead-identity.js';
import { forgottenRecord, type LeadRecord } from './lead-record.js';
import { recordIndex } from './record-index.js';
import { type LeadKey, textOfKey } from './subject.js';

/**
 * Tells which leads have to be forgotten, by every key that ever led to them.
 *
 * **Details**: a request to forget applies whatever its date and whenever it was received, and reaches
 * every key that any merge joins to it, also a later one and one that was corrected since: what was once
 * held to be one person is forgotten as one. So nothing that arrives later can bring a forgotten lead back.
 *
 * @param events - all events of the journal
 * @returns a predicate of lead keys
 * @category views
 * @since 0.1.0
 */
export const forgottenLeads = (events: ReadonlyArray<JournalEvent>): ((key: LeadKey) => boolean) => {
  const records = forgottenRecords(events);
  if (records.length === 0) return () => false;
  const forgotten = recordIndex<true>();
  for (const { key, aliases = [] } of records) {
    for (const each of [key, ...aliases]) forgotten.set(each, true);
  }
  return (key) => forgotten.get(key) === true;
};

/**
 * Lists the leads that have to be forgotten: one record of keys a lead.
 *
 * @param events - all events of the journal
 * @returns the records, in the order of the requests
 * @category views
 * @since 0.1.0
 */
export const forgottenRecords = (events: ReadonlyArray<JournalEvent>): ReadonlyArray<LeadRecord> => {
  const requests = events.filter(({ type }) => type === 'forgotten');
  if (requests.length === 0) return [];
  const identities = leadIdentities(events);
  const survivors = new Map(
    requests.map(({ subject }) => {
      const survivor = identities.survivorOf(subject);
      return [textOfKey(survivor), survivor] as const;
    }),
  );
  return [...survivors.values()].map((key) => forgottenRecord([key, ...identities.aliasesOf(key)]));
};

/**
 * Erases what must be forgotten from a journal, for storage.
 *
 * **Details**: of a forgotten lead the requests to forget and the merges stay, because they hold keys
 * and keep later copies of its events out. Every view of the erased journal equals the view of the whole,
 * also after a union with events that arrive later.
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
