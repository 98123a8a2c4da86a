import type { Conversion } from '../metrics/funnel.js';
import { drawable, intervalRows } from './interval-rows.js';
import { nothingToDraw, picture, type VegaLiteSpec } from './vega-lite.js';

const title = 'How many get from one stage to another';

/**
 * Draws the conversions between stages with their intervals and the counts behind them.
 *
 * @param conversions - the conversions of a review
 * @returns a Vega-Lite specification; a step that nobody began is not drawn
 * @category charts
 * @since 0.1.0
 */
export const conversionChart = (conversions: ReadonlyArray<Conversion>): VegaLiteSpec => {
  const rows = conversions.map(({ from, to, rate }) => ({ label: `${from} → ${to}`, rate }));
  return drawable(rows).length === 0
    ? nothingToDraw(title, 'No two stages are recorded, so nothing can be said about the way between them.')
    : picture(
        {
          title,
          notes: [
            'Bars: 95% intervals (Wilson). Counted in passes over all time; those that are still open may get there yet.',
            'Source: the stages in the journal, between stages that some event states.',
          ],
        },
        intervalRows({ title: 'share that got there' }, rows),
      );
};
