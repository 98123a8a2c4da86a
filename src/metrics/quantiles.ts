import { joinTallies } from './merge-sorted.js';
import type { Metric } from './metric.js';

/**
 * Describes how whole numbers are spread.
 *
 * @category model
 * @since 0.1.0
 */
export interface Quantiles {
  /** How many numbers there are. */
  readonly count: number;
  /** How many subjects have none: nothing to measure, less than 0, past 2^53, or no number. */
  readonly without: number;
  /** The smallest; null when there is none. */
  readonly least: number | null;
  /** The number that half of all do not exceed; null when there is none. */
  readonly median: number | null;
  /** The number that 90% do not exceed. */
  readonly p90: number | null;
  /** The number that 95% do not exceed. */
  readonly p95: number | null;
  /** The greatest. */
  readonly greatest: number | null;
  /** By what share of itself a quantile may be off; numbers up to 127 and the two ends are exact. */
  readonly errorBound: number;
}

/**
 * Describes numbers as counts of buckets that grow with them.
 *
 * @category model
 * @since 0.1.0
 */
export interface QuantileSum {
  /** How many numbers fell into each bucket, sorted by bucket. */
  readonly buckets: ReadonlyArray<readonly [bucket: number, count: number]>;
  /** How many subjects have no number. */
  readonly without: number;
  /** The smallest number; null when there is none. */
  readonly least: number | null;
  /** The greatest number; null when there is none. */
  readonly greatest: number | null;
}

/** Buckets an octave: a power of 2, so that every bound of a bucket is a whole number. */
const resolution = 64;

/** The middle of a bucket is at most half of its width, and that at most a 64th of what is in it, away. */
const errorBound: number = 1 / (2 * resolution);

/**
 * Measures the quantiles of a whole number over subjects, in little memory and with a stated error.
 *
 * **When to use**: for what is over (consumed time of closed clocks, attempts, hand-offs); use `timeToEvent` for waits
 * of which some are still open.
 *
 * **Details**: an integer log-histogram of 64 buckets an octave. Numbers up to 127 are exact, above that a quantile is
 * off by at most 1/128 of itself (0.8%). Counts are whole numbers, so that shards join exactly, in any order.
 * Fractions are rounded down.
 *
 * @param numberOf - the number of a subject, 0 or more; null where it has none
 * @returns the metric
 * @example
 * ```ts
 * import { measure, quantiles } from 'smarketing/metrics'
 *
 * const attempts = quantiles((count: number) => count)
 * const { median, p90, greatest } = measure(attempts)([1, 1, 2, 3, 12])
 * const read = [median, p90, greatest] // => [2, 12, 12]
 * ```
 * @category metrics
 * @since 0.1.0
 */
export const quantiles = <Subject>(
  numberOf: (subject: Subject) => number | null,
): Metric<Subject, QuantileSum, Quantiles> => ({
  empty: { buckets: [], without: 0, least: null, greatest: null },
  of: (subject) => {
    const value = numberOf(subject);
    if (value === null || !(value >= 0) || value > Number.MAX_SAFE_INTEGER)
      return { buckets: [], without: 1, least: null, greatest: null };
    const whole = Math.floor(value);
    return { buckets: [[bucketOf(whole), 1]], without: 0, least: whole, greatest: whole };
  },
  concat: (first, second) => ({
    buckets: joinTallies(first.buckets, second.buckets),
    without: first.without + second.without,
    least: known(Math.min, first.least, second.least),
    greatest: known(Math.max, first.greatest, second.greatest),
  }),
  extract: ({ buckets, without, least, greatest }) => {
    const count = buckets.reduce((sum, [, inBucket]) => sum + inBucket, 0);
    const quantile = (share: number): number | null => {
      if (least === null || greatest === null) return null;
      // The nearest rank; a hair off, so that 0.95 of 20 is 19 and not 19.000000000000004.
      let left = Math.ceil(count * share - 1e-9);
      for (const [bucket, inBucket] of buckets) {
        left -= inBucket;
        if (left <= 0) return Math.min(greatest, Math.max(least, middleOf(bucket)));
      }
      return greatest;
    };
    return {
      count,
      without,
      least,
      median: quantile(0.5),
      p90: quantile(0.9),
      p95: quantile(0.95),
      greatest,
      errorBound,
    };
  },
});

/** How often a number has to be halved until it is below twice the resolution. */
const halvings = (whole: number): number => {
  let shift = 0;
  for (let rest = whole; rest >= 2 * resolution; rest = Math.floor(rest / 2)) shift += 1;
  return shift;
};

/** The bucket that a whole number falls into. */
export const bucketOf = (whole: number): number => {
  const shift = halvings(whole);
  return shift * resolution + Math.floor(whole / 2 ** shift);
};

/** The whole number in the middle of a bucket. */
const middleOf = (bucket: number): number => {
  if (bucket < 2 * resolution) return bucket;
  const shift = Math.floor(bucket / resolution) - 1;
  const width = 2 ** shift;
  return (bucket - shift * resolution) * width + Math.floor((width - 1) / 2);
};

const known = (
  choose: (a: number, b: number) => number,
  first: number | null,
  second: number | null,
): number | null => (first === null ? second : second === null ? first : choose(first, second));
