import type { Origin } from '../../journal/lead-events.js';
import type { LeadKey, RecordKey } from '../../journal/subject.js';
import type { CivilDate } from '../../kernel/civil-date.js';
import type { Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import type { PeriodId } from '../../kernel/period.js';

/**
 * Describes one deal as figures see it: an opportunity, or a lead that Sales works on where nobody keeps opportunities.
 *
 * **Details**: a deal's money counts once, at its primary lead, whatever number of leads it rests on.
 *
 * @category model
 * @since 0.1.0
 */
export interface DealCase {
  /** The opportunity's key, or the lead's. */
  readonly key: RecordKey;
  /** Whether an opportunity stands behind it, or only the pass of a lead. */
  readonly basis: 'opportunity' | 'pass';
  /** Whether it is still open. */
  readonly status: 'open' | 'won' | 'lost';
  /** When it was opened, epoch milliseconds; absent where no event says. */
  readonly openedAt?: Instant;
  /** When it was won or lost, epoch milliseconds; absent while it is open. */
  readonly closedAt?: Instant;
  /** True when a bulk load wrote one of its times, so that nothing can be timed by them. */
  readonly untimed?: true;
  /** What it is worth; absent where nobody wrote it down. */
  readonly amount?: Money;
  /** When it is expected to close, or closed. */
  readonly closeDate?: CivilDate;
  /** The lead that its money counts at; absent where none is linked. */
  readonly lead?: LeadKey;
  /** The account that buys; absent where no event says. */
  readonly account?: RecordKey;
  /** Who found its lead; absent where no event says. */
  readonly origin?: Origin;
  /** True when Marketing handed its lead over to Sales before the deal closed. */
  readonly handedOver?: true;
  /** The lead source in the company's own words. */
  readonly channel?: string;
  /** The programme that brought its lead in. */
  readonly programme?: string;
  /** The segment of its lead. */
  readonly segment?: string;
  /** The owner's identifier. */
  readonly owner?: string;
  /** The owner's team. */
  readonly team?: string;
}

/**
 * Names whose work a deal comes from; each deal has exactly one.
 *
 * @category model
 * @since 0.1.0
 */
export type DealSource = 'marketing' | 'sales' | 'elsewhere' | 'unknown';

/**
 * Tells whose work a deal comes from: `marketing` where it handed the lead over or found it, `sales` where Sales
 * found it, `elsewhere` where a partner, a customer or the product did, `unknown` where no lead says.
 *
 * @param deal - a deal
 * @returns the source
 * @category selections
 * @since 0.1.0
 */
export const sourceOfDeal = ({ handedOver, origin }: Pick<DealCase, 'handedOver' | 'origin'>): DealSource => {
  if (handedOver === true || origin === 'marketing') return 'marketing';
  return origin === undefined ? 'unknown' : origin === 'sales' ? 'sales' : 'elsewhere';
};

/**
 * Groups deals by the period in which they were won or lost; those still open belong to none.
 *
 * @param periodOf - the period of an instant, for example `periodAt(zone, rules, 'month')`
 * @returns how `groupBy` finds a deal's group
 * @category selections
 * @since 0.1.0
 */
export const closedIn =
  (periodOf: (at: Instant) => PeriodId) =>
  ({ status, closedAt }: DealCase): ReadonlyArray<PeriodId> =>
    status === 'open' ? [] : [closedAt === undefined ? '' : periodOf(closedAt)];

/**
 * Groups deals by the period in which they were opened: their cohort; the group is empty where no event says.
 *
 * @param periodOf - the period of an instant, for example `periodAt(zone, rules, 'month')`
 * @returns how `groupBy` finds a deal's group
 * @category selections
 * @since 0.1.0
 */
export const openedIn =
  (periodOf: (at: Instant) => PeriodId) =>
  ({ openedAt }: DealCase): ReadonlyArray<PeriodId> => [openedAt === undefined ? '' : periodOf(openedAt)];
