import type { Facts, LeadEvent } from '../journal/lead-events.js';
import type { LeadRecord } from '../journal/lead-record.js';
import { day } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { ActivitySchema, FactDefinition, FactSchema } from '../rule/fact-schema.js';
import type { RuleActivity, RuleContext } from '../rule/leaf.js';
import type { HandOver } from './pass.js';
import { factPreparation, type PreparedFacts } from './prepare-facts.js';
import { profileAtHandOver, profileOf } from './profile.js';
import { factReader } from './read-fact.js';

/**
 * Describes all that a rule can be asked about one lead: its prepared facts, the moment, and what happened.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadFacts<Schema extends FactSchema = FactSchema> {
  /** The facts, with what is missing and why. */
  readonly prepared: PreparedFacts<Schema>;
  /** The moment of the judgement, and the activities up to it. */
  readonly context: RuleContext;
}

/**
 * Reads the facts and activities of leads as of a moment.
 *
 * @param schema - the facts that rules may speak about
 * @param activities - the activities that rules may count; none when absent
 * @returns a function from the moment (epoch milliseconds), and then a lead's record, to its facts
 * @example
 * ```ts
 * import { type LeadEvent, recordOf } from 'smarketing/journal'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { leadFacts } from 'smarketing/lead'
 *
 * const now = orThrow(parseInstant('2026-03-02T09:00Z'))
 * const lead = { kind: 'lead', system: 'crm', id: '7' } as const
 * const events: ReadonlyArray<LeadEvent> = [
 *   { schemaVersion: 1, source: 'crm', id: '1', type: 'profile-changed', occurredAt: now, subject: lead,
 *     data: { facts: { employees: 120 } } },
 *   { schemaVersion: 1, source: 'web', id: '2', type: 'prospect-activity', occurredAt: now, subject: lead,
 *     data: { activity: 'page-view', facts: { url: '/pricing' } } },
 * ]
 * const factsAt = leadFacts({ employees: { type: 'integer' } }, { 'page-view': { url: { type: 'string' } } })
 * const { prepared, context } = factsAt(now)(recordOf([lead], events))
 * prepared.facts // => { employees: 120 }
 * context.activities?.map(({ type, facts }) => [type, facts]) // => [['page-view', { url: '/pricing' }]]
 * ```
 * @category compilers
 * @since 0.1.0
 */
export const leadFacts = <const Schema extends FactSchema>(
  schema: Schema,
  activities: ActivitySchema = {},
): ((asOf: Instant) => (record: LeadRecord) => LeadFacts<Schema>) => {
  const prepare = factPreparation(schema);
  const activitiesOf = activityReader(activities);
  return (asOf) => {
    const preparedAt = prepare(asOf);
    const profileAt = profileOf(asOf);
    return (record) => ({
      prepared: preparedAt(profileAt(record)),
      context: { asOf, activities: activitiesOf(record, asOf) },
    });
  };
};

/**
 * Reads the facts and activities of a lead as they stood when it was handed over, the packet's own facts first.
 *
 * **Details**: where only the date of the hand-over is known, the whole of that date counts (24 hours from its
 * midnight).
 *
 * @param schema - the facts that rules may speak about
 * @param activities - the activities that rules may count; none when absent
 * @returns a function from a hand-over, and then the lead's record, to its facts
 * @category compilers
 * @since 0.1.0
 */
export const leadFactsAtHandOver = <const Schema extends FactSchema>(
  schema: Schema,
  activities: ActivitySchema = {},
): ((handOver: HandOver) => (record: LeadRecord) => LeadFacts<Schema>) => {
  const prepare = factPreparation(schema);
  const activitiesOf = activityReader(activities);
  return (handOver) => (record) => {
    const asOf = handOver.precision === 'date' ? ((handOver.at + day - 1) as Instant) : handOver.at;
    return {
      prepared: prepare(asOf)(profileAtHandOver(handOver)(record)),
      context: { asOf, activities: activitiesOf(record, asOf) },
    };
  };
};

/** Reads what the schema knows of a lead's activities; touches are activities by the names of their events. */
const activityReader = (
  schema: ActivitySchema,
): ((record: LeadRecord, asOf: Instant) => ReadonlyArray<RuleActivity>) => {
  const readers = new Map(
    Object.entries(schema).map(([type, facts]) => [
      type,
      Object.entries(facts).map(([name, definition]: readonly [string, FactDefinition]) => ({
        name,
        read: factReader(definition),
      })),
    ]),
  );
  if (readers.size === 0) return () => [];
  return ({ events }, asOf) => {
    const found: Array<RuleActivity> = [];
    for (const event of events) {
      if (event.occurredAt > asOf) continue;
      const activity = activityOf(event);
      const facts = activity === undefined ? undefined : readers.get(activity.type);
      if (activity === undefined || facts === undefined) continue;
      const usable: Array<readonly [string, unknown]> = [];
      for (const { name, read } of facts) {
        const recorded = Object.hasOwn(activity.facts, name) ? activity.facts[name] : null;
        const value = recorded === null ? undefined : read(recorded);
        if (value?.found === 'value') usable.push([name, value.value]);
      }
      found.push({ type: activity.type, occurredAt: event.occurredAt, facts: Object.fromEntries(usable) });
    }
    return found;
  };
};

const activityOf = (event: LeadEvent): { readonly type: string; readonly facts: Facts } | undefined => {
  switch (event.type) {
    case 'prospect-activity':
      return { type: event.data.activity, facts: event.data.facts ?? {} };
    case 'touch-attempted':
    case 'touch-connected': {
      const { channel, direction = 'outbound', department = 'sales' } = event.data;
      return { type: event.type, facts: { channel, direction, department } };
    }
    default:
      return undefined;
  }
};
