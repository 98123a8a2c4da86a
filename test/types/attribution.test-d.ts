import {
  type Attribution,
  type AttributionModel,
  type AttributionReading,
  type AttributionSum,
  compileAttribution,
  type compileJourneys,
  type Journey,
  type JourneyReading,
  type ModelReading,
} from 'smarketing/attribution';
import type { JournalView } from 'smarketing/journal';
import type { Checked } from 'smarketing/kernel';
import type { Metric } from 'smarketing/metrics';
import { describe, expectTypeOf, test } from 'vitest';

test('attribution is a metric over journeys like any other', () => {
  expectTypeOf<Attribution>().toEqualTypeOf<Metric<Journey, AttributionSum, AttributionReading>>();
  expectTypeOf(compileAttribution).returns.toEqualTypeOf<Checked<Attribution>>();
});

test('journeys come from a view of the journal, once the terms are checked', () => {
  expectTypeOf<ReturnType<typeof compileJourneys>>().toEqualTypeOf<
    Checked<(view: JournalView) => JourneyReading>
  >();
});

describe('a model', () => {
  test('has its own settings and no others', () => {
    // @ts-expect-error a chain needs its order
    compileAttribution([{ kind: 'markov' }]);
    // @ts-expect-error first touch has nothing to set
    compileAttribution([{ kind: 'first-touch', order: 1 }]);
    // @ts-expect-error all three shares have to be said
    compileAttribution([{ kind: 'position-based', first: 0.5, last: 0.5 }]);
    // @ts-expect-error what nobody knows
    compileAttribution([{ kind: 'shapley' }]);
  });

  test('is one of seven kinds', () => {
    expectTypeOf<AttributionModel['kind']>().toEqualTypeOf<
      'first-touch' | 'last-touch' | 'linear' | 'distinct-linear' | 'position-based' | 'time-decay' | 'markov'
    >();
  });
});

test('how often and how much are different things', () => {
  expectTypeOf<ModelReading['credits'][number]['conversions']>().toBeNumber();
  // @ts-expect-error money is no count
  const credited: ModelReading['credits'][number]['conversions'] = { minor: 5, currency: 'EUR' };
  expectTypeOf(credited).toBeNumber();
});
