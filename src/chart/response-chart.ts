import type { ResponseCurve } from '../metrics/response-curve.js';
import { framed, palette, type VegaLiteSpec } from './vega-lite.js';

const outcomes = ['contacted', 'qualified', 'won'] as const;

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
              answered: `${band.label} (${band.passes})`,
              outcome,
              share: value,
              low: interval.low,
              high: interval.high,
            },
          ];
    }),
  );
  const x = {
    field: 'answered',
    type: 'ordinal',
    sort: null,
    title: 'first touch after (passes)',
    axis: { labelAngle: -20 },
  };
  const xOffset = { field: 'outcome', type: 'nominal' };
  const color = {
    field: 'outcome',
    type: 'nominal',
    scale: { domain: [...outcomes], range: [palette.blue, palette.orange, palette.green] },
    legend: { orient: 'bottom' },
  };
  return framed({
    title: 'What became of leads, by the time to the first touch (95% intervals)',
    width: 520,
    height: 220,
    data: { values },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 2, opacity: 0.5 },
        encoding: {
          x,
          xOffset,
          color,
          y: {
            field: 'low',
            type: 'quantitative',
            axis: { format: '%' },
            scale: { zero: true },
            title: 'share',
          },
          y2: { field: 'high' },
        },
      },
      {
        mark: { type: 'point', filled: true, size: 60, opacity: 1 },
        encoding: { x, xOffset, color, y: { field: 'share', type: 'quantitative' } },
      },
    ],
  });
};
