import type { Attainment, AttainmentState } from '../metrics/attainment.js';
import { framed, palette, type VegaLiteSpec } from './vega-lite.js';

const drawn: ReadonlyArray<readonly [state: AttainmentState, label: string, colour: string]> = [
  ['met', 'met', palette.green],
  ['met-late', 'met late', palette.orange],
  ['overdue', 'overdue', palette.red],
  ['called-off-late', 'called off late', '#f0b09a'],
  ['not-due', 'not due yet', palette.blue],
  ['cancelled', 'cancelled', '#d1d5db'],
  ['not-measurable', 'not measurable', palette.grey],
];

/**
 * Draws what became of the clocks of each promise.
 *
 * @param promises - a label and the attainment of each
 * @returns a Vega-Lite specification
 * @category charts
 * @since 0.1.0
 */
export const attainmentChart = (
  promises: ReadonlyArray<{ readonly label: string; readonly attainment: Attainment }>,
): VegaLiteSpec =>
  framed({
    title: 'What became of each promise with a time limit',
    width: 520,
    height: { step: 30 },
    data: {
      values: promises.flatMap(({ label, attainment }) =>
        drawn.map(([state, name], order) => ({
          label,
          state: name,
          order,
          clocks: attainment.states[state],
        })),
      ),
    },
    mark: { type: 'bar' },
    encoding: {
      y: { field: 'label', type: 'nominal', sort: null, title: null },
      x: {
        field: 'clocks',
        type: 'quantitative',
        stack: 'normalize',
        axis: { format: '%' },
        title: null,
      },
      color: {
        field: 'state',
        type: 'nominal',
        scale: { domain: drawn.map(([, name]) => name), range: drawn.map(([, , colour]) => colour) },
        legend: { orient: 'bottom', columns: 4 },
      },
      order: { field: 'order', type: 'quantitative' },
    },
  });
