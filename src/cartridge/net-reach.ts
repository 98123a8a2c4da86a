import * as E from 'fp-ts/lib/Either.js';
import { type Checked, type Issue, unlessIssues } from '../kernel/issue.js';
import { isAmount, outOfRange, wholePeople } from './people.js';

/**
 * Describes units of a service that each reach the same share of one segment.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReachedShare {
  /** The share of the segment that one unit reaches, 0–1. */
  readonly perUnit: number;
  /** How many units, a whole number of 0 or more. */
  readonly units: number;
}

/**
 * Describes how much of one segment is reached at least once.
 *
 * @category model
 * @since 0.1.0
 */
export interface NetReach {
  /** The share of the segment, 0–1. */
  readonly share: number;
  /** The least it can be, if everyone reached is reached by the strongest: the largest single share. */
  readonly least: number;
  /** The most it can be, if nobody is reached twice: the sum of the shares, at most 1. */
  readonly most: number;
  /** How many accounts or people, rounded down; absent without the size of the segment. */
  readonly people?: number;
  /** Where the share comes from: chance alone, or chance corrected by a measured overlap. */
  readonly basis: 'random-duplication' | 'measured-overlap';
}

/**
 * Describes what is known of a segment besides the shares.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReachOptions {
  /** How many accounts or people the segment holds, 0 or more. */
  readonly audience?: number;
  /**
   * What a past campaign reached net, divided by what chance would have given, above 0; 1 when absent. Below 1 the
   * services meet the same people more often than chance. The result stays within its bounds.
   */
  readonly overlap?: number;
}

/**
 * Computes how much of one segment several services reach together: `1 − Π (1 − r)^units`, never a plain sum.
 *
 * **Details**: Sainsbury's formula: who is reached by one service is as likely as anybody to be reached by another.
 * The factors are multiplied in order of size, so that the order of the list never matters.
 *
 * @param options - the size of the segment, and the overlap that was measured
 * @returns a function from the shares to the net reach with its bounds; or an issue `out-of-range` for each share that
 *   is not 0–1, each number of units that is not whole, and options that mean nothing
 * @example
 * ```ts
 * import { netReach } from 'smarketing/cartridge'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const reach = orThrow(netReach({ audience: 50_000 })([
 *   { perUnit: 0.1, units: 3 },
 *   { perUnit: 0.05, units: 4 },
 *   { perUnit: 0.03, units: 4 },
 * ]))
 * reach.people // => 23716
 * reach.share.toFixed(6) // => '0.474335'
 * reach.most.toFixed(2) // => '0.62'
 * ```
 * @see S. Sainsbury's formula, in A. Caffyn and M. Sagovsky, Net Audiences of British Newspapers (1963)
 * @category measures
 * @since 0.1.0
 */
export const netReach =
  (options: ReachOptions = {}) =>
  (shares: ReadonlyArray<ReachedShare>): Checked<NetReach> =>
    unlessIssues([...optionIssues(options), ...shareIssues(shares)], () => {
      const used = shares.filter(({ units, perUnit }) => units > 0 && perUnit > 0);
      const chance = reachedShare(used);
      const least = used.reduce((most, { perUnit }) => Math.max(most, perUnit), 0);
      const most = Math.min(
        1,
        used.reduce((sum, { perUnit, units }) => sum + perUnit * units, 0),
      );
      const share =
        options?.overlap === undefined ? chance : Math.min(most, Math.max(least, chance * options.overlap));
      return {
        share,
        least,
        most,
        ...(options?.audience === undefined ? {} : { people: wholePeople(options.audience * share) }),
        basis: options?.overlap === undefined ? 'random-duplication' : 'measured-overlap',
      };
    });

/**
 * Multiplies out `1 − Π (1 − r)^units` for shares that were checked before.
 *
 * @internal
 */
export const reachedShare = (shares: ReadonlyArray<ReachedShare>): number => {
  const missed = [...shares]
    .sort((first, second) => first.perUnit - second.perUnit || first.units - second.units)
    .reduce((product, { perUnit, units }) => product * power(1 - perUnit, units), 1);
  return 1 - missed;
};

/** A power by repeated squaring: the same digits on every host, which `Math.pow` does not promise. */
const power = (base: number, exponent: number): number => {
  let [result, square, left] = [1, base, exponent];
  for (; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
};

const isShare = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;

/** Finds what is no share and what is no number of units. */
const shareIssues = (shares: ReadonlyArray<ReachedShare>): ReadonlyArray<Issue> =>
  Array.isArray(shares)
    ? Array.from(shares as ReadonlyArray<ReachedShare | undefined>).flatMap((share, index) => [
        ...(isShare(share?.perUnit)
          ? []
          : [outOfRange([index, 'perUnit'], 'a share from 0 to 1', share?.perUnit)]),
        ...(Number.isSafeInteger(share?.units) && (share?.units ?? -1) >= 0
          ? []
          : [outOfRange([index, 'units'], 'a whole number from 0', share?.units)]),
      ])
    : [outOfRange([], 'a list of shares', shares)];

const optionIssues = (options: ReachOptions): ReadonlyArray<Issue> => {
  const { audience, overlap } = options ?? {};
  return [
    ...(audience === undefined || isAmount(audience)
      ? []
      : [outOfRange(['audience'], 'a number from 0', audience)]),
    ...(overlap === undefined || (isAmount(overlap) && overlap > 0)
      ? []
      : [outOfRange(['overlap'], 'a number above 0', overlap)]),
  ];
};

/**
 * Computes how many are reached exactly once, exactly twice, and so on, under random duplication.
 *
 * @param shares - the share of the segment that each service reaches, 0–1
 * @returns the share reached exactly 0, 1, 2, … times, as many as there are services and one more; or an issue
 *   `out-of-range` for each share that is not 0–1
 * @example
 * ```ts
 * import { contactDistribution } from 'smarketing/cartridge'
 * import { orThrow } from 'smarketing/kernel'
 *
 * orThrow(contactDistribution([0.3, 0.4, 0.2])).map(share => share.toFixed(3))
 * // => ['0.336', '0.452', '0.188', '0.024']
 * ```
 * @category measures
 * @since 0.1.0
 */
export const contactDistribution = (shares: ReadonlyArray<number>): Checked<ReadonlyArray<number>> => {
  if (!Array.isArray(shares)) return E.left([outOfRange([], 'a list of shares', shares)]);
  const list: ReadonlyArray<number> = Array.from(shares);
  const issues = list.flatMap((share, index) =>
    isShare(share) ? [] : [outOfRange([index], 'a share from 0 to 1', share)],
  );
  return unlessIssues(issues, () =>
    [...list]
      .sort((first, second) => first - second)
      .reduce<ReadonlyArray<number>>(
        (times, share) =>
          times
            .concat(0)
            .map((exactly, k) => exactly * (1 - share) + (k === 0 ? 0 : (times[k - 1] ?? 0) * share)),
        [1],
      ),
  );
};
