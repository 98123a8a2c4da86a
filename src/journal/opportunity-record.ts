import type { CivilDate } from '../kernel/civil-date.js';
import type { Instant } from '../kernel/instant.js';
import type { Money } from '../kernel/money.js';
import { byCodeUnit } from '../kernel/order.js';
import type { Opportunity } from './commercial-events.js';
import type { JournalEvent } from './event.js';
import type { LeadIdentities } from './lead-identity.js';
import { recordIndex } from './record-index.js';
import { type LeadKey, type RecordKey, textOfKey } from './subject.js';

/**
 * Describes all that is visible of one opportunity, each fact as its latest event states it.
 *
 * @category model
 * @since 0.1.0
 */
export interface OpportunityRecord {
  /** The opportunity's key. */
  readonly key: RecordKey;
  /** Whether it is still open. */
  readonly status: 'open' | 'won' | 'lost';
  /** When its first `opportunity-opened` happened, else when any event first mentions it, epoch milliseconds. */
  readonly openedAt: Instant;
  /** True when no event says that it was opened, so that nothing may be timed from its first mention. */
  readonly inferred?: true;
  /** When its status last became won or lost, epoch milliseconds; absent while it is open. */
  readonly closedAt?: Instant;
  /** When its status last went back from won or lost to open, epoch milliseconds; absent where it never did. */
  readonly reopenedAt?: Instant;
  /** The lead that its money counts at: the stated one, else the first linked; absent when none is linked. */
  readonly primaryLead?: LeadKey;
  /** Every linked lead, in the order in which they were linked. */
  readonly leads: ReadonlyArray<LeadKey>;
  /** The account it belongs to. */
  readonly account?: RecordKey;
  /** What it is worth. */
  readonly amount?: Money;
  /** The stage in the company's own words. */
  readonly stage?: string;
  /** When it is expected to close, or closed. */
  readonly closeDate?: CivilDate;
  /** The lead source in the company's own words. */
  readonly channel?: string;
  /** The owner's identifier. */
  readonly owner?: string;
  /** The owner's team. */
  readonly team?: string;
  /** Why it was lost; absent unless it is. */
  readonly lossReason?: string;
  /** Who else was in the race. */
  readonly competitor?: string;
}

/** A record while it is being folded. */
type Draft = { -readonly [Key in keyof OpportunityRecord]: OpportunityRecord[Key] } & {
  /** The linked leads by the text of their key, in the order in which they were linked. */
  linked: Map<string, LeadKey>;
  /** Whether an event said that it was opened, and not only mentioned it. */
  opened: boolean;
};

/**
 * Folds visible events into opportunities.
 *
 * **Details**: an event about a lead links it through its `opportunity`; an event about the opportunity
 * links leads through `leads` and `primaryLead`. A reopened opportunity loses its `closedAt` and its
 * `lossReason`.
 *
 * @param identities - which keys name one lead
 * @returns a function from visible events in the journal's order to the opportunities, sorted by key
 * @category views
 * @since 0.1.0
 */
export const opportunityRecords =
  (identities: LeadIdentities) =>
  (events: ReadonlyArray<JournalEvent>): ReadonlyArray<OpportunityRecord> => {
    const drafts: Array<Draft> = [];
    const known = recordIndex<Draft>();
    const draftOf = (key: RecordKey, at: Instant): Draft => {
      const found = known.get(key);
      if (found !== undefined) return found;
      const made: Draft = {
        key: { system: key.system, id: key.id },
        status: 'open',
        openedAt: at,
        leads: [],
        linked: new Map(),
        opened: false,
      };
      known.set(key, made);
      drafts.push(made);
      return made;
    };
    const link = (draft: Draft, lead: LeadKey): void => {
      const survivor = identities.survivorOf(lead);
      const text = textOfKey(survivor);
      if (!draft.linked.has(text)) draft.linked.set(text, survivor);
    };
    for (const event of events) {
      if (event.type === 'opportunity-opened' || event.type === 'opportunity-changed') {
        const draft = draftOf(event.subject, event.occurredAt);
        applyFacts(draft, event);
        for (const lead of event.data.leads ?? []) link(draft, lead);
        if (event.data.primaryLead !== undefined) {
          link(draft, event.data.primaryLead);
          draft.primaryLead = identities.survivorOf(event.data.primaryLead);
        }
      } else if (event.subject.kind === 'lead' && event.opportunity !== undefined) {
        const draft = draftOf(event.opportunity, event.occurredAt);
        link(draft, event.subject);
        if (event.account !== undefined) draft.account ??= keyOnly(event.account);
      }
    }
    return drafts.map(finish).sort((a, b) => byCodeUnit(textOfKey(a.key), textOfKey(b.key)));
  };

type OpportunityEvent = Extract<JournalEvent, { type: 'opportunity-opened' | 'opportunity-changed' }>;

/** The facts that the latest event states, by name; what else its data may hold stays out of the record. */
const factNames = {
  amount: true,
  stage: true,
  closeDate: true,
  channel: true,
  owner: true,
  team: true,
  lossReason: true,
  competitor: true,
} satisfies Record<Exclude<keyof Opportunity, 'status' | 'leads' | 'primaryLead'>, true>;

const keyOnly = ({ system, id }: RecordKey): RecordKey => ({ system, id });

const applyFacts = (draft: Draft, event: OpportunityEvent): void => {
  if (event.type === 'opportunity-opened' && !draft.opened) {
    draft.opened = true;
    draft.openedAt = event.occurredAt;
  }
  if (event.account !== undefined) draft.account = keyOnly(event.account);
  const { status = draft.status } = event.data;
  if (status !== draft.status) {
    draft.status = status;
    if (status === 'open') {
      delete draft.closedAt;
      draft.reopenedAt = event.occurredAt;
    } else draft.closedAt = event.occurredAt;
    if (status !== 'lost') delete draft.lossReason;
  }
  const stated = Object.entries(event.data).filter(
    ([name, value]) => Object.hasOwn(factNames, name) && value !== undefined,
  );
  Object.assign(draft, Object.fromEntries(stated));
};

const finish = ({ linked, opened, ...draft }: Draft): OpportunityRecord => {
  const leads = [...linked.values()];
  const first = leads[0];
  return {
    ...draft,
    leads,
    ...(opened ? {} : { inferred: true }),
    ...(draft.primaryLead === undefined && first !== undefined ? { primaryLead: first } : {}),
  };
};
