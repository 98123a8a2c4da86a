import { type Checked, type Issue, unlessIssues } from '../kernel/issue.js';
import { outOfRange } from './people.js';

/**
 * Describes what one and two units of the same service were measured to reach.
 *
 * @category model
 * @since 0.1.0
 */
export interface FirstTwoUnits {
  /** The share of the segment that one unit reaches, above 0 and below 1. */
  readonly one: number;
  /** The share that two units reach at least once: from `one` up to, but not including, `1 − (1 − one)²`. */
  readonly two: number;
}

/**
 * Describes how many are reached exactly so many times by repeated units of one service, and what that rests on.
 *
 * @category model
 * @since 0.1.0
 */
export interface RepeatedReach {
  /** The share of the segment reached at least once, 0–1. */
  readonly share: number;
  /** The share reached exactly 0, 1, 2, … times. */
  readonly exactly: ReadonlyArray<number>;
  /** The share reached at least 1, 2, … times. */
  readonly atLeast: ReadonlyArray<number>;
}

/**
 * Computes what repeated units of one service reach where the same people see it again: a beta-binomial through what
 * one and two units reached.
 *
 * **When to use**: for several issues of one magazine or mailings to one list, where chance is too hopeful.
 *
 * @param measured - the shares that one and two units reached
 * @returns a function from the number of units, 1 to 1,000, to the reach; or an issue `out-of-range`
 * @example
 * ```ts
 * import { betaBinomialReach } from 'smarketing/cartridge'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const reach = orThrow(betaBinomialReach({ one: 0.5, two: 0.55 })(5))
 * reach.share.toFixed(6) // => '0.603365'
 * ```
 * @see R. A. Metheringham, Measuring the Net Cumulative Coverage of a Print Campaign, Journal of Advertising Research 4
 *   (1964)
 * @category measures
 * @since 0.1.0
 */
export const betaBinomialReach =
  (measured: FirstTwoUnits) =>
  (units: number): Checked<RepeatedReach> =>
    unlessIssues([...measuredIssues(measured), ...unitIssues(units)], () => {
      const { one, two } = measured;
      const alpha = (one * (two - one)) / (2 * one - one * one - two);
      const beta = (alpha * (1 - one)) / one;
      // Nobody twice or more beyond the second contact: all who are reached are always the same.
      const exactly =
        alpha === 0
          ? Array.from({ length: units + 1 }, (_, k) => (k === 0 ? 1 - one : k === units ? one : 0))
          : betaBinomial(alpha, beta, units);
      const atLeast = exactly
        .slice(1)
        .map((_, k) => exactly.slice(k + 1).reduce((sum, part) => sum + part, 0));
      return { share: 1 - (exactly[0] ?? 0), exactly, atLeast };
    });

/** The chance of exactly 0 … n successes, each from the one before. */
const betaBinomial = (alpha: number, beta: number, n: number): ReadonlyArray<number> => {
  let chance = 1;
  for (let k = 0; k < n; k += 1) chance *= (beta + k) / (alpha + beta + k);
  return Array.from({ length: n + 1 }, (_, k) => {
    const now = chance;
    chance *= ((n - k) * (alpha + k)) / ((k + 1) * (beta + (n - k - 1)));
    return now;
  });
};

/**
 * Computes what repeated units of one service reach at least once, by Hofmans' formula through what one and two units
 * reached.
 *
 * @param measured - the shares that one and two units reached
 * @returns a function from the number of units, 1 to 1,000, to the share of the segment; or an issue `out-of-range`
 * @example
 * ```ts
 * import { hofmansReach } from 'smarketing/cartridge'
 * import { orThrow } from 'smarketing/kernel'
 *
 * orThrow(hofmansReach({ one: 0.06, two: 0.103 })(4)).toFixed(6) // => '0.160519'
 * ```
 * @see P. Hofmans, Measuring the Cumulative Net Coverage of Any Combination of Media, Journal of Marketing Research 3
 *   (1966)
 * @category measures
 * @since 0.1.0
 */
export const hofmansReach =
  (measured: FirstTwoUnits) =>
  (units: number): Checked<number> =>
    unlessIssues([...measuredIssues(measured), ...unitIssues(units)], () => {
      const { one, two } = measured;
      const all = units * one;
      // Calibrated so that two units reach what was measured; each pair of units repeats as much.
      const repeated = (4 * one * one) / two - 2 * one;
      return Math.min(1, (all * all) / (all + (repeated * units * (units - 1)) / 2));
    });

const measuredIssues = (measured: FirstTwoUnits): ReadonlyArray<Issue> => {
  const { one, two } = measured ?? {};
  if (!(typeof one === 'number' && one > 0 && one < 1)) {
    return [outOfRange(['one'], 'a share above 0 and below 1', one)];
  }
  const chance = 1 - (1 - one) ** 2;
  return typeof two === 'number' && two >= one && two < chance
    ? []
    : [outOfRange(['two'], `a share from ${one} to below ${chance}`, two)];
};

const unitIssues = (units: number): ReadonlyArray<Issue> =>
  Number.isInteger(units) && units >= 1 && units <= 1_000
    ? []
    : [outOfRange([], 'a whole number of units from 1 to 1000', units)];
