import type { Instant } from '../kernel/instant.js';
import { type Issue, issue } from '../kernel/issue.js';
import type { JournalEvent } from './event.js';
import { byAuthority, knownFrom, textOfEventKey } from './event-identity.js';
import type { Journal } from './journal.js';

/**
 * Describes from when a journal is looked at.
 *
 * @category model
 * @since 0.1.0
 */
export interface Viewpoint {
  /** Only what happened up to and including this instant counts, epoch milliseconds. */
  readonly asOf: Instant;
  /**
   * Only what was known up to and including this instant counts, epoch milliseconds; absent means all that
   * is known now.
   */
  readonly knownAt?: Instant;
}

/**
 * Describes the events that count from a viewpoint.
 *
 * @category model
 * @since 0.1.0
 */
export interface VisibleEvents {
  /** One event an identity, in the journal's order. */
  readonly events: ReadonlyArray<JournalEvent>;
  /** A `conflicting-event` for each identity whose highest revision has two contents. */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Selects the events that happened by `asOf` and were known by `knownAt`, one content an identity.
 *
 * **Details**: among the contents of one identity that were known, the highest `revision` counts, then the
 * greatest canonical JSON; only then is `asOf` asked, so that a corrected time moves the event.
 *
 * @param viewpoint - from when to look
 * @returns a function from a journal to its visible events
 * @category views
 * @since 0.1.0
 */
export const visibleEvents =
  ({ asOf, knownAt }: Viewpoint) =>
  (journal: Journal): VisibleEvents => {
    const known =
      knownAt === undefined ? journal.events : journal.events.filter((event) => knownFrom(event) <= knownAt);
    const { winners, conflicts } = resolveVersions(known);
    return {
      events: winners.filter(({ occurredAt }) => occurredAt <= asOf),
      issues: conflicts.map(({ source, id }) =>
        issue('conflicting-event', [source, id], 'Two contents claim one event and one revision.', {
          expected: 'a higher revision for a correction',
        }),
      ),
    };
  };

/** Reduces each identity to the content that counts, and lists the identities in conflict. */
const resolveVersions = (
  events: ReadonlyArray<JournalEvent>,
): { winners: ReadonlyArray<JournalEvent>; conflicts: ReadonlyArray<JournalEvent> } => {
  const winners = new Map<string, JournalEvent>();
  const contested = new Map<string, number>();
  for (const event of events) {
    const key = textOfEventKey(event);
    const rival = winners.get(key);
    if (rival === undefined) {
      winners.set(key, event);
      continue;
    }
    if ((rival.revision ?? 0) === (event.revision ?? 0)) contested.set(key, rival.revision ?? 0);
    if (byAuthority(rival, event) < 0) winners.set(key, event);
  }
  if (winners.size === events.length) return { winners: events, conflicts: [] };
  const conflicts = [...winners].filter(([key, event]) => contested.get(key) === (event.revision ?? 0));
  return {
    winners: events.filter((event) => winners.get(textOfEventKey(event)) === event),
    conflicts: conflicts.map(([, event]) => event),
  };
};
