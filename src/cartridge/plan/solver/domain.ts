import type { Program } from './program.js';

/**
 * Describes the values that each variable may still have, with a trail by which they come back.
 *
 * The slack of row i is variable n + i, from 0 up.
 */
export interface Domain {
  /** The least value of each variable. */
  readonly low: Float64Array;
  /** The largest value of each variable. */
  readonly high: Float64Array;
  /** Narrows a variable to these values. */
  readonly narrow: (variable: number, low: number, high: number) => void;
  /** Draws conclusions from what was narrowed since `mark`; false when nothing is left for some variable. */
  readonly propagate: (mark: number) => boolean;
  /** Draws conclusions from every row. */
  readonly propagateAll: () => boolean;
  /** Where the trail stands. */
  readonly mark: () => number;
  /** Takes back everything since a mark. */
  readonly undo: (mark: number) => void;
}

/** Makes the domain of a program. */
export const domainOf = ({ n, m, most, b, rowStart, col, val, colStart, row }: Program): Domain => {
  const low = new Float64Array(n + m);
  const high = new Float64Array(n + m).fill(Number.POSITIVE_INFINITY);
  high.set(most);
  const trail: Array<number> = [];
  const waiting = new Uint8Array(m);
  const queue: Array<number> = [];

  const narrow = (j: number, from: number, to: number): void => {
    trail.push(j, low[j]!, high[j]!);
    low[j] = from;
    high[j] = to;
  };
  const enqueue = (j: number): void => {
    for (let k = colStart[j]!; k < colStart[j + 1]!; k += 1) {
      const i = row[k]!;
      if (waiting[i] === 0) {
        waiting[i] = 1;
        queue.push(i);
      }
    }
  };
  /** A row leaves each variable only so far as its least sum allows. */
  const tighten = (i: number): boolean => {
    let least = 0;
    for (let k = rowStart[i]!; k < rowStart[i + 1]!; k += 1) {
      least += val[k]! > 0 ? val[k]! * low[col[k]!]! : val[k]! * high[col[k]!]!;
    }
    const room = b[i]! - least;
    if (room < 0) return false;
    for (let k = rowStart[i]!; k < rowStart[i + 1]!; k += 1) {
      const j = col[k]!;
      const size = Math.abs(val[k]!);
      if (size * (high[j]! - low[j]!) <= room) continue;
      const keep = Math.floor(room / size);
      if (val[k]! > 0) narrow(j, low[j]!, low[j]! + keep);
      else narrow(j, high[j]! - keep, high[j]!);
      enqueue(j);
    }
    return true;
  };
  const run = (): boolean => {
    let possible = true;
    for (let head = 0; head < queue.length; head += 1) {
      const i = queue[head]!;
      waiting[i] = 0;
      possible = possible && tighten(i);
    }
    queue.length = 0;
    return possible;
  };
  return {
    low,
    high,
    narrow,
    propagate: (mark) => {
      for (let at = mark; at < trail.length; at += 3) {
        const j = trail[at]!;
        if (low[j]! > high[j]!) {
          for (const i of queue) waiting[i] = 0;
          queue.length = 0;
          return false;
        }
        enqueue(j);
      }
      return run();
    },
    propagateAll: () => {
      for (let i = 0; i < m; i += 1) {
        waiting[i] = 1;
        queue.push(i);
      }
      return run();
    },
    mark: () => trail.length,
    undo: (mark) => {
      while (trail.length > mark) {
        const [to, from, j] = [trail.pop()!, trail.pop()!, trail.pop()!];
        low[j] = from;
        high[j] = to;
      }
    },
  };
};
