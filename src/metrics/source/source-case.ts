import type { Origin } from '../../journal/lead-events.js';
import type { OpportunityRecord } from '../../journal/opportunity-record.js';
import { type LeadKey, type RecordKey, textOfKey } from '../../journal/subject.js';
import type { JournalView } from '../../journal/view.js';
import type { Instant } from '../../kernel/instant.js';
import type { DealCase } from '../revenue/deal-case.js';
import { originOf, type PartyMoment, traceOf } from './party-moment.js';
import type { Sourcing } from './source-terms.js';
import { type Firsts, firstsOf, joinTrails, type Trail, touchedWithin, trailOf } from './trail.js';

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
    const ofLead = remembered((key: LeadKey): Trail => {
      const record = isExcluded(key) ? undefined : records.get(textOfKey(key));
      return trailOf(record === undefined ? { moments: [] } : trace(record));
    });
    const accounts = new Map(
      (sourcing.per === 'account' ? view.accounts : []).map(({ key, leads }) => [textOfKey(key), leads]),
    );
    const ofAccount = remembered(
      (key: RecordKey): Trail => joinTrails((accounts.get(textOfKey(key)) ?? []).map(ofLead)),
    );
    return deals.flatMap((deal): ReadonlyArray<SourceCase> => {
      const record = deal.basis === 'opportunity' ? opportunities.get(textOfKey(deal.key)) : undefined;
      if (record === undefined) return [];
      const { openedAt, account } = record;
      const linked = linkedLeads(record);
      const around = account === undefined ? [] : (accounts.get(textOfKey(account)) ?? []);
      const all = account === undefined || around.length === 0 ? [] : [ofAccount(account)];
      const trails = [...linked.map(ofLead), ...all];
      const found = firstsOf(trails);
      return [
        {
          deal,
          openedAt,
          sources: {
            'lead-source': agreed(deal.channel) ?? found.origin ?? 'unknown',
            'first-touch': upTo(openedAt, found.touch)?.by ?? 'unknown',
            'touch-before-sales': beforeSales(found, openedAt),
          },
          influence: influenceOn(trails, openedAt, deal.closedAt ?? view.asOf, sourcing.lookBack),
          linked: trails.length > 0,
          touched: upTo(openedAt, found.marketing) !== undefined,
        },
      ];
    });
  };
};

/** Answers a question about a key once. */
const remembered = (answer: (key: RecordKey) => Trail): ((key: RecordKey) => Trail) => {
  const known = new Map<string, Trail>();
  return (key) => {
    const text = textOfKey(key);
    const found = known.get(text) ?? answer(key);
    known.set(text, found);
    return found;
  };
};

/** The primary lead first, then the others in the order in which they were linked. */
const linkedLeads = ({ primaryLead, leads }: OpportunityRecord): ReadonlyArray<LeadKey> => {
  const all = [...(primaryLead === undefined ? [] : [primaryLead]), ...leads];
  return [...new Map(all.map((key) => [textOfKey(key), key])).values()];
};

/** What came after the opening brought nothing. */
const upTo = (openedAt: Instant, moment: PartyMoment | undefined): PartyMoment | undefined =>
  moment !== undefined && moment.at <= openedAt ? moment : undefined;

const beforeSales = (found: Firsts, openedAt: Instant): Source => {
  const sales = upTo(openedAt, found.sales);
  const early = (moment: PartyMoment | undefined): Origin | undefined =>
    moment !== undefined && (sales === undefined || moment.at < sales.at) ? moment.by : undefined;
  return (
    early(upTo(openedAt, found.marketing)) ?? early(upTo(openedAt, found.other)) ?? sales?.by ?? 'unknown'
  );
};

/** The window looks back from the close: `(end − lookBack, end]`. */
const influenceOn = (
  trails: ReadonlyArray<Trail>,
  openedAt: Instant,
  end: Instant,
  lookBack: number,
): Influence => {
  const from = end - lookBack;
  const before = trails.some((trail) => touchedWithin(trail, from, Math.min(openedAt, end)));
  const after = trails.some((trail) => touchedWithin(trail, Math.max(openedAt, from), end));
  return before ? (after ? 'both' : 'before') : after ? 'after' : 'none';
};
