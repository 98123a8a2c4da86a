import { type Milliseconds, minute } from '../kernel/duration.js';
import { type IncidencePoint, incidenceOf, type Quantile } from './incidence.js';
import { joinTallies } from './merge-sorted.js';
import type { Metric } from './metric.js';
import { joinWaitCounts, minutesOf } from './wait-counts.js';

/**
 * Describes how one subject's wait ended.
 *
 * @category model
 * @since 0.1.0
 */
export type Wait =
  | {
      /** It happened; something else happened first, so that it no longer can; or it still may. */
      readonly outcome: 'happened' | 'competing' | 'open';
      /** How long the wait lasted, or has lasted so far, in milliseconds. */
      readonly duration: Milliseconds;
    }
  | {
      /** The wait cannot be measured. */
      readonly outcome: 'excluded';
      /** Why, as a kebab-case code. */
      readonly reason: string;
    };

/**
 * Describes waits as whole counts, so that shards can be joined exactly.
 *
 * @category model
 * @since 0.1.0
 */
export interface WaitSum {
  /**
   * Four numbers for each minute in which waits ended, one minute after the other in rising order: the minute, then how
   * many happened, competed and are open.
   */
  readonly counts: ReadonlyArray<number>;
  /** How many were excluded, by reason, sorted. */
  readonly excluded: ReadonlyArray<readonly [reason: string, count: number]>;
}

/**
 * Describes how long something takes, with the open waits counted and not averaged away.
 *
 * @category model
 * @since 0.1.0
 */
export interface TimeToEvent {
  /** How many waits are measured. */
  readonly subjects: number;
  /** For how many it happened. */
  readonly happened: number;
  /** For how many something else happened first. */
  readonly competing: number;
  /** How many are still waiting. */
  readonly open: number;
  /** The shortest time by which it had happened for half of all. */
  readonly median: Quantile;
  /** The same for 90% of all. */
  readonly p90: Quantile;
  /** The same for 95% of all. */
  readonly p95: Quantile;
  /** The cumulative incidence, a point wherever it rises; durations are rounded down to minutes. */
  readonly curve: ReadonlyArray<IncidencePoint>;
  /** How long those who still wait have waited so far, by the minute: where the curve knows fewer from then on. */
  readonly censored: ReadonlyArray<CensoredWaits>;
  /** How many could not be measured, by reason. */
  readonly excluded: ReadonlyArray<{ readonly reason: string; readonly count: number }>;
}

/**
 * Describes those who have waited equally long and still wait.
 *
 * @category model
 * @since 0.1.0
 */
export interface CensoredWaits {
  /** How long they have waited, in milliseconds, rounded down to minutes. */
  readonly at: Milliseconds;
  /** How many they are. */
  readonly waits: number;
}

/**
 * Describes how long something takes without the curve, where a report needs no picture of it.
 *
 * @category model
 * @since 0.1.0
 */
export type WaitSummary = Omit<TimeToEvent, 'curve' | 'censored'>;

/**
 * Leaves the curve out of a reading of waits, and the waits that it was not told the end of.
 *
 * @param reading - how long something takes
 * @returns the same without the curve
 * @category readings
 * @since 0.1.0
 */
export const summaryOf = ({ curve: _, censored: __, ...summary }: TimeToEvent): WaitSummary => summary;

/**
 * Measures the time until something happens as cumulative incidence by Aalen and Johansen: waits that are
 * still open are censored, and outcomes that rule it out compete.
 *
 * **Details**: with nothing competing this is one minus the Kaplan–Meier curve. Durations are rounded down
 * to whole minutes, so that sums stay whole numbers. Intervals are at 95%, on the log(−log) scale, with the
 * delta-method variance: Greenwood's where nothing competes, the binomial one where nobody still waits.
 *
 * @param waitOf - how a subject's wait ended; null for a subject that never began to wait
 * @returns the metric
 * @see O. Aalen, S. Johansen, An empirical transition matrix for non-homogeneous Markov chains based on
 *   censored observations, Scandinavian Journal of Statistics 5 (1978)
 * @see E. Marubini, M. G. Valsecchi, Analysing Survival Data from Clinical Trials and Observational Studies (1995),
 *   chapter 10, for the variance
 * @see R. Brookmeyer, J. Crowley, A confidence interval for the median survival time, Biometrics 38 (1982)
 * @category metrics
 * @since 0.1.0
 */
export const timeToEvent = <Subject>(
  waitOf: (subject: Subject) => Wait | null,
): Metric<Subject, WaitSum, TimeToEvent> => ({
  empty: noWaits,
  of: (subject) => {
    const wait = waitOf(subject);
    if (wait === null) return noWaits;
    if (wait.outcome === 'excluded') return { counts: [], excluded: [[wait.reason, 1]] };
    const minutes = Math.floor(wait.duration / minute);
    const { outcome } = wait;
    return {
      counts: [
        minutes,
        outcome === 'happened' ? 1 : 0,
        outcome === 'competing' ? 1 : 0,
        outcome === 'open' ? 1 : 0,
      ],
      excluded: [],
    };
  },
  concat: (first, second) => ({
    counts: joinWaitCounts(first.counts, second.counts),
    excluded: joinTallies(first.excluded, second.excluded),
  }),
  extract: readWaits,
});

const noWaits: WaitSum = { counts: [], excluded: [] };

const readWaits = ({ counts: flat, excluded }: WaitSum): TimeToEvent => {
  const counts = minutesOf(flat);
  const total = (column: 1 | 2 | 3): number => counts.reduce((sum, entry) => sum + entry[column], 0);
  const [happened, competing, open] = [total(1), total(2), total(3)];
  const { curve, quantile } = incidenceOf(counts);
  return {
    subjects: happened + competing + open,
    happened,
    competing,
    open,
    median: quantile(0.5),
    p90: quantile(0.9),
    p95: quantile(0.95),
    curve,
    censored: counts.flatMap(([minutes, , , waits]) =>
      waits === 0 ? [] : [{ at: minutes * minute, waits }],
    ),
    excluded: excluded.map(([reason, count]) => ({ reason, count })),
  };
};
