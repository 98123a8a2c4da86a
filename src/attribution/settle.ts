/**
 * Rounds quotas to whole units that sum to the total: down, then a unit each to the largest remainders, the
 * earlier one first where they tie.
 *
 * @param total - whole units, a safe integer from 0
 * @param quotas - parts of the total, 0 or more, which sum to it but for rounding
 * @returns whole units in the order of the quotas, with the total as their sum; all 0 where all quotas are
 */
export const settle = (total: number, quotas: ReadonlyArray<number>): ReadonlyArray<number> => {
  const units = quotas.map(Math.floor);
  const left = total - units.reduce((sum, unit) => sum + unit, 0);
  const taking = quotas
    .map((quota, index) => ({ index, quota, rest: quota - Math.floor(quota) }))
    .filter(({ quota }) => quota > 0)
    .sort((first, second) => second.rest - first.rest || first.index - second.index);
  if (taking.length === 0) return units;
  // Past 2^45 or so, quotas miss whole units: what one round cannot give is the largest one's.
  const each = left >= 0 && left <= taking.length;
  const largest = taking.reduce((most, one) => (one.quota > most.quota ? one : most));
  if (!each) return units.map((unit, index) => (index === largest.index ? unit + left : unit));
  const favoured = new Set(taking.slice(0, left).map(({ index }) => index));
  return units.map((unit, index) => (favoured.has(index) ? unit + 1 : unit));
};
