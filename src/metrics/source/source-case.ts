import type { Origin } from '../../journal/lead-events.js';
import type { LeadRecord } from '../../journal/lead-record.js';
import type { OpportunityRecord } from '../../journal/opportunity-record.js';
import { type LeadKey, textOfKey } from '../../journal/subject.js';
import type { JournalView } from '../../journal/view.js';
import type { Instant } from '../../kernel/instant.js';
import type { DealCase } from '../revenue/deal-case.js';
import { type LeadTrace, originOf, type PartyMoment, traceOf } from './party-moment.js';
import type { Sourcing } from './source-terms.js';

/**
 * Names the three definitions by which companies tell who brought an opportunity: `lead-source`, what its lead was
 * recorded with; `first-touch`, whose touch came first; `touch-before-sales`, Marketing's where a touch of Marketing came
 * before the first activity of Sales.
 *
 * @category model
 * @since 0.1.0
 */
export type SourceDefinition = 'lead-source' | 'first-touch' | 'touch-before-sales';

/**
 * Lists the three definitions, from what is claimed to what is strictest.
 *
 * @category constants
 * @since 0.1.0
 */
export const sourceDefinitions: ReadonlyArray<SourceDefinition> = [
  'lead-source',
  'first-touch',
  'touch-before-sales',
];

/**
 * Names who brought an opportunity by one definition; `unknown` where the journal does not tell.
 *
 * @category model
 * @since 0.1.0
 */
export type Source = Origin | 'unknown';

/**
 * Names whether and when a touch of Marketing within the look-back influenced an opportunity: `before` it was opened,
 * `after` that, or `both`.
 *
 * @category model
 * @since 0.1.0
 */
export type Influence = 'none' | 'before' | 'after' | 'both';

/**
 * Describes an opportunity with who brought it by each definition.
 *
 * @category model
 * @since 0.1.0
 */
export interface SourceCase {
  /** The opportunity as figures of money see it. */
  readonly deal: DealCase;
  /** When it was opened, or first mentioned where no event says so, epoch milliseconds. */
  readonly openedAt: Instant;
  /** Who brought it by each definition. */
  readonly sources: { readonly [Definition in SourceDefinition]: Source };
  /** Whether and when Marketing influenced it. */
  readonly influence: Influence;
  /** Whether any lead stands behind it. */
  readonly linked: boolean;
  /** Whether any touch of Marketing up to its opening is logged, however long ago. */
  readonly touched: boolean;
}

/**
 * Describes what the sources of opportunities are told from.
 *
 * @category model
 * @since 0.1.0
 */
export interface SourceSubjects {
  /** What is visible. */
  readonly view: Pick<JournalView, 'asOf' | 'leads' | 'opportunities' | 'accounts'>;
  /** The deals, as `dealCases` gives them; those without an opportunity behind them have no part in it. */
  readonly deals: ReadonlyArray<DealCase>;
  /** Tells whether a lead is left out of every rate (a test, spam), and its touches with it; none when absent. */
  readonly isExcluded?: (lead: LeadKey) => boolean;
}

/**
 * Tells for each opportunity who brought it by each of the three definitions, and whether Marketing influenced it.
 *
 * **Details**: by `lead-source` it is whoever is agreed to stand behind its lead source, else who found its primary lead,
 * else any linked lead. The other two count only what is logged up to its opening: touches of either department and what
 * the prospect did himself; a capture that somebody typed in or loaded is a claim and no touch. Where no touch of Marketing
 * came before the first activity of Sales (a touch, an acceptance, work), a partner, a customer or the product brought it if
 * theirs did, else Sales. Influence looks back from the close, or from now, and takes no part in any source.
 *
 * **Gotchas**: what is known by its date only counts as of that date's start; what happens in one instant comes not before
 * anything else in it.
 *
 * @param sourcing - the compiled terms
 * @returns a function from the journal's view and the deals to one case for each opportunity, in the order of the deals
 * @category joins
 * @since 0.1.0
 */
