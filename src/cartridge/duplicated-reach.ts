import { type Checked, type Issue, issue, unlessIssues } from '../kernel/issue.js';
import { isAmount, outOfRange } from './people.js';

/**
 * Describes how many people two services reach both.
 *
 * @category model
 * @since 0.1.0
 */
export interface MeasuredDuplication {
  /** The index of one service in the list of those reached. */
  readonly first: number;
  /** The index of the other. */
  readonly second: number;
  /** How many both reach, at most as many as the smaller reaches. */
  readonly both: number;
}

/**
 * Computes how many people several services reach together where every duplication of two was measured:
 * `A² / (A + 1.125 · ΣD)`.
 *
 * **Details**: Agostini's formula, with his constant of 1.125 (a *preset*). Pairs that are not listed are taken as
 * reaching nobody twice. The result stays between the largest single reach and the sum.
 *
 * @param duplications - how many each two services reach both
 * @returns a function from the people reached by each service to the people reached at least once; or issues
 *   `out-of-range`, `unknown-service`, `duplicate`
 * @example
 * ```ts
 * import { agostiniReach } from 'smarketing/cartridge'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const duplications = [
 *   { first: 0, second: 1, both: 15 },
 *   { first: 0, second: 2, both: 10 },
 *   { first: 1, second: 2, both: 5 },
 * ]
 * orThrow(agostiniReach(duplications)([40, 50, 45])) // => 108
 * ```
 * @see J.-M. Agostini, How to Estimate Unduplicated Audiences, Journal of Advertising Research 1 (1961)
 * @category measures
 * @since 0.1.0
 */
export const agostiniReach =
  (duplications: ReadonlyArray<MeasuredDuplication>) =>
  (reached: ReadonlyArray<number>): Checked<number> =>
    unlessIssues([...reachedIssues(reached), ...duplicationIssues(duplications, reached)], () => {
      const sum = reached.reduce((total, one) => total + one, 0);
      const twice = duplications.reduce((total, { both }) => total + both, 0);
      const largest = reached.reduce((most, one) => Math.max(most, one), 0);
      return sum === 0 ? 0 : Math.min(sum, Math.max(largest, (sum * sum) / (sum + agostini * twice)));
    });

/** Agostini's constant, found with French magazines. */
const agostini = 1.125;

const reachedIssues = (reached: ReadonlyArray<number>): ReadonlyArray<Issue> =>
  Array.isArray(reached)
    ? Array.from(reached as ReadonlyArray<number>).flatMap((one, index) =>
        isAmount(one) ? [] : [outOfRange(['reached', index], 'a number of people from 0', one)],
      )
    : [outOfRange(['reached'], 'a list of numbers of people', reached)];

const duplicationIssues = (
  duplications: ReadonlyArray<MeasuredDuplication>,
  reached: ReadonlyArray<number>,
): ReadonlyArray<Issue> => {
  if (!Array.isArray(duplications))
    return [outOfRange(['duplications'], 'a list of duplications', duplications)];
  const seen = new Set<string>();
  return Array.from(duplications as ReadonlyArray<MeasuredDuplication>).flatMap((one, index) => {
    const at = ['duplications', index];
    const [first, second] = [reached?.[one?.first], reached?.[one?.second]];
    if (first === undefined || second === undefined || one.first === one.second) {
      return [issue('unknown-service', at, 'The duplication is not between two of the services.')];
    }
    const pair = `${Math.min(one.first, one.second)}-${Math.max(one.first, one.second)}`;
    if (seen.size === seen.add(pair).size)
      return [issue('duplicate', at, 'The two services have been paired before.')];
    return isAmount(one.both) && one.both <= Math.min(first, second)
      ? []
      : [outOfRange([...at, 'both'], `a number of people from 0 to ${Math.min(first, second)}`, one.both)];
  });
};

/**
 * Describes a service with whom it reaches and whom it could reach at all.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReachOfMany {
  /** How many people it reaches. */
  readonly reached: number;
  /** How many it can reach at most, however much is put in; at least `reached`. */
  readonly ceiling: number;
}

/**
 * Computes how many people several services reach together from how much their audiences overlap:
 * `ΣR − ½ Σ a(j,k) · R(j) · R(k) / max(M(j), M(k))`, M being the most that each can reach.
 *
 * @param overlap - a(j,k) for each two services, 0–1: 0 when their audiences are apart, 1 when the smaller lies inside
 *   the larger; symmetric, as many rows and columns as there are services; the diagonal is not read
 * @returns a function from the services to the people reached at least once, between the largest single reach and the
 *   sum; or issues `out-of-range`, `not-a-matrix`
 * @example
 * ```ts
 * import { pairwiseUnionReach } from 'smarketing/cartridge'
 * import { orThrow } from 'smarketing/kernel'
 *
 * orThrow(pairwiseUnionReach([[0, 1], [1, 0]])([
 *   { reached: 100, ceiling: 200 },
 *   { reached: 50, ceiling: 100 },
 * ])) // => 125
 * ```
 * @see World Federation of Advertisers, Planning and Evaluation Framework (2021)
 * @category measures
 * @since 0.1.0
 */
export const pairwiseUnionReach =
  (overlap: ReadonlyArray<ReadonlyArray<number>>) =>
  (services: ReadonlyArray<ReachOfMany>): Checked<number> =>
    unlessIssues([...serviceIssues(services), ...matrixIssues(overlap, services)], () => {
      const sum = services.reduce((total, { reached }) => total + reached, 0);
      const largest = services.reduce((most, { reached }) => Math.max(most, reached), 0);
      const twice = services.reduce(
        (total, first, j) =>
          services.slice(j + 1).reduce((inner, second, k) => {
            const ceiling = Math.max(first.ceiling, second.ceiling);
            const share = overlap[j]?.[j + 1 + k] ?? 0;
            return ceiling === 0 ? inner : inner + (share * first.reached * second.reached) / ceiling;
          }, total),
        0,
      );
      return Math.min(sum, Math.max(largest, sum - twice));
    });

const serviceIssues = (services: ReadonlyArray<ReachOfMany>): ReadonlyArray<Issue> =>
  Array.isArray(services)
    ? Array.from(services as ReadonlyArray<ReachOfMany>).flatMap((one, index) => [
        ...(isAmount(one?.ceiling)
          ? []
          : [outOfRange(['services', index, 'ceiling'], 'a number of people from 0', one?.ceiling)]),
        ...(isAmount(one?.reached) && !(one.reached > one.ceiling)
          ? []
          : [
              outOfRange(
                ['services', index, 'reached'],
                'a number of people up to the ceiling',
                one?.reached,
              ),
            ]),
      ])
    : [outOfRange(['services'], 'a list of services', services)];

const matrixIssues = (
  overlap: ReadonlyArray<ReadonlyArray<number>>,
  services: ReadonlyArray<ReachOfMany>,
): ReadonlyArray<Issue> => {
  const size = Array.isArray(services) ? services.length : 0;
  const square =
    Array.isArray(overlap) && overlap.length === size && overlap.every((row) => row?.length === size);
  if (!square) return [issue('not-a-matrix', ['overlap'], 'There is no row and column for each service.')];
  return overlap.flatMap((row: ReadonlyArray<number>, j) =>
    row.flatMap((share, k) =>
      j === k || (isAmount(share) && share <= 1 && share === overlap[k]?.[j])
        ? []
        : [outOfRange(['overlap', j, k], 'a share from 0 to 1, the same both ways', share)],
    ),
  );
};
