import type { StageVolume } from '../metrics/funnel.js';
import { framed, palette, type VegaLiteSpec } from './vega-lite.js';

/**
 * Draws how many passes entered each stage, those known only from a later stage apart.
 *
 * @param volumes - the volumes of a review, in the order of the stages
 * @returns a Vega-Lite specification
 * @category charts
 * @since 0.1.0
 */
export const funnelChart = (volumes: ReadonlyArray<StageVolume>): VegaLiteSpec =>
  framed({
    title: 'Passes by stage',
    width: 520,
    height: { step: 28 },
    data: {
      values: volumes.flatMap(({ stage, passes, inferred }) => [
        { stage, evidence: 'recorded', passes: passes - inferred },
        { stage, evidence: 'inferred from a later stage', passes: inferred },
      ]),
    },
    mark: { type: 'bar', cornerRadiusEnd: 2 },
    encoding: {
      y: { field: 'stage', type: 'nominal', sort: volumes.map(({ stage }) => stage), title: null },
      x: { field: 'passes', type: 'quantitative', title: 'passes' },
      color: {
        field: 'evidence',
        type: 'nominal',
        scale: {
          domain: ['recorded', 'inferred from a later stage'],
          range: [palette.blue, palette.grey],
        },
        legend: { orient: 'bottom' },
      },
      order: { field: 'evidence', sort: 'descending' },
    },
  });
