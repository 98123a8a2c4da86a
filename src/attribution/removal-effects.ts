import type { Currency } from '../kernel/currency.js';
import { absorption } from './absorption.js';
import { type MarkovChain, markovChain } from './markov-chain.js';
import type { PathCounts } from './path-counts.js';

/** What a chain says of one kind of yield: conversions, or the money of one currency. */
export interface ChainYield {
  /** What a path is expected to yield from the start. */
  readonly expected: number;
  /** The share of it that is lost with each channel, in the order of the channels; all 0 where nothing is yielded. */
  readonly effects: ReadonlyArray<number>;
}

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
 * **Details**: a channel's effect is summed over the ways that lead into it, each weighed by what it would have
 * yielded from there, and not taken as a difference of two nearly equal figures.
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
  const into = entrancesByChannel(chain, channels.length);
  const conversions = yieldOf(chain, into, chain.conversions);
  if (conversions === null) return null;
  const values = new Map<Currency, ChainYield>();
  for (const [currency, sums] of chain.values) {
    const found = yieldOf(chain, into, sums);
    if (found === null) return null;
    values.set(currency, found);
  }
  return { conversions, values };
};

/** An edge, and the state that it leaves. */
interface Entrance {
  readonly from: number;
  readonly edge: number;
}

/** The edges that lead into each channel from another one. */
const entrancesByChannel = (
  { states, channelAt, firstEdge, edgeTo }: MarkovChain,
  channels: number,
): ReadonlyArray<ReadonlyArray<Entrance>> => {
  const entrances: ReadonlyArray<Array<Entrance>> = Array.from({ length: channels }, () => []);
  for (let from = 0; from < states; from += 1) {
    for (let edge = firstEdge[from] as number; edge < (firstEdge[from + 1] as number); edge += 1) {
      const channel = channelAt[edgeTo[edge] as number] as number;
      if (channelAt[from] !== channel) entrances[channel]?.push({ from, edge });
    }
  }
  return entrances;
};

const yieldOf = (
  chain: MarkovChain,
  entrances: ReadonlyArray<ReadonlyArray<Entrance>>,
  source: Float64Array,
): ChainYield | null => {
  const yields = absorption(chain, source);
  if (yields === null) return null;
  const expected = yields[0] as number;
  if (expected === 0) return { expected, effects: entrances.map(() => 0) };
  const effects: Array<number> = [];
  for (const [channel, ways] of entrances.entries()) {
    const lost = new Float64Array(chain.states);
    let any = false;
    for (const { from, edge } of ways) {
      const through = (chain.edgeCount[edge] as number) * (yields[chain.edgeTo[edge] as number] as number);
      lost[from] = (lost[from] as number) + through;
      any ||= through > 0;
    }
    const found = any ? absorption(chain, lost, channel) : lost;
    if (found === null) return null;
    effects.push(Math.min(1, (found[0] as number) / expected));
  }
  return { expected, effects };
};
