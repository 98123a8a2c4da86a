import { byCodeUnit } from '../kernel/order.js';
import type { JournalEvent } from './event.js';
import type { LeadIdentities } from './lead-identity.js';
import type { OpportunityRecord } from './opportunity-record.js';
import { keyOfText, type LeadKey, type RecordKey, textOfKey } from './subject.js';

/**
 * Describes which leads and opportunities belong to one account.
 *
 * @category model
 * @since 0.1.0
 */
export interface AccountRecord {
  /** The account's key. */
  readonly key: RecordKey;
  /** Its leads, sorted by key; a lead belongs to the account that its latest event names. */
  readonly leads: ReadonlyArray<LeadKey>;
  /** Its opportunities, sorted by key. */
  readonly opportunities: ReadonlyArray<RecordKey>;
}

/**
 * Gathers visible events and opportunities by account.
 *
 * @param identities - which keys name one lead
 * @param opportunities - the opportunities from the same viewpoint
 * @returns a function from visible events in the journal's order to the accounts, sorted by key
 * @category views
 * @since 0.1.0
 */
export const accountRecords =
  (identities: LeadIdentities, opportunities: ReadonlyArray<OpportunityRecord>) =>
  (events: ReadonlyArray<JournalEvent>): ReadonlyArray<AccountRecord> => {
    const accountOfLead = new Map<string, string>();
    const accounts = new Set<string>();
    for (const event of events) {
      if (event.subject.kind === 'account') accounts.add(textOfKey(event.subject));
      if (event.account === undefined) continue;
      const account = textOfKey(event.account);
      accounts.add(account);
      if (event.subject.kind === 'lead') {
        accountOfLead.set(textOfKey(identities.survivorOf(event.subject)), account);
      }
    }
    const leads = membersOf([...accountOfLead].map(([lead, account]) => [account, lead]));
    const deals = membersOf(
      opportunities.flatMap(({ key, account }) =>
        account === undefined ? [] : [[textOfKey(account), textOfKey(key)] as const],
      ),
    );
    return [...accounts].sort(byCodeUnit).map((account) => ({
      key: keyOfText(account),
      leads: leads(account),
      opportunities: deals(account),
    }));
  };

const membersOf = (
  pairs: ReadonlyArray<readonly [account: string, member: string]>,
): ((account: string) => ReadonlyArray<RecordKey>) => {
  const members = new Map<string, Array<string>>();
  for (const [account, member] of pairs) {
    const present = members.get(account);
    if (present === undefined) members.set(account, [member]);
    else present.push(member);
  }
  return (account) => (members.get(account) ?? []).sort(byCodeUnit).map(keyOfText);
};
