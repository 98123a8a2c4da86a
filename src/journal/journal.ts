import type { Monoid } from 'fp-ts/lib/Monoid.js';
import type { JournalEvent } from './event.js';
import { distinctVersions, groupByIdentity } from './event-identity.js';
import { byOccurrence } from './event-order.js';

/**
 * Describes what is known to have happened: a set of events in their total order.
 *
 * **Details**: every content ever received is kept, also where two contents claim one identity; a view
 * decides which one counts at its `knownAt`, so that a past report can be printed again.
 *
 * @category model
 * @since 0.1.0
 */
export interface Journal {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** Each content of each identity once, in the order of `byOccurrence`, then of `byAuthority`. */
  readonly events: ReadonlyArray<JournalEvent>;
}

/**
 * Builds a journal from events in any order, with repetitions.
 *
 * @param events - decoded events
 * @returns the journal; the order and repetition of the input leave no trace
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { type JournalEvent, journalOf } from 'smarketing/journal'
 *
 * const won: JournalEvent = {
 *   schemaVersion: 1, source: 'crm', id: 'e1', type: 'won', occurredAt: orThrow(parseInstant('2026-03-02T10:00Z')),
 *   subject: { kind: 'lead', system: 'crm', id: '7' }, data: {},
 * }
 * journalOf([won, won]).events.length // => 1
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const journalOf = (events: ReadonlyArray<JournalEvent>): Journal => {
  const { firsts, repeated } = groupByIdentity(events);
  const kept: Array<JournalEvent> = [];
  for (const first of firsts) {
    const copies = repeated.get(first);
    if (copies === undefined) kept.push(first);
    else for (const version of distinctVersions(copies)) kept.push(version);
  }
  // The sort is stable, so the contents of one identity and place stay in the order of their authority.
  return { schemaVersion: 1, events: kept.sort(byOccurrence) };
};

/**
 * Merges journals as sets: in any order, any grouping, any number of times.
 *
 * @example
 * ```ts
 * import { journalOf, journalUnion } from 'smarketing/journal'
 *
 * const empty = journalUnion.empty
 * journalUnion.concat(empty, journalOf([])).events // => []
 * ```
 * @category instances
 * @since 0.1.0
 */
export const journalUnion: Monoid<Journal> = {
  empty: { schemaVersion: 1, events: [] },
  concat: (first, second) => journalOf([...first.events, ...second.events]),
};
