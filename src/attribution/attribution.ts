import * as E from 'fp-ts/lib/Either.js';
import { type CurrencySums, currencySums, moneyOfSums } from '../kernel/currency-sums.js';
import type { Checked } from '../kernel/issue.js';
import type { Metric } from '../kernel/metric.js';
import { rate } from '../kernel/wilson.js';
import type { AttributionModel } from './attribution-model.js';
import type { AttributionGap, AttributionReading, ChannelExposure } from './attribution-reading.js';
import { type AttributionSum, addSum, emptySum, sumOfJourney } from './attribution-sum.js';
import { checkModels } from './check-models.js';
import { creditBy } from './credit.js';
import type { Journey } from './journey.js';
import { channelsOf, type PathCounts } from './path-counts.js';

/**
 * Describes the credit of conversions to channels as a lawful fold over journeys.
 *
 * **Details**: sums are whole numbers in plain JSON, so that shards on many machines give the identical reading.
 *
 * @category model
 * @since 0.1.0
 */
export type Attribution = Metric<Journey, AttributionSum, AttributionReading>;

/**
 * Compiles models that credit conversions to channels, to be read side by side.
 *
 * **Details**: every model gives away exactly the conversions and the money that there are. Money is rounded to
 * whole minor units by largest remainders, each currency apart. Nothing is simulated: the same journeys give the
 * same figures, in any order.
 *
 * **Gotchas**: credit is not cause. What a channel brought that would not have come without it takes an experiment.
 *
 * @param models - at least one, each once; `presetModels` are a start
 * @returns the metric, or every issue: `not-a-choice`, `not-a-share`, `not-a-whole` for weights that do not sum to 1,
 *   `not-a-half-life`, `out-of-range` for an order, `duplicate`, `empty`
 * @example
 * ```ts
 * import { compileAttribution, readPaths } from 'smarketing/attribution'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const paths = orThrow(readPaths([
 *   { channels: ['search', 'webinar', 'mail'], conversions: 1, nulls: 0 },
 *   { channels: ['search'], conversions: 0, nulls: 1 },
 *   { channels: ['webinar', 'mail'], conversions: 0, nulls: 1 },
 * ]))
 * const attribution = orThrow(compileAttribution([{ kind: 'last-touch' }, { kind: 'markov', order: 1 }]))
 * const credits = attribution.extract(paths).models.map(model => model.credits.map(credit => credit.conversions))
 * credits // => [[1, 0, 0], [0.4, 0.2, 0.4]]
 * ```
 * @category compilers
 * @since 0.1.0
 */
export const compileAttribution = (models: ReadonlyArray<AttributionModel>): Checked<Attribution> =>
  E.map(
    (checked: ReadonlyArray<AttributionModel>): Attribution => ({
      empty: emptySum,
      of: sumOfJourney(checked),
      concat: addSum,
      extract: readingBy(checked),
    }),
  )(checkModels(models));

const readingBy =
  (models: ReadonlyArray<AttributionModel>) =>
  (sum: AttributionSum): AttributionReading => {
    const paths = sum.paths.filter(
      ({ channels, conversions, nulls }) => channels.length > 0 && conversions + nulls > 0,
    );
    const channels = channelsOf(paths);
    const conversions = paths.reduce((total, path) => total + path.conversions, 0);
    const nulls = paths.reduce((total, path) => total + path.nulls, 0);
    const { values, tooLarge } = moneyOfSums(valuesOf(paths));
    const credit = creditBy({ paths, channels, conversions, values, decayed: sum.decayed });
    return {
      conversions,
      nulls,
      rate: rate(conversions, conversions + nulls),
      values,
      channels: exposures(paths, channels),
      models: models.map(credit),
      leftOut: gapsOf(sum, tooLarge),
    };
  };

const valuesOf = (paths: PathCounts): CurrencySums =>
  paths.reduce<CurrencySums>((sums, { values }) => currencySums.concat(sums, values), []);

const exposures = (paths: PathCounts, channels: ReadonlyArray<string>): ReadonlyArray<ChannelExposure> => {
  const counts = new Map(channels.map((channel) => [channel, { touches: 0, journeys: 0, conversions: 0 }]));
  for (const path of paths) {
    const times = path.conversions + path.nulls;
    const met = new Set<string>();
    for (const channel of path.channels) {
      const count = counts.get(channel);
      if (count === undefined) continue;
      count.touches += times;
      if (met.has(channel)) continue;
      met.add(channel);
      count.journeys += times;
      count.conversions += path.conversions;
    }
  }
  return [...counts].map(([channel, count]) => ({ channel, ...count }));
};

const gapsOf = (
  { paths, withoutValue, unusableValue }: AttributionSum,
  tooLarge: number,
): ReadonlyArray<AttributionGap> => {
  const untouched = paths.filter(({ channels }) => channels.length === 0);
  const { values } = moneyOfSums(valuesOf(untouched));
  const gaps: ReadonlyArray<AttributionGap> = [
    {
      reason: 'no-touch',
      count: untouched.reduce((total, { conversions }) => total + conversions, 0),
      ...(values.length === 0 ? {} : { values }),
    },
    { reason: 'no-touch-null', count: untouched.reduce((total, { nulls }) => total + nulls, 0) },
    { reason: 'value-not-recorded', count: withoutValue },
    { reason: 'value-not-usable', count: unusableValue },
    { reason: 'value-too-large', count: tooLarge },
  ];
  return gaps.filter(({ count }) => count > 0);
};
