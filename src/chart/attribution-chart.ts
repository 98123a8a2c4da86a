import type { AttributionReading } from '../attribution/attribution-reading.js';
import type { Currency } from '../kernel/currency.js';
import { decimalsOf } from '../kernel/currency.js';
import { count } from '../review/report/number-text.js';
import { rowAxis, rowLabel, shareText } from './labels.js';
import { coloursFor, nothingToDraw, picture, type VegaLiteSpec } from './vega-lite.js';

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
      channel: rowLabel(channel),
      model: label,
      order,
      credit:
        currency === undefined
          ? conversions
          : (money.find((amount) => amount.currency === currency)?.minor ?? 0) / unit,
    })),
  );
  const models = [...new Set(values.map(({ model }) => model))];
  const title = `What each model credits to each channel: ${currency ?? 'conversions'}`;
  if (values.length === 0)
    return nothingToDraw(title, 'No conversion had a recorded touch before it, so nothing can be credited.');
  if (values.every(({ credit }) => credit === 0))
    return nothingToDraw(title, 'Every model credits 0 to every channel.');
  return picture(
    {
      title,
      notes: [
        `${shareText(reading.rate)} of the journeys with a touch ended with a conversion. The spread of the models is what nobody can know from touches alone; no model has an interval.`,
        `Source: recorded touches before each conversion${leftOutText(reading)}.`,
      ],
    },
    {
      height: 11 * models.length * reading.channels.length,
      data: { values },
      mark: { type: 'bar', cornerRadiusEnd: 1 },
      encoding: {
        y: {
          ...rowAxis('channel'),
          sort: { field: 'credit', op: 'max', order: 'descending' },
          scale: { paddingInner: 0.3 },
        },
        yOffset: { field: 'model', type: 'nominal', sort: models },
        x: {
          field: 'credit',
          type: 'quantitative',
          title: currency === undefined ? 'credited conversions' : `credited value, ${currency}`,
          axis: { tickCount: 6, ...(currency === undefined ? {} : { format: '~s' }) },
        },
        color: { field: 'model', type: 'nominal', sort: models, scale: coloursFor(models) },
      },
    },
  );
};

const leftOutText = ({ leftOut }: AttributionReading): string =>
  leftOut.length === 0
    ? ''
    : `; not credited: ${leftOut.map(({ reason, count: many }) => `${count(many)} ${reason}`).join(', ')}`;
