import * as O from 'fp-ts/lib/Option.js';
import { type Checked, type Issue, issue, unlessIssues } from '../kernel/issue.js';
import { isAmount, outOfRange, wholePeople } from './people.js';

/**
 * Describes a curve of diminishing reach: `ceiling · x / (half + x)`, where x is contacts, money or units.
 *
 * **Details**: one family under two names. Goerg finds the ceiling from one past point of contacts and people; with
 * Michaelis and Menten the ceiling is the size of the audience.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReachCurve {
  /** How many it can reach at most, however much is put in. */
  readonly ceiling: number;
  /** How much has to be put in to reach half of them. */
  readonly half: number;
}

/**
 * Describes one point of the past: what was put in, and whom it reached.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReachPoint {
  /** What was put in: contacts, money, or units; above 0. */
  readonly amount: number;
  /** How many different people that reached; above 0. */
  readonly reached: number;
}

/**
 * Reads a curve off one past point of contacts and the different people they reached.
 *
 * **Details**: contacts beyond the first of a person are what the curve is read from, so more contacts than people are
 * needed. A known audience caps the ceiling, and the curve then still runs through the point.
 *
 * @param audience - how many people there are, where that is known
 * @returns a function from the point to the curve; or an issue `out-of-range`, `no-repeat` when nobody was reached
 *   twice, or `above-audience`
 * @example
 * ```ts
 * import { goergCurve, reachedAt } from 'smarketing/cartridge'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const curve = orThrow(goergCurve()({ amount: 200, reached: 100 }))
 * curve // => { ceiling: 200, half: 200 }
 * reachedAt(curve)(100).toFixed(2) // => '66.67'
 * ```
 * @see G. M. Goerg, Estimating reach curves from one data point, Google (2014)
 * @category constructors
 * @since 0.1.0
 */
export const goergCurve =
  (audience?: number) =>
  (point: ReachPoint): Checked<ReachCurve> => {
    const { amount, reached } = point ?? {};
    const issues = [
      ...pointIssues(point),
      ...audienceIssues(audience, reached),
      ...(isAmount(amount) && isAmount(reached) && amount <= reached
        ? [issue('no-repeat', ['amount'], 'Without a second contact of anybody the curve has no end.')]
        : []),
    ];
    return unlessIssues(issues, () => {
      const ceiling = (amount * reached) / (amount - reached);
      return audience !== undefined && ceiling > audience
        ? throughPoint(audience, point)
        : { ceiling, half: ceiling };
    });
  };

/**
 * Reads a curve off the size of the audience and one past point of money, contacts or units and people reached.
 *
 * @param audience - how many people there are, more than were reached
 * @returns a function from the point to the curve; or an issue `out-of-range` or `above-audience`
 * @example
 * ```ts
 * import { michaelisMentenCurve, reachedAt } from 'smarketing/cartridge'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const curve = orThrow(michaelisMentenCurve(50_000)({ amount: 1, reached: 5_000 }))
 * curve // => { ceiling: 50000, half: 9 }
 * reachedAt(curve)(3) // => 12500
 * ```
 * @see L. Michaelis and M. L. Menten, Die Kinetik der Invertinwirkung, Biochemische Zeitschrift 49 (1913)
 * @category constructors
 * @since 0.1.0
 */
export const michaelisMentenCurve =
  (audience: number) =>
  (point: ReachPoint): Checked<ReachCurve> =>
    unlessIssues(
      [
        ...pointIssues(point),
        ...(isAmount(audience) ? [] : [outOfRange(['audience'], 'a number above 0', audience)]),
        ...audienceIssues(audience, point?.reached),
      ],
      () => throughPoint(audience, point),
    );

/** The curve with this ceiling that runs through a point. */
const throughPoint = (ceiling: number, { amount, reached }: ReachPoint): ReachCurve => ({
  ceiling,
  half: (amount * (ceiling - reached)) / reached,
});

