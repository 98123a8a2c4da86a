import fc from 'fast-check';
import {
  type AttributionModel,
  compileAttribution,
  type Journey,
  presetModels,
} from 'smarketing/attribution';
import { day, type Instant, orThrow } from 'smarketing/kernel';
import { measure, sumOver } from 'smarketing/metrics';
import { describe, expect, test } from 'vitest';

const models: ReadonlyArray<AttributionModel> = [
  ...presetModels,
  { kind: 'position-based', first: 0, middle: 0.7, last: 0.3 },
  { kind: 'time-decay', halfLife: 1 },
  { kind: 'markov', order: 2 },
  { kind: 'markov', order: 16 },
];
const attribution = orThrow(compileAttribution(models));
const channel = fc.constantFrom('a', 'b', 'c', '__proto__', '');
const journey: fc.Arbitrary<Journey> = fc.record(
  {
    subject: fc.constant({ kind: 'lead', system: 'crm', id: '1' } as const),
    touches: fc.array(
      fc.record({ channel, at: fc.integer({ min: 0, max: 60 * day }).map((at) => at as Instant) }),
      { maxLength: 6 },
    ),
    conversion: fc.record(
      {
        at: fc.constant((60 * day) as Instant),
        value: fc.record({
          minor: fc.oneof(fc.nat(1_000), fc.nat(2 ** 40)),
          currency: fc.constantFrom('EUR', 'JPY'),
        }),
      },
      { requiredKeys: ['at'] },
    ),
  },
  { requiredKeys: ['subject', 'touches'] },
);
const journeys = fc.array(journey, { maxLength: 12 });

describe('every model', () => {
  test('gives away all conversions, and all money to the cent', () => {
    fc.assert(
      fc.property(journeys, (all) => {
        const reading = measure(attribution)(all);
        for (const { credits } of reading.models) {
          const given = credits.reduce((sum, { conversions }) => sum + conversions, 0);
          expect(Math.abs(given - reading.conversions)).toBeLessThan(1e-9);
          for (const [at, { minor }] of reading.values.entries()) {
            expect(credits.reduce((sum, { values }) => sum + (values[at]?.minor ?? 0), 0)).toBe(minor);
          }
        }
      }),
    );
  });

  test('gives no channel less than nothing', () => {
    fc.assert(
      fc.property(journeys, (all) => {
        for (const { credits } of measure(attribution)(all).models) {
          for (const { conversions, values, removal } of credits) {
            expect(conversions).toBeGreaterThanOrEqual(0);
            expect(values.every(({ minor }) => Number.isSafeInteger(minor) && minor >= 0)).toBe(true);
            expect(removal?.conversions ?? 0).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  test('treats channels alike that play the same part', () => {
    // Each journey once more with a and b exchanged: whatever one does, the other does.
    const exchanged = (one: Journey): Journey => ({
      ...one,
      touches: one.touches.map((touch) => ({
        ...touch,
        channel: touch.channel === 'a' ? 'b' : touch.channel === 'b' ? 'a' : (touch.channel as string),
      })),
    });
    fc.assert(
      fc.property(journeys, (all) => {
        for (const { credits } of measure(attribution)([...all, ...all.map(exchanged)]).models) {
          const of = (name: string) => credits.find((credit) => credit.channel === name)?.conversions ?? 0;
          expect(of('a')).toBeCloseTo(of('b'), 9);
        }
      }),
    );
  });

  test('gives a channel that was never met nothing', () => {
    fc.assert(
      fc.property(journeys, (all) => {
        const met = new Set(all.flatMap(({ touches }) => touches.map((touch) => touch.channel || 'unknown')));
        for (const { credits } of measure(attribution)(all).models) {
          for (const credit of credits) expect(met.has(credit.channel)).toBe(true);
        }
      }),
    );
  });

  test('gives everything to the one channel there is', () => {
    fc.assert(
      fc.property(journeys, (all) => {
        const only = all.map((one) => ({
          ...one,
          touches: one.touches.map(({ at }) => ({ channel: 'a', at })),
        }));
        const reading = measure(attribution)(only);
        for (const { credits } of reading.models) {
          if (credits.length > 0) expect(credits[0]?.conversions).toBeCloseTo(reading.conversions, 9);
        }
      }),
    );
  });
});

describe('the sum of journeys', () => {
  const text = (sum: unknown) => JSON.stringify(sum);

  test('does not depend on their order', () => {
    fc.assert(
      fc.property(
        journeys.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(text(sumOver(attribution)(shuffled))).toBe(text(sumOver(attribution)(all)));
          expect(text(measure(attribution)(shuffled))).toBe(text(measure(attribution)(all)));
        },
      ),
    );
  });

  test('is the same over any shards, sent as JSON', () => {
    fc.assert(
      fc.property(journeys, fc.nat(12), (all, border) => {
        const [first, second] = [all.slice(0, border), all.slice(border)]
          .map(sumOver(attribution))
          .map((sum): typeof sum => JSON.parse(text(sum)));
        const joined = attribution.concat(first ?? attribution.empty, second ?? attribution.empty);
        expect(joined).toEqual(sumOver(attribution)(all));
      }),
    );
  });

  test('is neutral about nothing', () => {
    fc.assert(
      fc.property(journeys, (all) => {
        const sum = sumOver(attribution)(all);
        expect(attribution.concat(attribution.empty, sum)).toEqual(sum);
        expect(attribution.concat(sum, attribution.empty)).toEqual(sum);
      }),
    );
  });

  test('reads as plain JSON without NaN', () => {
    fc.assert(
      fc.property(journeys, (all) => {
        const reading = measure(attribution)(all);
        expect(JSON.parse(text(reading))).toEqual(reading);
      }),
    );
  });
});
