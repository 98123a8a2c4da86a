import type { Range } from '../range.js';

/** Numbers above `above` up to and including `upTo`, without saying what they are counted from. */
export type Span = Pick<Range, 'above' | 'upTo'>;

const lowest = Number.NEGATIVE_INFINITY;
const greatest = Number.MAX_VALUE;

/** Every finite number. */
export const everything: ReadonlyArray<Span> = [{ above: lowest, upTo: greatest }];

/**
 * Returns what two sets of numbers share.
 *
 * @param first - sorted, disjoint spans
 * @param second - sorted, disjoint spans
 * @returns sorted, disjoint spans
 */
export const intersectSpans = (
  first: ReadonlyArray<Span>,
  second: ReadonlyArray<Span>,
): ReadonlyArray<Span> => {
  const common: Array<Span> = [];
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    const one = first[i] as Span;
    const other = second[j] as Span;
    const above = Math.max(one.above, other.above);
    const upTo = Math.min(one.upTo, other.upTo);
    if (above < upTo) common.push({ above, upTo });
    if (one.upTo < other.upTo) i += 1;
    else j += 1;
  }
  return common;
};

/**
 * Joins spans in any order into the smallest sorted list that holds the same numbers.
 *
 * @param spans - any spans
 * @returns sorted, disjoint, non-adjacent spans
 */
export const joinSpans = (spans: ReadonlyArray<Span>): ReadonlyArray<Span> => {
  const joined: Array<Span> = [];
  for (const span of [...spans].sort((one, other) => (one.above < other.above ? -1 : 1))) {
    if (!(span.above < span.upTo)) continue;
    const last = joined.at(-1);
    if (last === undefined || last.upTo < span.above) joined.push(span);
    else if (last.upTo < span.upTo) joined[joined.length - 1] = { above: last.above, upTo: span.upTo };
  }
  return joined;
};

/**
 * Returns the numbers outside a set.
 *
 * @param spans - sorted, disjoint spans
 * @returns sorted, disjoint spans
 */
export const outsideSpans = (spans: ReadonlyArray<Span>): ReadonlyArray<Span> => {
  const gaps: Array<Span> = [];
  let above = lowest;
  for (const span of spans) {
    if (above < span.above) gaps.push({ above, upTo: span.above });
    above = span.upTo;
  }
  if (above < greatest) gaps.push({ above, upTo: greatest });
  return gaps;
};

/**
 * Narrows spans to their whole numbers.
 *
 * @param spans - sorted, disjoint spans
 * @returns the spans that hold a whole number, with whole bounds
 */
export const wholeSpans = (spans: ReadonlyArray<Span>): ReadonlyArray<Span> =>
  spans
    .map(({ above, upTo }) => ({ above: Math.floor(above), upTo: Math.floor(upTo) }))
    .filter(({ above, upTo }) => above < upTo);

/**
 * Returns the number of a set that lies nearest to another.
 *
 * @param spans - at least one span
 * @param near - the number to stay near
 * @param above - returns the first number of the kind above a bound
 * @returns the nearest number
 */
export const nearestIn = (
  spans: ReadonlyArray<Span>,
  near: number,
  above: (bound: number) => number,
): number | undefined => {
  let best: number | undefined;
  for (const span of spans) {
    const candidate = near > span.upTo ? span.upTo : near > span.above ? near : above(span.above);
    if (best === undefined || Math.abs(candidate - near) < Math.abs(best - near)) best = candidate;
  }
  return best;
};
