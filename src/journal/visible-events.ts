import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { Instant } from '../kernel/instant.js';
import { type Issue, issue } from '../kernel/issue.js';
import type { JournalEvent } from './event.js';
import { byAuthority, groupByIdentity, knownFrom } from './event-identity.js';
import { eraseForgotten } from './forgetting.js';
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
  /**
   * A `conflicting-event` for each identity whose highest revision has several contents, as soon as one of
   * them has happened.
   */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Selects the events that happened by `asOf` and were known by `knownAt`, one content an identity.
 *
 * **Details**: what must be forgotten is erased first. Among the contents of one identity that were known,
 * the highest `revision` counts, then the greatest canonical JSON; only then is `asOf` asked, so that a
 * corrected time moves the event.
 *
 * @param viewpoint - from when to look
 * @returns a function from a journal to its visible events
 * @category views
 * @since 0.1.0
 */
export const visibleEvents =
  ({ asOf, knownAt }: Viewpoint) =>
  (journal: Journal): VisibleEvents => {
    const { events } = eraseForgotten(journal);
    const known = knownAt === undefined ? events : events.filter((event) => knownFrom(event) <= knownAt);
    const { winners, contests } = resolveVersions(known);
    return {
      events: winners.filter(({ occurredAt }) => occurredAt <= asOf),
      issues: contests
        .filter((contenders) => contenders.some(({ occurredAt }) => occurredAt <= asOf))
        .map(([{ source, id }]) =>
          issue('conflicting-event', [source, id], 'Several contents claim one event and one revision.', {
            expected: 'a higher revision for a correction',
          }),
        ),
    };
  };

/** Reduces each identity to the content that counts, and lists the contents that claim one revision. */
const resolveVersions = (
  events: ReadonlyArray<JournalEvent>,
): {
  winners: ReadonlyArray<JournalEvent>;
  contests: ReadonlyArray<ReadonlyNonEmptyArray<JournalEvent>>;
} => {
  const { repeated } = groupByIdentity(events);
  if (repeated.size === 0) return { winners: events, contests: [] };
  const outdone = new Set<JournalEvent>();
  const contests: Array<ReadonlyNonEmptyArray<JournalEvent>> = [];
  for (const [first, versions] of repeated) {
    const winner = versions.reduce((best, event) => (byAuthority(best, event) < 0 ? event : best), first);
    const rivals = versions.filter(
      (event) => event !== winner && (event.revision ?? 0) === (winner.revision ?? 0),
    );
    if (rivals.length > 0) contests.push([winner, ...rivals]);
    for (const event of versions) if (event !== winner) outdone.add(event);
  }
  return { winners: events.filter((event) => !outdone.has(event)), contests };
};
