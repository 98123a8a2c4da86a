import { knownFrom } from '../../journal/event-identity.js';
import type { HandedOver } from '../../journal/lead-events.js';
import type { LeadRecord } from '../../journal/lead-record.js';
import { day } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import type { Moment } from '../../lead/moment.js';

/**
 * Finds which facts of a hand-over reached the journal only after the lead had been rejected: whoever rejected it
 * could not know them, whatever date they bear. A fact that the packet brought along was known.
 *
 * @param names - the facts the judgement leans on
 * @param asOf - the moment of the facts
 */
export const lateFacts = (
  { events }: LeadRecord,
  names: ReadonlySet<string>,
  asOf: Instant,
  rejected: Moment,
  { facts: brought = {} }: HandedOver,
): ReadonlyArray<string> => {
  const end = rejected.precision === 'date' ? rejected.at + day - 1 : rejected.at;
  const late = new Set<string>();
  for (const event of events) {
    if (event.type !== 'profile-changed' || event.occurredAt > asOf) continue;
    for (const name of Object.keys(event.data.facts)) {
      if (knownFrom(event) > end) late.add(name);
      else late.delete(name);
    }
  }
  return [...late].filter((name) => names.has(name) && !Object.hasOwn(brought, name)).sort();
};
