import { type CountedPath, compileAttribution, type ModelReading, readPaths } from 'smarketing/attribution';
import { orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { counted } from './journeys-of.js';

const markov = (order: number, paths: ReadonlyArray<CountedPath>): ModelReading => {
  const attribution = orThrow(compileAttribution([{ kind: 'markov', order }]));
  return attribution.extract(orThrow(readPaths(paths))).models[0] as ModelReading;
};
const conversions = (reading: ModelReading) =>
  Object.fromEntries(reading.credits.map((credit) => [credit.channel, credit.conversions]));
const effects = (reading: ModelReading) =>
  Object.fromEntries(reading.credits.map(({ channel, removal }) => [channel, removal?.conversions]));
const close = (expected: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(expected).map(([channel, value]) => [channel, expect.closeTo(value, 12)]),
  );

describe('a chain of order 1 gives the published figures', () => {
  // https://analyzecore.com/2016/08/03/attribution-model-r-part-1/
  test('of three channels on one conversion', () => {
    const reading = markov(1, [counted('C1 > C2 > C3', 1), counted('C1', 0, 1), counted('C2 > C3', 0, 1)]);
    expect(reading.probability).toBeCloseTo(1 / 3, 12);
    expect(effects(reading)).toEqual(close({ C1: 0.5, C2: 1, C3: 1 }));
    expect(conversions(reading)).toEqual(close({ C1: 0.2, C2: 0.4, C3: 0.4 }));
  });

  // https://serhiipuzyrov.com/2019/07/markov-chain-attribution-simple-explanation-of-removal-effect/
  test('of search and mailing', () => {
    const reading = markov(1, [
      counted('google', 2, 1),
      counted('mailing', 1),
      counted('google > mailing', 1),
    ]);
    expect(reading.probability).toBeCloseTo(0.8, 12);
    expect(effects(reading)).toEqual(close({ google: 0.75, mailing: 0.5 }));
    expect(conversions(reading)).toEqual(close({ google: 2.4, mailing: 1.6 }));
  });

  // The README of pychattr prints 1.991 and 1.009 from 10,000 simulated walks.
  test('of paths that all convert', () => {
    const reading = markov(1, [
      counted('A > B > A > B > B > A', 1),
      counted('A > B > B > A > A', 1),
      counted('A > A', 1),
    ]);
    expect(conversions(reading)).toEqual(close({ A: 2, B: 1 }));
  });
});

test('a longer memory tells paths apart that a short one mixes', () => {
  // With one channel of memory, what follows b does not depend on what came before it.
  const paths = [counted('a > b', 10), counted('c > b', 0, 10)];
  expect(conversions(markov(1, paths))).toEqual(close({ a: 2.5, b: 5, c: 2.5 }));
  expect(conversions(markov(2, paths))).toEqual(close({ a: 5, b: 5, c: 0 }));
});

test('a channel that hardly anybody met keeps the digits of its small effect', () => {
  const reading = markov(1, [counted('a', 1_000_000, 1_000_000), counted('b', 1), counted('b > a', 0, 1)]);
  // From the start to b twice in 2,000,002 journeys; from b half convert, the others go on to a.
  const throughA = 2_000_001;
  const fromA = 1_000_000 / throughA;
  expect(reading.credits[1]?.removal?.conversions).toBeCloseTo(
    (2 / 2_000_002) * (0.5 + 0.5 * fromA) * (2_000_002 / 1_000_001),
    18,
  );
});

test('paths that wander for long are solved as exactly as short ones', () => {
  const wander = Array.from({ length: 2_000 }, (_, step) => (step % 2 === 0 ? 'a' : 'b')).join(' > ');
  const reading = markov(1, [counted(wander, 1), counted(wander, 0, 3)]);
  expect(reading.probability).toBeCloseTo(0.25, 13);
  expect(conversions(reading)).toEqual(close({ a: 0.5, b: 0.5 }));
});

test('without a conversion there is nothing to credit, and the chain says so', () => {
  const reading = markov(2, [counted('a > b', 0, 3)]);
  expect(reading.probability).toBe(0);
  expect(reading.credits.map((credit) => credit.share)).toEqual([
    { numerator: 0, denominator: 0, value: null, reason: 'empty-denominator' },
    { numerator: 0, denominator: 0, value: null, reason: 'empty-denominator' },
  ]);
});

test('a chain that would take too long is given up with a reason, and loses no other model', () => {
  // Every touch has a channel of its own among 10,000: addresses, not channels.
  let random = 1;
  const next = (): number => {
    random = (random * 48_271) % 2_147_483_647;
    return random;
  };
  const paths = Array.from({ length: 9_000 }, () => ({
    channels: Array.from({ length: 8 }, () => `page-${next() % 10_000}`),
    conversions: 1,
    nulls: 1,
  }));
  const attribution = orThrow(compileAttribution([{ kind: 'markov', order: 1 }, { kind: 'linear' }]));
  const [chain, linear] = attribution.extract(orThrow(readPaths(paths))).models;
  expect(chain).toMatchObject({ credits: [], reason: 'chain-not-settled' });
  expect(linear?.credits.reduce((sum, credit) => sum + credit.conversions, 0)).toBeCloseTo(9_000, 9);
});