/**
 * Reads off how many people are reached, at least once or at least so many times.
 *
 * @param curve - the curve
 * @param times - how often each of them at least, a whole number of 1 or more; 1 when absent
 * @returns a function from what is put in, 0 or more, to how many are reached; not rounded
 * @category measures
 * @since 0.1.0
 */
export const reachedAt =
  ({ ceiling, half }: ReachCurve, times = 1) =>
  (amount: number): number => {
    if (!(amount > 0) || !(times >= 1)) return 0;
    // Past the largest numbers the share is that of "everything".
    const share = amount === Number.POSITIVE_INFINITY ? 1 : amount / (amount + half);
    return ceiling * share ** times;
  };

/**
 * Reads off how much has to be put in to reach so many.
 *
 * @param curve - the curve
 * @returns a function from how many to the amount, or none when the curve never gets there
 * @category measures
 * @since 0.1.0
 */
export const amountToReach =
  ({ ceiling, half }: ReachCurve) =>
  (reached: number): O.Option<number> =>
    reached >= 0 && reached < ceiling ? O.some((half * reached) / (ceiling - reached) + 0) : O.none;

/**
 * Describes what so many units of a service bring in all: one step of its diminishing reach.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReachTier {
  /** How many units, 1 or more. */
  readonly units: number;
  /** How many people they reach together, rounded down. */
  readonly reached: number;
  /** What share of the audience that is, 0–1. */
  readonly share: number;
}

/**
 * Cuts a curve over units into tiers of diminishing reach, one for each unit, for a plan to choose from.
 *
 * @param curve - a curve whose amounts are units
 * @param audience - how many people there are, at least the ceiling of the curve
 * @returns a function from the most units, 1 to 1,000, to their tiers; or an issue `out-of-range` or `above-audience`
 * @example
 * ```ts
 * import { michaelisMentenCurve, reachTiers } from 'smarketing/cartridge'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const curve = orThrow(michaelisMentenCurve(50_000)({ amount: 1, reached: 5_000 }))
 * orThrow(reachTiers(curve, 50_000)(3)).map(({ reached }) => reached) // => [5000, 9090, 12500]
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const reachTiers =
  (curve: ReachCurve, audience: number) =>
  (mostUnits: number): Checked<ReadonlyArray<ReachTier>> =>
    unlessIssues(
      [
        ...(isAmount(audience) && audience > 0
          ? []
          : [outOfRange(['audience'], 'a number above 0', audience)]),
        ...(curve?.ceiling <= audience * (1 + 1e-9) && curve.half > 0
          ? []
          : [
              issue(
                'above-audience',
                ['curve', 'ceiling'],
                'The curve is none, or reaches more than there are.',
              ),
            ]),
        ...(Number.isInteger(mostUnits) && mostUnits >= 1 && mostUnits <= 1_000
          ? []
          : [outOfRange(['mostUnits'], 'a whole number from 1 to 1000', mostUnits)]),
      ],
      () =>
        Array.from({ length: mostUnits }, (_, index) => {
          const reached = Math.min(audience, reachedAt(curve)(index + 1));
          return { units: index + 1, reached: wholePeople(reached), share: reached / audience };
        }),
    );

const pointIssues = (point: ReachPoint): ReadonlyArray<Issue> =>
  (['amount', 'reached'] as const).flatMap((key) => {
    const value = point?.[key];
    return isAmount(value) && value > 0 ? [] : [outOfRange([key], 'a number above 0', value)];
  });

const audienceIssues = (audience: number | undefined, reached: number | undefined): ReadonlyArray<Issue> => {
  if (audience === undefined) return [];
  if (!(isAmount(audience) && audience > 0)) return [outOfRange(['audience'], 'a number above 0', audience)];
  return isAmount(reached) && reached >= audience
    ? [issue('above-audience', ['reached'], 'More were reached than there are, or all of them.')]
    : [];
};
