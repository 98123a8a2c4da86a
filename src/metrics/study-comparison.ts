import type { Milliseconds } from '../kernel/duration.js';
import type { Ratio } from '../kernel/ratio.js';
import { zOf95 } from '../kernel/wilson.js';
import type { ResponseComparison, ResponseStudy } from '../lead/response-decay.js';
import { type Change, changeFrom } from './change.js';
import { timeText } from './response-band.js';

/**
 * Describes one published comparison beside the company's own data.
 *
 * @category model
 * @since 0.1.0
 */
export interface StudyComparison {
  /** The study. */
  readonly study: string;
  /** What was counted. */
  readonly outcome: ResponseStudy['outcome'];
  /** An answer within this time is quick, in milliseconds. */
  readonly quick: Milliseconds;
  /** An answer after this time or later is slow, in milliseconds. */
  readonly slow: Milliseconds;
  /** What the study says: how many times as often the quick answer reached it. */
  readonly published: number;
  /** What the own data say. */
  readonly own: OwnComparison;
  /**
   * `not-measured`: one group is empty; `noise`: chance alone would make the own difference; else how the own ratio
   * lies to the published one, which is `alike` while it is within the own interval.
   */
  readonly verdict: 'not-measured' | 'noise' | 'smaller' | 'alike' | 'larger';
  /** All of it in English. */
  readonly text: string;
}

/**
 * Describes quick answers against slow ones in the company's own data.
 *
 * @category model
 * @since 0.1.0
 */
export interface OwnComparison {
  /** The share among quick answers. */
  readonly quick: Ratio;
  /** The share among slow answers. */
  readonly slow: Ratio;
  /** How many times as often the quick answer reached it; null where it cannot be told. */
  readonly times: number | null;
  /** The 95% interval of that ratio, by Katz; absent where no slow or no quick answer reached it. */
  readonly interval?: { readonly low: number; readonly high: number };
  /** Why the ratio is null. */
  readonly reason?: 'nothing-answered' | 'no-slow-success';
  /** The difference of the shares, and whether it is real; null where a group is empty. */
  readonly change: Change | null;
}

/** The two shares that a comparison is about. */
export interface ComparedShares {
  readonly quick: Ratio;
  readonly slow: Ratio;
}

/** Sets a company's own shares beside what a study published. */
export const compareWithStudy =
  ({ id, outcome }: ResponseStudy, { quick, slow, times: published }: ResponseComparison) =>
  (shares: ComparedShares): StudyComparison => {
    const own = ownComparison(shares);
    const verdict = verdictOn(own, published);
    const comparison = { study: id, outcome, quick, slow, published, own, verdict };
    return { ...comparison, text: textOf(comparison) };
  };

const ownComparison = ({ quick, slow }: ComparedShares): OwnComparison => {
  const change = changeFrom(slow)(quick);
  if (quick.value === null || slow.value === null)
    return { quick, slow, times: null, reason: 'nothing-answered', change };
  if (slow.value === 0) return { quick, slow, times: null, reason: 'no-slow-success', change };
  const times = quick.value / slow.value;
  if (times === 0) return { quick, slow, times, change };
  // Katz et al., Obtaining confidence intervals for the risk ratio in cohort studies, Biometrics 34 (1978).
  const spread = Math.exp(zOf95 * Math.sqrt(Math.max(0, oneOver(quick) + oneOver(slow))));
  return { quick, slow, times, interval: { low: times / spread, high: times * spread }, change };
};

const oneOver = ({ numerator, denominator }: Ratio): number => 1 / numerator - 1 / denominator;

const verdictOn = (
  { change, interval, times }: OwnComparison,
  published: number,
): StudyComparison['verdict'] => {
  if (change === null) return 'not-measured';
  if (change.verdict === 'noise') return 'noise';
  if (interval === undefined) return times === 0 ? 'smaller' : 'larger';
  if (interval.high < published) return 'smaller';
  return interval.low > published ? 'larger' : 'alike';
};

const words: Readonly<Record<ResponseStudy['outcome'], string>> = {
  contact: 'contacted',
  qualification: 'qualified',
};

const endings: Readonly<Record<StudyComparison['verdict'], string>> = {
  'not-measured': 'The own data hold nothing to compare.',
  noise: 'The own difference may be chance.',
  smaller: 'The own difference is real, and smaller than the published one.',
  alike: 'The own difference is real, and the published one is within its interval.',
  larger: 'The own difference is real, and larger than the published one.',
};

const textOf = ({ outcome, quick, slow, published, own, verdict }: Omit<StudyComparison, 'text'>): string => {
  const share = ({ numerator, denominator }: Ratio): string => `${numerator} of ${denominator}`;
  const ratio = own.times === null ? '' : `, ${decimal(own.times)} times as often`;
  const interval =
    own.interval === undefined ? '' : ` (${decimal(own.interval.low)} to ${decimal(own.interval.high)})`;
  return [
    `Answered within ${timeText(quick)}, ${share(own.quick)} were ${words[outcome]};`,
    `after ${timeText(slow)} or later, ${share(own.slow)}${ratio}${interval}.`,
    `The study says ${published} times.`,
    endings[verdict],
  ].join(' ');
};

const decimal = (value: number): string => String(Math.round(value * 10) / 10);
