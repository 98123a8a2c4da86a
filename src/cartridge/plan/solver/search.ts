import { withCount, withCounter } from './counter.js';
import { deviationsOf } from './deviations.js';
import { domainOf } from './domain.js';
import type { SparseRow } from './program.js';
import { simplexOf } from './simplex.js';

/** Describes what a search of one objective begins with. */
export interface SearchTask {
  /** What each variable counts. */
  readonly objective: ReadonlyArray<number>;
  /** The largest value of each variable. */
  readonly most: ReadonlyArray<number>;
  /** The least value of each variable, where it is not 0. */
  readonly least?: ReadonlyArray<number>;
  /** What has to hold. */
  readonly rows: ReadonlyArray<SparseRow>;
  /** Values that keep all of it, where some are known. */
  readonly known: ReadonlyArray<number> | undefined;
  /** The most nodes to look at, at least 1. */
  readonly nodes: number;
}

/** Describes what a search found. */
export interface Found {
  /** The best values, or undefined when there are none or none were found. */
  readonly values: ReadonlyArray<number> | undefined;
  /** Their objective; −∞ without values. */
  readonly value: number;
  /** What nothing can pass: whole, and equal to the value once that is proven; −∞ when nothing exists. */
  readonly upper: number;
  /** The prices of the rows in the relaxation at the root. */
  readonly prices: ReadonlyArray<number>;
  /** How many nodes were looked at. */
  readonly nodes: number;
}

/** Combinations that are looked at one by one instead of solving relaxations. */
const mostCombinations = 3_000;
/** Nodes of the first dive, which only looks for a good answer. */
const firstDive = 300;
/** The widest range of values that is taken as a choice; past it a variable stands for an amount. */
const mostChoices = 1_000;
/** The deepest that the search goes; a deeper node is left open. */
const mostDepth = 1_000;
/** The share of the nodes that is kept for a last dive, when the proof does not come to an end. */
const lastDive = 0.2;

/** The largest whole number that a bound with rounding errors allows. */
const wholeBelow = (bound: number): number =>
  bound === Number.NEGATIVE_INFINITY ? bound : Math.floor(bound + 1e-6 + Math.abs(bound) * 1e-12);

/**
 * Makes one objective as large as possible, by branch and bound.
 *
 * Depth first, with a target above the best answer that comes down step by step: a high target closes almost all
 * nodes at once, so that each step costs little, and every step that finds nothing is a proof that lowers the upper
 * bound. Plans of services that are worth what they cost have thousands of answers within a hair of the bound; what
 * separates them is how many services they take, so that number is a variable, and the first to be branched on.
 */
