import type { Attainment } from '../metrics/attainment.js';
import type { Grouped } from '../metrics/group-by.js';
import { type DrawnPromise, promiseLabel } from './attainment-chart.js';
import { drawable, intervalRows } from './interval-rows.js';
import { groupName } from './labels.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

const notes = [
  'Bars: 95% intervals (Wilson). Kept, out of all clocks that were met, met late, are overdue or were called off late.',
  'Source: the events that start, pause and stop each clock, as the agreement says.',
];

/**
 * Draws the share of a promise that each group kept, with its interval and its counts: teams, segments, periods, or
 * persons where the agreement allows it.
 *
 * @param promise - how people call the promise, for example `First response`
 * @returns a function from the attainment of each group, in the order of the picture, to a Vega-Lite specification; a
 *   group with nothing judged is not drawn
 * @category charts
 * @since 0.1.0
 */
export const attainedChart =
  (promise: string) =>
  (groups: ReadonlyArray<Grouped<Attainment>>): VegaLiteSpec => {
    const title = `How far each kept the promise: ${promise}`;
    const rows = groups.map(({ group, reading }) => ({ label: groupName(group), rate: reading.attained }));
    return drawable(rows).length === 0
      ? nothingToDraw(title, 'No clock of it can be judged yet.')
      : picture({ title, notes }, intervalRows({ title: 'share kept' }, rows));
  };

/**
 * Draws the share that each side kept of every promise with a time limit: what Sales owes Marketing, and what Marketing
 * owes Sales.
 *
 * @param promises - who owes what, and its attainment
 * @returns a Vega-Lite specification; a promise with nothing judged is not drawn
 * @category charts
 * @since 0.1.0
 */
export const promisesKeptChart = (promises: ReadonlyArray<DrawnPromise>): VegaLiteSpec => {
  const title = 'What each side kept of what it promised in time';
  const rows = drawable(
    promises.map((promise) => ({
      label: promiseLabel(promise),
      rate: promise.attainment.attained,
      kind: sideOf(promise),
    })),
  );
  return rows.length === 0
    ? nothingToDraw(title, 'No clock of any promise can be judged yet.')
    : picture(
        { title, notes },
        intervalRows(
          { title: 'share kept', kinds: sides.filter(([side]) => rows.some((row) => row.kind === side)) },
          rows,
        ),
      );
};

const sides: ReadonlyArray<readonly [side: string, colour: string]> = [
  ['owed by Sales', palette.blue],
  ['owed by Marketing', palette.orange],
  ['owed by others', palette.green],
];

const sideOf = ({ obliged }: DrawnPromise): string =>
  obliged === 'sales' ? 'owed by Sales' : obliged === 'marketing' ? 'owed by Marketing' : 'owed by others';
