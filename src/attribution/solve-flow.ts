import { aggregate } from './aggregate.js';
import { closing, type Flow } from './flow.js';

/** Up to so many states elimination costs less than sweeping. */
const fewStates = 120;

/** Up to so many states elimination is still worth it where sweeping hardly moves. */
const mostEliminated = 1_000;

/** After so many sweeps a system is one that sweeping hardly moves. */
const mostSweeps = 4_000;

/** After so many sweeps the solution is corrected as a whole; between them the pace is measured. */
const steadySweeps = 5;

/** How far what is still to come may carry a solution, relative to it. */
const accuracy = 1e-14;

/**
 * Solves what flows through a chain.
 *
 * **Details**: along the edges that leave a state, x is what a path yields in the end from there on; along those that
 * enter it, how often a path comes by, for each time the state was left. All terms are positive and nothing is ever
 * subtracted, so that a rare channel's small figure is as exact as a large one. Small systems are solved by the
 * elimination of Grassmann, Taksar and Heyman, large ones by the sweeps of Gauss and Seidel, corrected
 * by channels.
 *
 * @see W. K. Grassmann, M. I. Taksar, D. P. Heyman, Regenerative analysis and steady state distributions for Markov
 *   chains, Operations Research 33 (1985)
 * @returns x for each state, or null when there was not work enough left to settle it
 */
export const solveFlow = (flow: Flow): Float64Array | null => {
  const { states } = flow.chain;
  if (states <= fewStates) return eliminated(flow);
  return swept(flow) ?? (states <= mostEliminated && flow.work.left > 0 ? eliminated(flow) : null);
};

const swept = (flow: Flow): Float64Array | null => {
  const { chain, edges, source, work } = flow;
  const { first, other, count } = edges;
  const { states, left } = chain;
  const isClosed = closing(flow);
  // States were found along paths: in this order, what is summed is mostly known already.
  const order = Array.from({ length: states }, (_, index) =>
    edges === chain.leaving ? states - 1 - index : index,
  ).filter((state) => !isClosed(state));
  const whole = aggregate(flow, isClosed);
  work.left -= 2 * (other.length + states);
  const solution = new Float64Array(states);
  let before = 0;
  let pace = 0;
  for (let sweep = 1; sweep <= mostSweeps && work.left > 0; sweep += 1) {
    work.left -= other.length + states;
    let change = 0;
    for (const state of order) {
      let sum = source[state] as number;
      let passing = left[state] as number;
      const end = first[state + 1] as number;
      for (let edge = first[state] as number; edge < end; edge += 1) {
        const next = other[edge] as number;
        if (next === state) passing -= count[edge] as number;
        else sum += (count[edge] as number) * (solution[next] as number);
      }
      const value = sum / passing;
      const moved = Math.abs(value - (solution[state] as number));
      if (moved > change * value) change = moved / value;
      solution[state] = value;
    }
    if (change <= Number.EPSILON && whole.adds(solution)) return whole.correct(solution);
    // Changes shrink by a steady pace in the end: all that are still to come are their geometric sum.
    if (before > 0) {
      pace = Math.max(change / before, pace / 2);
      if (pace < 1 && (change * pace) / (1 - pace) <= accuracy && whole.adds(solution)) {
        return whole.correct(solution);
      }
    }
    const rest = sweep % steadySweeps === 0;
    if (rest) {
      whole.correct(solution);
      work.left -= other.length;
    }
    before = rest ? 0 : change;
  }
  return null;
};

const eliminated = (flow: Flow): Float64Array => {
  const { chain, edges, source, work } = flow;
  const { states, left } = chain;
  work.left -= states ** 3 / 3;
  const isClosed = closing(flow);
  const rows = Array.from({ length: states }, () => new Float64Array(states));
  const yields = source.slice();
  /** What of each state goes to no other. */
  const ending = new Float64Array(states);
  for (let state = 0; state < states; state += 1) {
    const row = rows[state] as Float64Array;
    let passing = left[state] as number;
    for (let edge = edges.first[state] as number; edge < (edges.first[state + 1] as number); edge += 1) {
      const next = edges.other[edge] as number;
      const count = edges.count[edge] as number;
      if (isClosed(next)) continue;
      passing -= count;
      if (next !== state) row[next] = count;
    }
    ending[state] = passing;
  }
  const pivots = new Float64Array(states);
  for (let gone = states - 1; gone > 0; gone -= 1) {
    if (isClosed(gone)) continue;
    const own = rows[gone] as Float64Array;
    let pivot = ending[gone] as number;
    for (let state = 0; state < gone; state += 1) pivot += own[state] as number;
    pivots[gone] = pivot;
    for (let state = 0; state < gone; state += 1) {
      const row = rows[state] as Float64Array;
      const through = row[gone] as number;
      if (through === 0 || isClosed(state)) continue;
      const share = through / pivot;
      for (let next = 0; next < gone; next += 1) {
        if (next !== state) row[next] = (row[next] as number) + share * (own[next] as number);
      }
      ending[state] = (ending[state] as number) + share * (ending[gone] as number);
      yields[state] = (yields[state] as number) + share * (yields[gone] as number);
    }
  }
  const solution = new Float64Array(states);
  solution[0] = (yields[0] as number) / (ending[0] as number);
  for (let state = 1; state < states; state += 1) {
    if (isClosed(state)) continue;
    const row = rows[state] as Float64Array;
    let sum = yields[state] as number;
    for (let next = 0; next < state; next += 1) sum += (row[next] as number) * (solution[next] as number);
    solution[state] = sum / (pivots[state] as number);
  }
  return solution;
};
