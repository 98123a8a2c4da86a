import type { PassCase } from '../lead-case.js';
import type { SpendCase } from './spend-case.js';
import type { CostItem } from './unit-cost.js';

/**
 * Describes what the cost of an accepted lead is reckoned from.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadCostSources {
  /** What was spent in the time that counts, by the departments that count. */
  readonly spends: ReadonlyArray<SpendCase>;
  /** The passes that Sales accepted in that time. */
  readonly accepted: ReadonlyArray<PassCase>;
}

/**
 * Lists what accepted leads cost, by programme, by channel, or in all; measured by
 * `groupBy(({ under }) => [under])(unitCost)`.
 *
 * **Details**: spend that names no programme, or no channel, stands under the empty name, and so do leads that came
 * through none; a programme that no accepted lead came from has spend and no units.
 *
 * @param by - under what spend and leads are counted; `'all'` puts all under the empty name
 * @returns a function from spend and accepted passes to the items
 * @example
 * ```ts
 * import type { Instant } from 'smarketing/kernel'
 * import { groupBy, measure } from 'smarketing/metrics'
 * import { type CostItem, leadCosts, unitCost } from 'smarketing/metrics/revenue'
 *
 * const spend = (programme: string, dollars: number) => ({
 *   at: 0 as Instant, amount: { minor: dollars * 100, currency: 'USD' }, department: 'marketing' as const, programme,
 * })
 * const items = leadCosts('programme')({ spends: [spend('fair', 42_000), spend('search', 9_000)], accepted: [] })
 * measure(groupBy(({ under }: CostItem) => [under])(unitCost))(items)
 *   .map(({ group, reading }) => [group, reading.units, reading.costs[0]?.share.value])
 * // => [['fair', 0, null], ['search', 0, null]]
 * ```
 * @category joins
 * @since 0.1.0
 */
export const leadCosts =
  (by: 'all' | 'programme' | 'channel') =>
  ({ spends, accepted }: LeadCostSources): ReadonlyArray<CostItem> => {
    const nameIn = (one: { readonly programme?: string; readonly channel?: string }): string =>
      (by === 'all' ? '' : one[by]) ?? '';
    return [
      ...spends.map((spend) => ({ under: nameIn(spend), spent: [spend.amount], units: 0 })),
      ...accepted.map(({ life }) => ({ under: nameIn(life), spent: [], units: 1 })),
    ];
  };
