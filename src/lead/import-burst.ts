import { type EventKey, textOfEventKey } from '../journal/event-identity.js';
import type { LeadEvent } from '../journal/lead-events.js';
import type { LeadRecord } from '../journal/lead-record.js';
import { textOfKey } from '../journal/subject.js';
import { type Milliseconds, second } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { byCodeUnit, byNumber } from '../kernel/order.js';

/**
 * Describes when changes of stage are taken for a bulk load rather than for what happened.
 *
 * @category model
 * @since 0.1.0
 */
export interface ImportLimits {
  /** From how many leads changed by one actor at once. */
  readonly leads: number;
  /** How long "at once" is, in milliseconds. */
  readonly within: Milliseconds;
}

/**
 * Gives 20 leads in one second: a proposal for what no person and no single customer's act brings about.
 *
 * @category presets
 * @since 0.1.0
 */
export const proposedImportLimits: ImportLimits = { leads: 20, within: second };

/**
 * Describes a bulk load: many leads changed stage at once, by one actor.
 *
 * @category model
 * @since 0.1.0
 */
export interface ImportBurst {
  /** The system that recorded it. */
  readonly source: string;
  /** The actor's identifier. */
  readonly actor: string;
  /** Its first change, epoch milliseconds. */
  readonly from: Instant;
  /** Its last change, epoch milliseconds. */
  readonly to: Instant;
  /** How many leads it changed. */
  readonly leads: number;
  /** The changes, in the journal's order. */
  readonly events: ReadonlyArray<EventKey>;
}

/**
 * Finds bulk loads among all leads: many of them changing stage at once, by one actor of one source.
 *
 * **Details**: events without an actor and events known by their date only are never taken for a bulk load,
 * because nothing tells them apart from ordinary work. A nightly job that really hands leads over looks
 * like one: each burst is listed, so that people can see what is left out of figures of speed.
 *
 * @param limits - from when on it is a bulk load
 * @returns a function from all records to the bulk loads, by time, source and actor
 * @category folds
 * @since 0.1.0
 */
export const findImportBursts =
  (limits: ImportLimits) =>
  (records: Iterable<LeadRecord>): ReadonlyArray<ImportBurst> => {
    const changes = new Map<string, Array<Change>>();
    for (const { key, events } of records) {
      const lead = textOfKey(key);
      for (const event of events) {
        if (!changesStage(event) || event.precision === 'date' || event.actor === undefined) continue;
        const by = `${event.source}\u0000${event.actor.id}`;
        const known = changes.get(by);
        if (known === undefined) changes.set(by, [{ lead, event }]);
        else known.push({ lead, event });
      }
    }
    return [...changes.values()].flatMap((all) => burstsAmong(limits, all)).sort(byTime);
  };

interface Change {
  readonly lead: string;
  readonly event: LeadEvent;
}

const changesStage = ({ type }: LeadEvent): boolean => {
  switch (type) {
    case 'inquiry':
    case 'marketing-qualified':
    case 'handed-over':
    case 'accepted':
    case 'working':
    case 'sales-qualified':
    case 'won':
    case 'lost':
    case 'rejected':
    case 'disqualified':
    case 'recycled':
    case 'stage-entered':
    case 'captured':
      return true;
    default:
      return false;
  }
};

/** Slides over one actor's changes, and joins every stretch of the limit's length that holds enough leads. */
const burstsAmong = ({ leads, within }: ImportLimits, changes: Array<Change>): ReadonlyArray<ImportBurst> => {
  changes.sort(byEvent);
  const bursts: Array<ImportBurst> = [];
  const inside = new Map<string, number>();
  let start = 0;
  let [from, to] = [0, -1];
  changes.forEach(({ lead, event }, end) => {
    inside.set(lead, (inside.get(lead) ?? 0) + 1);
    while (event.occurredAt - (changes[start] as Change).event.occurredAt >= within) {
      const left = (changes[start] as Change).lead;
      const count = (inside.get(left) as number) - 1;
      if (count === 0) inside.delete(left);
      else inside.set(left, count);
      start += 1;
    }
    if (inside.size < leads) return;
    if (start > to && to >= 0) bursts.push(burstOf(changes.slice(from, to + 1)));
    if (start > to) from = start;
    to = end;
  });
  if (to >= 0) bursts.push(burstOf(changes.slice(from, to + 1)));
  return bursts;
};

const byEvent = ({ event: first }: Change, { event: second }: Change): number =>
  byNumber(first.occurredAt, second.occurredAt) || byCodeUnit(textOfEventKey(first), textOfEventKey(second));

const burstOf = (changes: ReadonlyArray<Change>): ImportBurst => {
  const first = (changes[0] as Change).event;
  const last = (changes[changes.length - 1] as Change).event;
  return {
    source: first.source,
    actor: first.actor?.id ?? '',
    from: first.occurredAt,
    to: last.occurredAt,
    leads: new Set(changes.map(({ lead }) => lead)).size,
    events: changes.map(({ event }) => ({ source: event.source, id: event.id })),
  };
};

const byTime = (first: ImportBurst, second: ImportBurst): number =>
  byNumber(first.from, second.from) ||
  byCodeUnit(first.source, second.source) ||
  byCodeUnit(first.actor, second.actor);

/**
 * Returns the keys of all events of bulk loads, for `foldLead`.
 *
 * @param bursts - what `findImportBursts` found
 * @returns the keys as `textOfEventKey` writes them
 * @category conversions
 * @since 0.1.0
 */
export const importedEvents = (bursts: ReadonlyArray<ImportBurst>): ReadonlySet<string> =>
  new Set(bursts.flatMap(({ events }) => events.map(textOfEventKey)));
