import type { Flow } from './flow.js';

/** Beyond so many channels states are gathered into one group: a system of channels would cost more than it saves. */
const mostGroups = 150;

/** How far a solution may miss the sum that it must have, relative to it. */
const tolerance = 1e-10;

/** What all states together say of an approximate solution. */
export interface Aggregate {
  /** Scales the states of each channel, in place, so that each channel's balance holds. */
  readonly correct: (solution: Float64Array) => Float64Array;
  /** Tells whether what leaves the system is what its sources give. */
  readonly adds: (solution: Float64Array) => boolean;
}

/**
 * Looks at a system by channels instead of states: journeys may wander for so long that sweeps alone, which carry
 * news one touch further each, would come to the solution by tiny steps.
 *
 * **Details**: summed over all states, what passes from one to another cancels out, and what leaves the system is what
 * its sources give. The small system is solved by elimination without subtraction, as the large ones are.
 *
 * @see W. J. Stewart, Introduction to the numerical solution of Markov chains (1994), chapter 6: aggregation and
 *   disaggregation
 * @param flow - the system
 * @param isClosed - which states are no part of it
 */
export const aggregate = (
  { chain, edges: { first, other, count }, source }: Flow,
  isClosed: (state: number) => boolean,
): Aggregate => {
  const { states, left, channelAt } = chain;
  const open = Array.from({ length: states }, (_, state) => state).filter((state) => !isClosed(state));
  const channels = channelAt.reduce((most, channel) => Math.max(most, channel), 0) + 1;
  const byChannel = channels <= mostGroups;
  const groupOf = (state: number): number =>
    byChannel ? (channelAt[state] as number) + 1 : Math.min(state, 1);
  const groups = byChannel ? channels + 1 : 2;
  const leaking = left.slice();
  let total = 0;
  for (const state of open) {
    total += source[state] as number;
    for (let edge = first[state] as number; edge < (first[state + 1] as number); edge += 1) {
      const next = other[edge] as number;
      leaking[next] = (leaking[next] as number) - (count[edge] as number);
    }
  }
  return {
    adds: (solution) => {
      const sum = open.reduce(
        (all, state) => all + (leaking[state] as number) * (solution[state] as number),
        0,
      );
      return Math.abs(sum - total) <= tolerance * total;
    },
    correct: (solution) => {
      const rows = Array.from({ length: groups }, () => new Float64Array(groups));
      const given = new Float64Array(groups);
      const leaks = new Float64Array(groups);
      for (const state of open) {
        const group = groupOf(state);
        const row = rows[group] as Float64Array;
        given[group] = (given[group] as number) + (source[state] as number);
        leaks[group] = (leaks[group] as number) + (leaking[state] as number) * (solution[state] as number);
        for (let edge = first[state] as number; edge < (first[state + 1] as number); edge += 1) {
          const next = other[edge] as number;
          const to = groupOf(next);
          row[to] = (row[to] as number) + (count[edge] as number) * (solution[next] as number);
        }
      }
      const factors = balanced(rows, given, leaks);
      for (const state of open) {
        const factor = factors[groupOf(state)] as number;
        if (factor > 0 && Number.isFinite(factor)) {
          solution[state] = (solution[state] as number) * factor;
        }
      }
      return solution;
    },
  };
};

/** Solves for the factors by which groups balance; what leaks from a group is the rest of its column. */
const balanced = (
  rows: ReadonlyArray<Float64Array>,
  given: Float64Array,
  leaks: Float64Array,
): Float64Array => {
  const pivots = leaks.map(() => 0);
  for (let gone = rows.length - 1; gone >= 0; gone -= 1) {
    const own = rows[gone] as Float64Array;
    let pivot = leaks[gone] as number;
    for (let group = 0; group < gone; group += 1) pivot += rows[group]?.[gone] as number;
    pivots[gone] = pivot;
    if (!(pivot > 0)) continue;
    for (let to = 0; to < gone; to += 1) {
      leaks[to] = (leaks[to] as number) + ((leaks[gone] as number) * (own[to] as number)) / pivot;
    }
    for (let group = 0; group < gone; group += 1) {
      const row = rows[group] as Float64Array;
      const share = (row[gone] as number) / pivot;
      if (share === 0) continue;
      given[group] = (given[group] as number) + share * (given[gone] as number);
      for (let to = 0; to < gone; to += 1) row[to] = (row[to] as number) + share * (own[to] as number);
    }
  }
  const factors = new Float64Array(rows.length);
  for (let group = 0; group < rows.length; group += 1) {
    const row = rows[group] as Float64Array;
    let sum = given[group] as number;
    for (let from = 0; from < group; from += 1) sum += (row[from] as number) * (factors[from] as number);
    factors[group] = (pivots[group] as number) > 0 ? sum / (pivots[group] as number) : 1;
  }
  return factors;
};