export const sourceCases = (
  sourcing: Sourcing,
): ((subjects: SourceSubjects) => ReadonlyArray<SourceCase>) => {
  const trace = traceOf(sourcing);
  const agreed = originOf(sourcing);
  return ({ view, deals, isExcluded = () => false }) => {
    const records = new Map(view.leads.map((record) => [textOfKey(record.key), record]));
    const opportunities = new Map(view.opportunities.map((record) => [textOfKey(record.key), record]));
    const leadsOf = leadsBehind(sourcing, view);
    const traces = new Map<string, LeadTrace>();
    const traceAt = (key: LeadKey): LeadTrace => {
      const text = textOfKey(key);
      const known = traces.get(text);
      if (known !== undefined) return known;
      const made = isExcluded(key) ? nothing : trace(records.get(text) ?? emptyRecord(key));
      traces.set(text, made);
      return made;
    };
    return deals.flatMap((deal): ReadonlyArray<SourceCase> => {
      const record = deal.basis === 'opportunity' ? opportunities.get(textOfKey(deal.key)) : undefined;
      if (record === undefined) return [];
      const leads = leadsOf(record);
      const found = leads.map(traceAt);
      const { openedAt } = record;
      const moments = found.flatMap(({ moments: own }) => own).sort(byTime);
      const before = moments.filter(({ at }) => at <= openedAt);
      return [
        {
          deal,
          openedAt,
          sources: {
            'lead-source':
              agreed(deal.channel) ?? found.find(({ origin }) => origin !== undefined)?.origin ?? 'unknown',
            'first-touch': before.find(({ touch }) => touch)?.by ?? 'unknown',
            'touch-before-sales': beforeSales(before),
          },
          influence: influenceOn(moments, openedAt, deal.closedAt ?? view.asOf, sourcing.lookBack),
          linked: leads.length > 0,
          touched: before.some(isMarketing),
        },
      ];
    });
  };
};

const nothing: LeadTrace = { moments: [] };

const emptyRecord = (key: LeadKey): LeadRecord => ({ key, events: [] });

/** Moments of one instant stay in the order of the leads, the primary one first. */
const byTime = (first: PartyMoment, second: PartyMoment): number => first.at - second.at;

const isMarketing = ({ by, touch }: PartyMoment): boolean => touch && by === 'marketing';

/** The primary lead first, then the linked ones, then those of the account where they count. */
const leadsBehind = (
  { per }: Sourcing,
  { accounts }: Pick<JournalView, 'accounts'>,
): ((record: OpportunityRecord) => ReadonlyArray<LeadKey>) => {
  const ofAccount = new Map(
    (per === 'account' ? accounts : []).map(({ key, leads }) => [textOfKey(key), leads]),
  );
  return ({ primaryLead, leads, account }) => {
    const further = account === undefined ? [] : (ofAccount.get(textOfKey(account)) ?? []);
    const all = [...(primaryLead === undefined ? [] : [primaryLead]), ...leads, ...further];
    return [...new Map(all.map((key) => [textOfKey(key), key])).values()];
  };
};

const beforeSales = (before: ReadonlyArray<PartyMoment>): Source => {
  const sales = before.find(({ by }) => by === 'sales');
  const isEarly = ({ at }: PartyMoment): boolean => sales === undefined || at < sales.at;
  if (before.some((moment) => isMarketing(moment) && isEarly(moment))) return 'marketing';
  const other = before.find((moment) => moment.touch && moment.by !== 'marketing' && moment.by !== 'sales');
  if (other !== undefined && isEarly(other)) return other.by;
  return sales === undefined ? 'unknown' : 'sales';
};

/** The window looks back from the close: `(end − lookBack, end]`. */
const influenceOn = (
  moments: ReadonlyArray<PartyMoment>,
  openedAt: Instant,
  end: Instant,
  lookBack: number,
): Influence => {
  const touches = moments.filter(
    (moment) => isMarketing(moment) && moment.at > end - lookBack && moment.at <= end,
  );
  const before = touches.some(({ at }) => at <= openedAt);
  const after = touches.some(({ at }) => at > openedAt);
  return before ? (after ? 'both' : 'before') : after ? 'after' : 'none';
};
