import type { Ratio } from '../kernel/ratio.js';
import { count, percent } from '../review/report/number-text.js';
import { rowAxis, rowLabel, rowsHeight, shareAxis, shareText } from './labels.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

/**
 * Describes what became of the leads that a score put into one band.
 *
 * @category model
 * @since 0.1.0
 */
export interface ScoreBandOutcome {
  /** The band or grade, for example `A` or `80–100`. */
  readonly band: string;
  /** The share of its leads that got there, with its interval. */
  readonly observed: Ratio;
  /** The share that was foretold for the band, 0–1; absent where the score only ranks. */
  readonly predicted?: number;
}

/**
 * Describes a score that is held against outcomes.
 *
 * @category model
 * @since 0.1.0
 */
export interface ScoreReliability {
  /** What the leads of a band got to, for example `won`. */
  readonly outcome: string;
  /** The bands, from the lowest. */
  readonly bands: ReadonlyArray<ScoreBandOutcome>;
}

/**
 * Draws how far a score keeps its word: what became of the leads of each band, with intervals, beside what was foretold.
 *
 * **Details**: the score has to be that of a day before the outcome, from facts known on that day. Where a score only
 * ranks, a higher band should hold a higher share; the dashed line is the share of all.
 *
 * @param reliability - the outcome, and the bands from the lowest
 * @returns a Vega-Lite specification; a band of nobody is not drawn
 * @example
 * ```ts
 * import { scoreReliabilityChart } from 'smarketing/chart'
 * import { groupBy, measure, rateOf } from 'smarketing/metrics'
 *
 * interface Scored { readonly grade: string; readonly won: boolean }
 * const byGrade = groupBy(({ grade }: Scored) => [grade])(rateOf(() => true, ({ won }: Scored) => won))
 * const bands = measure(byGrade)([{ grade: 'C', won: false }, { grade: 'A', won: true }])
 *   .map(({ group: band, reading: observed }) => ({ band, observed }))
 * scoreReliabilityChart({ outcome: 'won', bands }).title.text // => ['Does the score keep its word? Share won, by band']
 * ```
 * @category charts
 * @since 0.1.0
 */
export const scoreReliabilityChart = ({ outcome, bands }: ScoreReliability): VegaLiteSpec => {
  const title = `Does the score keep its word? Share ${outcome}, by band`;
  const values = bands.flatMap(({ band, observed, predicted }) =>
    observed.value === null || observed.interval === undefined
      ? []
      : [
          {
            band: rowLabel(band),
            kind: kinds[0],
            share: observed.value,
            low: observed.interval.low,
            high: observed.interval.high,
            counts: shareText(observed),
            ...(predicted === undefined ? {} : { predicted }),
          },
        ],
  );
  if (values.length === 0) return nothingToDraw(title, `Nothing has become yet of any lead with a score.`);
  const leads = bands.reduce((sum, { observed }) => sum + observed.denominator, 0);
  const all = bands.reduce((sum, { observed }) => sum + observed.numerator, 0) / leads;
  const foretold = values.filter((value) => 'predicted' in value);
  const outside = foretold.filter(
    ({ predicted = 0, low, high }) => predicted < low || predicted > high,
  ).length;
  const y = { ...rowAxis('band'), title: 'band' };
  const color = {
    field: 'kind',
    type: 'nominal',
    scale: { domain: [...kinds], range: [palette.blue, palette.orange] },
    ...(foretold.length === 0 ? { legend: null } : {}),
  };
  return picture(
    {
      title,
      notes: [
        `${count(leads)} leads, ${percent(all)} of all (dashed). Bars: 95% intervals (Wilson).`,
        foretold.length === 0
          ? 'The score foretells no share, it only ranks: a higher band should hold a higher one.'
          : `${outside} of ${foretold.length} foretold shares lie outside their interval.`,
        'Source: scores of a day before the outcome, from what was known on that day.',
      ],
    },
    {
      height: rowsHeight(
        42,
        values.map(({ band }) => band),
      ),
      data: { values },
      layer: [
        {
          data: { values: [{ all }] },
          mark: { type: 'rule', strokeDash: [4, 4], color: palette.grey },
          encoding: { x: { field: 'all', type: 'quantitative' } },
        },
        {
          mark: { type: 'rule', strokeWidth: 4, opacity: 0.35, color: palette.blue },
          encoding: { y, x: shareAxis('low', `share ${outcome}`), x2: { field: 'high' } },
        },
        {
          mark: { type: 'point', filled: true, size: 90, opacity: 1 },
          encoding: { y, x: shareAxis('share', `share ${outcome}`), color },
        },
        {
          data: { values: foretold.map(({ band, predicted = 0 }) => ({ band, kind: kinds[1], predicted })) },
          mark: { type: 'point', shape: 'diamond', filled: true, size: 110, opacity: 1 },
          encoding: { y, x: shareAxis('predicted', `share ${outcome}`), color },
        },
        {
          mark: { type: 'text', align: 'left', dy: -12, dx: -4 },
          encoding: {
            y,
            x: shareAxis('low', `share ${outcome}`),
            text: { field: 'counts', type: 'nominal' },
          },
        },
      ],
    },
  );
};

const kinds = ['observed', 'foretold'] as const;
