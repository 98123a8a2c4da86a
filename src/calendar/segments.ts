import type { Interval } from '../kernel/interval.js';
import { horizon } from './exhausted.js';

/**
 * Describes the open segments of one stretch of the horizon: sorted, disjoint, half-open, clipped to it.
 *
 * A segment that runs over the edge of a stretch is cut there, which no reading can tell.
 *
 * @category model
 * @since 0.1.0
 */
export interface Segments {
  /** First open instants. */
  readonly starts: Float64Array;
  /** First closed instants. */
  readonly ends: Float64Array;
  /** Open milliseconds of the stretch before each segment. */
  readonly before: Float64Array;
  /** Open milliseconds of the whole stretch. */
  readonly open: number;
}

/** Calendars are compiled in stretches of 2^35 ms, about 13 months: a division finds the stretch of an instant. */
const stretchLength = 2 ** 35;

/** The number of the stretch that holds an instant of the horizon. */
export const stretchOf = (at: number): number => Math.floor(at / stretchLength);

/** How many stretches the horizon has. */
export const stretchCount: number = /* @__PURE__ */ stretchOf(horizon.end) + 1;

/** The instants of a stretch. */
export const stretchSpan = (index: number): { readonly start: number; readonly end: number } => ({
  start: index * stretchLength,
  end: Math.min((index + 1) * stretchLength, horizon.end),
});

/** Lays sorted, disjoint spans of open time out for binary search, clipped to a stretch. */
export const segmentsOf = (
  index: number,
  spans: ReadonlyArray<{ readonly start: number; readonly end: number }>,
): Segments => {
  const { start: first, end: last } = stretchSpan(index);
  const inside = spans.filter(({ start, end }) => start < last && end > first && start < end);
  const size = inside.length;
  const starts = new Float64Array(size);
  const ends = new Float64Array(size);
  const before = new Float64Array(size);
  let open = 0;
  inside.forEach(({ start, end }, position) => {
    starts[position] = Math.max(start, first);
    ends[position] = Math.min(end, last);
    before[position] = open;
    open += (ends[position] as number) - (starts[position] as number);
  });
  return { starts, ends, before, open };
};

/** The segments of a stretch as plain intervals. */
export const intervalsOf = ({ starts, ends }: Segments): ReadonlyArray<Interval> =>
  Array.from(starts, (start, position) => ({ start, end: ends[position] }) as Interval);

/**
 * The last position whose value is at most a limit, −1 when all are greater.
 *
 * Segments are spread evenly but for weekends and holidays, so that a guess by proportion lands within a few of
 * the answer: three times as quick as halving, which is left for the calendars that are not like that.
 */
export const lastAtMost = (sorted: Float64Array, limit: number): number => {
  const last = sorted.length - 1;
  const first = sorted[0] as number;
  const guess = ((limit - first) / ((sorted[last] as number) - first)) * last;
  let position = Math.min(Math.max(guess, 0), last) | 0;
  for (let steps = 8; steps > 0; steps -= 1) {
    if (!((sorted[position] as number) <= limit)) position -= 1;
    else if (position < last && (sorted[position + 1] as number) <= limit) position += 1;
    else return position;
    if (position < 0) return -1;
  }
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
