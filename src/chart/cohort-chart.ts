import type { Conversion } from '../metrics/funnel.js';
import { framed, palette, type VegaLiteSpec } from './vega-lite.js';

/**
 * Draws a conversion by cohort with its intervals; young cohorts are still growing.
 *
 * @param conversion - a conversion of a review
 * @returns a Vega-Lite specification
 * @category charts
 * @since 0.1.0
 */
export const cohortChart = ({ from, to, cohorts }: Conversion): VegaLiteSpec => {
  const values = cohorts.flatMap(({ group, reading: { value, interval, numerator, denominator } }) =>
    value === null || interval === undefined
      ? []
      : [{ cohort: group, share: value, low: interval.low, high: interval.high, numerator, denominator }],
  );
  return framed({
    title: `${from} → ${to}, by cohort (95% intervals)`,
    width: 520,
    height: 200,
    data: { values },
    encoding: { x: { field: 'cohort', type: 'ordinal', title: null, axis: { labelAngle: 0 } } },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 2, color: palette.grey },
        encoding: {
          y: {
            field: 'low',
            type: 'quantitative',
            axis: { format: '%' },
            title: 'share',
            scale: { zero: true },
          },
          y2: { field: 'high' },
        },
      },
      {
        mark: { type: 'point', filled: true, size: 70, color: palette.blue },
        encoding: {
          y: { field: 'share', type: 'quantitative' },
          tooltip: [{ field: 'cohort' }, { field: 'numerator' }, { field: 'denominator' }],
        },
      },
    ],
  });
};
