import type { Conversion } from '../metrics/funnel.js';
import { percent } from '../review/report/number-text.js';
import { type CohortTerms, isYoung } from './cohort-chart.js';
import { rowAxis, rowLabel, rowsHeight, shareText } from './labels.js';
import { nothingToDraw, picture, type VegaLiteSpec } from './vega-lite.js';

const title = 'How each cohort gets on, step by step';

/** From a share of nothing to the largest one: pale to blue, told apart by lightness alone. */
const shades = ['#e8f1f8', '#0072b2'] as const;

/**
 * Draws the conversions of every cohort as a heat map: a row for each step, a column for each cohort.
 *
 * **Details**: the shade is the share, and it is written into the cell as well; a cell with a dashed frame and an
 * ellipsis belongs to a young cohort, which is still growing. The interval stands in the tooltip, and `cohortChart`
 * draws it.
 *
 * @param terms - from which cohort on they are young
 * @returns a function from the conversions of a review to a Vega-Lite specification; a step that nobody began is no row
 * @category charts
 * @since 0.1.0
 */
export const cohortHeatMap =
  (terms: CohortTerms) =>
  (conversions: ReadonlyArray<Conversion>): VegaLiteSpec => {
    const values = conversions.flatMap(({ from, to, cohorts }) =>
      cohorts.flatMap(({ group, reading }) =>
        reading.value === null || reading.interval === undefined
          ? []
          : [
              {
                step: rowLabel(`${from} → ${to}`),
                cohort: group,
                share: reading.value,
                text: `${Math.round(reading.value * 100)}${isYoung(terms, group) ? '…' : ''}`,
                young: isYoung(terms, group),
                counts: shareText(reading),
                interval: `${percent(reading.interval.low)} to ${percent(reading.interval.high)}`,
              },
            ],
      ),
    );
    if (values.length === 0) return nothingToDraw(title, 'No cohort has begun any step.');
    const most = Math.max(...values.map(({ share }) => share));
    const passes = Math.max(
      ...conversions.map(({ cohorts }) => cohorts.reduce((sum, { reading }) => sum + reading.denominator, 0)),
    );
    return picture(
      {
        title,
        notes: [
          `Percent of the passes that began the step in that period and got there so far; up to ${passes} passes in a row.`,
          terms.youngFrom === undefined
            ? 'The latest cohorts are still growing. Intervals (95%, Wilson) stand in the tooltip.'
            : `Dashed and with an ellipsis: cohorts from ${terms.youngFrom} on, which are still growing. Intervals (95%, Wilson) stand in the tooltip.`,
          'Source: the stages in the journal.',
        ],
      },
      {
        height: rowsHeight(
          38,
          values.map(({ step }) => step),
        ),
        data: { values },
        encoding: {
          y: rowAxis('step'),
          x: {
            field: 'cohort',
            type: 'ordinal',
            title: 'began the step in',
            axis: { labelAngle: -40, labelOverlap: true },
          },
        },
        layer: [
          {
            mark: {
              type: 'rect',
              strokeWidth: 1.5,
              cornerRadius: 2,
              strokeDash: { expr: 'datum.young ? [3, 3] : [1, 0]' },
            },
            encoding: {
              color: {
                field: 'share',
                type: 'quantitative',
                scale: { domain: [0, most === 0 ? 1 : most], range: [...shades] },
                legend: { format: '%', gradientLength: 180, tickCount: 3, orient: 'bottom' },
              },
              stroke: { condition: { test: 'datum.young', value: '#d55e00' }, value: null },
              tooltip: [
                { field: 'step', type: 'nominal' },
                { field: 'cohort', type: 'nominal' },
                { field: 'counts', type: 'nominal' },
                { field: 'interval', type: 'nominal' },
              ],
            },
          },
          {
            mark: { type: 'text', fontSize: 11 },
            encoding: {
              text: { field: 'text', type: 'nominal' },
              color: {
                condition: { test: `datum.share > ${most * 0.55}`, value: '#ffffff' },
                value: '#111827',
              },
            },
          },
        ],
      },
    );
  };
