import { hour } from '../kernel/duration.js';
import type { Grouped } from '../metrics/group-by.js';
import type { ResponseDelay } from '../metrics/response-delay.js';
import { framed, palette, type VegaLiteSpec } from './vega-lite.js';

const parts = ['until a person has the lead', "until that person's first touch"] as const;

/**
 * Draws how long answered leads waited on average, and on what: the two parts add up to the whole.
 *
 * **Gotchas**: averages of those who were answered, since only these parts add up; who still waits is in the quantiles
 * of the reading and in `waitChart`.
 *
 * @param groups - the delays by team, or one group of all
 * @returns a Vega-Lite specification; a group without an answered lead is not drawn
 * @category charts
 * @since 0.1.0
 */
export const delayChart = (groups: ReadonlyArray<Grouped<ResponseDelay>>): VegaLiteSpec => {
  const drawn = groups.filter(({ reading }) => reading.spent.passes > 0);
  return framed({
    title: 'Average hours to the first touch, of answered leads',
    width: 520,
    height: { step: 34 },
    data: {
      values: drawn.flatMap(({ group, reading: { spent } }) =>
        ([spent.system, spent.human] as const).map((time, order) => ({
          group: `${group === '' ? 'no team' : group} (${spent.passes})`,
          part: parts[order] as string,
          order,
          hours: time / spent.passes / hour,
        })),
      ),
    },
    mark: { type: 'bar' },
    encoding: {
      y: { field: 'group', type: 'nominal', sort: null, title: null },
      x: { field: 'hours', type: 'quantitative', stack: 'zero', title: 'hours' },
      color: {
        field: 'part',
        type: 'nominal',
        scale: { domain: [...parts], range: [palette.orange, palette.blue] },
        legend: { orient: 'bottom' },
      },
      order: { field: 'order', type: 'quantitative' },
    },
  });
};
