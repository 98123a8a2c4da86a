import type { Currency } from '../kernel/currency.js';
import type { Work } from './flow.js';
import { type MarkovChain, markovChain } from './markov-chain.js';
import type { PathCounts } from './path-counts.js';
import { solveFlow } from './solve-flow.js';

/** What a chain says of one kind of yield: conversions, or the money of one currency. */
export interface ChainYield {
  /** What a path is expected to yield from the start. */
  readonly expected: number;
  /** The share of it that is lost with each channel, in the order of the channels; all 0 where nothing is yielded. */
  readonly effects: ReadonlyArray<number>;
}

/** How many edges all systems of one chain may pass together: some seconds. Data of the field takes a twentieth. */
const mostWork = 1e9;

/** No system is solved in less than so many times its edges. */
const leastSweeps = 4;

/** How far the chain may miss the rate of the data, relative to it, which it must have at every order. */
const tolerance = 1e-9;

/** What a chain says. */
export interface ChainReading {
  /** Of conversions. */
  readonly conversions: ChainYield;
  /** Of money, by currency. */
  readonly values: ReadonlyMap<Currency, ChainYield>;
}

/**
 * Computes what every channel's removal costs.
 *
 * **Details**: a channel's effect is summed over the ways that lead into it for the first time, each weighed by what
 * it would have yielded from there, and not taken as a difference of two nearly equal figures.
 *
 * @param paths - the paths, each with at least one channel, at least one of them gone
 * @param channels - every channel that occurs, each once
 * @param order - how many channels back the chain remembers
 * @returns the effects, or null when the chain could not be solved in reasonable work
 */
export const removalEffects = (
  paths: PathCounts,
  channels: ReadonlyArray<string>,
  order: number,
): ChainReading | null => {
  const chain = markovChain(paths, channels, order);
  const work: Work = { left: mostWork };
  // What cannot be finished is not begun.
  const edges = chain.leaving.other.length + chain.states;
  if (channels.length * edges * leastSweeps > mostWork) return null;
  const kinds = [chain.conversions, ...chain.values.values()];
  const yields: Array<Float64Array> = [];
  for (const source of kinds) {
    const found = solveFlow({ chain, edges: chain.leaving, source, work });
    if (found === null || !isExact(chain, source, found)) return null;
    yields.push(found);
  }
  const lost: Array<ReadonlyArray<number>> = [];
  for (const channel of channels.keys()) {
    const found = lostWith(chain, channel, yields, work);
    if (found === null) return null;
    lost.push(found);
  }
  const read = (kind: number): ChainYield => {
    const expected = yields[kind]?.[0] ?? 0;
    return {
      expected,
      effects: lost.map((sums) => (expected === 0 ? 0 : Math.min(1, (sums[kind] as number) / expected))),
    };
  };
  return {
    conversions: read(0),
    values: new Map([...chain.values.keys()].map((currency, index) => [currency, read(index + 1)])),
  };
};

/** Holds a solution to what is known of it beforehand: all that was yielded, over all paths. */
const isExact = ({ left }: MarkovChain, source: Float64Array, solution: Float64Array): boolean => {
  const expected = source.reduce((sum, part) => sum + part, 0) / (left[0] as number);
  return Math.abs((solution[0] as number) - expected) <= tolerance * expected;
};

/** What paths from the start would have yielded from where they first met a channel on, for each kind of yield. */
const lostWith = (
  chain: MarkovChain,
  channel: number,
  yields: ReadonlyArray<Float64Array>,
  work: Work,
): ReadonlyArray<number> | null => {
  const start = new Float64Array(chain.states);
  start[0] = 1;
  const passed = solveFlow({ chain, edges: chain.entering, source: start, closed: channel, work });
  if (passed === null) return null;
  const lost = yields.map(() => 0);
  const { first, other, count } = chain.entering;
  for (let state = 1; state < chain.states; state += 1) {
    if (chain.channelAt[state] !== channel) continue;
    let met = 0;
    for (let edge = first[state] as number; edge < (first[state + 1] as number); edge += 1) {
      met += (count[edge] as number) * (passed[other[edge] as number] as number);
    }
    for (const [kind, from] of yields.entries()) {
      lost[kind] = (lost[kind] as number) + met * (from[state] as number);
    }
  }
  return lost;
};
