import type { Attainment } from '../metrics/attainment.js';
import type { Grouped } from '../metrics/group-by.js';
import { framed, palette, type VegaLiteSpec } from './vega-lite.js';

/**
 * Draws the share of a promise that each group kept, with its interval and its counts: teams, segments, periods, or
 * persons where the agreement allows it.
 *
 * @param groups - the attainment of each group, in the order of the picture
 * @returns a Vega-Lite specification; a group with nothing judged is not drawn
 * @category charts
 * @since 0.1.0
 */
export const attainedChart = (groups: ReadonlyArray<Grouped<Attainment>>): VegaLiteSpec => {
  const values = groups.flatMap(({ group, reading: { attained } }) =>
    attained.value === null || attained.interval === undefined
      ? []
      : [
          {
            group: group === '' ? 'not known' : group,
            share: attained.value,
            low: attained.interval.low,
            high: attained.interval.high,
            counts: `${attained.numerator} of ${attained.denominator}`,
          },
        ],
  );
  const y = { field: 'group', type: 'nominal', sort: null, title: null };
  return framed({
    title: 'Share of the promise that was kept (95% intervals)',
    width: 520,
    height: { step: 34 },
    data: { values },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 3, color: palette.grey },
        encoding: {
          y,
          x: {
            field: 'low',
            type: 'quantitative',
            axis: { format: '%' },
            scale: { domain: [0, 1] },
            title: null,
          },
          x2: { field: 'high' },
        },
      },
      {
        mark: { type: 'point', filled: true, size: 90, color: palette.blue, opacity: 1 },
        encoding: { y, x: { field: 'share', type: 'quantitative' } },
      },
      {
        mark: { type: 'text', dy: -12, fontSize: 11 },
        encoding: { y, x: { field: 'share', type: 'quantitative' }, text: { field: 'counts' } },
      },
    ],
  });
};
