import type { Facts, FactValue } from '../journal/lead-events.js';
import type { LeadRecord } from '../journal/lead-record.js';
import { day } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { HandOver } from './pass.js';

/**
 * Describes what is recorded about one fact of a lead: its value, and since when.
 *
 * @category model
 * @since 0.1.0
 */
export interface RecordedFact {
  /** The value as its source gives it; null when the source cleared it. */
  readonly value: FactValue;
  /** When it was last stated, changed or not, epoch milliseconds. */
  readonly since: Instant;
}

/**
 * Describes everything recorded about one lead, by the fact's name; what never was recorded has no key.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadProfile {
  readonly [fact: string]: RecordedFact;
}

/**
 * Returns what was recorded about a lead up to a moment, the latest statement of each fact.
 *
 * @param asOf - the moment to look from, epoch milliseconds
 * @returns a function from a lead's record to its profile
 * @example
 * ```ts
 * import { type LeadEvent, recordOf } from 'smarketing/journal'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { profileOf } from 'smarketing/lead'
 *
 * const at = (text: string) => orThrow(parseInstant(text))
 * const stated = (time: string, facts: { employees: number | null }): LeadEvent => ({
 *   schemaVersion: 1, source: 'crm', id: time, type: 'profile-changed', occurredAt: at(time),
 *   subject: { kind: 'lead', system: 'crm', id: '7' }, data: { facts },
 * })
 * const record = recordOf([{ system: 'crm', id: '7' }], [
 *   stated('2026-03-02T09:00Z', { employees: 40 }),
 *   stated('2026-03-09T09:00Z', { employees: 120 }),
 * ])
 * profileOf(at('2026-03-05T00:00Z'))(record).employees?.value // => 40
 * profileOf(at('2026-03-10T00:00Z'))(record).employees?.value // => 120
 * ```
 * @category readings
 * @since 0.1.0
 */
export const profileOf =
  (asOf: Instant) =>
  (record: LeadRecord): LeadProfile =>
    Object.fromEntries(statedBy(asOf, record));

/**
 * Returns what was recorded about a lead when it was handed over: its profile of that moment, and over it the
 * facts that the packet itself states.
 *
 * **Details**: where only the date of the hand-over is known, the whole of that date counts (24 hours from its
 * midnight).
 *
 * @param handOver - a hand-over, as a pass keeps it
 * @returns a function from the lead's record to its profile at the hand-over
 * @category readings
 * @since 0.1.0
 */
export const profileAtHandOver =
  ({ at, precision, packet }: HandOver) =>
  (record: LeadRecord): LeadProfile => {
    const asOf = precision === 'date' ? ((at + day - 1) as Instant) : at;
    const stated = statedBy(asOf, record);
    for (const [name, value] of Object.entries(packet.facts ?? {})) stated.set(name, { value, since: at });
    return Object.fromEntries(stated);
  };

/**
 * Builds the profile of facts that were all stated at one moment, as the row of an export gives them.
 *
 * @param since - when they were stated, epoch milliseconds
 * @returns a function from facts to a profile
 * @category constructors
 * @since 0.1.0
 */
export const profileOfFacts =
  (since: Instant) =>
  (facts: Facts): LeadProfile =>
    Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value, since }]));

const statedBy = (asOf: Instant, { events }: LeadRecord): Map<string, RecordedFact> => {
  const stated = new Map<string, RecordedFact>();
  for (const event of events) {
    if (event.type !== 'profile-changed' || event.occurredAt > asOf) continue;
    const since = event.occurredAt;
    for (const [name, value] of Object.entries(event.data.facts)) stated.set(name, { value, since });
  }
  return stated;
};
