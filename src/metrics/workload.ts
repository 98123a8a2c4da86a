import { byCodeUnit } from '../kernel/order.js';
import type { Ratio } from '../kernel/ratio.js';
import { firstReach } from './first-reach.js';
import type { PassCase } from './lead-case.js';
import { joinTallies, type Tally } from './merge-sorted.js';
import type { Metric } from './metric.js';
import { type RateSum, rateOf } from './rate.js';

/**
 * Describes what Sales has in hand, and what it put off.
 *
 * @category model
 * @since 0.1.0
 */
export interface Workload {
  /** How many handed-over passes are open. */
  readonly open: number;
  /** How many of them nobody has reached for yet. */
  readonly untouched: number;
  /** Of all passes that were handed over: those that were put off at least once. */
  readonly deferred: Ratio;
  /** How often work was put off, by reason, the most frequent first; the reason is empty where none was given. */
  readonly reasons: ReadonlyArray<{ readonly reason: string; readonly count: number }>;
}

/**
 * Describes the sums behind a workload.
 *
 * @category model
 * @since 0.1.0
 */
export interface WorkloadSum {
  /** How many handed-over passes are open. */
  readonly open: number;
  /** How many of them nobody has reached for. */
  readonly untouched: number;
  /** The passes that were put off, out of all. */
  readonly deferred: RateSum;
  /** How often, by reason. */
  readonly reasons: Tally<string>;
}

/**
 * Measures how many leads Sales has in hand and how often work was put off, and why: what to hold against a team's
 * capacity, since workload stops no clock.
 *
 * @returns the metric over passes; `groupBy` gives it by team
 * @category metrics
 * @since 0.1.0
 */
export const workload = (): Metric<PassCase, WorkloadSum, Workload> => {
  const deferred = rateOf<PassCase>(isHandedOver, ({ pass }) => pass.deferrals !== undefined);
  const empty: WorkloadSum = { open: 0, untouched: 0, deferred: deferred.empty, reasons: [] };
  return {
    empty,
    of: (subject) => {
      if (!isHandedOver(subject)) return empty;
      const isOpen = subject.pass.exit === undefined;
      return {
        open: isOpen ? 1 : 0,
        untouched: isOpen && firstReach(subject) === undefined ? 1 : 0,
        deferred: deferred.of(subject),
        reasons: (subject.pass.deferrals ?? [])
          .map(({ reason = '' }): Tally<string> => [[reason, 1]])
          .reduce(joinTallies, []),
      };
    },
    concat: (first, second) => ({
      open: first.open + second.open,
      untouched: first.untouched + second.untouched,
      deferred: deferred.concat(first.deferred, second.deferred),
      reasons: joinTallies(first.reasons, second.reasons),
    }),
    extract: ({ reasons, ...sum }) => ({
      ...sum,
      deferred: deferred.extract(sum.deferred),
      reasons: reasons
        .map(([reason, count]) => ({ reason, count }))
        .sort((first, second) => second.count - first.count || byCodeUnit(first.reason, second.reason)),
    }),
  };
};

const isHandedOver = ({ pass }: PassCase): boolean => pass.handOver !== undefined;
