import { exactSumToNumber } from '../kernel/exact-sum.js';
import type { Money } from '../kernel/money.js';
import { ratio } from '../kernel/ratio.js';
import { type AttributionModel, labelOfModel } from './attribution-model.js';
import type { ChannelCredit, ModelReading } from './attribution-reading.js';
import type { AttributionSum } from './attribution-sum.js';
import { compensatedSums } from './compensated-sums.js';
import { wholeOf } from './decay-credit.js';
import type { PathCounts } from './path-counts.js';
import { removalEffects } from './removal-effects.js';
import { settle } from './settle.js';
import { type PathModel, touchWeights } from './touch-weights.js';

/** What a model is asked about. */
export interface Credited {
  /** The paths with a touch, each gone at least once. */
  readonly paths: PathCounts;
  /** Every channel of theirs, sorted. */
  readonly channels: ReadonlyArray<string>;
  /** How many conversions there are to credit. */
  readonly conversions: number;
  /** The money there is to credit, each currency apart. */
  readonly values: ReadonlyArray<Money>;
  /** What time decay gave. */
  readonly decayed: AttributionSum['decayed'];
}

/** Quotas before money is rounded to whole units: in the order of the channels, and for each value as well. */
interface Quotas {
  readonly conversions: ReadonlyArray<number>;
  readonly values: ReadonlyArray<ReadonlyArray<number>>;
}

/**
 * Credits what there is to channels by one model.
 *
 * @param credited - the paths and their totals
 * @returns a function from a model to what it says
 */
export const creditBy =
  (credited: Credited) =>
  (model: AttributionModel): ModelReading => {
    const label = labelOfModel(model);
    if (model.kind === 'markov') return { model, label, ...markovReading(credited, model.order) };
    const quotas =
      model.kind === 'time-decay' ? decayQuotas(credited, model.halfLife) : pathQuotas(credited, model);
    return quotas === null
      ? { model, label, credits: [], reason: 'times-not-known' }
      : { model, label, credits: creditsOf(credited, quotas) };
  };

const creditsOf = (
  { channels, conversions, values }: Credited,
  quotas: Quotas,
  removals: ReadonlyArray<ChannelCredit['removal']> = [],
): ReadonlyArray<ChannelCredit> => {
  const settled = values.map(({ minor }, index) => settle(minor, quotas.values[index] ?? []));
  return channels.map((channel, index) => {
    const given = quotas.conversions[index] ?? 0;
    const removal = removals[index];
    return {
      channel,
      conversions: given,
      share: ratio(given, conversions),
      values: values.map(({ currency }, at) => ({ minor: settled[at]?.[index] ?? 0, currency })),
      ...(removal === undefined ? {} : { removal }),
    };
  });
};

const pathQuotas = ({ paths, channels, values }: Credited, model: PathModel): Quotas => {
  const indexOf = new Map(channels.map((channel, index) => [channel, index]));
  const conversions = compensatedSums(channels.length);
  const money = values.map(({ currency }) => ({ currency, sums: compensatedSums(channels.length) }));
  const weightsOf = touchWeights(model);
  for (const path of paths) {
    if (path.conversions === 0) continue;
    const amounts = money.map(({ currency }) => amountIn(path.values, currency));
    for (const [position, weight] of weightsOf(path.channels).entries()) {
      if (weight === 0) continue;
      const channel = indexOf.get(path.channels[position] as string) as number;
      conversions.add(channel, path.conversions * weight);
      for (const [at, { sums }] of money.entries()) sums.add(channel, (amounts[at] as number) * weight);
    }
  }
  return { conversions: conversions.read(), values: money.map(({ sums }) => sums.read()) };
};

const amountIn = (sums: PathCounts[number]['values'], currency: string): number => {
  const found = sums.find(([code]) => code === currency);
  return found === undefined ? 0 : exactSumToNumber(found[1]);
};

const decayQuotas = (
  { channels, conversions, values, decayed }: Credited,
  halfLife: number,
): Quotas | null => {
  const credits = decayed.find(([found]) => found === halfLife)?.[1] ?? [];
  const byChannel = new Map(credits.map((credit) => [credit.channel, credit]));
  const given = channels.map((channel) => byChannel.get(channel));
  const quotas = given.map((credit) => (credit === undefined ? 0 : wholeOf(credit.conversions)));
  // Paths that were counted elsewhere have no times: half of the conversions would look like all of them.
  const sum = quotas.reduce((total, quota) => total + quota, 0);
  if (Math.round(sum) !== conversions) return null;
  return {
    conversions: quotas,
    values: values.map(({ currency }) =>
      given.map((credit) => {
        const found = credit?.values.find(([code]) => code === currency);
        return found === undefined ? 0 : wholeOf(found[1]);
      }),
    ),
  };
};

const markovReading = (
  credited: Credited,
  order: number,
): Pick<ModelReading, 'credits' | 'probability' | 'reason'> => {
  const { paths, channels, conversions, values } = credited;
  if (channels.length === 0) return { credits: [] };
  const reading = removalEffects(paths, channels, order);
  if (reading === null) return { credits: [], reason: 'chain-not-settled' };
  const effects = values.map(({ currency }) => reading.values.get(currency)?.effects ?? []);
  const quotas: Quotas = {
    conversions: scaled(conversions, reading.conversions.effects),
    values: values.map(({ minor }, at) => scaled(minor, effects[at] ?? [])),
  };
  const removals = channels.map((_, index) => ({
    conversions: reading.conversions.effects[index] ?? 0,
    values: values.map(({ currency }, at) => ({ currency, effect: effects[at]?.[index] ?? 0 })),
  }));
  return { credits: creditsOf(credited, quotas, removals), probability: reading.conversions.expected };
};

/** Scales effects so that they sum to a total; all 0 where they all are. */
const scaled = (total: number, effects: ReadonlyArray<number>): ReadonlyArray<number> => {
  const sum = effects.reduce((all, effect) => all + effect, 0);
  return effects.map((effect) => (sum > 0 ? total * (effect / sum) : 0));
};
