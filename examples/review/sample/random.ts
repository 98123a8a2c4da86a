/** A seeded source of chance, so that everybody sees the same ABC Corp. */
export interface Chance {
  /** A number from 0 up to but not including 1. */
  readonly next: () => number;
  /** True with a probability. */
  readonly happens: (probability: number) => boolean;
  /** A whole number between two bounds, both included. */
  readonly between: (low: number, high: number) => number;
  /** One of a list, each with its weight. */
  readonly pick: <A>(choices: ReadonlyArray<readonly [A, number]>) => A;
  /** A log-normal duration with a median, in whole milliseconds. */
  readonly delay: (median: number, spread: number) => number;
}

/** Mulberry32: small, fast, and good enough to invent a company. */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    happens: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (choices) => {
      const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [choice, weight] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      return (choices[choices.length - 1] as readonly [never, number])[0];
    },
    delay: (median, spread) => Math.round(median * Math.exp(spread * normal())),
  };
};
