import { type GroupedSums, groupBy } from '../group-by.js';
import type { WaitCounts } from '../incidence.js';
import type { Metric } from '../metric.js';
import { timeToEvent, type Wait, type WaitSum } from '../time-to-event.js';
import { minutesOf } from '../wait-counts.js';
import { chiSquareTail } from './chi-square.js';
import { quadraticForm } from './quadratic-form.js';

/**
 * Describes one group in a log-rank test.
 *
 * @category model
 * @since 0.1.0
 */
export interface ComparedGroup {
  /** The group. */
  readonly group: string;
  /** How many of it were measured. */
  readonly subjects: number;
  /** For how many it happened. */
  readonly observed: number;
  /** For how many it would have happened if all groups were alike. */
  readonly expected: number;
}

/**
 * Describes whether something happens sooner or later in some groups than in others, or chance would do as much.
 *
 * @category model
 * @since 0.1.0
 */
export interface LogRank {
  /**
   * What is tested. `survival`: that the curves are alike, since nothing competes. `cause-specific-hazard`: that it
   * happens equally often among those who still wait; what competes was censored, so nothing is said about the shares
   * reached in the end, which Gray's test compares.
   */
  readonly hypothesis: 'survival' | 'cause-specific-hazard';
  /** The groups of which anybody is measured, by name. */
  readonly groups: ReadonlyArray<ComparedGroup>;
  /** How many strata were compared within; 1 where there is none. */
  readonly strata: number;
  /** The chi-square statistic; null where nothing can be compared. */
  readonly statistic: number | null;
  /** Its degrees of freedom. */
  readonly degreesOfFreedom: number;
  /** How often chance alone gives as much, 0–1; null where nothing can be compared. */
  readonly p: number | null;
  /** `real` where that is less often than once in twenty, else `noise`; null where nothing can be compared. */
  readonly verdict: 'real' | 'noise' | null;
  /** Why nothing can be compared: fewer than two groups were at risk together while it happened to anybody. */
  readonly reason?: 'nothing-to-compare';
  /** What that says and what it does not, in English. */
  readonly text: string;
  /** How many could not be measured, by reason, over all groups. */
  readonly excluded: ReadonlyArray<{ readonly reason: string; readonly count: number }>;
}

/**
 * Describes what a log-rank test compares.
 *
 * @category model
 * @since 0.1.0
 */
export interface LogRankTerms<Subject> {
  /** How a subject's wait ended; null for a subject that never began to wait. */
  readonly waitOf: (subject: Subject) => Wait | null;
  /** The group of a subject; null to leave it out. */
  readonly groupOf: (subject: Subject) => string | null;
  /** The stratum within which it is compared, for example its segment; all in one when absent. */
  readonly stratumOf?: (subject: Subject) => string;
}

/**
 * Describes the sums behind a log-rank test: waits by stratum, then by group.
 *
 * @category model
 * @since 0.1.0
 */
export type LogRankSum = GroupedSums<GroupedSums<WaitSum>>;

/**
 * Tests whether something happens sooner in some groups than in others: the log-rank test of two or more groups,
 * stratified where strata are given.
 *
 * **Details**: at each minute at which it happens, each group is expected to have its part of those at risk; observed
 * less expected, over its hypergeometric covariance, is chi-square. Who is open, and who left for another reason, is at
 * risk until then. Where outcomes compete this compares cause-specific hazards, and the reading says so. Groups have to
 * be known when the wait begins: `conversionByAnswer` shows how, where they are not.
 *
 * @param terms - the waits, the groups, and the strata
 * @returns the metric
 * @example
 * ```ts
 * import { minute } from 'smarketing/kernel'
 * import { measure, type Wait } from 'smarketing/metrics'
 * import { logRank } from 'smarketing/metrics/stage-times'
 *
 * const waits = (group: string, ...minutes: ReadonlyArray<number>) =>
 *   minutes.map((time) => ({ group, wait: { outcome: 'happened', duration: time * minute } satisfies Wait }))
 * const test = measure(logRank<{ group: string, wait: Wait }>({
 *   waitOf: ({ wait }) => wait, groupOf: ({ group }) => group,
 * }))([...waits('quick', 1, 2, 3, 4, 5), ...waits('slow', 6, 7, 8, 9, 10)])
 *
 * test.statistic?.toFixed(2) // => '9.70'
 * test.verdict // => 'real'
 * ```
 * @see N. Mantel, Evaluation of survival data and two new rank order statistics arising in its consideration, Cancer
 *   Chemotherapy Reports 50 (1966); R. Peto, J. Peto, JRSS A 135 (1972)
 * @see R. J. Gray, A class of K-sample tests for comparing the cumulative incidence of a competing risk, Annals of
 *   Statistics 16 (1988), for the test that this is not
 * @category metrics
 * @since 0.1.0
 */
export const logRank = <Subject>({
  waitOf,
  groupOf,
  stratumOf,
}: LogRankTerms<Subject>): Metric<Subject, LogRankSum, LogRank> => {
  const waits = groupBy<Subject>((subject) => {
    const group = groupOf(subject);
    return group === null ? [] : [group];
  })(timeToEvent(waitOf));
  const sums = groupBy<Subject>((subject) => [stratumOf?.(subject) ?? ''])(waits);
  return { ...sums, extract: readLogRank };
};

