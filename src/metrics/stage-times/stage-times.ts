import type { LeadStage } from '../../journal/lead-events.js';
import { day, type Milliseconds, minute } from '../../kernel/duration.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import type { ExitKind } from '../../lead/exit-reason.js';
import { type IncidencePoint, incidenceOf, type Quantile, type WaitCounts } from '../incidence.js';
import type { PassCase } from '../lead-case.js';
import { joinTallies, mergeSorted, type Tally } from '../merge-sorted.js';
import type { Metric } from '../metric.js';
import { type StageTimeTerms, stageWait } from './stage-wait.js';

/**
 * Describes how many had got there after a given time.
 *
 * @category model
 * @since 0.1.0
 */
export interface ShareBy extends IncidencePoint {
  /** How many were followed for that long and had not left before; the fewer, the less the share says. */
  readonly atRisk: number;
}

/**
 * Describes the passes that left by one exit before they got there.
 *
 * @category model
 * @since 0.1.0
 */
export interface RivalExit {
  /** The exit. */
  readonly exit: ExitKind;
  /** How many passes. */
  readonly passes: number;
  /** The share that has left so by the end of the curve, 0–1: its cumulative incidence. */
  readonly share: number;
}

/**
 * Describes how long passes take from one stage to another.
 *
 * **Details**: happened, exits and open ones add up to `passes`; so do the shares of all curves with `waiting` to 1.
 *
 * @category model
 * @since 0.1.0
 */
export interface StageTime {
  /** The stage in which the wait begins. */
  readonly from: LeadStage;
  /** The stage that is waited for. */
  readonly to: LeadStage;
  /** How it is estimated: by Kaplan and Meier where nothing competes, else by Aalen and Johansen. */
  readonly estimator: 'kaplan-meier' | 'aalen-johansen';
  /** Whether times are exact to the minute or whole days between dates. */
  readonly unit: 'minute' | 'day';
  /** How many passes are measured. */
  readonly passes: number;
  /** Measured out of all that entered `from`: where few are, the others may well have fared otherwise. */
  readonly measured: Ratio;
  /** How many got there. */
  readonly happened: number;
  /** Of how many of these only a later stage tells: they count as late as that, so that no time looks too short. */
  readonly atMost: number;
  /** Those that left another way, the most frequent first. */
  readonly exits: ReadonlyArray<RivalExit>;
  /** How many are still open. */
  readonly open: number;
  /** How many of the open ones nothing has happened on for longer than agreed. */
  readonly stale: number;
  /** The share that got there so far, the open ones counted as if they never will: it grows as they do. */
  readonly soFar: Ratio;
  /** The share still waiting at the end of the curve, 0–1. */
  readonly waiting: number;
  /** The time by which a quarter had got there. */
  readonly p25: Quantile;
  /** The time by which half had got there. */
  readonly median: Quantile;
  /** The time by which nine of ten had got there. */
  readonly p90: Quantile;
  /** The share that had got there after 30, 90, 180 and 365 days, as far as anybody was followed for so long. */
  readonly after: ReadonlyArray<ShareBy>;
  /** The cumulative incidence: where each hundredth of its last share is first reached. */
  readonly curve: ReadonlyArray<IncidencePoint>;
  /** How many could not be measured, by reason. */
  readonly excluded: ReadonlyArray<{ readonly reason: string; readonly count: number }>;
}

/** The exits, in the order in which sums count them. */
const exitKinds: ReadonlyArray<ExitKind> = ['won', 'lost', 'rejected', 'disqualified', 'recycled'];

/**
 * Describes how many passes ended their wait in one minute: who got there, who is open, and who left by each exit, in
 * the order won, lost, rejected, disqualified, recycled.
 *
 * @category model
 * @since 0.1.0
 */
export type StageCounts = readonly [
  minute: number,
  happened: number,
  open: number,
  won: number,
  lost: number,
  rejected: number,
  disqualified: number,
  recycled: number,
];

/**
 * Describes the sums behind the times from one stage to another.
 *
 * @category model
 * @since 0.1.0
 */
export interface StageTimeSum {
  /** One entry a minute in which waits ended, sorted. */
  readonly counts: ReadonlyArray<StageCounts>;
  /** Of how many arrivals only a later stage tells. */
  readonly atMost: number;
  /** How many of the open ones are stale. */
  readonly stale: number;
  /** How many were excluded, by reason, sorted. */
  readonly excluded: Tally<string>;
}

/** The ages at which shares are read (proposal): a month, a quarter, half a year, a year. */
const horizons: ReadonlyArray<Milliseconds> = [30 * day, 90 * day, 180 * day, 365 * day];

/**
 * Measures how long passes take from one stage to another as cumulative incidence: every exit that rules the stage
 * out competes, and only open passes are censored.
 *
 * **Details**: one minus Kaplan–Meier where nothing competes, Aalen and Johansen's estimator else. Leaving out who
 * left, or calling them open, would promise more than ever comes. Times are rounded down to minutes; intervals are at
 * 95%, Greenwood's on the log(−log) scale where nothing competes and Marubini and Valsecchi's else.
 *
 * @param terms - up to when, how exactly, and who is stale
 * @param from - the stage in which the wait begins
 * @param to - the stage that is waited for
 * @returns the metric over passes; `groupBy` gives it by segment, channel or team
 * @see O. Aalen, S. Johansen, Scandinavian Journal of Statistics 5 (1978)
 * @see E. L. Kaplan, P. Meier, Nonparametric estimation from incomplete observations, JASA 53 (1958)
 * @category metrics
 * @since 0.1.0
 */
