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

/**
 * Returns the time by which a share is through, those who still wait included: whoever has waited for a time is known
 * to take longer than it, and is no reason to call the others typical.
 *
 * @param share - above 0 and up to 1
 * @returns a function from the times of those who are through, and of those who wait, to the time; null while too few are
 *   through to tell. Where nobody waits it is the nearest rank.
 * @see E. L. Kaplan, P. Meier, Nonparametric estimation from incomplete observations, JASA 53, 1958
 */
export const censoredQuantile =
  (share: number) =>
  (through: ReadonlyArray<number>, waiting: ReadonlyArray<number>): number | null => {
    const times = [...through].sort(byNumber);
    const waits = [...waiting].sort(byNumber);
    let left = 1;
    let gone = 0;
    for (let index = 0; index < times.length; ) {
      const time = times[index] as number;
      let ties = 0;
      while (times[index + ties] === time) ties += 1;
      // Who waits as long as somebody took was still there when that one was through.
      while (gone < waits.length && (waits[gone] as number) < time) gone += 1;
      left *= 1 - ties / (times.length - index + waits.length - gone);
      // A product of shares can miss its own sum by a hair.
      if (1 - left >= share - 1e-9) return time;
      index += ties;
    }
    return null;
  };
