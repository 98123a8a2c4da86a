import type { JournalEvent } from '../../journal/event.js';
import { groupByIdentity, knownFrom } from '../../journal/event-identity.js';
import { type Journal, journalOf } from '../../journal/journal.js';
import type { LeadEvent } from '../../journal/lead-events.js';
import type { LeadRecord } from '../../journal/lead-record.js';
import { textOfKey } from '../../journal/subject.js';
import { visibleEvents } from '../../journal/visible-events.js';
import type { Instant } from '../../kernel/instant.js';

/** What was known of a lead at past moments, and when that changed. */
export interface KnownRecord {
  /** The record as it was known at a moment. */
  readonly at: (moment: Instant) => LeadRecord;
  /** The moments at which something new came to light, in order; null where only looking tells. */
  readonly news: ReadonlyArray<Instant> | null;
}

/**
 * Finds what was known of leads on past days: what had reached the journal by then, as it stood then.
 *
 * A lead is who it is today, merges included. Only where several contents claim one event of a lead is the
 * journal asked anew for each moment, because a correction must not be seen before it was made.
 */
export const knownThen = (
  journal: Journal,
  leads: ReadonlyArray<LeadRecord>,
): ((record: LeadRecord) => KnownRecord) => {
  const rivals = rivalsOf(journal, leads);
  return (record) => {
    const contents = rivals.get(record);
    if (contents !== undefined) return contested(record, contents);
    const { events } = record;
    if (events.every((event) => knownFrom(event) <= event.occurredAt)) return knownAlways(record);
    return {
      at: (moment) => ({ ...record, events: events.filter((event) => knownFrom(event) <= moment) }),
      news: sorted(events.map((event) => Math.max(event.occurredAt, knownFrom(event)) as Instant)),
    };
  };
};

/** What is known today of past days: nothing is held back but what had not happened yet. */
export const knownAlways = (record: LeadRecord): KnownRecord => ({
  at: () => record,
  news: sorted(record.events.map(({ occurredAt }) => occurredAt)),
});

const sorted = (moments: ReadonlyArray<Instant>): ReadonlyArray<Instant> =>
  [...moments].sort((first, second) => first - second);

const contested = (record: LeadRecord, contents: ReadonlyArray<JournalEvent>): KnownRecord => {
  const own = new Set([record.key, ...(record.aliases ?? [])].map(textOfKey));
  const journal = journalOf([...record.events, ...contents]);
  return {
    at: (moment) => ({
      ...record,
      events: visibleEvents({ asOf: moment, knownAt: moment })(journal).events.filter(
        (event): event is LeadEvent =>
          event.subject.kind === 'lead' && event.type !== 'other' && own.has(textOfKey(event.subject)),
      ),
    }),
    news: null,
  };
};

/** Every content of the events that have several, by the leads that any of them is about. */
const rivalsOf = (
  journal: Journal,
  leads: ReadonlyArray<LeadRecord>,
): ReadonlyMap<LeadRecord, ReadonlyArray<JournalEvent>> => {
  const rivals = new Map<LeadRecord, Array<JournalEvent>>();
  const { repeated } = groupByIdentity(journal.events);
  if (repeated.size === 0) return rivals;
  const owners = new Map<string, LeadRecord>();
  for (const record of leads) {
    for (const key of [record.key, ...(record.aliases ?? [])]) owners.set(textOfKey(key), record);
  }
  for (const contents of repeated.values()) {
    for (const { subject } of contents) {
      const owner = subject.kind === 'lead' ? owners.get(textOfKey(subject)) : undefined;
      if (owner === undefined || owner.forgotten === true) continue;
      const present = rivals.get(owner);
      if (present === undefined) rivals.set(owner, [...contents]);
      else present.push(...contents);
    }
  }
  return rivals;
};
