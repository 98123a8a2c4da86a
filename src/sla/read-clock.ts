import type { JournalEvent } from '../journal/event.js';
import type { RecordKey } from '../journal/subject.js';
import type { Instant } from '../kernel/instant.js';
import { attributesOf } from './attribute.js';
import type { Clock } from './clock.js';
import { pendingUnder, readClock } from './clock-reading.js';
import { foldClocks } from './fold.js';
import type { Policy, PolicyVersion } from './policy-version.js';
import type { ClockReading } from './reading.js';

/**
 * Describes a subject and its events; a lead record is one.
 *
 * @category model
 * @since 0.1.0
 */
export interface SubjectHistory {
  /** The key of the subject. */
  readonly key: RecordKey;
  /** Its events, each once, in the journal's order. */
  readonly events: ReadonlyArray<JournalEvent>;
}

/**
 * Folds a subject's events into the clocks that they started, of all policies, in order of policy and cycle.
 *
 * **When to use**: to read the same clocks several times; `readClocks` folds and reads in one go.
 *
 * @param policies - compiled policies
 * @param asOf - only what happened up to and including this instant counts, epoch milliseconds
 * @returns a function from a subject's history to its clocks, to be read at `asOf` or later
 * @category views
 * @since 0.1.0
 */
export const clocksOf =
  (policies: ReadonlyArray<Policy>, asOf: Instant) =>
  ({ key, events }: SubjectHistory): ReadonlyArray<Clock> => {
    const attributes = attributesOf(events);
    const found: Array<Clock> = [];
    for (const policy of policies)
      for (const clock of foldClocks(policy, key, events, attributes, asOf)) found.push(clock);
    return found;
  };

/**
 * Reads the clocks of a subject at an instant.
 *
 * @param policies - compiled policies
 * @param asOf - the instant; only what happened up to and including it counts, epoch milliseconds
 * @returns a function from a subject's history to a reading of each clock that was started
 * @example
 * ```ts
 * import { emptyLead, type LeadEvent, stepLead } from 'smarketing/journal'
 * import { hour, instant, orThrow } from 'smarketing/kernel'
 * import { compilePolicy, type PolicyDocument, readClocks } from 'smarketing/sla'
 *
 * const firstTouch: PolicyDocument = {
 *   id: 'first-touch', version: 1, metric: 'first-response', obliged: 'sales',
 *   start: [{ type: 'handed-over' }],
 *   stop: [{ type: 'touch-attempted' }, { type: 'touch-connected' }],
 *   targets: [{ target: { clock: 'elapsed', milliseconds: 2 * hour } }],
 * }
 * const policies = [orThrow(compilePolicy({ calendars: {} })(firstTouch))]
 * const at = (hours: number) => orThrow(instant(hours * hour))
 * const handedOver: LeadEvent = {
 *   schemaVersion: 1, source: 'crm', id: 'e1', type: 'handed-over', occurredAt: at(1),
 *   subject: { kind: 'lead', system: 'crm', id: '7' }, data: { owner: 'kim' },
 * }
 * const lead = stepLead(emptyLead({ system: 'crm', id: '7' }), handedOver)
 * readClocks(policies, at(2))(lead).map(({ state }) => state) // => ['running']
 * readClocks(policies, at(4))(lead).map(({ state }) => state) // => ['breached']
 * ```
 * @category readings
 * @since 0.1.0
 */
export const readClocks =
  (policies: ReadonlyArray<Policy>, asOf: Instant) =>
  (history: SubjectHistory): ReadonlyArray<ClockReading> =>
    clocksOf(policies, asOf)(history).map(readClock(asOf));

/**
 * Reads the latest clock of one policy, which is pending when nothing has started it.
 *
 * @param policy - a compiled policy
 * @param asOf - the instant; only what happened up to and including it counts, epoch milliseconds
 * @returns a function from a subject's history to the reading
 * @category readings
 * @since 0.1.0
 */
export const currentClock =
  (policy: Policy, asOf: Instant) =>
  ({ key, events }: SubjectHistory): ClockReading => {
    const last = foldClocks(policy, key, events, attributesOf(events), asOf).at(-1);
    return last === undefined ? pendingOf(policy, asOf, key) : readClock(asOf)(last);
  };

const pendingOf = (policy: Policy, asOf: Instant, subject: RecordKey): ClockReading => {
  const inEffect = policy.versions.filter(({ effectiveFrom }) => effectiveFrom <= asOf).at(-1);
  return pendingUnder(inEffect ?? (policy.versions[0] as PolicyVersion), subject);
};
