import { byNumber } from '../kernel/order.js';

/**
 * Returns the least of some numbers that at least a share of them does not exceed: one of them, never between two.
 *
 * @param share - above 0 and up to 1
 * @returns a function from numbers in any order to the quantile, or null when there are none
 * @see https://en.wikipedia.org/wiki/Percentile the nearest-rank method
 */
export const nearestRank =
  (share: number) =>
  (values: ReadonlyArray<number>): number | null => {
    const sorted = [...values].sort(byNumber);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
  };
