import * as E from 'fp-ts/lib/Either.js';
import type { Instant } from '../kernel/instant.js';
import { exhausted, horizon, outside } from './exhausted.js';
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

  return {
    read: (at) => {
      if (!(Number.isInteger(at) && at >= horizon.start && at <= horizon.end)) return outside(at);
      near = stretchOf(at);
      reach(near);
      const { starts, ends, before } = stretches[near] as Segments;
      const base = bases[near] as number;
      const position = lastAtMost(starts, at);
      if (position < 0) return E.right(base);
      const within = Math.min(at, ends[position] as number) - (starts[position] as number);
      return E.right(base + (before[position] as number) + within);
    },
    closing: (reading) => {
      if (!Number.isSafeInteger(reading)) return exhausted('not-whole-milliseconds');
      reach(near);
      while ((bases[near] as number) >= reading) {
        if (near === 0) return exhausted('before-horizon');
        near -= 1;
        reach(near);
      }
      while ((bases[near + 1] as number) < reading) {
        if (near === stretchCount - 1) return exhausted('after-horizon');
        near += 1;
        reach(near);
      }
      return E.right(instantIn(stretches[near] as Segments, reading - (bases[near] as number), 1));
    },
    opening: (reading) => {
      if (!Number.isSafeInteger(reading)) return exhausted('not-whole-milliseconds');
      reach(near);
      while ((bases[near] as number) > reading) {
        if (near === 0) return exhausted('before-horizon');
        near -= 1;
        reach(near);
      }
      while ((bases[near + 1] as number) <= reading) {
        if (near === stretchCount - 1) return exhausted('after-horizon');
        near += 1;
        reach(near);
      }
      return E.right(instantIn(stretches[near] as Segments, reading - (bases[near] as number), 0));
    },
  };
};

/** The instant at which a stretch has been open for some milliseconds; `tie` 1 keeps a closing, 0 moves on. */
const instantIn = ({ starts, before }: Segments, open: number, tie: 0 | 1): Instant => {
  const position = lastAtMost(before, open - tie);
  return ((starts[position] as number) + open - (before[position] as number)) as Instant;
};
