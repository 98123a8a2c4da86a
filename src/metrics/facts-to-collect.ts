import { byCodeUnit } from '../kernel/order.js';
import type { ToCollect } from '../lead/qualification-reading.js';
import { countOf } from './count.js';
import { type GroupedSums, groupBy } from './group-by.js';
import { mapReading } from './list.js';
import type { Metric } from './metric.js';

/**
 * Describes something that nobody found out, and on how many leads an answer waits for it.
 *
 * @category model
 * @since 0.1.0
 */
export interface CollectCount extends ToCollect {
  /** How many leads cannot be judged without it. */
  readonly leads: number;
}

/**
 * Counts what has to be found out before leads can be judged, the most wanted first.
 *
 * @returns the metric over what judgements ask to collect, as `judge` lists it
 * @example
 * ```ts
 * import { factsToCollect, measure } from 'smarketing/metrics'
 *
 * const budget = { kind: 'fact', name: 'budget', label: 'Budget', reason: 'never-recorded' } as const
 * const need = { kind: 'fact', name: 'need', label: 'Need' } as const
 * measure(factsToCollect())([[need, budget], [budget]]).map(({ label, leads }) => `${label}: ${leads}`)
 * // => ['Budget: 2', 'Need: 1']
 * ```
 * @category metrics
 * @since 0.1.0
 */
export const factsToCollect = (): Metric<
  ReadonlyArray<ToCollect>,
  GroupedSums<number>,
  ReadonlyArray<CollectCount>
> =>
  mapReading((groups: ReadonlyArray<{ readonly group: string; readonly reading: number }>) =>
    groups
      .map(({ group, reading }): CollectCount => ({ ...(JSON.parse(group) as ToCollect), leads: reading }))
      .sort((first, second) => second.leads - first.leads || byCodeUnit(first.label, second.label)),
  )(
    groupBy((collect: ReadonlyArray<ToCollect>) =>
      collect.map(({ kind, name, label, reason }) =>
        JSON.stringify({ kind, name, label, ...(reason === undefined ? {} : { reason }) }),
      ),
    )(countOf<ReadonlyArray<ToCollect>>(() => true)),
  );
