import type { Milliseconds } from '../kernel/duration.js';
import { hour, minute } from '../kernel/duration.js';
import type { ResponseStudy } from '../lead/response-decay.js';

/**
 * Describes one band of response times, in whole milliseconds, both ends included.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResponseBand {
  /** The quickest answer in it, in milliseconds. */
  readonly atLeast: Milliseconds;
  /** The slowest answer in it, in milliseconds; absent in the last band. */
  readonly atMost?: Milliseconds;
  /** How people call it, for example `5–30 min`. */
  readonly label: string;
}

/** Cuts time where the studies do: an answer at the quick point is still quick, one at the slow point is slow. */
export const responseBands = (studies: ReadonlyArray<ResponseStudy>): ReadonlyArray<ResponseBand> => {
  const starts = new Set<number>([0]);
  for (const { comparisons } of studies)
    for (const { quick, slow } of comparisons) starts.add(quick + 1).add(slow);
  const sorted = [...starts].sort((first, second) => first - second);
  return sorted.map((atLeast, index): ResponseBand => {
    const next = sorted[index + 1];
    const from = Math.floor(atLeast / minute) * minute;
    if (next === undefined) return { atLeast, label: `${timeText(from)} and later` };
    const to = Math.ceil((next - 1) / minute) * minute;
    return {
      atLeast,
      atMost: next - 1,
      label: atLeast === 0 ? `up to ${timeText(to)}` : `${timeText(from)} to ${timeText(to)}`,
    };
  });
};

/** Writes a time as people say it. */
export const timeText = (time: Milliseconds): string =>
  time >= hour && time % hour === 0 ? `${time / hour} h` : `${Math.round(time / minute)} min`;