/** What one stratum says of all groups, in the order of their names. */
interface Deviation {
  readonly expected: Array<number>;
  readonly covariance: ReadonlyArray<Array<number>>;
}

const readLogRank = (sum: LogRankSum): LogRank => {
  const strata = sum.filter(([, groups]) => groups.some(([, { counts }]) => counts.length > 0));
  const names = [
    ...new Set(
      strata.flatMap(([, groups]) =>
        groups.flatMap(([name, { counts }]) => (counts.length > 0 ? [name] : [])),
      ),
    ),
  ].sort();
  const total: Deviation = {
    expected: names.map(() => 0),
    covariance: names.map(() => names.map(() => 0)),
  };
  for (const [, groups] of strata) {
    const found = new Map(groups);
    addStratum(
      total,
      names.map((name) => minutesOf(found.get(name)?.counts ?? [])),
    );
  }
  const all = strata.flatMap(([, groups]) => groups);
  const sumOf = (name: string | null, column: 1 | 2 | 3): number =>
    all.reduce(
      (count, [group, { counts }]) =>
        name === null || group === name
          ? minutesOf(counts).reduce((one, entry) => one + entry[column], count)
          : count,
      0,
    );
  const groups = names.map(
    (group, index): ComparedGroup => ({
      group,
      subjects: sumOf(group, 1) + sumOf(group, 2) + sumOf(group, 3),
      observed: sumOf(group, 1),
      expected: total.expected[index] as number,
    }),
  );
  const { value: statistic, rank } = quadraticForm(
    groups.map(({ observed, expected }) => observed - expected),
    total.covariance,
  );
  const p = chiSquareTail(rank)(statistic);
  const verdict = p < 0.05 ? 'real' : 'noise';
  const hypothesis = sumOf(null, 2) === 0 ? 'survival' : 'cause-specific-hazard';
  const base = { hypothesis, groups, strata: strata.length, degreesOfFreedom: rank } as const;
  const excluded = excludedIn(sum);
  return rank === 0
    ? {
        ...base,
        statistic: null,
        p: null,
        verdict: null,
        reason: 'nothing-to-compare',
        text: nothing,
        excluded,
      }
    : { ...base, statistic, p, verdict, text: textOf(statistic, rank, p, hypothesis), excluded };
};

const excludedIn = (sum: LogRankSum): LogRank['excluded'] => {
  const counts = new Map<string, number>();
  for (const [, groups] of sum)
    for (const [, { excluded }] of groups)
      for (const [reason, count] of excluded) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1));
};

/** Adds what one stratum expects of each group, minute by minute, and how sure that is. */
const addStratum = (total: Deviation, groups: ReadonlyArray<ReadonlyArray<WaitCounts>>): void => {
  const next = groups.map(() => 0);
  const atRisk = groups.map((counts) =>
    counts.reduce((sum, [, ...ends]) => sum + ends[0] + ends[1] + ends[2], 0),
  );
  const minutes = [...new Set(groups.flatMap((counts) => counts.map(([minute]) => minute)))].sort(
    (a, b) => a - b,
  );
  for (const minute of minutes) {
    let [events, all] = [0, 0];
    const leaving = groups.map((counts, index) => {
      all += atRisk[index] as number;
      const entry = counts[next[index] as number];
      if (entry?.[0] !== minute) return 0;
      next[index] = (next[index] as number) + 1;
      events += entry[1];
      return entry[1] + entry[2] + entry[3];
    });
    if (events > 0) addMinute(total, atRisk, events, all);
    for (const [index, left] of leaving.entries()) atRisk[index] = (atRisk[index] as number) - left;
  }
};

const addMinute = (
  { expected, covariance }: Deviation,
  atRisk: ReadonlyArray<number>,
  events: number,
  all: number,
): void => {
  // Alone at risk, nobody is compared with anybody.
  const spread = all > 1 ? (events * (all - events)) / (all - 1) : 0;
  for (const [row, own] of atRisk.entries()) {
    const share = own / all;
    expected[row] = (expected[row] as number) + events * share;
    const line = covariance[row] as Array<number>;
    for (const [column, other] of atRisk.entries())
      line[column] = (line[column] as number) + spread * share * ((row === column ? 1 : 0) - other / all);
  }
};

const nothing = 'Nothing can be compared: no two groups were waiting together while it happened to anybody.';

const textOf = (
  statistic: number,
  degreesOfFreedom: number,
  p: number,
  hypothesis: LogRank['hypothesis'],
): string => {
  const figures = `log-rank χ² ${statistic.toFixed(2)} on ${degreesOfFreedom} ${degreesOfFreedom === 1 ? 'degree' : 'degrees'} of freedom, ${p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`}`;
  const found =
    p < 0.05
      ? `The groups differ by more than chance (${figures}).`
      : `Chance alone would set the groups as far apart (${figures}).`;
  const tested =
    hypothesis === 'survival'
      ? 'It compares how soon it happens.'
      : 'It compares how often it happens among those who still wait (cause-specific hazards), not the shares that get there in the end, which Gray’s test compares.';
  return `${found} ${tested} The groups go together with the difference; that does not say they cause it.`;
};
