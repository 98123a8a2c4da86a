/**
 * Measures attribution: removal effects of Markov chains against the walks that others simulate, and the fold over
 * journeys against counting paths in a map by hand.
 */
import {
  type AttributionReading,
  type CountedPath,
  compileAttribution,
  type Journey,
  readPaths,
} from 'smarketing/attribution';
import { hour, type Instant, orThrow } from 'smarketing/kernel';
import { measure } from 'smarketing/metrics';
import { compare, type Measured } from './harness.js';

console.log('## Attribution\n');

/** The same numbers in every run (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Distinct paths as they are found: few channels make most touches, and many paths are short. */
const distinctPaths = (count: number, channels: number, seed: number): ReadonlyArray<CountedPath> => {
  const random = randomFrom(seed);
  const found = new Map<string, CountedPath>();
  while (found.size < count) {
    const length = 1 + Math.floor(-Math.log(1 - random()) * 6);
    const path = Array.from({ length }, () => `channel-${Math.floor(random() ** 2 * channels)}`);
    found.set(path.join('>'), {
      channels: path,
      conversions: Math.floor(random() * 4),
      nulls: Math.floor(random() * 14),
    });
  }
  return [...found.values()];
};

/** Removal effects as they are simulated elsewhere: walks, and each channel's share of those that convert. */
const simulated = (paths: ReadonlyArray<CountedPath>, order: number, walks: number): number => {
  const states = new Map<string, Array<string>>();
  const choices = (state: string): Array<string> => {
    const row = states.get(state) ?? [];
    states.set(state, row);
    return row;
  };
  for (const { channels, conversions, nulls } of paths) {
    for (let time = 0; time < conversions + nulls; time += 1) {
      let state = '';
      for (const [at, channel] of channels.entries()) {
        choices(state).push(channel as string);
        state = channels.slice(Math.max(0, at - order + 1), at + 1).join('>');
      }
      choices(state).push(time < conversions ? '(conversion)' : '(null)');
    }
  }
  const random = randomFrom(7);
  const met = new Map<string, number>();
  for (let walk = 0; walk < walks; walk += 1) {
    const way: Array<string> = [];
    for (;;) {
      const row = choices(way.slice(-order).join('>'));
      const next = row[Math.floor(random() * row.length)] as string;
      if (next === '(null)') break;
      if (next === '(conversion)') {
        for (const channel of new Set(way)) met.set(channel, (met.get(channel) ?? 0) + 1);
        break;
      }
      way.push(next);
    }
  }
  return met.size;
};

const markov = (paths: ReadonlyArray<CountedPath>, order: number): (() => AttributionReading) => {
  const sum = orThrow(readPaths(paths));
  const attribution = orThrow(compileAttribution([{ kind: 'markov', order }]));
  return () => attribution.extract(sum);
};

/** Fails the run where a subject takes longer than it may, whatever others take. */
const mustTakeLessThan = (milliseconds: number, measured: readonly Measured[], label: string): void => {
  const taken = (measured.find((one) => one.label === label)?.nanoseconds ?? Number.NaN) / 1e6;
  const isSlow = !(taken < milliseconds);
  if (isSlow) process.exitCode = 1;
  console.log(`${label}: at most ${milliseconds} ms ${isSlow ? '✗' : '✓'}\n`);
};

const ten = distinctPaths(10_000, 12, 1);
const overTen = compare(
  'Markov over 10,000 distinct paths, 12 channels',
  {
    'order 3, exact': markov(ten, 3),
    'order 2, exact': markov(ten, 2),
    'order 1, exact': markov(ten, 1),
    'order 3, 100,000 simulated walks': () => simulated(ten, 3, 100_000),
  },
  { rounds: 9, turn: 1, agree: false },
);
mustTakeLessThan(100, overTen, 'order 3, exact');

const hundred = distinctPaths(100_000, 30, 2);
const overHundred = compare(
  'Markov over 100,000 distinct paths, 30 channels',
  { 'order 2, exact': markov(hundred, 2), 'order 1, exact': markov(hundred, 1) },
  { rounds: 5, turn: 1, agree: false },
);
mustTakeLessThan(5_000, overHundred, 'order 2, exact');

const journeys: ReadonlyArray<Journey> = distinctPaths(20_000, 12, 3).map(
  ({ channels, conversions }, index) => ({
    subject: { kind: 'lead', system: 'crm', id: String(index) },
    touches: channels.map((channel, at) => ({ channel: channel as string, at: (at * hour) as Instant })),
    ...(conversions > 1
      ? { conversion: { at: (9_000 * hour) as Instant, value: { minor: 100 * index, currency: 'EUR' } } }
      : {}),
  }),
);
const byHand = (): number => {
  const paths = new Map<string, { conversions: number; nulls: number; minor: number }>();
  for (const { touches, conversion } of journeys) {
    const path = touches.map(({ channel }) => channel).join('>');
    const count = paths.get(path) ?? { conversions: 0, nulls: 0, minor: 0 };
    if (conversion === undefined) count.nulls += 1;
    else count.conversions += 1;
    count.minor += conversion?.value?.minor ?? 0;
    paths.set(path, count);
  }
  return paths.size;
};
const linear = orThrow(compileAttribution([{ kind: 'linear' }]));
compare(
  '20,000 journeys',
  {
    'paths counted in a map by hand, nothing credited': byHand,
    'linear, credited': () => measure(linear)(journeys).conversions,
  },
  { rounds: 9, turn: 1, per: { count: journeys.length, unit: 'journey' }, agree: false },
);
