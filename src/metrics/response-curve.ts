import type { Milliseconds } from '../kernel/duration.js';
import { day } from '../kernel/duration.js';
import type { Ratio } from '../kernel/ratio.js';
import { rate } from '../kernel/wilson.js';
import {
  harvardResponseStudy,
  leadResponseContactStudy,
  leadResponseQualificationStudy,
  type ResponseStudy,
} from '../lead/response-decay.js';
import { firstReach } from './first-reach.js';
import type { PassCase } from './lead-case.js';
import { joinTallies, type Tally } from './merge-sorted.js';
import type { Metric } from './metric.js';
import { endedWait, reasonAgainst } from './moment-wait.js';
import { type ResponseBand, responseBands } from './response-band.js';
import { compareWithStudy, type StudyComparison } from './study-comparison.js';
import type { TouchWaitTerms } from './touch-wait.js';

/**
 * Describes what a company's own response curve is drawn by.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResponseCurveTerms extends TouchWaitTerms {
  /** The studies to compare with; those that this library knows when absent. */
  readonly studies?: ReadonlyArray<ResponseStudy>;
  /** How old an open pass must be before its outcome counts, in milliseconds; `maturePassAge` when absent. */
  readonly matureAfter?: Milliseconds;
}

/**
 * Is how old an open pass must be before it counts in a response curve: 30 days, a proposal.
 *
 * @category constants
 * @since 0.1.0
 */
export const maturePassAge: Milliseconds = 30 * day;

/**
 * Lists the published figures that a company's own curve is held against.
 *
 * @category presets
 * @since 0.1.0
 */
export const responseStudies: ReadonlyArray<ResponseStudy> = [
  harvardResponseStudy,
  leadResponseContactStudy,
  leadResponseQualificationStudy,
];

/**
 * Describes what became of passes: shares of those counted, never probabilities.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResponseOutcome {
  /** How many passes. */
  readonly passes: number;
  /** The share with a two-way connection. */
  readonly contacted: Ratio;
  /** The share that Sales found qualified. */
  readonly qualified: Ratio;
  /** The share that became customers. */
  readonly won: Ratio;
}

/**
 * Describes a company's own response curve beside the published figures.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResponseCurve {
  /** What became of the passes by the time of the first touch, cut where the studies are. */
  readonly bands: ReadonlyArray<ResponseBand & ResponseOutcome>;
  /** What became of those that nobody touched. */
  readonly untouched: ResponseOutcome;
  /** What each study found, and what the own data show. */
  readonly studies: ReadonlyArray<StudyComparison>;
  /** How many passes do not count, by reason. */
  readonly excluded: ReadonlyArray<{ readonly reason: string; readonly count: number }>;
}

/** How many passes, and how many of them were contacted, qualified and won. */
type OutcomeCounts = readonly [passes: number, contacted: number, qualified: number, won: number];

/**
 * Describes the sums behind a response curve.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResponseCurveSum {
  /** The counts of each band, and of the untouched last. */
  readonly counts: ReadonlyArray<OutcomeCounts>;
  /** How many do not count, by reason. */
  readonly excluded: Tally<string>;
}

/**
 * Measures what became of leads by how soon they were reached for, beside what published studies found.
 *
 * **Details**: over handed-over passes, from the first interest to the first touch, in elapsed time: what the studies
 * measured. An open pass counts once it is old enough, since a lead of yesterday had no time to be won. Shares carry
 * Wilson intervals, the ratio of two shares Katz's; a difference that chance alone would make is called noise.
 *
 * **Gotchas**: neither the studies nor this show causes: quick teams differ from slow ones in other ways, and easy
 * leads are called first.
 *
 * @param terms - the instant, whose touches were recorded, and the studies
 * @returns the metric over passes
 * @category metrics
 * @since 0.1.0
 */
export const responseCurve = (
  terms: ResponseCurveTerms,
): Metric<PassCase, ResponseCurveSum, ResponseCurve> => {
  const { studies = responseStudies } = terms;
  const bands = responseBands(studies);
  const placeOf = placeIn(terms, bands);
  const none: OutcomeCounts = [0, 0, 0, 0];
  const empty = [...bands.map(() => none), none];
  const nothing: ResponseCurveSum = { counts: empty, excluded: [] };
  return {
    empty: nothing,
    of: (subject) => {
      const place = placeOf(subject);
      if (place === null) return nothing;
      if (typeof place === 'string') return { counts: empty, excluded: [[place, 1]] };
      const own = outcomeOf(subject);
      return { counts: empty.map((counts, index) => (index === place ? own : counts)), excluded: [] };
    },
    concat: (first, second) => ({
      counts: first.counts.map((counts, index) => added(counts, second.counts[index] as OutcomeCounts)),
      excluded: joinTallies(first.excluded, second.excluded),
    }),
    extract: ({ counts, excluded }) => {
      const sumOf = (chosen: (band: ResponseBand) => boolean): OutcomeCounts =>
        bands.reduce(
          (sum, band, index) => (chosen(band) ? added(sum, counts[index] as OutcomeCounts) : sum),
          none,
        );
      return {
        bands: bands.map((band, index) => ({ ...band, ...outcome(counts[index] as OutcomeCounts) })),
        untouched: outcome(counts[bands.length] as OutcomeCounts),
        studies: studies.flatMap((study) =>
          study.comparisons.map((comparison) => {
            const { quick, slow } = comparison;
            const shareOf = (of: OutcomeCounts): Ratio =>
              outcome(of)[study.outcome === 'contact' ? 'contacted' : 'qualified'];
            return compareWithStudy(
              study,
              comparison,
            )({
              quick: shareOf(sumOf(({ atMost }) => atMost !== undefined && atMost <= quick)),
              slow: shareOf(sumOf(({ atLeast }) => atLeast >= slow)),
            });
          }),
        ),
        excluded: excluded.map(([reason, count]) => ({ reason, count })),
      };
    },
  };
};

/** The index of a pass's band, that after the last for an untouched one, a reason, or null where it never began. */
const placeIn =
  (
    { asOf, touchesRecorded, matureAfter = maturePassAge }: ResponseCurveTerms,
    bands: ReadonlyArray<ResponseBand>,
  ) =>
  (subject: PassCase): number | string | null => {
    const { handOver, started, exit } = subject.pass;
    if (handOver === undefined) return null;
    const against = reasonAgainst(started);
    if (against !== null) return against;
    if (exit === undefined && asOf - started.at < matureAfter) return 'too-young';
    const reached = firstReach(subject);
    if (reached === undefined) return touchesRecorded(subject) ? bands.length : 'touches-not-recorded';
    const wait = endedWait('happened', 'touch', started, reached);
    return wait.outcome === 'excluded'
      ? wait.reason
      : bands.findLastIndex(({ atLeast }) => atLeast <= wait.duration);
  };

const outcomeOf = ({ pass }: PassCase): OutcomeCounts => [
  1,
  pass.touches.firstContact === undefined ? 0 : 1,
  pass.stages['sales-qualified'] === undefined && pass.stages.won === undefined ? 0 : 1,
  pass.exit?.kind === 'won' ? 1 : 0,
];

const added = (first: OutcomeCounts, second: OutcomeCounts): OutcomeCounts => [
  first[0] + second[0],
  first[1] + second[1],
  first[2] + second[2],
  first[3] + second[3],
];

const outcome = ([passes, contacted, qualified, won]: OutcomeCounts): ResponseOutcome => ({
  passes,
  contacted: rate(contacted, passes),
  qualified: rate(qualified, passes),
  won: rate(won, passes),
});
