import { percent } from '../../kernel/percent-text.js';
import type { Ratio } from '../../kernel/ratio.js';
import { signedText } from '../../kernel/signed-text.js';
import { rate } from '../../kernel/wilson.js';
import { type Change, changeFrom } from '../change.js';
import { type GroupedSums, groupBy } from '../group-by.js';
import type { Metric } from '../metric.js';
import type { RateSum } from '../rate.js';
import { type GroupEffect, type MixAndRate, mixAndRate } from './mix-and-rate.js';

/**
 * Describes a subject of one of two periods that are compared.
 *
 * @category model
 * @since 0.1.0
 */
export interface Sided<Subject> {
  /** Whether it belongs to the earlier or the later period. */
  readonly side: 'before' | 'after';
  /** The subject. */
  readonly subject: Subject;
}

/**
 * Describes what drove the change of a rate between two periods.
 *
 * **Details**: `mix` and `rate` add up to the difference of the rates; `counts` does the same for how many there were.
 *
 * @category model
 * @since 0.1.0
 */
export interface RateDrivers extends MixAndRate {
  /** The rate of the earlier period. */
  readonly before: Ratio;
  /** The rate of the later period. */
  readonly after: Ratio;
  /** The difference with its 95% interval: where it is noise, so may be all that it is made of; null without rates. */
  readonly change: Change | null;
  /** The groups, the one with the greatest effect first. */
  readonly groups: ReadonlyArray<GroupEffect>;
  /** How many had the property in each period, and what of the difference goes with how many there were in all. */
  readonly counts: {
    readonly before: number;
    readonly after: number;
    /** What goes with the number of subjects. */
    readonly volume: number;
    /** What goes with their mix. */
    readonly mix: number;
    /** What goes with the rates of the groups. */
    readonly rate: number;
  };
  /** What that says, in English. */
  readonly text: string;
}

/**
 * Describes the counts of one group in both periods.
 *
 * @category model
 * @since 0.1.0
 */
export interface TwoRates {
  /** The counts of the earlier period. */
  readonly before: RateSum;
  /** The counts of the later period. */
  readonly after: RateSum;
}

/**
 * Describes a rate that is compared between two periods, and the groups over which its change is split.
 *
 * @category model
 * @since 0.1.0
 */
export interface RateDriverTerms<Subject> {
  /** The one group of a subject: groups must not overlap, or their effects would count twice. */
  readonly groupOf: (subject: Subject) => string;
  /** Which subjects are in the denominator. */
  readonly among: (subject: Subject) => boolean;
  /** Which of those are in the numerator. */
  readonly having: (subject: Subject) => boolean;
}

/**
 * Measures what drove the change of a rate between two periods: a different mix of groups, or different rates within
 * them.
 *
 * **Details**: Kitagawa's components with the interaction shared equally, which is Das Gupta's symmetrical form. A group
 * that is new or gone has no rate to compare with; all of it is mix. Each group's own change has an interval that is
 * widened for as many groups as are compared (Bonferroni), so that one of many does not look real by chance.
 *
 * @param terms - the rate and the groups
 * @returns the metric over subjects of both periods
 * @example
 * ```ts
 * import { measure } from 'smarketing/metrics'
 * import { rateDrivers, type Sided } from 'smarketing/metrics/drivers'
 *
 * interface Lead { readonly channel: string, readonly won: boolean }
 * const leads = (side: 'before' | 'after', channel: string, all: number, won: number): ReadonlyArray<Sided<Lead>> =>
 *   Array.from({ length: all }, (_, index) => ({ side, subject: { channel, won: index < won } }))
 * const drivers = measure(rateDrivers<Lead>({
 *   groupOf: ({ channel }) => channel, among: () => true, having: ({ won }) => won,
 * }))([
 *   ...leads('before', 'website', 800, 160), ...leads('before', 'fair', 200, 10),
 *   ...leads('after', 'website', 300, 72), ...leads('after', 'fair', 700, 49),
 * ])
 *
 * drivers.simpson // => true
 * const points = [drivers.mix, drivers.rate].map((effect) => (100 * effect).toFixed(2)) // => ['-8.00', '3.10']
 * ```
 * @see E. M. Kitagawa, Components of a difference between two rates, JASA 50 (1955)
 * @see P. Das Gupta, Standardization and Decomposition of Rates: A User's Manual, US Bureau of the Census P23-186 (1993)
 * @category metrics
 * @since 0.1.0
 */
