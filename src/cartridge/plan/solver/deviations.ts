import type { Domain } from './domain.js';
import type { Program } from './program.js';

/**
 * Describes the walk through everything near what the prices prefer.
 *
 * At good prices each variable prefers one end of its range, and every step away costs its reduced cost. Once few
 * combinations of steps cost less than the room that is left, it is quicker to look at them all than to solve another
 * relaxation.
 */
export interface Deviations {
  /** How many combinations there are at most, counted up to a limit. */
  readonly estimate: (room: number, limit: number) => number;
  /** Looks at all of them that are better than `beat()`; hands over what keeps every row. */
  readonly walk: (room: number) => void;
}

/** How finely the room is divided to count combinations. */
const buckets = 64;

/** Makes the walk of a program over a domain, at the reduced costs and relaxed values of its simplex. */
export const deviationsOf = (
  { n, m, c, b, rowStart, col, val, colStart, row, by }: Program,
  { low, high }: Domain,
  reduced: Float64Array,
  relaxed: () => Float64Array,
  beat: () => number,
  accept: (values: Float64Array) => void,
): Deviations => {
  const counts = new Float64Array(buckets + 1);
  const current = new Float64Array(n);
  const slack = new Float64Array(m);
  const free = new Int32Array(n);
  // What the variables from the k-th free one on can mend in each row, in all and for each unit of cost.
  const mends = new Float64Array(m * (n + 1));
  const mendsPerCost = new Float64Array(m * (n + 1));
  const gains = new Float64Array(n + 1);
  const gainsPerCost = new Float64Array(n + 1);
  let size = 0;

  const perCost = (amount: number, cost: number): number =>
    cost < 1e-7 ? Number.POSITIVE_INFINITY : amount / cost;

  const prepare = (room: number): number => {
    const values = relaxed();
    size = 0;
    let sum = 0;
    for (let j = 0; j < n; j += 1) {
      const preferred =
        Math.abs(reduced[j]!) > 1e-7 ? (reduced[j]! > 0 ? high[j]! : low[j]!) : Math.floor(values[j]! + 1e-6);
      current[j] = Math.min(high[j]!, Math.max(low[j]!, preferred));
      sum += c[j]! * current[j]!;
      if (high[j]! > low[j]! && Math.abs(reduced[j]!) <= room) {
        free[size] = j;
        size += 1;
      }
    }
    free.subarray(0, size).sort((p, q) => Math.abs(reduced[p]!) - Math.abs(reduced[q]!) || p - q);
    for (let i = 0; i < m; i += 1) {
      let left = b[i]!;
      for (let k = rowStart[i]!; k < rowStart[i + 1]!; k += 1) left -= val[k]! * current[col[k]!]!;
      slack[i] = left;
    }
    mends.fill(0, size * m, size * m + m);
    mendsPerCost.fill(0, size * m, size * m + m);
    gains[size] = 0;
    gainsPerCost[size] = 0;
    for (let k = size - 1; k >= 0; k -= 1) {
      const j = free[k]!;
      const cost = Math.abs(reduced[j]!);
      const [up, down] = [high[j]! - current[j]!, current[j]! - low[j]!];
      mends.copyWithin(k * m, (k + 1) * m, (k + 2) * m);
      mendsPerCost.copyWithin(k * m, (k + 1) * m, (k + 2) * m);
      for (let t = colStart[j]!; t < colStart[j + 1]!; t += 1) {
        const most = by[t]! > 0 ? by[t]! * down : -by[t]! * up;
        if (most <= 0) continue;
        const p = k * m + row[t]!;
        mends[p]! += most;
        mendsPerCost[p] = Math.max(mendsPerCost[p]!, perCost(Math.abs(by[t]!), cost));
      }
      const gain = Math.max(c[j]! * up, -c[j]! * down, 0);
      gains[k] = gains[k + 1]! + gain;
      gainsPerCost[k] = Math.max(gainsPerCost[k + 1]!, gain > 0 ? perCost(Math.abs(c[j]!), cost) : 0);
    }
    return sum;
  };
  /** Whether the free variables from the k-th on can still mend every broken row and beat the best. */
  const hopeful = (k: number, room: number, sum: number): boolean => {
    const missing = beat() - sum;
    if (missing > 0 && (missing > gains[k]! || missing > room * gainsPerCost[k]! + 1e-6)) return false;
    for (let i = 0, p = k * m; i < m; i += 1, p += 1) {
      const broken = -slack[i]!;
      if (broken > 0 && (broken > mends[p]! || broken > room * mendsPerCost[p]! + 1e-6)) return false;
    }
    return true;
  };
  const keepsRows = (): boolean => {
    for (let i = 0; i < m; i += 1) if (slack[i]! < 0) return false;
    return true;
  };
  const step = (j: number, change: number): void => {
    current[j]! += change;
    for (let k = colStart[j]!; k < colStart[j + 1]!; k += 1) slack[row[k]!]! -= by[k]! * change;
  };
  const visit = (from: number, room: number, sum: number): void => {
    if (!hopeful(from, room, sum)) return;
    if (sum >= beat() && keepsRows()) accept(current);
    for (let k = from; k < size; k += 1) {
      const j = free[k]!;
      const cost = Math.abs(reduced[j]!);
      if (cost > room) return;
      const home = current[j]!;
      for (const direction of [1, -1]) {
        const end = direction > 0 ? high[j]! : low[j]!;
        for (let away = 1; home + direction * away !== end + direction && away * cost <= room; away += 1) {
          step(j, direction);
          visit(k + 1, room - away * cost, sum + c[j]! * direction * away);
        }
        step(j, home - current[j]!);
      }
      if (!hopeful(k + 1, room, sum)) return;
    }
  };
  return {
    estimate: (room, limit) => {
      counts.fill(0);
      counts[0] = 1;
      let total = 1;
      for (let j = 0; j < n && total <= limit; j += 1) {
        const range = high[j]! - low[j]!;
        const width = Math.floor((Math.abs(reduced[j]!) / room) * buckets);
        if (range === 0 || width > buckets) continue;
        for (let k = buckets; k >= 0; k -= 1) {
          const before = counts[k]!;
          if (before === 0) continue;
          if (width === 0) {
            counts[k]! += before * range;
            total += before * range;
            continue;
          }
          for (let away = 1; away <= range && k + away * width <= buckets; away += 1) {
            counts[k + away * width]! += before;
            total += before;
          }
        }
      }
      return total;
    },
    walk: (room) => visit(0, room, prepare(room)),
  };
};
