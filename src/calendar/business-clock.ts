import type { Either } from 'fp-ts/lib/Either.js';
import type { Instant } from '../kernel/instant.js';
import { answer, type CalendarExhausted, exhausted, horizon, outside } from './exhausted.js';
import { lastAtMost, type Segments, stretchCount, stretchOf } from './segments.js';
import type { TimeScale } from './time-scale.js';

/**
 * Makes the business clock B over open segments, compiled stretch by stretch as questions reach them.
 *
 * The stretches known so far are always one unbroken run around the first one asked for, where B is 0. It
 * grows in both directions and what it has read never changes.
 */
export const businessClock = (segmentsAt: (stretch: number) => Segments): TimeScale => {
  const stretches: Array<Segments> = [];
  /** B at the start of each known stretch. */
  const bases: Array<number> = [];
  let lowest = Number.NaN;
  let highest = Number.NaN;
  /** Where the last question was answered: the next answer is rarely far. */
  let near = 0;

  const reach = (index: number): void => {
    if (index >= lowest && index <= highest) return;
    if (Number.isNaN(lowest)) {
      lowest = index;
      highest = index - 1;
      bases[index] = 0;
    }
    while (highest < index) {
      highest += 1;
      const segments = segmentsAt(highest);
      stretches[highest] = segments;
      bases[highest + 1] = (bases[highest] as number) + segments.open;
    }
    while (lowest > index) {
      const segments = segmentsAt(lowest - 1);
      lowest -= 1;
      stretches[lowest] = segments;
      bases[lowest] = (bases[lowest + 1] as number) - segments.open;
    }
  };

  /** Finds where a reading is reached: `tie` 1 keeps to the closing, 0 goes on to the next opening. */
  const find = (reading: number, tie: 0 | 1): Either<CalendarExhausted, Instant> => {
    if (!Number.isSafeInteger(reading)) return exhausted('not-whole-milliseconds');
    reach(near);
    // Readings are whole, so that < reading + 1 is ≤ reading.
    while ((bases[near] as number) > reading - tie) {
      if (near === 0) return exhausted('before-horizon');
      reach(--near);
    }
    while ((bases[near + 1] as number) <= reading - tie) {
      if (near === stretchCount - 1) return exhausted('after-horizon');
      reach(++near);
    }
    const { starts, before } = stretches[near] as Segments;
    const open = reading - (bases[near] as number);
    const position = lastAtMost(before, open - tie);
    return answer(((starts[position] as number) + open - (before[position] as number)) as Instant);
  };

  return {
    read: (at) => {
      if (!(Number.isInteger(at) && at >= horizon.start && at <= horizon.end)) return outside(at);
      near = stretchOf(at);
      reach(near);
      const { starts, ends, before } = stretches[near] as Segments;
      const base = bases[near] as number;
      const position = lastAtMost(starts, at);
      if (position < 0) return answer(base);
      const within = Math.min(at, ends[position] as number) - (starts[position] as number);
      return answer(base + (before[position] as number) + within);
    },
    closing: (reading) => find(reading, 1),
    opening: (reading) => find(reading, 0),
  };
};
