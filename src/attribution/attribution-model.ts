import { day, type Milliseconds } from '../kernel/duration.js';

/**
 * Describes a rule that gives a conversion to the first touch or the last, or shares it out evenly.
 *
 * **Details**: `linear` gives each touch the same, so that a channel met twice gets two shares;
 * `distinct-linear` gives each channel of the path the same, however often it was met. The latter is what
 * is sold as “simplified Shapley”.
 *
 * @see Zhao, Mahboobi, Bagheri: Shapley value methods for attribution modeling in online advertising (2018)
 * @category model
 * @since 0.1.0
 */
export interface PlainModel {
  /** Tells models apart. */
  readonly kind: 'first-touch' | 'last-touch' | 'linear' | 'distinct-linear';
}

/**
 * Describes a rule that gives the first touch, the last touch and all those between a share each.
 *
 * **Details**: what lies between is shared evenly. A path of two touches has nothing between: first and last
 * then share the whole in their own proportion, and evenly where both are 0.
 *
 * @category model
 * @since 0.1.0
 */
export interface PositionModel {
  /** Tells models apart. */
  readonly kind: 'position-based';
  /** The share of the first touch, 0–1. */
  readonly first: number;
  /** The share of all touches between together, 0–1. */
  readonly middle: number;
  /** The share of the last touch, 0–1; the three sum to 1. */
  readonly last: number;
}

/**
 * Describes a rule by which a touch counts half as much as one that came a half-life later.
 *
 * @category model
 * @since 0.1.0
 */
export interface DecayModel {
  /** Tells models apart. */
  readonly kind: 'time-decay';
  /** In how many milliseconds the weight halves, 1 or more. */
  readonly halfLife: Milliseconds;
}

/**
 * Describes a rule that credits a channel by what would be lost without it.
 *
 * **Details**: all paths, null ones included, make a Markov chain whose state is the last `order` channels. The
 * removal effect of a channel is the share of conversions whose way leads through it; effects are then scaled
 * to sum to all conversions.
 *
 * @see Anderl, Becker, von Wangenheim, Schumann: Mapping the customer journey (2016)
 * @category model
 * @since 0.1.0
 */
export interface MarkovModel {
  /** Tells models apart. */
  readonly kind: 'markov';
  /** How many channels back the chain remembers, 1 to `greatestOrder`. */
  readonly order: number;
}

/**
 * Describes by what rule conversions are credited to channels.
 *
 * @category model
 * @since 0.1.0
 */
export type AttributionModel = PlainModel | PositionModel | DecayModel | MarkovModel;

/**
 * Is 16: proposal. A chain that remembers more only repeats the paths it was given.
 *
 * @category constants
 * @since 0.1.0
 */
export const greatestOrder = 16;

/**
 * Lists seven models to be read side by side: first, last, linear, distinct-channel linear, position-based
 * 40/20/40 and time decay with a half-life of 7 days (both preset from the products of the field), and a
 * Markov chain of order 1.
 *
 * @see https://knowledge.hubspot.com/reports/understand-attribution-reporting
 * @category presets
 * @since 0.1.0
 */
export const presetModels: ReadonlyArray<AttributionModel> = [
  { kind: 'first-touch' },
  { kind: 'last-touch' },
  { kind: 'linear' },
  { kind: 'distinct-linear' },
  { kind: 'position-based', first: 0.4, middle: 0.2, last: 0.4 },
  { kind: 'time-decay', halfLife: 7 * day },
  { kind: 'markov', order: 1 },
];

/**
 * Names a model for people, with its settings.
 *
 * @param model - a model
 * @returns for example `time decay, half-life 7 days`
 * @category conversions
 * @since 0.1.0
 */
export const labelOfModel = (model: AttributionModel): string => {
  switch (model.kind) {
    case 'position-based':
      return `position-based ${[model.first, model.middle, model.last].map(percent).join('/')}`;
    case 'time-decay':
      return `time decay, half-life ${decimal(model.halfLife / day)} days`;
    case 'markov':
      return `Markov, order ${model.order}`;
    case 'first-touch':
      return 'first touch';
    case 'last-touch':
      return 'last touch';
    case 'linear':
      return 'linear';
    case 'distinct-linear':
      return 'distinct-channel linear';
  }
};

/** Six digits tell any two half-lives apart that a person would, and hide what binary fractions add. */
const decimal = (value: number): string => String(Number(value.toPrecision(6)));

const percent = (share: number): string => decimal(share * 100);
