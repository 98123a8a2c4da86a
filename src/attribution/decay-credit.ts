import { type CurrencySums, currencySums } from '../kernel/currency-sums.js';
import type { Milliseconds } from '../kernel/duration.js';
import { type ExactSum, exactSum, exactSumToBigInt } from '../kernel/exact-sum.js';
import { mergeByKey } from '../kernel/merge-by-key.js';
import { byCodeUnit } from '../kernel/order.js';
import { channelOf, inOrder, type JourneyTouch } from './journey.js';

/**
 * Describes what the journeys so far gave to each channel by their times, sorted by channel, in parts of
 * 2^-40 of a conversion and of a minor unit.
 *
 * **Details**: times differ from journey to journey, so that paths cannot be counted together. Each journey is
 * split into whole parts that sum to all of it, and so the sum is exact in any order.
 *
 * @category model
 * @since 0.1.0
 */
export type DecayCredits = ReadonlyArray<DecayCredit>;

/**
 * Describes what one channel was given by the times of touches, in parts of 2^-40.
 *
 * @category model
 * @since 0.1.0
 */
export interface DecayCredit {
  /** The channel. */
  readonly channel: string;
  /** Parts of conversions. */
  readonly conversions: ExactSum;
  /** Parts of minor units. */
  readonly values: CurrencySums;
}

/** As many parts as an exact sum carries over, so that its `high` counts whole conversions and minor units. */
const parts = 2 ** 40;

/** Adds credits channel by channel. */
export const addCredits: (first: DecayCredits, second: DecayCredits) => DecayCredits =
  /* @__PURE__ */ mergeByKey(
    (first, second) => byCodeUnit(first.channel, second.channel),
    (first, second) => ({
      channel: first.channel,
      conversions: exactSum.concat(first.conversions, second.conversions),
      values: currencySums.concat(first.values, second.values),
    }),
  );

/**
 * Splits one conversion by the times of its touches.
 *
 * @param halfLife - in how many milliseconds the weight of a touch halves
 * @returns a function from touches, at least one, to a function from the conversion's value to the credits
 */
export const decayCredits =
  (halfLife: Milliseconds) =>
  (touches: ReadonlyArray<JourneyTouch>) =>
  (values: CurrencySums): DecayCredits => {
    const weights = new Map<string, number>();
    const sorted = inOrder(touches);
    const end = sorted.at(-1)?.at ?? 0;
    for (const touch of sorted) {
      // Counting from the last touch instead of the conversion changes no share, and the largest weight is 1.
      const power = 2 ** ((touch.at - end) / halfLife);
      // A time that no clock has, in a journey nobody checked, weighs nothing instead of making NaN of all.
      const weight = Number.isFinite(power) ? power : 0;
      weights.set(channelOf(touch), (weights.get(channelOf(touch)) ?? 0) + weight);
    }
    const channels = [...weights].sort(([first], [second]) => byCodeUnit(first, second));
    const sum = channels.reduce((total, [, weight]) => total + weight, 0);
    const given = channels.map(([, weight]) =>
      Math.floor((sum > 0 ? weight / sum : 1 / channels.length) * parts),
    );
    // Rounding down leaves at most a part for each channel, which the strongest takes: 10^-12 of a conversion.
    const strongest = given.reduce((most, units, at) => (units > (given[most] as number) ? at : most), 0);
    given[strongest] =
      parts - given.reduce((total, units, at) => (at === strongest ? total : total + units), 0);
    return channels.map(([channel], index) => {
      const units = BigInt(given[index] as number);
      return {
        channel,
        conversions: exactOf(units),
        values: values.map(([currency, value]) => [currency, exactOf(exactSumToBigInt(value) * units)]),
      };
    });
  };

const exactOf = (units: bigint): ExactSum => ({
  high: Number(units >> 40n),
  low: Number(BigInt.asUintN(40, units)),
});

/** Reads parts as conversions or minor units. */
export const wholeOf = ({ high, low }: ExactSum): number => high + low / parts;
