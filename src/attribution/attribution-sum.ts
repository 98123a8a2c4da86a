import { type CurrencySums, currencySumsOf } from '../kernel/currency-sums.js';
import type { Milliseconds } from '../kernel/duration.js';
import { mergeByKey } from '../kernel/merge-by-key.js';
import { byNumber } from '../kernel/order.js';
import type { AttributionModel } from './attribution-model.js';
import { addCredits, type DecayCredits, decayCredits } from './decay-credit.js';
import { channelOf, inOrder, type Journey } from './journey.js';
import { addPaths, type PathCounts } from './path-counts.js';

/**
 * Describes all that is kept of journeys: plain JSON of whole numbers, which adds up in any order.
 *
 * @category model
 * @since 0.1.0
 */
export interface AttributionSum {
  /** How often each path was gone. */
  readonly paths: PathCounts;
  /** What time decay gave to each channel, by half-life in milliseconds. */
  readonly decayed: ReadonlyArray<readonly [halfLife: Milliseconds, credits: DecayCredits]>;
  /** How many conversions carry no value. */
  readonly withoutValue: number;
  /** How many conversions carry a value that is negative or no whole number of minor units. */
  readonly unusableValue: number;
}

/** The sum of no journey. */
export const emptySum: AttributionSum = { paths: [], decayed: [], withoutValue: 0, unusableValue: 0 };

const addDecayed = /* @__PURE__ */ mergeByKey<AttributionSum['decayed'][number]>(
  ([first], [second]) => byNumber(first, second),
  ([halfLife, first], [, second]) => [halfLife, addCredits(first, second)],
);

/** Adds two sums. */
export const addSum = (first: AttributionSum, second: AttributionSum): AttributionSum => ({
  paths: addPaths(first.paths, second.paths),
  decayed: addDecayed(first.decayed, second.decayed),
  withoutValue: first.withoutValue + second.withoutValue,
  unusableValue: first.unusableValue + second.unusableValue,
});

/**
 * Returns what one journey adds.
 *
 * @param models - the models, of which those by time need more than the path
 */
export const sumOfJourney = (
  models: ReadonlyArray<AttributionModel>,
): ((journey: Journey) => AttributionSum) => {
  const halfLives = models
    .flatMap((model) => (model.kind === 'time-decay' ? [model.halfLife] : []))
    .sort(byNumber);
  return ({ touches, conversion }) => {
    const sorted = inOrder(touches);
    const channels = sorted.map(channelOf);
    if (conversion === undefined) {
      return { ...emptySum, paths: [{ channels, conversions: 0, nulls: 1, values: [] }] };
    }
    const { value } = conversion;
    const usable = value !== undefined && Number.isSafeInteger(value.minor) && value.minor >= 0;
    const values: CurrencySums = usable ? currencySumsOf(value) : [];
    return {
      paths: [{ channels, conversions: 1, nulls: 0, values }],
      decayed:
        sorted.length === 0
          ? []
          : halfLives.map((halfLife) => [halfLife, decayCredits(halfLife)(sorted)(values)]),
      withoutValue: value === undefined ? 1 : 0,
      unusableValue: value !== undefined && !usable ? 1 : 0,
    };
  };
};