export const maximise = (task: SearchTask): Found => {
  const { program, counter } = withCounter(task);
  const { n, m, c, rowStart, col, val, b } = program;
  const domain = domainOf(program);
  const { low, high, narrow, propagate, mark, undo } = domain;
  const simplex = simplexOf(program, domain);
  const { reduced, basis, basic } = simplex;

  let best = Number.NEGATIVE_INFINITY;
  let values: Float64Array | undefined;
  let target = Number.NEGATIVE_INFINITY;
  let nodes = 0;
  let limit = task.nodes;
  let stopped = false;

  const accept = (candidate: Float64Array): void => {
    let value = 0;
    for (let j = 0; j < n; j += 1) value += c[j]! * candidate[j]!;
    if (value > best) {
      best = value;
      values = candidate.slice();
      target = Math.max(target, best + 1);
    }
  };
  const acceptChecked = (candidate: Float64Array): void => {
    for (let j = 0; j < n; j += 1) if (!(candidate[j]! >= low[j]! && candidate[j]! <= high[j]!)) return;
    for (let i = 0; i < m; i += 1) {
      let sum = 0;
      for (let k = rowStart[i]!; k < rowStart[i + 1]!; k += 1) sum += val[k]! * candidate[col[k]!]!;
      if (sum > b[i]!) return;
    }
    accept(candidate);
  };
  const deviations = deviationsOf(program, domain, reduced, simplex.values, () => target, accept);
  const rounded = new Float64Array(n);
  /** Rounds the relaxation down and adds whatever fits, what was cut off most first. */
  const round = (): void => {
    const relaxed = simplex.values();
    for (let j = 0; j < n; j += 1) {
      rounded[j] = Math.min(high[j]!, Math.max(low[j]!, Math.floor(relaxed[j]! + 1e-6)));
    }
    const begin = mark();
    const order = Array.from({ length: n }, (_, j) => j).sort(
      (p, q) =>
        relaxed[q]! - Math.floor(relaxed[q]!) - relaxed[p]! + Math.floor(relaxed[p]!) ||
        reduced[q]! - reduced[p]! ||
        p - q,
    );
    // What is rounded down need not fit together (a prerequisite of a half): the domain settles it.
    const byValue = order.slice().sort((p, q) => relaxed[q]! - relaxed[p]! || p - q);
    for (const wanted of [byValue, order]) {
      for (const j of wanted) {
        if (low[j] === high[j]) continue;
        const inner = mark();
        const least =
          wanted === order && c[j]! >= 0 ? high[j]! : Math.max(low[j]!, Math.min(high[j]!, rounded[j]!));
        if (least === low[j]) continue;
        narrow(j, least, high[j]!);
        if (!propagate(inner)) undo(inner);
      }
    }
    for (const j of order) {
      if (low[j] === high[j]) continue;
      const inner = mark();
      narrow(j, low[j]!, low[j]!);
      if (!propagate(inner)) break;
    }
    for (let j = 0; j < n; j += 1) rounded[j] = low[j]!;
    undo(begin);
    acceptChecked(rounded);
  };
  /** Takes from each variable the values that would cost more than there is room for. */
  const fix = (upper: number): boolean => {
    const room = upper - target + 1e-6 + Math.abs(upper) * 1e-12;
    const begin = mark();
    for (let j = 0; j < n; j += 1) {
      const cost = Math.abs(reduced[j]!);
      if (cost * (high[j]! - low[j]!) <= room) continue;
      const keep = Math.floor(room / cost);
      if (reduced[j]! > 0) narrow(j, high[j]! - keep, high[j]!);
      else narrow(j, low[j]!, low[j]! + keep);
    }
    return begin === mark() || propagate(begin);
  };
  const explore = (depth: number, from: number): void => {
    if (nodes >= limit || depth > mostDepth) {
      stopped = true;
      return;
    }
    nodes += 1;
    const solved = simplex.solve();
    if (!solved && simplex.provesEmpty()) return;
    const upper = Math.min(from, simplex.bound());
    if (wholeBelow(upper) < target) return;
    if (nodes % 32 === 1) round();
    if (wholeBelow(upper) < target) return;
    const begin = mark();
    if (fix(upper)) branch(depth, upper, solved);
    undo(begin);
  };
  const branch = (depth: number, upper: number, solved: boolean): void => {
    const room = upper - target + 1e-6 + Math.abs(upper) * 1e-12;
    if (deviations.estimate(room, mostCombinations) <= mostCombinations) {
      deviations.walk(room);
      return;
    }
    const split = solved ? mostTelling() : undefined;
    if (split === undefined) {
      acceptChecked(simplex.values().map(Math.round));
      if (wholeBelow(upper) < target) return;
      halve(depth, upper);
      return;
    }
    const [variable, value, down, up] = split;
    simplex.save(depth);
    for (const lower of up > down ? [true, false] : [false, true]) {
      if (wholeBelow(upper - (lower ? down : up)) < target) continue;
      const inner = mark();
      if (lower) narrow(variable, low[variable]!, Math.floor(value));
      else narrow(variable, Math.ceil(value), high[variable]!);
      simplex.load(depth);
      if (propagate(inner)) explore(depth + 1, upper);
      undo(inner);
      if (stopped) return;
    }
  };
  /** Where the table gives no advice, any variable that is still open is cut in two. */
  const halve = (depth: number, upper: number): void => {
    const open = low.findIndex((from, j) => j < n && from < high[j]!);
    if (open < 0) {
      acceptChecked(low.slice(0, n));
      return;
    }
    const middle = Math.floor((low[open]! + high[open]!) / 2);
    for (const [from, to] of [
      [middle + 1, high[open]!],
      [low[open]!, middle],
    ] as const) {
      const inner = mark();
      narrow(open, from, to);
      if (propagate(inner)) explore(depth + 1, upper);
      undo(inner);
      if (stopped) return;
    }
  };
  /** The broken variable whose both sides cost most, by the first step of each; the counter before all others. */
  const mostTelling = (): readonly [number, number, number, number] | undefined => {
    let found: readonly [number, number, number, number] | undefined;
    let score = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < m; i += 1) {
      const q = basis[i]!;
      const part = basic[i]! - Math.floor(basic[i]!);
      if (q >= n || low[q] === high[q] || part < 1e-6 || part > 1 - 1e-6) continue;
      if (!(basic[i]! > low[q]! && basic[i]! < high[q]!)) continue;
      const [perDown, perUp] = simplex.penalties(i);
      const [down, up] = [perDown * part, perUp * (1 - part)];
      const [less, more] = [Math.min(down, up, 1e9), Math.min(Math.max(down, up), 1e9)];
      // What stands for an amount rather than for a choice follows from the others.
      const amount = high[q]! - low[q]! > mostChoices;
      const mine = amount
        ? -1 / (1 + less)
        : q === counter
          ? Number.POSITIVE_INFINITY
          : less * more + 1e-6 * less + 1e-9 * Math.min(part, 1 - part);
      if (mine > score) {
        score = mine;
        found = [q, basic[i]!, down, up];
      }
    }
    return found;
  };
  /** Searches for whatever reaches the target, one number of services after the other. */
  const pass = (upTo: number, root: number, middle: number): void => {
    limit = Math.min(task.nodes, upTo);
    stopped = false;
    if (counter === undefined) {
      simplex.load(0);
      explore(1, root);
      return;
    }
    for (const direction of [-1, 1]) {
      let count = direction < 0 ? Math.floor(middle) : Math.floor(middle) + 1;
      for (; count >= low[counter]! && count <= high[counter]! && !stopped; count += direction) {
        const begin = mark();
        simplex.load(0);
        narrow(counter, count, count);
        const empty = !simplex.solve() && simplex.provesEmpty();
        const upper = empty ? Number.NEGATIVE_INFINITY : Math.min(root, simplex.bound());
        const closed = wholeBelow(upper) < target;
        if (!closed && propagate(begin)) explore(1, upper);
        undo(begin);
        // The bound falls away from the middle, so what lies beyond is closed, too.
        if (closed) break;
      }
    }
  };

  let upper = Number.NEGATIVE_INFINITY;
  for (const [j, from] of (task.least ?? []).entries()) if (from > 0) narrow(j, from, high[j]!);
  // Prices are those of the model as it was written: what follows from its rows would take their worth away.
  simplex.solve();
  simplex.bound();
  const prices = [...simplex.prices.subarray(0, task.rows.length)];
  if (propagate(0) && domain.propagateAll()) {
    if (task.known !== undefined) acceptChecked(withCount(task.known, task, counter));
    const empty = !simplex.solve() && simplex.provesEmpty();
    const root = empty ? Number.NEGATIVE_INFINITY : simplex.bound();
    const middle = counter === undefined ? 0 : simplex.values()[counter]!;
    simplex.save(0);
    upper = wholeBelow(root);
    if (!empty && upper > best) {
      round();
      target = best + 1;
      pass(firstDive, root, middle);
      if (!stopped) upper = best;
      let step = Math.max(1, Math.floor((upper - best) * 0.03));
      // Without any answer yet there is no telling how far down to go.
      if (best === Number.NEGATIVE_INFINITY) step = Number.POSITIVE_INFINITY;
      while (upper > best && nodes < task.nodes) {
        target = Math.max(best + 1, upper - step + 1);
        const lowered = target;
        pass(Math.ceil(task.nodes * (1 - lastDive)), root, middle);
        if (!stopped) upper = Math.max(best, lowered - 1);
        else {
          target = best + 1;
          pass(task.nodes, root, middle);
          if (!stopped) upper = best;
          break;
        }
        step = Math.ceil(step * 1.5);
      }
    }
    upper = Math.max(upper, best);
  }
  return {
    values: values === undefined ? undefined : [...values.subarray(0, task.most.length)],
    value: best,
    upper,
    prices,
    nodes,
  };
};
