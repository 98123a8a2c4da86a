import type { Party } from '../kernel/party.js';
import type { Attainment, AttainmentState } from '../metrics/attainment.js';
import { count } from '../review/report/number-text.js';
import { rowAxis, rowLabel, rowsHeight } from './labels.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

/**
 * Describes a promise as it is drawn; `PolicyAttainmentReading` of a review is one.
 *
 * @category model
 * @since 0.1.0
 */
export interface DrawnPromise {
  /** Who owes it. */
  readonly obliged: Party;
  /** How people call it. */
  readonly label: string;
  /** How it was kept. */
  readonly attainment: Attainment;
}

/**
 * Names a promise by who owes it: both departments owe some.
 *
 * @internal
 */
export const promiseLabel = ({ obliged, label }: DrawnPromise): string => `${obliged}: ${label}`;

const title = 'What became of each promise with a time limit';

const drawn: ReadonlyArray<readonly [state: AttainmentState, label: string, colour: string]> = [
  ['met', 'met', palette.green],
  ['met-late', 'met late', palette.orange],
  ['overdue', 'overdue', palette.red],
  ['called-off-late', 'called off late', palette.purple],
  ['not-due', 'not due yet', palette.sky],
  ['cancelled', 'cancelled', '#d1d5db'],
  ['not-measurable', 'not measurable', palette.grey],
];

/**
 * Draws what became of the clocks of each promise, of both departments.
 *
 * @param promises - who owes what, and its attainment
 * @returns a Vega-Lite specification; a promise of which no clock was started is not drawn
 * @category charts
 * @since 0.1.0
 */
export const attainmentChart = (promises: ReadonlyArray<DrawnPromise>): VegaLiteSpec => {
  const started = promises.filter(({ attainment }) => attainment.clocks > 0);
  if (started.length === 0) return nothingToDraw(title, 'No clock of any promise has been started.');
  const values = started.flatMap((promise) =>
    drawn.flatMap(([state, name], order) =>
      promise.attainment.states[state] === 0
        ? []
        : [
            {
              promise: rowLabel(`${promiseLabel(promise)} (${count(promise.attainment.clocks)})`),
              state: name,
              order,
              clocks: promise.attainment.states[state],
            },
          ],
    ),
  );
  return picture(
    {
      title,
      notes: [
        'Share of the clocks that were started, all time; their number stands in brackets. All are counted, so there is no interval.',
        'Source: the events that start, pause and stop each clock, as the agreement says.',
      ],
    },
    {
      height: rowsHeight(
        34,
        values.map(({ promise }) => promise),
      ),
      data: { values },
      mark: { type: 'bar', height: { band: 0.55 } },
      encoding: {
        y: rowAxis('promise'),
        x: {
          field: 'clocks',
          type: 'quantitative',
          stack: 'normalize',
          axis: { format: '%' },
          title: 'share of its clocks',
        },
        color: {
          field: 'state',
          type: 'nominal',
          scale: { domain: drawn.map(([, name]) => name), range: drawn.map(([, , colour]) => colour) },
        },
        order: { field: 'order', type: 'quantitative' },
        tooltip: [
          { field: 'promise', type: 'nominal' },
          { field: 'state', type: 'nominal' },
          { field: 'clocks', type: 'quantitative' },
        ],
      },
    },
  );
};
