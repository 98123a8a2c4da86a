import type { EventKey } from '../journal/event-identity.js';
import type { LeadEvent } from '../journal/lead-events.js';
import type { LeadRecord } from '../journal/lead-record.js';
import type { Instant } from '../kernel/instant.js';

/**
 * Describes something the prospect did of his own accord.
 *
 * @category model
 * @since 0.1.0
 */
export interface OwnAct {
  /** What it was: the activity's name, `inquiry`, `inbound` or `booking`. */
  readonly act: string;
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** `date` when only the civil date is known. */
  readonly precision?: 'date';
  /** The event that says so. */
  readonly event: EventKey;
}

/**
 * Lists activities that systems record as a prospect's and that he need not have done himself.
 *
 * Proposal: mail programs and security scanners open mails and follow links, and lists are loaded by us.
 *
 * @category presets
 * @since 0.1.0
 */
export const proposedForeignActs: ReadonlyArray<string> = [
  'email-sent',
  'email-delivered',
  'email-bounced',
  'email-opened',
  'email-scanned',
  'link-scanned',
  'list-imported',
  'list-added',
];

/**
 * Lists what a prospect did of his own accord up to a moment: his activities, inquiries, calls and bookings.
 *
 * **Details**: whatever an automation or a bulk load did is not his, whatever it is called.
 *
 * @param asOf - the moment to look from, epoch milliseconds
 * @param foreign - the activities that do not count; `proposedForeignActs` when absent
 * @returns a function from a lead's record to his acts, in the journal's order
 * @category readings
 * @since 0.1.0
 */
export const ownActs = (
  asOf: Instant,
  foreign: ReadonlyArray<string> = proposedForeignActs,
): ((record: LeadRecord) => ReadonlyArray<OwnAct>) => {
  const excluded = new Set(foreign);
  return ({ events }) => {
    const acts: Array<OwnAct> = [];
    for (const event of events) {
      if (event.occurredAt > asOf) continue;
      const act = ownActOf(event);
      if (act === undefined || excluded.has(act)) continue;
      acts.push({
        act,
        at: event.occurredAt,
        ...(event.precision === undefined ? {} : { precision: event.precision }),
        event: { source: event.source, id: event.id },
      });
    }
    return acts;
  };
};

/**
 * Names what a prospect did of his own accord by what an event says.
 *
 * **Details**: whatever an automation or a bulk load did is not his, whatever it is called.
 *
 * @param event - an event about a lead
 * @returns the act, of which `ownActs` leaves out the foreign ones; undefined when he did nothing
 * @category selections
 * @since 0.1.0
 */
export const ownActOf = (event: LeadEvent): string | undefined => {
  if (event.actor?.kind === 'automation' || event.actor?.kind === 'import') return undefined;
  switch (event.type) {
    case 'prospect-activity':
      return event.data.activity;
    case 'inquiry':
      return 'inquiry';
    case 'captured':
      return event.actor?.kind === 'prospect' ? 'inquiry' : undefined;
    case 'touch-attempted':
    case 'touch-connected':
      if (event.data.bookedByProspect === true) return 'booking';
      return event.data.direction === 'inbound' || event.actor?.kind === 'prospect' ? 'inbound' : undefined;
    default:
      return undefined;
  }
};
