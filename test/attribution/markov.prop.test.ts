import fc from 'fast-check';
import { type CountedPath, compileAttribution, type ModelReading, readPaths } from 'smarketing/attribution';
import { orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { exactEffects, walkedEffects } from './dense-chain.js';

const path: fc.Arbitrary<CountedPath> = fc.record({
  channels: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 6 }),
  conversions: fc.nat(5),
  nulls: fc.nat(5),
});
const paths = fc
  .array(path, { minLength: 1, maxLength: 6 })
  .filter((all) => all.some(({ conversions, nulls }) => conversions + nulls > 0));
const order = fc.integer({ min: 1, max: 4 });

const markov = (memory: number, all: ReadonlyArray<CountedPath>): ModelReading =>
  orThrow(compileAttribution([{ kind: 'markov', order: memory }])).extract(orThrow(readPaths(all)))
    .models[0] as ModelReading;
const gone = (all: ReadonlyArray<CountedPath>) => all.filter((one) => one.conversions + one.nulls > 0);

describe('a Markov chain', () => {
  test('converts with the probability of the data, at every order', () => {
    fc.assert(
      fc.property(paths, order, (all, memory) => {
        const conversions = all.reduce((sum, one) => sum + one.conversions, 0);
        const journeys = all.reduce((sum, one) => sum + one.conversions + one.nulls, 0);
        expect(markov(memory, all).probability).toBeCloseTo(conversions / journeys, 12);
      }),
    );
  });

  test('has the removal effects that exact fractions give', () => {
    fc.assert(
      fc.property(paths, order, (all, memory) => {
        const expected = exactEffects(gone(all), memory);
        for (const { channel, removal } of markov(memory, all).credits) {
          expect(removal?.conversions).toBeCloseTo(expected[channel] as number, 12);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('has the removal effects that walking gives', () => {
    fc.assert(
      fc.property(paths, order, (all, memory) => {
        const expected = walkedEffects(gone(all), memory);
        for (const { channel, removal } of markov(memory, all).credits) {
          expect(removal?.conversions).toBeCloseTo(expected[channel] as number, 10);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('equals last touch where every path has one touch', () => {
    const single = fc.record({
      channels: fc.constantFrom('a', 'b', 'c').map((name) => [name]),
      conversions: fc.nat(9),
      nulls: fc.nat(9),
    });
    fc.assert(
      fc.property(fc.array(single, { minLength: 1, maxLength: 8 }), order, (all, memory) => {
        const both = orThrow(compileAttribution([{ kind: 'last-touch' }, { kind: 'markov', order: memory }]));
        const [last, chain] = both.extract(orThrow(readPaths(all))).models;
        for (const [index, credit] of (last?.credits ?? []).entries()) {
          expect(chain?.credits[index]?.conversions).toBeCloseTo(credit.conversions, 9);
        }
      }),
    );
  });

  test('gives the same whether its system is eliminated or swept', () => {
    // 40 channels make more states of order 2 than are eliminated.
    const long = fc.array(fc.integer({ min: 0, max: 39 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(long, { minLength: 50, maxLength: 60 }), (walks) => {
        const all = walks.map((walk, index) => ({
          channels: walk.map(String),
          conversions: index % 3,
          nulls: 1,
        }));
        const expected = walkedEffects(all, 2);
        const { credits } = markov(2, all);
        for (const { channel, removal } of credits) {
          expect(removal?.conversions).toBeCloseTo(expected[channel] as number, 10);
        }
      }),
      { numRuns: 2 },
    );
  });
});

test('a slow chain of many states is settled as well', () => {
  // One path that wanders for 20,000 steps without a pattern, so that a state is hardly ever the last.
  let random = 1;
  const walk = Array.from({ length: 20_000 }, () => {
    random = (random * 48_271) % 2_147_483_647;
    return `c${random % 8}`;
  });
  const reading = markov(3, [
    { channels: walk, conversions: 1, nulls: 2 },
    { channels: ['c0', 'rare'], conversions: 1, nulls: 0 },
  ]);
  expect(reading.reason).toBeUndefined();
  expect(reading.probability).toBeCloseTo(0.5, 13);
});

test('two groups of channels that seldom meet are settled to the last digits', () => {
  let random = 1;
  const next = (below: number): number => {
    random = (random * 48_271) % 2_147_483_647;
    return random % below;
  };
  const paths = Array.from({ length: 100 }, (_, index) => ({
    channels: [
      'door',
      ...Array.from({ length: 1_000 }, () => {
        const elsewhere = next(500) === 0;
        return `c${next(6) + ((index % 2 === 0) === elsewhere ? 6 : 0)}`;
      }),
    ],
    conversions: index % 2 === 0 ? next(3) : next(9),
    nulls: 1 + next(3),
  }));
  const conversions = paths.reduce((sum, path) => sum + path.conversions, 0);
  const journeys = paths.reduce((sum, path) => sum + path.conversions + path.nulls, 0);
  const reading = markov(3, paths);
  expect(reading.probability).toBeCloseTo(conversions / journeys, 13);
  // Nobody comes in but through the door.
  expect(reading.credits.find(({ channel }) => channel === 'door')?.removal?.conversions).toBeCloseTo(1, 12);
});
