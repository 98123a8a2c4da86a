import type { Edges, MarkovChain } from './markov-chain.js';

/** How much work may still be done, in passed edges; all systems of one chain share it. */
export interface Work {
  /** What is left of it. */
  left: number;
}

/** A system `left · x = source + edges · x`, in counts, without the states of a closed channel, whose x is 0. */
export interface Flow {
  /** The chain that it is about. */
  readonly chain: MarkovChain;
  /** The edges along which x is summed: those that leave a state, or those that enter it. */
  readonly edges: Edges;
  /** What each state has at once. */
  readonly source: Float64Array;
  /** The index of the closed channel; absent for none. */
  readonly closed?: number;
  /** The work that solving it takes from. */
  readonly work: Work;
}

/** Tells which states are closed; the start never is. */
export const closing =
  ({ chain, closed }: Flow) =>
  (state: number): boolean =>
    closed !== undefined && chain.channelAt[state] === closed;