export const stageTime = (
  terms: StageTimeTerms,
  from: LeadStage,
  to: LeadStage,
): Metric<PassCase, StageTimeSum, StageTime> => {
  const waitOf = stageWait(terms, from, to);
  const nothing: StageTimeSum = { counts: [], atMost: 0, stale: 0, excluded: [] };
  const unit = terms.dayOf === undefined ? 'minute' : 'day';
  return {
    empty: nothing,
    of: (subject) => {
      const wait = waitOf(subject);
      if (wait === null) return nothing;
      if (wait.outcome === 'excluded') return { ...nothing, excluded: [[wait.reason, 1]] };
      const { outcome, duration } = wait;
      const is = (one: typeof outcome): number => (outcome === one ? 1 : 0);
      return {
        counts: [
          [
            Math.floor(duration / minute),
            is('happened'),
            is('open'),
            is('won'),
            is('lost'),
            is('rejected'),
            is('disqualified'),
            is('recycled'),
          ],
        ],
        atMost: wait.atMost === true ? 1 : 0,
        stale: outcome === 'open' && terms.isStale?.(subject) === true ? 1 : 0,
        excluded: [],
      };
    },
    concat: (first, second) => ({
      counts: mergeSorted(first.counts, second.counts, joinCounts),
      atMost: first.atMost + second.atMost,
      stale: first.stale + second.stale,
      excluded: joinTallies(first.excluded, second.excluded),
    }),
    extract: (sum) => ({ from, to, unit, ...readStageTime(sum) }),
  };
};

const joinCounts = (first: StageCounts, second: StageCounts): StageCounts => [
  first[0],
  first[1] + second[1],
  first[2] + second[2],
  first[3] + second[3],
  first[4] + second[4],
  first[5] + second[5],
  first[6] + second[6],
  first[7] + second[7],
];

/** Sees one way to leave as what is waited for, and all others as its rivals. */
const seenFrom = (counts: ReadonlyArray<StageCounts>, column: number): ReadonlyArray<WaitCounts> =>
  counts.map((entry): WaitCounts => {
    const own = entry[column] as number;
    return [entry[0], own, leavingIn(entry) - own, entry[2]];
  });

const leavingIn = ([, happened, , ...exits]: StageCounts): number =>
  exits.reduce((sum, count) => sum + count, happened);

const readStageTime = ({
  counts,
  atMost,
  stale,
  excluded,
}: StageTimeSum): Omit<StageTime, 'from' | 'to' | 'unit'> => {
  const total = (column: number): number => counts.reduce((sum, entry) => sum + (entry[column] as number), 0);
  const [happened, open] = [total(1), total(2)];
  const passes = counts.reduce((sum, entry) => sum + leavingIn(entry) + entry[2], 0);
  const { curve, quantile } = incidenceOf(seenFrom(counts, 1));
  const exits = exitKinds
    .map((exit, index): RivalExit => {
      const column = index + 3;
      const left = total(column);
      const share = left === 0 ? 0 : (incidenceOf(seenFrom(counts, column)).curve.at(-1)?.share ?? 0);
      return { exit, passes: left, share };
    })
    .filter((rival) => rival.passes > 0)
    .sort((first, second) => second.passes - first.passes);
  const gone = exits.reduce((sum, { share }) => sum + share, curve.at(-1)?.share ?? 0);
  return {
    estimator: exits.length === 0 ? 'kaplan-meier' : 'aalen-johansen',
    passes,
    measured: ratio(
      passes,
      excluded.reduce((sum, [, count]) => sum + count, passes),
    ),
    happened,
    atMost,
    exits,
    open,
    stale,
    soFar: rate(happened, passes),
    waiting: passes === 0 ? 0 : Math.max(0, 1 - gone),
    p25: quantile(0.25),
    median: quantile(0.5),
    p90: quantile(0.9),
    after: horizons.flatMap((horizon) => shareBy(counts, curve, horizon)),
    curve: thinned(curve),
    excluded: excluded.map(([reason, count]) => ({ reason, count })),
  };
};

/** The share at an age, where somebody was followed for so long or nobody is left to wait for. */
const shareBy = (
  counts: ReadonlyArray<StageCounts>,
  curve: ReadonlyArray<IncidencePoint>,
  horizon: Milliseconds,
): ReadonlyArray<ShareBy> => {
  const later = counts.filter(([minutes]) => minutes * minute >= horizon);
  const atRisk = later.reduce((sum, entry) => sum + leavingIn(entry) + entry[2], 0);
  const settled = counts.length > 0 && counts.at(-1)?.[2] === 0;
  if (atRisk === 0 && !settled) return [];
  const point = curve.findLast(({ at }) => at <= horizon);
  return [{ ...(point ?? { share: 0 }), at: horizon, atRisk }];
};

/** Where each hundredth of the last share is first reached: what an eye can tell apart, however many there are. */
const thinned = (curve: ReadonlyArray<IncidencePoint>): ReadonlyArray<IncidencePoint> => {
  const last = curve.at(-1);
  if (last === undefined) return [];
  let reached = -1;
  return curve.filter((point) => {
    const hundredth = Math.floor((100 * point.share) / last.share);
    if (hundredth <= reached && point !== last) return false;
    reached = Math.max(reached, hundredth);
    return true;
  });
};
