import type { Domain } from './domain.js';
import type { Program } from './program.js';

/** What is too small to be told from 0 in the table. */
const tiny = 1e-9;
/** How far a value may be outside its range before it is put right. */
const outside = 1e-7;
/** The most steps of one solution; past them the bound still holds, it is only weaker. */
const mostSteps = 2_000;

/**
 * Describes the relaxation of a program, in which parts of a unit can be chosen, as a dense table that is kept from
 * node to node: a bounded dual simplex.
 *
 * Its own numbers are rounded. What is concluded from them is not: `bound` and `provesEmpty` begin again from the
 * whole numbers of the program and take from the table only the prices, which give a valid bound whatever they are.
 */
export interface Simplex {
  /** Solves for the present domain; false when it seems empty. */
  readonly solve: () => boolean;
  /** Whether the emptiness that was just seen can be proven from the program. */
  readonly provesEmpty: () => boolean;
  /** The most that the objective can be in the present domain, by the present prices. */
  readonly bound: () => number;
  /** The reduced costs behind the latest bound, one for each variable. */
  readonly reduced: Float64Array;
  /** The prices of the rows behind the latest bound. */
  readonly prices: Float64Array;
  /** The values of the variables in the relaxation. */
  readonly values: () => Float64Array;
  /** Which variables are in the table as rows: identifiers of variables, n + i for the slack of row i. */
  readonly basis: Int32Array;
  /** The values of these. */
  readonly basic: Float64Array;
  /** What the objective loses at least for each unit that a row of the table goes down, and up. */
  readonly penalties: (row: number) => readonly [down: number, up: number];
  /** Keeps the table under a number. */
  readonly save: (slot: number) => void;
  /** Takes the table of that number, where it was kept. */
  readonly load: (slot: number) => void;
}

/** The most bytes that kept tables may take. */
const mostBytes = 64 * 2 ** 20;

