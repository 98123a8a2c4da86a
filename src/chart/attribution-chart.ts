import type { AttributionReading } from '../attribution/attribution-reading.js';
import type { Currency } from '../kernel/currency.js';
import { decimalsOf } from '../kernel/currency.js';
import { framed, palette, type VegaLiteSpec } from './vega-lite.js';

const colours = [
  palette.blue,
  palette.orange,
  palette.green,
  palette.red,
  '#cc79a7',
  '#56b4e9',
  palette.grey,
  '#f0e442',
];

/**
 * Draws what each model credits to each channel, the models of one channel side by side.
 *
 * **Details**: channels stand by the most that any model gives them; a model without credits is not drawn.
 *
 * @param reading - what the models say
 * @param currency - draws the money of this currency instead of conversions
 * @returns a Vega-Lite specification
 * @category charts
 * @since 0.1.0
 */
export const attributionChart = (reading: AttributionReading, currency?: Currency): VegaLiteSpec => {
  const unit = 10 ** (currency === undefined ? 0 : decimalsOf(currency));
  const values = reading.models.flatMap(({ label, credits }, order) =>
    credits.map(({ channel, conversions, values: money }) => ({
      channel,
      model: label,
      order,
      credit:
        currency === undefined
          ? conversions
          : (money.find((amount) => amount.currency === currency)?.minor ?? 0) / unit,
    })),
  );
  const models = [...new Set(values.map(({ model }) => model))];
  return framed({
    title: `What each model credits to each channel: ${currency ?? 'conversions'}`,
    width: 520,
    height: { step: 9 },
    data: { values },
    mark: { type: 'bar', cornerRadiusEnd: 1 },
    encoding: {
      y: {
        field: 'channel',
        type: 'nominal',
        sort: { field: 'credit', op: 'max', order: 'descending' },
        title: null,
        scale: { paddingInner: 0.3 },
      },
      yOffset: { field: 'model', type: 'nominal', sort: models },
      x: { field: 'credit', type: 'quantitative', title: currency ?? 'conversions' },
      color: {
        field: 'model',
        type: 'nominal',
        sort: models,
        scale: { domain: models, range: models.map((_, index) => colours[index % colours.length] as string) },
        legend: { orient: 'bottom', columns: 2 },
      },
    },
  });
};
