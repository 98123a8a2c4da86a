import type { LeadEvent } from '../journal/lead-events.js';
import { day } from '../kernel/duration.js';

/** Where each type belongs among events that cannot be told apart by time: causes before what follows from them. */
export const foldRanks: Readonly<Record<LeadEvent['type'], number>> = {
  forgotten: 0,
  merged: 0,
  captured: 0,
  'profile-changed': 0,
  'prospect-activity': 0,
  graded: 0,
  inquiry: 1,
  'marketing-qualified': 2,
  'owner-changed': 3,
  'handed-over': 3,
  accepted: 4,
  'touch-attempted': 5,
  'touch-connected': 5,
  'contact-permission-changed': 5,
  'stage-entered': 6,
  working: 6,
  deferred: 6,
  'sales-qualified': 7,
  rejected: 8,
  disqualified: 8,
  recycled: 8,
  won: 9,
  lost: 9,
};

/**
 * Puts a lead's events into the order in which its life is folded: the journal's order, except where time
 * says nothing.
 *
 * Events of one instant and one sequence number take the order of the stages, and an event known by its date
 * only takes its place among that date's events by its stage: a sale dated today is no sale before this
 * morning's inquiry.
 */
export const inFoldOrder = (events: ReadonlyArray<LeadEvent>): ReadonlyArray<LeadEvent> => {
  if (!isAmbiguous(events)) return events;
  const dated = events.filter(({ precision }) => precision === 'date').sort(byTimeAndStage);
  const timed = events.filter(({ precision }) => precision !== 'date').sort(byTimeAndStage);
  return dated.length === 0 ? timed : placed(dated, timed);
};

const isAmbiguous = (events: ReadonlyArray<LeadEvent>): boolean => {
  for (let index = 0; index < events.length; index += 1) {
    const event = events[index] as LeadEvent;
    if (event.precision === 'date' || event.occurredAt === events[index + 1]?.occurredAt) return true;
  }
  return false;
};

const byTimeAndStage = (first: LeadEvent, second: LeadEvent): number =>
  first.occurredAt - second.occurredAt ||
  (first.sequence ?? 0) - (second.sequence ?? 0) ||
  foldRanks[first.type] - foldRanks[second.type];

/** Puts each dated event before the first event of its date (24 hours from its midnight) that follows from it. */
const placed = (
  dated: ReadonlyArray<LeadEvent>,
  timed: ReadonlyArray<LeadEvent>,
): ReadonlyArray<LeadEvent> => {
  const ordered: Array<LeadEvent> = [];
  let next = 0;
  for (const event of dated) {
    const end = event.occurredAt + day;
    while (next < timed.length) {
      const other = timed[next] as LeadEvent;
      const follows = other.occurredAt >= event.occurredAt && foldRanks[other.type] > foldRanks[event.type];
      if (other.occurredAt >= end || follows) break;
      ordered.push(other);
      next += 1;
    }
    ordered.push(event);
  }
  for (; next < timed.length; next += 1) ordered.push(timed[next] as LeadEvent);
  return ordered;
};
