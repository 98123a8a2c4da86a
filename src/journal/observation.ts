import { groupsOf } from '../kernel/groups.js';
import type { Instant } from '../kernel/instant.js';
import { byCodeUnit } from '../kernel/order.js';
import type { EventType, JournalEvent } from './event.js';

/**
 * Describes since when, and until when, a source records a type of event.
 *
 * Outside the window silence means nothing: a lead without a touch is then not observed, not unworked.
 *
 * @category model
 * @since 0.1.0
 */
export interface ObservationWindow {
  /** The system that records. */
  readonly source: string;
  /** The type of event it records. */
  readonly type: EventType;
  /** The first instant it recorded, epoch milliseconds. */
  readonly observedFrom: Instant;
  /** The first instant it no longer recorded, epoch milliseconds; absent while it still does. */
  readonly observedTo?: Instant;
  /** `declared` by the company, or `derived` from the first event that there is. */
  readonly basis: 'declared' | 'derived';
  /** How many events of it happened in the window. */
  readonly events: number;
}

/**
 * Describes what a company says about its recording.
 *
 * @category model
 * @since 0.1.0
 */
export type DeclaredObservation = Pick<ObservationWindow, 'source' | 'type' | 'observedFrom' | 'observedTo'>;

/**
 * Returns the observation windows of a set of events: the declared ones, and for every other source and
 * type one that begins with its first event.
 *
 * @param declared - what the company says; several windows of one source and type are allowed
 * @returns a function from events in the journal's order to windows sorted by type, source and start
 * @category views
 * @since 0.1.0
 */
export const observationWindows =
  (declared: ReadonlyArray<DeclaredObservation>) =>
  (events: ReadonlyArray<JournalEvent>): ReadonlyArray<ObservationWindow> => {
    const seen = groupsOf((event: JournalEvent) => keyOf(event))(events);
    const windows: Array<ObservationWindow> = declared.map((window) => ({
      ...window,
      basis: 'declared',
      events: (seen.get(keyOf(window)) ?? []).filter(({ occurredAt }) => isWithin(window)(occurredAt)).length,
    }));
    const keysDeclared = new Set(declared.map(keyOf));
    for (const [key, [first, ...others]] of seen) {
      if (keysDeclared.has(key)) continue;
      windows.push({
        source: first.source,
        type: first.type,
        observedFrom: first.occurredAt,
        basis: 'derived',
        events: 1 + others.length,
      });
    }
    return windows.sort(
      (a, b) =>
        byCodeUnit(a.type, b.type) || byCodeUnit(a.source, b.source) || a.observedFrom - b.observedFrom,
    );
  };

/**
 * Tells whether any source recorded one of some types of event at an instant.
 *
 * @param windows - the observation windows
 * @param types - the types, any of which will do
 * @returns a predicate of instants
 * @category predicates
 * @since 0.1.0
 */
export const isObserved = (
  windows: ReadonlyArray<ObservationWindow>,
  types: ReadonlyArray<EventType>,
): ((at: Instant) => boolean) => {
  const relevant = windows.filter(({ type }) => types.includes(type));
  return (at) => relevant.some((window) => isWithin(window)(at));
};

/** The types are a closed list without a NUL, so type and source cannot run into each other. */
const keyOf = ({ type, source }: Pick<ObservationWindow, 'type' | 'source'>): string =>
  `${type}\u0000${source}`;

const isWithin =
  ({ observedFrom, observedTo }: DeclaredObservation) =>
  (at: Instant): boolean =>
    observedFrom <= at && (observedTo === undefined || at < observedTo);
