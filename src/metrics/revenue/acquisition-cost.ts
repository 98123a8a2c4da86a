import { textOfKey } from '../../journal/subject.js';
import type { Instant } from '../../kernel/instant.js';
import { contains, type Interval } from '../../kernel/interval.js';
import { type Department, departments } from '../../kernel/party.js';
import { measure } from '../metric.js';
import type { DealCase } from './deal-case.js';
import type { SpendCase } from './spend-case.js';
import { type UnitCost, unitCost } from './unit-cost.js';

/**
 * Describes somebody who bought.
 *
 * @category model
 * @since 0.1.0
 */
export interface CustomerCase {
  /** The account, else the lead, else the deal, as one text. */
  readonly customer: string;
  /** When he first bought, as far as the journal knows, epoch milliseconds. */
  readonly since: Instant;
}

/**
 * Lists who bought, each customer once, since his first sale that the journal knows.
 *
 * @param deals - deals
 * @returns the customers, in the order of their first deal in the list
 * @category joins
 * @since 0.1.0
 */
export const customerCases = (deals: ReadonlyArray<DealCase>): ReadonlyArray<CustomerCase> => {
  const since = new Map<string, Instant>();
  for (const { status, closedAt, account, lead, key } of deals) {
    if (status !== 'won' || closedAt === undefined) continue;
    const customer = textOfKey(account ?? lead ?? key);
    const known = since.get(customer);
    if (known === undefined || closedAt < known) since.set(customer, closedAt);
  }
  return [...since].map(([customer, at]) => ({ customer, since: at }));
};

/**
 * Describes whose spend and which customers belong together.
 *
 * @category model
 * @since 0.1.0
 */
export interface AcquisitionTerms {
  /** When the new customers bought first. */
  readonly customersIn: Interval;
  /** When the money was spent: the same time, or one median cycle earlier. */
  readonly spentIn: Interval;
}

/**
 * Describes what it costs to win a customer.
 *
 * @category model
 * @since 0.1.0
 */
export interface AcquisitionCost extends UnitCost {
  /** When the money was spent. */
  readonly spentIn: Interval;
  /**
   * The departments of which no spend is recorded in that time: the cost is not fully loaded then, and there is no
   * figure.
   */
  readonly lacks: ReadonlyArray<Department>;
}

/**
 * Reckons what it costs to win a customer: all that both departments spent ÷ the new customers.
 *
 * **Details**: fully loaded, or not at all: what Sales costs is part of it, so without the spend of either department
 * `costs` is empty and `lacks` names it. Money is spent before it works; with `spentIn` one median cycle before
 * `customersIn` the figure compares what belongs together.
 *
 * @param terms - when the customers came, and when the money was spent
 * @returns a function from spend and customers to the cost
 * @example
 * ```ts
 * import type { Instant } from 'smarketing/kernel'
 * import { acquisitionCost } from 'smarketing/metrics/revenue'
 *
 * const at = 1_767_225_600_000 as Instant
 * const quarter = { start: at, end: (at + 1) as Instant }
 * const spend = (department: 'sales' | 'marketing', dollars: number) => ({
 *   at, department, amount: { minor: dollars * 100, currency: 'USD' },
 * })
 * const customers = Array.from({ length: 25 }, (_, index) => ({ customer: String(index), since: at }))
 * const cost = acquisitionCost({ customersIn: quarter, spentIn: quarter })
 *
 * cost({ spends: [spend('sales', 30_000), spend('marketing', 20_000)], customers }).costs[0]?.each
 * // => { minor: 200000, currency: 'USD' }
 * cost({ spends: [spend('marketing', 20_000)], customers }).lacks // => ['sales']
 * ```
 * @see Finmark, “Customer acquisition cost”: 50,000 ÷ 25 = 2,000
 * @category readings
 * @since 0.1.0
 */
export const acquisitionCost =
  ({ customersIn, spentIn }: AcquisitionTerms) =>
  ({
    spends,
    customers,
  }: {
    /** What was spent, at any time. */
    readonly spends: ReadonlyArray<SpendCase>;
    /** Who bought, at any time. */
    readonly customers: ReadonlyArray<CustomerCase>;
  }): AcquisitionCost => {
    const [isNew, isSpent] = [contains(customersIn), contains(spentIn)];
    const counted = spends.filter(({ at }) => isSpent(at));
    const fresh = customers.filter(({ since }) => isNew(since));
    const lacks = departments.filter((side) => !counted.some(({ department }) => department === side));
    const cost = measure(unitCost)([
      ...counted.map(({ amount }) => ({ spent: [amount], units: 0 })),
      ...fresh.map(() => ({ spent: [], units: 1 })),
    ]);
    return { ...cost, ...(lacks.length === 0 ? {} : { costs: [] }), spentIn, lacks };
  };
