import { hour, type Milliseconds, minute } from '../kernel/duration.js';
import type { ResponseCurve } from '../metrics/response-curve.js';
import type { StudyComparison } from '../metrics/study-comparison.js';
import { rowAxis, rowLabel, rowsHeight } from './labels.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

const title = 'How many times as often a quick answer got there as a slow one';
const sources = ['own data (95%)', 'own data, may be chance', 'published'] as const;

/**
 * Draws how many times as often quick answers got there as slow ones: the own data beside what studies published.
 *
 * @param curve - a response curve
 * @returns a Vega-Lite specification on a logarithmic scale; an own ratio that cannot be told is not drawn
 * @category charts
 * @since 0.1.0
 */
export const studyChart = ({ studies }: Pick<ResponseCurve, 'studies'>): VegaLiteSpec => {
  const values = studies.flatMap((comparison) => {
    const label = labelOf(comparison);
    const { own, published, verdict } = comparison;
    return [
      { label, source: sources[2] as string, times: published },
      ...(own.times === null || own.interval === undefined
        ? []
        : [
            {
              label,
              source: (verdict === 'noise' ? sources[1] : sources[0]) as string,
              times: own.times,
              low: own.interval.low,
              high: own.interval.high,
            },
          ]),
    ];
  });
  if (values.length === 0) return nothingToDraw(title, 'There is nothing to compare.');
  const y = rowAxis('label');
  const color = {
    field: 'source',
    type: 'nominal',
    scale: { domain: [...sources], range: [palette.blue, palette.grey, palette.orange] },
  };
  return picture(
    {
      title,
      notes: [
        'Bars: 95% intervals of the own data; 1 is no difference. The studies are of other companies and years.',
        'Source: first touches and stages in the journal; the published figures as each study names them.',
      ],
    },
    {
      height: rowsHeight(
        36,
        values.map(({ label }) => label),
      ),
      data: { values },
      layer: [
        {
          transform: [{ filter: 'isValid(datum.low)' }],
          mark: { type: 'rule', strokeWidth: 3, opacity: 0.6 },
          encoding: {
            y,
            color,
            x: {
              field: 'low',
              type: 'quantitative',
              scale: { type: 'log' },
              axis: { values: [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200], format: '~g' },
              title: 'times as often (logarithmic)',
            },
            x2: { field: 'high' },
          },
        },
        {
          mark: { type: 'point', filled: true, size: 90, opacity: 1 },
          encoding: { y, color, x: { field: 'times', type: 'quantitative' } },
        },
      ],
    },
  );
};

const labelOf = ({ quick, slow, study }: StudyComparison): string =>
  rowLabel(`${study}: ${timeOf(quick)} against ${timeOf(slow)}`);

const timeOf = (time: Milliseconds): string =>
  time % hour === 0 ? `${time / hour} h` : `${Math.round(time / minute)} min`;
