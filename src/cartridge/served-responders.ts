import { type Checked, unlessIssues } from '../kernel/issue.js';
import { isAmount, outOfRange } from './people.js';

/**
 * Describes who answered, and who can take care of them.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResponseLoad {
  /** How many respond to each service in the period. */
  readonly responders: ReadonlyArray<number>;
  /** How many Marketing can handle in the period; no limit when absent. */
  readonly handlingCapacity?: number;
  /** How many Sales can get in touch with in the period; no limit when absent. */
  readonly touchCapacity?: number;
}

/**
 * Describes how many of those who responded get served, and what keeps the others waiting.
 *
 * @category model
 * @since 0.1.0
 */
export interface ServedResponders {
  /** How many respond in all. */
  readonly responders: number;
  /** How many are served. */
  readonly served: number;
  /** How many are not. */
  readonly unserved: number;
  /** What sets the limit: there are no more responders, Marketing's handling, or Sales' touches. */
  readonly limitedBy: 'responders' | 'handling' | 'touches';
}

/**
 * Computes how many of those who respond are served: no more than Marketing can handle, nor than Sales can touch.
 *
 * **Details**: reach that nobody can follow up is not worth its money; this is the first objective of a plan. Where
 * both limits are equal, Marketing's is named, because it comes first on the way.
 *
 * @param load - the responders and the two capacities
 * @returns the served responders; or an issue `out-of-range` for each number that is negative or not finite
 * @example
 * ```ts
 * import { servedResponders } from 'smarketing/cartridge'
 * import { orThrow } from 'smarketing/kernel'
 *
 * orThrow(servedResponders({ responders: [300, 120], handlingCapacity: 400, touchCapacity: 250 }))
 * // => { responders: 420, served: 250, unserved: 170, limitedBy: 'touches' }
 * ```
 * @category measures
 * @since 0.1.0
 */
export const servedResponders = (load: ResponseLoad): Checked<ServedResponders> => {
  const listed = Array.isArray(load?.responders);
  const list: ReadonlyArray<number> = listed ? Array.from(load.responders) : [];
  const { handlingCapacity, touchCapacity } = load ?? {};
  const issues = [
    ...(listed ? [] : [outOfRange(['responders'], 'a list of numbers', load?.responders)]),
    ...list.flatMap((one, index) =>
      isAmount(one) ? [] : [outOfRange(['responders', index], 'a number from 0', one)],
    ),
    ...Object.entries({ handlingCapacity, touchCapacity }).flatMap(([key, value]) =>
      value === undefined || isAmount(value) ? [] : [outOfRange([key], 'a number from 0', value)],
    ),
  ];
  return unlessIssues(issues, () => {
    const responders = list.reduce((sum, one) => sum + one, 0);
    const handling = handlingCapacity ?? Number.POSITIVE_INFINITY;
    const touches = touchCapacity ?? Number.POSITIVE_INFINITY;
    const served = Math.min(responders, handling, touches);
    return {
      responders,
      served,
      unserved: responders - served,
      limitedBy: served === responders ? 'responders' : served === handling ? 'handling' : 'touches',
    };
  });
};
