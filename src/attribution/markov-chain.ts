import type { Currency } from '../kernel/currency.js';
import { exactSumToNumber } from '../kernel/exact-sum.js';
import type { PathCounts } from './path-counts.js';

/** Edges of a chain, sorted by the state at one end. */
export interface Edges {
  /** Where the edges of each state begin; the next state's beginning is their end. */
  readonly first: Int32Array;
  /** The state at the other end of each. */
  readonly other: Int32Array;
  /** How often each was gone. */
  readonly count: Float64Array;
}

/**
 * Holds the chain that paths make, in counts: the state is the last `order` channels, state 0 the start.
 *
 * **Details**: counts and not probabilities, so that nothing is rounded before a system is solved.
 */
export interface MarkovChain {
  /** How many states there are. */
  readonly states: number;
  /** The index of the latest channel of each state, −1 for the start. */
  readonly channelAt: Int32Array;
  /** The edges by the state that they leave. */
  readonly leaving: Edges;
  /** The edges by the state that they enter. */
  readonly entering: Edges;
  /** How often each state was left: by edges, with a conversion, or for nothing. */
  readonly left: Float64Array;
  /** How often a conversion followed each state. */
  readonly conversions: Float64Array;
  /** The minor units of each currency that followed each state. */
  readonly values: ReadonlyMap<Currency, Float64Array>;
}

/** Gives each tuple of channels a state, as paths are walked. */
const tuples = (channels: number, order: number) => {
  const children = new Map<number, number>();
  const stateOfNode = new Map<number, number>([[0, 0]]);
  const channelAt = [-1];
  let nodes = 1;
  const childOf = (node: number, channel: number): number => {
    const key = node * channels + channel;
    const found = children.get(key);
    if (found !== undefined) return found;
    children.set(key, nodes);
    nodes += 1;
    return nodes - 1;
  };
  return {
    channelAt,
    /** The state of the latest channels up to and including a position of a path. */
    stateAt: (path: ReadonlyArray<number>, position: number): number => {
      let node = 0;
      for (let at = Math.max(0, position - order + 1); at <= position; at += 1) {
        node = childOf(node, path[at] as number);
      }
      const found = stateOfNode.get(node);
      if (found !== undefined) return found;
      channelAt.push(path[position] as number);
      stateOfNode.set(node, channelAt.length - 1);
      return channelAt.length - 1;
    },
  };
};

/**
 * Makes the chain of some paths.
 *
 * @param paths - the paths, each with at least one channel
 * @param channels - every channel that occurs, each once
 * @param order - how many channels back a state reaches, 1 or more
 */
export const markovChain = (
  paths: PathCounts,
  channels: ReadonlyArray<string>,
  order: number,
): MarkovChain => {
  const indexOf = new Map(channels.map((channel, index) => [channel, index]));
  const { channelAt, stateAt } = tuples(channels.length, order);
  /** Edges by the state they leave and the channel that follows, which together say where they lead. */
  const edges = new Map<number, number>();
  const from: Array<number> = [];
  const to: Array<number> = [];
  const counts: Array<number> = [];
  const left: Array<number> = [];
  const conversions: Array<number> = [];
  const values = new Map<Currency, Array<number>>();
  const grow = (sums: Array<number>, at: number, by: number): void => {
    sums[at] = (sums[at] ?? 0) + by;
  };
  for (const path of paths) {
    const count = path.conversions + path.nulls;
    const indexes = path.channels.map((channel) => indexOf.get(channel) as number);
    let state = 0;
    for (let position = 0; position < indexes.length; position += 1) {
      const key = state * channels.length + (indexes[position] as number);
      let edge = edges.get(key);
      if (edge === undefined) {
        edge = from.length;
        edges.set(key, edge);
        from.push(state);
        to.push(stateAt(indexes, position));
      }
      grow(counts, edge, count);
      grow(left, state, count);
      state = to[edge] as number;
    }
    grow(left, state, count);
    grow(conversions, state, path.conversions);
    for (const [currency, sum] of path.values) {
      const found = values.get(currency) ?? [];
      values.set(currency, found);
      grow(found, state, exactSumToNumber(sum));
    }
  }
  const states = channelAt.length;
  const dense = (sums: ReadonlyArray<number>): Float64Array =>
    Float64Array.from({ length: states }, (_, state) => sums[state] ?? 0);
  return {
    states,
    channelAt: Int32Array.from(channelAt),
    leaving: edgesBy(states, from, to, counts),
    entering: edgesBy(states, to, from, counts),
    left: dense(left),
    conversions: dense(conversions),
    values: new Map([...values].map(([currency, sums]) => [currency, dense(sums)])),
  };
};

/** Sorts edges by the state at one end, by counting. */
const edgesBy = (
  states: number,
  own: ReadonlyArray<number>,
  others: ReadonlyArray<number>,
  counts: ReadonlyArray<number>,
): Edges => {
  const first = new Int32Array(states + 1);
  for (const state of own) first[state + 1] = (first[state + 1] as number) + 1;
  for (let state = 0; state < states; state += 1) {
    first[state + 1] = (first[state + 1] as number) + (first[state] as number);
  }
  const next = first.slice();
  const other = new Int32Array(own.length);
  const count = new Float64Array(own.length);
  for (const [edge, state] of own.entries()) {
    const place = next[state] as number;
    next[state] = place + 1;
    other[place] = others[edge] as number;
    count[place] = counts[edge] as number;
  }
  return { first, other, count };
};