/** Makes the relaxation of a program over a domain. */
export const simplexOf = (program: Program, { low, high }: Domain): Simplex => {
  const { n, m, c, b, rowStart, col, val } = program;
  const table = new Float64Array(m * n);
  const constant = Float64Array.from(b);
  const gain = Float64Array.from(c);
  const basic = new Float64Array(m);
  const at = new Float64Array(n);
  const basis = Int32Array.from({ length: m }, (_, i) => n + i);
  const outer = Int32Array.from({ length: n }, (_, j) => j);
  for (let i = 0; i < m; i += 1) {
    for (let k = rowStart[i]!; k < rowStart[i + 1]!; k += 1) table[i * n + col[k]!] = val[k]!;
  }
  const candidates = new Int32Array(n);
  const ratios = new Float64Array(n);
  const reduced = new Float64Array(n);
  const prices = new Float64Array(m);
  const combined = new Float64Array(n);
  const relaxed = new Float64Array(n);
  let emptyRow = -1;
  let emptySign = 0;

  /** Puts what is not in the basis on the end of its range that the objective likes, and works out the rest. */
  const place = (): void => {
    for (let j = 0; j < n; j += 1) {
      const q = outer[j]!;
      const up = gain[j]! > tiny || (gain[j]! >= -tiny && at[j]! >= high[q]!);
      at[j] = up && high[q] !== Number.POSITIVE_INFINITY ? high[q]! : low[q]!;
    }
    for (let i = 0; i < m; i += 1) {
      let value = constant[i]!;
      const o = i * n;
      for (let j = 0; j < n; j += 1) if (at[j] !== 0) value -= table[o + j]! * at[j]!;
      basic[i] = value;
    }
  };
  const flip = (j: number): void => {
    const q = outer[j]!;
    const to = at[j] === low[q] ? high[q]! : low[q]!;
    const change = to - at[j]!;
    at[j] = to;
    for (let i = 0, o = j; i < m; i += 1, o += n) basic[i]! -= table[o]! * change;
  };
  const pivot = (r: number, e: number, target: number): void => {
    const o = r * n;
    const inverse = 1 / table[o + e]!;
    const step = (basic[r]! - target) * inverse;
    for (let i = 0, p = e; i < m; i += 1, p += n) if (i !== r) basic[i]! -= table[p]! * step;
    basic[r] = at[e]! + step;
    at[e] = target;
    const leaving = basis[r]!;
    basis[r] = outer[e]!;
    outer[e] = leaving;
    for (let j = 0; j < n; j += 1) table[o + j]! *= inverse;
    table[o + e] = inverse;
    constant[r]! *= inverse;
    for (let i = 0; i < m; i += 1) {
      const p = i * n;
      const factor = table[p + e]!;
      if (i === r || factor === 0) continue;
      for (let j = 0; j < n; j += 1) table[p + j]! -= factor * table[o + j]!;
      table[p + e] = -factor * inverse;
      constant[i]! -= factor * constant[r]!;
    }
    const factor = gain[e]!;
    if (factor !== 0) for (let j = 0; j < n; j += 1) gain[j]! -= factor * table[o + j]!;
    gain[e] = -factor * inverse;
  };
  /** The row that is furthest outside its range, or −1. */
  const worstRow = (): number => {
    let worst = outside;
    let found = -1;
    for (let i = 0; i < m; i += 1) {
      const q = basis[i]!;
      const by = Math.max(low[q]! - basic[i]!, basic[i]! - high[q]!);
      if (by > worst) {
        worst = by;
        found = i;
      }
    }
    return found;
  };
  /** One step of the dual simplex with flips of bounded variables; false when nothing can mend the row. */
  const mend = (r: number): boolean => {
    const below = basic[r]! < low[basis[r]!]!;
    const target = below ? low[basis[r]!]! : high[basis[r]!]!;
    const o = r * n;
    let count = 0;
    for (let j = 0; j < n; j += 1) {
      const q = outer[j]!;
      const entry = table[o + j]!;
      if (high[q] === low[q] || (entry < tiny && entry > -tiny)) continue;
      if ((at[j] === low[q]) === (below ? entry < 0 : entry > 0)) {
        ratios[j] = Math.abs(gain[j]! / entry);
        candidates[count] = j;
        count += 1;
      }
    }
    let missing = below ? target - basic[r]! : basic[r]! - target;
    while (count > 0) {
      let least = 0;
      for (let k = 1; k < count; k += 1) {
        const [j, best] = [candidates[k]!, candidates[least]!];
        const difference = ratios[j]! - ratios[best]!;
        if (
          difference < -1e-12 ||
          (difference <= 1e-12 && Math.abs(table[o + j]!) > Math.abs(table[o + best]!))
        )
          least = k;
      }
      const j = candidates[least]!;
      const q = outer[j]!;
      missing -= (high[q]! - low[q]!) * Math.abs(table[o + j]!);
      if (missing <= 0) {
        pivot(r, j, target);
        return true;
      }
      flip(j);
      count -= 1;
      candidates[least] = candidates[count]!;
    }
    emptyRow = r;
    emptySign = below ? 1 : -1;
    return missing <= outside;
  };
  const slots: Array<ReadonlyArray<Float64Array | Int32Array>> = [];
  const parts = [table, constant, gain, at, basis, outer];
  const mostSlots = Math.max(1, Math.floor(mostBytes / (8 * (m * n + m + n + 1))));
  return {
    reduced,
    prices,
    basis,
    basic,
    solve: () => {
      place();
      for (let step = 0; step < mostSteps; step += 1) {
        const r = worstRow();
        if (r < 0) return true;
        if (!mend(r)) return false;
      }
      return true;
    },
    bound: () => {
      prices.fill(0);
      for (let j = 0; j < n; j += 1) if (outer[j]! >= n && gain[j]! < 0) prices[outer[j]! - n] = -gain[j]!;
      reduced.set(c);
      let most = 0;
      for (let i = 0; i < m; i += 1) {
        const price = prices[i]!;
        if (price === 0) continue;
        most += price * b[i]!;
        for (let k = rowStart[i]!; k < rowStart[i + 1]!; k += 1) reduced[col[k]!]! -= price * val[k]!;
      }
      for (let j = 0; j < n; j += 1) most += reduced[j]! * (reduced[j]! > 0 ? high[j]! : low[j]!);
      return most;
    },
    provesEmpty: () => {
      // A sum of rows with factors from 0 whose least value is above its limit.
      combined.fill(0);
      let limit = 0;
      const add = (i: number, factor: number): void => {
        limit += factor * b[i]!;
        for (let k = rowStart[i]!; k < rowStart[i + 1]!; k += 1) combined[col[k]!]! += factor * val[k]!;
      };
      if (basis[emptyRow]! >= n) add(basis[emptyRow]! - n, 1);
      for (let j = 0; j < n; j += 1) {
        const factor = emptySign * table[emptyRow * n + j]!;
        if (outer[j]! >= n && factor > tiny) add(outer[j]! - n, factor);
      }
      let least = 0;
      let size = Math.abs(limit);
      for (let j = 0; j < n; j += 1) {
        const part = combined[j]! * (combined[j]! > 0 ? low[j]! : high[j]!);
        least += part;
        size += Math.abs(part);
      }
      return least > limit + 1e-9 * (1 + size);
    },
    values: () => {
      for (let j = 0; j < n; j += 1) if (outer[j]! < n) relaxed[outer[j]!] = at[j]!;
      for (let i = 0; i < m; i += 1) if (basis[i]! < n) relaxed[basis[i]!] = basic[i]!;
      return relaxed;
    },
    penalties: (r) => {
      let down = Number.POSITIVE_INFINITY;
      let up = Number.POSITIVE_INFINITY;
      for (let j = 0; j < n; j += 1) {
        const q = outer[j]!;
        const entry = table[r * n + j]!;
        if (high[q] === low[q] || (entry < tiny && entry > -tiny)) continue;
        const loss = Math.abs(gain[j]! / entry);
        if ((at[j] === low[q]) === entry > 0) down = Math.min(down, loss);
        else up = Math.min(up, loss);
      }
      return [down, up];
    },
    save: (slot) => {
      if (slot >= mostSlots) return;
      slots[slot] ??= parts.map((part) => part.slice());
      for (const [k, part] of parts.entries()) slots[slot]![k]!.set(part);
    },
    load: (slot) => {
      // Without a kept table the present one serves: any basis whose prices are right is a start.
      if (slots[slot] === undefined || slot >= mostSlots) return;
      for (const [k, part] of parts.entries()) part.set(slots[slot]![k]!);
    },
  };
};
