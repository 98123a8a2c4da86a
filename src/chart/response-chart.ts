import type { ResponseCurve } from '../metrics/response-curve.js';
import { count } from '../review/report/number-text.js';
import { shareAxis } from './labels.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec, wrapped } from './vega-lite.js';

const outcomes = ['contacted', 'qualified', 'won'] as const;
const title = 'What became of leads, by how soon they were reached for';

/**
 * Draws what became of leads by how soon they were reached for, with intervals: the company's own curve.
 *
 * @param curve - a response curve
 * @returns a Vega-Lite specification; an empty band is not drawn
 * @category charts
 * @since 0.1.0
 */
export const responseChart = ({ bands, untouched }: ResponseCurve): VegaLiteSpec => {
  const drawn = [...bands, { ...untouched, label: 'not at all' }].filter(({ passes }) => passes > 0);
  const values = drawn.flatMap((band) =>
    outcomes.flatMap((outcome) => {
      const { value, interval } = band[outcome];
      return value === null || interval === undefined
        ? []
        : [
            {
              answered: [...wrapped(band.label, 9), `(${count(band.passes)})`].join('\n'),
              outcome,
              share: value,
              low: interval.low,
              high: interval.high,
            },
          ];
    }),
  );
  if (values.length === 0)
    return nothingToDraw(
      title,
      'No touch of a lead is recorded, so quick answers cannot be told from slow ones.',
    );
  const x = {
    field: 'answered',
    type: 'ordinal',
    sort: null,
    title: 'first touch after (passes in brackets)',
    axis: { labelAngle: 0, labelExpr: "split(datum.label, '\\n')" },
  };
  const xOffset = { field: 'outcome', type: 'nominal' };
  const color = {
    field: 'outcome',
    type: 'nominal',
    scale: { domain: [...outcomes], range: [palette.blue, palette.orange, palette.green] },
  };
  return picture(
    {
      title,
      notes: [
        'Bars: 95% intervals (Wilson), out of all passes in the band. What goes together is no proof of cause: quick answers may go to better leads.',
        'Source: first touches and stages in the journal.',
      ],
    },
    {
      height: 220,
      data: { values },
      layer: [
        {
          mark: { type: 'rule', strokeWidth: 4, opacity: 0.35 },
          encoding: { x, xOffset, color, y: shareAxis('low', 'share that got there'), y2: { field: 'high' } },
        },
        {
          mark: { type: 'point', filled: true, size: 60, opacity: 1 },
          encoding: { x, xOffset, color, y: shareAxis('share', 'share that got there') },
        },
      ],
    },
  );
};
