import type { MarkovChain } from './markov-chain.js';

/** Up to so many states elimination costs less than sweeping. */
const fewStates = 200;

/** Up to so many states elimination is still worth it where sweeping hardly moves. */
const mostEliminated = 1_000;

/** How many edges the sweeps of one system may pass before they give up: about a second. */
const mostPassed = 3e8;

/** How far the remainder may still carry a solution, relative to it. */
const accuracy = 1e-14;

/**
 * Solves what a chain is expected to end with from each state: x = Qx + b, in counts.
 *
 * **Details**: all terms are positive, and nothing is ever subtracted, so that a rare channel's small figure is as
 * exact as a large one. Small systems are solved by the elimination of Grassmann, Taksar and Heyman, large ones by
 * the sweeps of Gauss and Seidel, which rise to the solution from below.
 *
 * @see W. K. Grassmann, M. I. Taksar, D. P. Heyman, Regenerative analysis and steady state distributions for Markov
 *   chains, Operations Research 33 (1985)
 * @param chain - the chain
 * @param source - what each state yields at once, times how often it was left
 * @param closed - the index of a channel whose states yield nothing; −1 for none
 * @returns what each state yields in the end, or null when it could not be settled in reasonable work
 */
export const absorption = (chain: MarkovChain, source: Float64Array, closed = -1): Float64Array | null => {
  if (chain.states <= fewStates) return eliminated(chain, source, closed);
  const swept = sweeps(chain, source, closed);
  if (swept !== null) return swept;
  return chain.states <= mostEliminated ? eliminated(chain, source, closed) : null;
};

const sweeps = (chain: MarkovChain, source: Float64Array, closed: number): Float64Array | null => {
  const { states, channelAt, firstEdge, edgeTo, edgeCount, left } = chain;
  const solution = new Float64Array(states);
  const most = Math.max(20, Math.floor(mostPassed / (edgeTo.length + states)));
  let before = Number.POSITIVE_INFINITY;
  for (let sweep = 0; sweep < most; sweep += 1) {
    let change = 0;
    // States were found along paths: from the last to the first, what is ahead is mostly known already.
    for (let state = states - 1; state >= 0; state -= 1) {
      if (channelAt[state] === closed && state > 0) continue;
      let sum = source[state] as number;
      let leaving = left[state] as number;
      const end = firstEdge[state + 1] as number;
      for (let edge = firstEdge[state] as number; edge < end; edge += 1) {
        const to = edgeTo[edge] as number;
        if (to === state) leaving -= edgeCount[edge] as number;
        else sum += (edgeCount[edge] as number) * (solution[to] as number);
      }
      const value = sum / leaving;
      const moved = value - (solution[state] as number);
      if (moved > 0) {
        change = Math.max(change, moved / value);
        solution[state] = value;
      }
    }
    if (change <= Number.EPSILON) return solution;
    // The changes shrink by a steady ratio in the end: all that are still to come are their geometric sum.
    const shrinking = change / before;
    if (shrinking < 1 && (change * shrinking) / (1 - shrinking) <= accuracy && change < 1e-10)
      return solution;
    before = change;
  }
  return null;
};

const eliminated = (chain: MarkovChain, source: Float64Array, closed: number): Float64Array => {
  const { states, channelAt, firstEdge, edgeTo, edgeCount, left } = chain;
  const isClosed = (state: number): boolean => state > 0 && channelAt[state] === closed;
  const rows = Array.from({ length: states }, () => new Float64Array(states));
  const yields = source.slice();
  /** How often each state is left for good. */
  const ending = new Float64Array(states);
  for (let state = 0; state < states; state += 1) {
    const row = rows[state] as Float64Array;
    let onward = 0;
    let self = 0;
    for (let edge = firstEdge[state] as number; edge < (firstEdge[state + 1] as number); edge += 1) {
      const to = edgeTo[edge] as number;
      const count = edgeCount[edge] as number;
      if (to === state) self += count;
      else if (!isClosed(to)) {
        row[to] = count;
        onward += count;
      }
    }
    ending[state] = (left[state] as number) - onward - self;
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
      if (through === 0) continue;
      const share = through / pivot;
      for (let to = 0; to < gone; to += 1) {
        if (to !== state) row[to] = (row[to] as number) + share * (own[to] as number);
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
    for (let to = 0; to < state; to += 1) sum += (row[to] as number) * (solution[to] as number);
    solution[state] = sum / (pivots[state] as number);
  }
  return solution;
};
