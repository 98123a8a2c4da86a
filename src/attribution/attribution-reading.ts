import type { Currency } from '../kernel/currency.js';
import type { Money } from '../kernel/money.js';
import type { Ratio } from '../kernel/ratio.js';
import type { AttributionModel } from './attribution-model.js';

/**
 * Describes how often a channel was met, whatever a model makes of it.
 *
 * @category model
 * @since 0.1.0
 */
export interface ChannelExposure {
  /** The channel; `unknown` for touches of which nobody recorded it. */
  readonly channel: string;
  /** How many touches went through it. */
  readonly touches: number;
  /** How many journeys it was part of. */
  readonly journeys: number;
  /** How many of those ended with a conversion. */
  readonly conversions: number;
}

/**
 * Describes the share of conversions, or of money, that would be lost without a channel.
 *
 * @category model
 * @since 0.1.0
 */
export interface RemovalEffect {
  /** The share of conversions, 0–1. */
  readonly conversions: number;
  /** The share of money in each currency, 0–1. */
  readonly values: ReadonlyArray<{ readonly currency: Currency; readonly effect: number }>;
}

/**
 * Describes what a model credits to one channel.
 *
 * @category model
 * @since 0.1.0
 */
export interface ChannelCredit {
  /** The channel; `unknown` for touches of which nobody recorded it. */
  readonly channel: string;
  /** How many conversions; fractions of shared ones included. */
  readonly conversions: number;
  /** Its share of all credited conversions. */
  readonly share: Ratio;
  /** How much money in each currency of the reading, in whole minor units that sum to the total. */
  readonly values: ReadonlyArray<Money>;
  /** What would be lost without the channel, before it is scaled; only of Markov models. */
  readonly removal?: RemovalEffect;
}

/**
 * Names why a model gives no credits: the times of some conversions are not known, which time decay needs, or
 * the chain is so slow to end, or has so many channels, that it was given up.
 *
 * @category model
 * @since 0.1.0
 */
export type NotCredited = 'times-not-known' | 'chain-not-settled';

/**
 * Describes what one model says.
 *
 * @category model
 * @since 0.1.0
 */
export interface ModelReading {
  /** The model. */
  readonly model: AttributionModel;
  /** The model in words. */
  readonly label: string;
  /** The credit of each channel, in the order of the reading's channels; empty where there is a reason. */
  readonly credits: ReadonlyArray<ChannelCredit>;
  /** The chain's own probability of a conversion; only of Markov models, and equal to the rate of the reading. */
  readonly probability?: number;
  /** Why there are no credits. */
  readonly reason?: NotCredited;
}

/**
 * Describes what is in no credit, and why.
 *
 * **Details**: `no-touch` counts conversions before which no touch was recorded; `no-touch-null` journeys without
 * either; `value-not-usable` conversions whose value is negative or no whole number of minor units, which count
 * without it; `value-not-recorded` conversions without a value; `value-too-large` currencies whose sum cannot be
 * counted in minor units.
 *
 * @category model
 * @since 0.1.0
 */
export interface AttributionGap {
  /** Why. */
  readonly reason:
    | 'no-touch'
    | 'no-touch-null'
    | 'value-not-usable'
    | 'value-not-recorded'
    | 'value-too-large';
  /** How many. */
  readonly count: number;
  /** The money that goes with it, in each currency; absent where there is none. */
  readonly values?: ReadonlyArray<Money>;
}

/**
 * Describes what several models say of the same journeys, side by side.
 *
 * @category model
 * @since 0.1.0
 */
export interface AttributionReading {
  /** How many conversions are credited: all that a touch came before. */
  readonly conversions: number;
  /** How many journeys with a touch led to nothing. */
  readonly nulls: number;
  /** Conversions among all journeys with a touch, with the Wilson interval. */
  readonly rate: Ratio;
  /** What the credited conversions are worth, each currency apart. */
  readonly values: ReadonlyArray<Money>;
  /** Every channel that was met, sorted by name. */
  readonly channels: ReadonlyArray<ChannelExposure>;
  /** What each model says, in the order of the models. */
  readonly models: ReadonlyArray<ModelReading>;
  /** What is in no credit, and why; empty when nothing is missing. */
  readonly leftOut: ReadonlyArray<AttributionGap>;
}
