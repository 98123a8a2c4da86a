import type { StageVolume } from '../metrics/funnel.js';
import { count } from '../review/report/number-text.js';
import { rowAxis } from './labels.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

const title = 'How many got to each stage';
const evidence = ['recorded', 'known only from a later stage'] as const;

/**
 * Draws how many passes entered each stage, those known only from a later stage apart.
 *
 * @param volumes - the volumes of a review, in the order of the stages
 * @returns a Vega-Lite specification
 * @category charts
 * @since 0.1.0
 */
export const funnelChart = (volumes: ReadonlyArray<StageVolume>): VegaLiteSpec => {
  const most = Math.max(0, ...volumes.map(({ passes }) => passes));
  if (most === 0) return nothingToDraw(title, 'No lead has entered any stage.');
  const x = {
    field: 'passes',
    type: 'quantitative',
    title: 'passes',
    // The number stands after its bar, so the longest one leaves room for it.
    scale: { domain: [0, most * 1.3], nice: false },
    axis: { tickCount: 6, tickMinStep: 1 },
  };
  return picture(
    {
      title,
      notes: [
        'Counted in passes, that is trips of a lead: one that comes back counts again. The unique leads stand in brackets. All are counted, so there is no interval.',
        'Source: the stages in the journal; a later stage proves the ones before it, drawn in grey.',
      ],
    },
    {
      height: 30 * volumes.length,
      data: {
        values: volumes.flatMap(({ stage, passes, leads, inferred }) => [
          {
            stage,
            evidence: evidence[0],
            order: 0,
            passes: passes - inferred,
            total: passes,
            label: `${count(passes)} (${count(leads)})`,
          },
          { stage, evidence: evidence[1], order: 1, passes: inferred },
        ]),
      },
      encoding: { y: rowAxis('stage') },
      layer: [
        {
          mark: { type: 'bar', cornerRadiusEnd: 2 },
          encoding: {
            x: { ...x, stack: 'zero' },
            color: {
              field: 'evidence',
              type: 'nominal',
              scale: { domain: [...evidence], range: [palette.blue, palette.grey] },
            },
            order: { field: 'order', type: 'quantitative' },
          },
        },
        {
          transform: [{ filter: 'isValid(datum.total)' }],
          mark: { type: 'text', align: 'left', dx: 5 },
          encoding: { x: { ...x, field: 'total' }, text: { field: 'label', type: 'nominal' } },
        },
      ],
    },
  );
};
