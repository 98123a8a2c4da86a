import type { Issue } from '../kernel/issue.js';
import { byCodeUnit } from '../kernel/order.js';
import { type AccountRecord, accountRecords } from './account-record.js';
import type { JournalEvent } from './event.js';
import { forgottenRecords } from './forgetting.js';
import type { Journal } from './journal.js';
import type { LeadEvent } from './lead-events.js';
import { type LeadIdentities, leadIdentities } from './lead-identity.js';
import type { LeadRecord } from './lead-record.js';
import { type OpportunityRecord, opportunityRecords } from './opportunity-record.js';
import { recordIndex } from './record-index.js';
import { type LeadKey, textOfKey } from './subject.js';
import { type Viewpoint, visibleEvents } from './visible-events.js';

/**
 * Describes everything that is visible from one viewpoint.
 *
 * @category model
 * @since 0.1.0
 */
export interface JournalView extends Viewpoint {
  /** One record a lead, sorted by key. */
  readonly leads: ReadonlyArray<LeadRecord>;
  /** One record an opportunity, sorted by key. */
  readonly opportunities: ReadonlyArray<OpportunityRecord>;
  /** One record an account, sorted by key. */
  readonly accounts: ReadonlyArray<AccountRecord>;
  /** Every visible event, those about leads too, in the journal's order; none about a forgotten lead. */
  readonly events: ReadonlyArray<JournalEvent>;
  /** Those of them that are not about a lead, in the journal's order. */
  readonly others: ReadonlyArray<Exclude<JournalEvent, LeadEvent>>;
  /** Conflicting events and contradicting merges. */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Looks at a journal from a viewpoint: who the leads are and what is known of each.
 *
 * **Details**: merges after `asOf` are silent like any event, so the same two keys can be one lead today
 * and two in last month's report. Forgotten leads keep their keys only, from every viewpoint.
 *
 * @param viewpoint - `asOf`, and optionally `knownAt`, epoch milliseconds
 * @returns a function from a journal to the view
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { type JournalEvent, journalOf, viewJournal } from 'smarketing/journal'
 *
 * const at = (text: string) => orThrow(parseInstant(text))
 * const event = { schemaVersion: 1, source: 'crm' } as const
 * const events: ReadonlyArray<JournalEvent> = [
 *   { ...event, id: '1', type: 'captured', occurredAt: at('2026-03-02T09:00Z'),
 *     subject: { kind: 'lead', system: 'web', id: 'a' }, data: { origin: 'marketing' } },
 *   { ...event, id: '2', type: 'merged', occurredAt: at('2026-03-09T09:00Z'),
 *     subject: { kind: 'lead', system: 'crm', id: '7' }, data: { absorbed: [{ system: 'web', id: 'a' }] } },
 * ]
 * const before = viewJournal({ asOf: at('2026-03-05T00:00Z') })(journalOf(events))
 * const after = viewJournal({ asOf: at('2026-03-10T00:00Z') })(journalOf(events))
 * before.leads.map(lead => lead.key.id) // => ['a']
 * after.leads.map(lead => lead.key.id) // => ['7']
 * ```
 * @category views
 * @since 0.1.0
 */
export const viewJournal =
  (viewpoint: Viewpoint) =>
  (journal: Journal): JournalView => {
    const { events, issues } = visibleEvents(viewpoint)(journal);
    const forgotten = forgottenRecords(journal.events);
    const merges = leadIdentities(events);
    const { identities, remembered } = withForgotten(forgotten, merges, events);
    const opportunities = opportunityRecords(identities)(remembered);
    return {
      ...viewpoint,
      leads: sortedByKey([...rememberedRecords(identities, remembered), ...forgotten]),
      opportunities,
      accounts: accountRecords(identities, opportunities)(remembered),
      events: remembered,
      others: remembered.filter(isNotAboutLead),
      issues: [...issues, ...merges.issues],
    };
  };

/**
 * Leaves out what is still said of forgotten leads (merges and requests), and names such a lead everywhere
 * by the one key of its record, which is the same from every viewpoint.
 */
const withForgotten = (
  forgotten: ReadonlyArray<LeadRecord>,
  identities: LeadIdentities,
  events: ReadonlyArray<JournalEvent>,
): { identities: LeadIdentities; remembered: ReadonlyArray<JournalEvent> } => {
  if (forgotten.length === 0) return { identities, remembered: events };
  const keys = recordIndex<LeadKey>();
  for (const { key, aliases = [] } of forgotten) {
    for (const each of [key, ...aliases]) keys.set(each, key);
  }
  return {
    identities: {
      ...identities,
      survivorOf: (key) => keys.get(key) ?? identities.survivorOf(key),
    },
    remembered: events.filter(({ subject }) => subject.kind !== 'lead' || keys.get(subject) === undefined),
  };
};

/** An event of unknown type may be about a lead, yet nothing folds it: it stays among the others. */
const isNotAboutLead = (event: JournalEvent): event is Exclude<JournalEvent, LeadEvent> =>
  event.subject.kind !== 'lead' || event.type === 'other';

const isAboutLead = (event: JournalEvent): event is LeadEvent => !isNotAboutLead(event);

/** The events of one lead while they are gathered. */
interface LeadGroup {
  readonly key: LeadKey;
  readonly events: Array<LeadEvent>;
}

const rememberedRecords = (
  identities: LeadIdentities,
  events: ReadonlyArray<JournalEvent>,
): ReadonlyArray<LeadRecord> => {
  // Every key that leads to a group finds it, so that the survivor is looked up once a key, not once an event.
  const groups = recordIndex<LeadGroup>();
  const distinct: Array<LeadGroup> = [];
  for (const event of events) {
    if (!isAboutLead(event)) continue;
    const group = groups.get(event.subject);
    if (group !== undefined) {
      group.events.push(event);
      continue;
    }
    const key = identities.survivorOf(event.subject);
    const joined = groups.get(key);
    if (joined === undefined) {
      const made = { key, events: [event] };
      distinct.push(made);
      groups.set(key, made);
      groups.set(event.subject, made);
    } else {
      joined.events.push(event);
      groups.set(event.subject, joined);
    }
  }
  return distinct.map((group) => {
    const aliases = identities.aliasesOf(group.key);
    return aliases.length === 0 ? group : { key: group.key, aliases, events: group.events };
  });
};

const sortedByKey = (records: ReadonlyArray<LeadRecord>): ReadonlyArray<LeadRecord> =>
  records
    .map((record) => ({ record, text: textOfKey(record.key) }))
    .sort((first, second) => byCodeUnit(first.text, second.text))
    .map(({ record }) => record);
