import type { Milliseconds } from '../../kernel/duration.js';
import { type ExactSum, exactSum, exactSumOf, exactSumToBigInt } from '../../kernel/exact-sum.js';
import type { Instant } from '../../kernel/instant.js';
import type { Metric } from '../metric.js';
import { type TimeToEvent, timeToEvent, type Wait, type WaitSum } from '../time-to-event.js';
import type { DealCase } from './deal-case.js';

/**
 * Describes the sums behind a sales cycle.
 *
 * @category model
 * @since 0.1.0
 */
export interface SalesCycleSum {
  /** How long deals took, or have taken so far. */
  readonly waits: WaitSum;
  /** How long the won ones took together, in milliseconds. */
  readonly wonTime: ExactSum;
}

/**
 * Describes how long it takes to win a deal.
 *
 * @category model
 * @since 0.1.0
 */
export interface SalesCycle {
  /**
   * From opening to winning, as cumulative incidence: lost deals compete, open ones are censored. Its median is that of
   * all deals, and is ruled out where fewer than half are ever won.
   */
  readonly incidence: TimeToEvent;
  /** The time by which half of all that are won at all were won, as far as can be seen; null where none was. */
  readonly halfOfWins: Milliseconds | null;
  /** The mean of those that are won already: it leaves out every deal that takes longer, and so is too short. */
  readonly winnersMean: { readonly deals: number; readonly value: Milliseconds | null };
}

/**
 * Measures how long it takes from opening a deal to winning it.
 *
 * **Details**: the mean of the winners, which most reports show, knows only what went fast enough to be over (survivor
 * bias); it stands beside the incidence so that nobody has to reckon it elsewhere. A deal whose opening nobody
 * recorded, or that was entered when it was closed already, is excluded and counted.
 *
 * @param asOf - the moment to which open deals have waited, epoch milliseconds
 * @returns the metric over deals
 * @example
 * ```ts
 * import { day, type Instant } from 'smarketing/kernel'
 * import { measure } from 'smarketing/metrics'
 * import { type DealCase, salesCycle } from 'smarketing/metrics/revenue'
 *
 * const start = 1_767_225_600_000
 * const deal = (id: string, status: DealCase['status'], days: number): DealCase => ({
 *   key: { system: 'crm', id }, basis: 'opportunity', status, openedAt: start as Instant,
 *   ...(status === 'open' ? {} : { closedAt: (start + days * day) as Instant }),
 * })
 * const deals = [deal('1', 'won', 10), deal('2', 'won', 20), deal('3', 'open', 90), deal('4', 'open', 90)]
 * const { halfOfWins, winnersMean, incidence } = measure(salesCycle((start + 90 * day) as Instant))(deals)
 *
 * const days = [halfOfWins ?? 0, winnersMean.value ?? 0].map((time) => time / day) // => [10, 15]
 * incidence.open // => 2
 * ```
 * @category metrics
 * @since 0.1.0
 */
export const salesCycle = (asOf: Instant): Metric<DealCase, SalesCycleSum, SalesCycle> => {
  const waits = timeToEvent(waitUntil(asOf));
  return {
    empty: { waits: waits.empty, wonTime: exactSum.empty },
    of: (deal) => {
      const wait = waitUntil(asOf)(deal);
      return {
        waits: waits.of(deal),
        wonTime: wait.outcome === 'happened' ? exactSumOf(wait.duration) : exactSum.empty,
      };
    },
    concat: (first, second) => ({
      waits: waits.concat(first.waits, second.waits),
      wonTime: exactSum.concat(first.wonTime, second.wonTime),
    }),
    extract: (sum) => {
      const incidence = waits.extract(sum.waits);
      const { happened: deals, curve } = incidence;
      const all = curve.at(-1)?.share ?? 0;
      return {
        incidence,
        // A hair of tolerance, as the quantiles have: sums of shares miss their decimal by a bit.
        halfOfWins: curve.find(({ share }) => share >= all / 2 - 1e-12)?.at ?? null,
        winnersMean: {
          deals,
          value: deals === 0 ? null : Number(exactSumToBigInt(sum.wonTime) / BigInt(deals)),
        },
      };
    },
  };
};

const waitUntil =
  (asOf: Instant) =>
  ({ status, openedAt, closedAt, untimed }: DealCase): Wait => {
    if (untimed === true) return { outcome: 'excluded', reason: 'bulk-load' };
    if (openedAt === undefined) return { outcome: 'excluded', reason: 'opening-not-recorded' };
    if (status === 'open') {
      return openedAt > asOf
        ? { outcome: 'excluded', reason: 'opened-later' }
        : { outcome: 'open', duration: asOf - openedAt };
    }
    if (closedAt === undefined) return { outcome: 'excluded', reason: 'closing-not-recorded' };
    if (closedAt < openedAt) return { outcome: 'excluded', reason: 'closed-before-opened' };
    // Who enters a deal when it is over writes down one moment for both.
    if (closedAt === openedAt) return { outcome: 'excluded', reason: 'entered-when-closed' };
    return { outcome: status === 'won' ? 'happened' : 'competing', duration: closedAt - openedAt };
  };