export const rateDrivers = <Subject>({
  groupOf,
  among,
  having,
}: RateDriverTerms<Subject>): Metric<Sided<Subject>, GroupedSums<TwoRates>, RateDrivers> => {
  const grouped = groupBy<Sided<Subject>>(({ subject }) => (among(subject) ? [groupOf(subject)] : []))<
    TwoRates,
    TwoRates
  >({
    empty: { before: none, after: none },
    of: ({ side, subject }) => {
      const own: RateSum = { numerator: having(subject) ? 1 : 0, denominator: 1 };
      return side === 'before' ? { before: own, after: none } : { before: none, after: own };
    },
    concat: (first, second) => ({
      before: added(first.before, second.before),
      after: added(first.after, second.after),
    }),
    extract: (sum) => sum,
  });
  return {
    ...grouped,
    extract: (sums) =>
      readDrivers(grouped.extract(sums).map(({ group, reading }) => ({ group, ...reading }))),
  };
};

const none: RateSum = { numerator: 0, denominator: 0 };

const added = (first: RateSum, second: RateSum): RateSum => ({
  numerator: first.numerator + second.numerator,
  denominator: first.denominator + second.denominator,
});

const readDrivers = (groups: ReadonlyArray<TwoRates & { readonly group: string }>): RateDrivers => {
  const totalOf = (side: 'before' | 'after'): RateSum =>
    groups.map((group) => group[side]).reduce(added, none);
  const [first, last] = [totalOf('before'), totalOf('after')];
  const [before, after] = [first, last].map((sum) => rate(sum.numerator, sum.denominator)) as [Ratio, Ratio];
  const effects = mixAndRate(groups);
  const change = changeFrom(before)(after);
  const [size, rates] = [
    (first.denominator + last.denominator) / 2,
    (before.value ?? 0) + (after.value ?? 0),
  ];
  return {
    before,
    after,
    change,
    ...effects,
    counts: {
      before: first.numerator,
      after: last.numerator,
      // Without a rate of both periods all of the difference is the number of subjects.
      volume:
        (change === null
          ? last.numerator - first.numerator
          : ((last.denominator - first.denominator) * rates) / 2) + 0,
      mix: effects.mix * size + 0,
      rate: effects.rate * size + 0,
    },
    text: textOf(before, after, change, effects),
  };
};

const points = (difference: number): string => `${signedText(100 * difference)} points`;

const textOf = (
  before: Ratio,
  after: Ratio,
  change: Change | null,
  { mix, rate: own, simpson, groups }: MixAndRate,
): string => {
  if (change === null || before.value === null || after.value === null)
    return `There is nothing ${before.value === null ? 'before' : 'after'} to compare with.`;
  const whole = `${percent(before.value)} → ${percent(after.value)}, ${points(change.difference)}`;
  const split = `${points(mix)} by another mix, ${points(own)} by other rates within the groups`;
  const noise = change.verdict === 'noise' ? ' The whole is within noise: make nothing of its parts.' : '';
  const reversal = simpson
    ? ` Every group that was there in both ${change.difference < 0 ? 'rose' : 'fell'} while the whole ${change.difference < 0 ? 'fell' : 'rose'}: the mix did it.`
    : '';
  const real = groups
    .filter((group) => group.change?.verdict === 'real')
    .map(({ group }) => group || 'unknown');
  const within =
    real.length === 0
      ? ' No group’s own rate moved by more than noise.'
      : ` By more than noise moved: ${real.join(', ')}.`;
  return `${whole}: ${split}.${reversal}${within}${noise}`;
};
