import type { EventOf, JournalEvent } from '../../journal/event.js';
import type { LeadRecord } from '../../journal/lead-record.js';
import type { OpportunityRecord } from '../../journal/opportunity-record.js';
import { type RecordKey, textOfKey } from '../../journal/subject.js';
import { isTouch, type TouchEvent, type TouchRule, touchRole } from '../../journal/touch-rule.js';
import type { JournalView } from '../../journal/view.js';
import type { Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import type { LeadLife } from '../../lead/lead-life.js';
import { listingOf, type Standing, type TargetList } from './target-list.js';

/**
 * Names what effort is counted: Sales' touches of prospects, the meetings with them, and the opportunities it opened; and
 * what Marketing spent. Each act is exactly one of them.
 *
 * @category model
 * @since 0.1.0
 */
export type EffortKind = 'touch' | 'meeting' | 'opportunity' | 'spend';

/**
 * Names why effort went to an account that is on no list: it was on one for another time; Marketing handed the lead over;
 * the lead is Marketing's and was not handed over; Sales, a partner, a customer or the product found it; nobody says who
 * did; no lead is linked; or the money went to an account that was never listed.
 *
 * @category model
 * @since 0.1.0
 */
export type OffListReason =
  | 'listed-at-another-time'
  | 'handed-over'
  | 'not-handed-over'
  | 'found-by-sales'
  | 'found-by-partner'
  | 'found-by-customer'
  | 'found-by-product'
  | 'origin-unknown'
  | 'no-linked-lead'
  | 'spent-on-account';

/**
 * Describes one act of effort, and where it went.
 *
 * @category model
 * @since 0.1.0
 */
export interface EffortAct {
  /** What it was. */
  readonly kind: EffortKind;
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** Where it went. */
  readonly standing: Standing;
  /** Why it went to an account that is on no list; only there. */
  readonly reason?: OffListReason;
  /** The account; absent where nobody recorded it. */
  readonly account?: RecordKey;
  /** What was spent. */
  readonly amount?: Money;
  /** The programme it was spent on. */
  readonly programme?: string;
  /** Who made the touch or owns the opportunity. */
  readonly owner?: string;
}

/**
 * Describes how acts of effort are told.
 *
 * @category model
 * @since 0.1.0
 */
export interface EffortTerms {
  /** The agreed lists. */
  readonly lists: ReadonlyArray<TargetList>;
  /** Which touches of Sales count, as for the life of a lead; a person's outbound ones when absent. */
  readonly salesTouch?: TouchRule;
  /** The channels of touches that are meetings; `meeting` alone when absent (proposal). */
  readonly meetings?: ReadonlyArray<string>;
}

/**
 * Describes what acts of effort are told from.
 *
 * @category model
 * @since 0.1.0
 */
export interface EffortSubjects {
  /** What is visible. */
  readonly view: Pick<JournalView, 'leads' | 'others' | 'accounts' | 'opportunities'>;
  /** The lives of all leads that count; what is done for a test or for spam is no effort. */
  readonly lives: ReadonlyArray<LeadLife>;
}

/**
 * Tells of every act of effort whether it went to the accounts that both agreed to aim at.
 *
 * **Details**: an act belongs to the account that its event names, else to the one of its lead; money on a programme that is
 * for a list alone was spent on the list. A meeting is a two-way
 * connection by a channel of meetings, whoever asked for it. Opportunities without an event of their opening, and leads that
 * count in no rate, take no part.
 *
 * @param terms - the lists, and what counts as a touch
 * @returns a function from the view and the lives of leads to the acts, in no particular order
 * @category joins
 * @since 0.1.0
 */
export const effortActs = ({
  lists,
  salesTouch,
  meetings = ['meeting'],
}: EffortTerms): ((subjects: EffortSubjects) => ReadonlyArray<EffortAct>) => {
  const { standingOf, everListed } = listingOf(lists);
  const roleOf = touchRole({ ...salesTouch, departments: ['sales'] });
  const kindOf = (event: TouchEvent): EffortKind | undefined => {
    const { channel, department = 'sales' } = event.data;
    if (event.type === 'touch-connected' && department === 'sales' && meetings.includes(channel))
      return 'meeting';
    return roleOf(event) === 'touch' ? 'touch' : undefined;
  };
  return ({ view, lives }: EffortSubjects): ReadonlyArray<EffortAct> => {
    const lifeOf = new Map(lives.map((life) => [textOfKey(life.key), life]));
    const left = new Set(view.leads.map(({ key }) => textOfKey(key)).filter((lead) => !lifeOf.has(lead)));
    const accountOf = new Map(
      view.accounts.flatMap(({ key, leads }) => leads.map((lead) => [textOfKey(lead), key] as const)),
    );
    const placed: Placing = (kind, at, account, reasonOf, programme) => {
      const standing = standingOf(account, at, programme);
      return {
        kind,
        at,
        standing,
        ...(standing === 'off-list'
          ? { reason: everListed(account) ? 'listed-at-another-time' : reasonOf() }
          : {}),
        ...(account === undefined ? {} : { account: { system: account.system, id: account.id } }),
      };
    };
    const touchesOn = ({ key, events }: LeadRecord): ReadonlyArray<EffortAct> => {
      const lead = textOfKey(key);
      const life = lifeOf.get(lead);
      if (life === undefined) return [];
      const acts: Array<EffortAct> = [];
      for (const event of events) {
        const kind = isTouch(event) ? kindOf(event) : undefined;
        if (kind === undefined) continue;
        const { occurredAt: at, account = accountOf.get(lead), actor } = event;
        const act = placed(kind, at, account, () => reasonOfLead(life, at));
        acts.push(actor === undefined ? act : { ...act, owner: actor.id });
      }
      return acts;
    };
    const opening = (record: OpportunityRecord): ReadonlyArray<EffortAct> => {
      const { openedAt: at, inferred, primaryLead, account, owner } = record;
      const lead = primaryLead === undefined ? undefined : textOfKey(primaryLead);
      if (inferred === true || (lead !== undefined && left.has(lead))) return [];
      const where = account ?? (lead === undefined ? undefined : accountOf.get(lead));
      const act = placed('opportunity', at, where, () => {
        if (lead === undefined) return 'no-linked-lead';
        const life = lifeOf.get(lead);
        return life === undefined ? 'origin-unknown' : reasonOfLead(life, at);
      });
      return [owner === undefined ? act : { ...act, owner }];
    };
    return [
      ...view.leads.flatMap(touchesOn),
      ...view.opportunities.flatMap(opening),
      ...view.others.flatMap((event) => (isMarketingSpend(event) ? [spendAct(placed, event)] : [])),
    ];
  };
};

/** Makes an act, with the reason it went to an account on no list, if it did. */
type Placing = (
  kind: EffortKind,
  at: Instant,
  account: RecordKey | undefined,
  reasonOf: () => OffListReason,
  programme?: string,
) => EffortAct;

const isMarketingSpend = (event: JournalEvent): event is EventOf<'spend'> =>
  event.type === 'spend' && event.data.department === 'marketing';

const spendAct = (placed: Placing, { occurredAt, account, subject, data }: EventOf<'spend'>): EffortAct => {
  const programme = subject.kind === 'programme' ? subject.id : undefined;
  return {
    ...placed('spend', occurredAt, account, () => 'spent-on-account', programme),
    amount: data.amount,
    ...(programme === undefined ? {} : { programme }),
  };
};

/** Who brought a lead that belongs to no listed account, as far as the act could know. */
const reasonOfLead = ({ origin, passes }: LeadLife, at: Instant): OffListReason => {
  if (passes.some(({ handOver }) => handOver !== undefined && handOver.at <= at)) return 'handed-over';
  if (origin === undefined) return 'origin-unknown';
  return origin === 'marketing' ? 'not-handed-over' : `found-by-${origin}`;
};
