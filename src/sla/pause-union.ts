import type { Instant } from '../kernel/instant.js';
import type { Span } from './leg.js';

/** Joins pauses that overlap or touch: a clock goes on only when none holds. */
export const joined = (pauses: ReadonlyArray<Span>): ReadonlyArray<Span> => {
  const spans: Array<Span> = [];
  for (const { from, to } of [...pauses].sort((first, second) => first.from - second.from)) {
    const last = spans[spans.length - 1];
    if (last === undefined || (last.to !== undefined && last.to < from)) spans.push(spanOf(from, to));
    else if (last.to !== undefined && (to === undefined || to > last.to))
      spans[spans.length - 1] = spanOf(last.from, to);
  }
  return spans;
};

const spanOf = (from: Instant, to: Instant | undefined): Span => (to === undefined ? { from } : { from, to });

/** The standstill that an instant lies in, however many pauses it is made of. */
export const standstillAt =
  (at: Instant) =>
  (pauses: ReadonlyArray<Span>): Span | undefined =>
    joined(pauses).find(({ from, to }) => from <= at && (to === undefined || at < to));
