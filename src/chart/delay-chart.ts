import { hour } from '../kernel/duration.js';
import type { Grouped } from '../metrics/group-by.js';
import type { ResponseDelay } from '../metrics/response-delay.js';
import { count } from '../review/report/number-text.js';
import { rowAxis, rowLabel, rowsHeight } from './labels.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

const title = 'On what answered leads waited: on the system, or on a person';
const parts = ['until a person has the lead', 'until the first touch'] as const;

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
  if (drawn.length === 0)
    return nothingToDraw(title, 'Nothing shows when a person got a lead, so its wait cannot be split.');
  const answered = drawn.reduce((sum, { reading }) => sum + reading.spent.passes, 0);
  const values = drawn.flatMap(({ group, reading: { spent } }) =>
    ([spent.system, spent.human] as const).map((time, order) => ({
      group: rowLabel(`${group === '' ? 'no team' : group} (${count(spent.passes)})`),
      part: parts[order] as string,
      order,
      hours: time / spent.passes / hour,
    })),
  );
  return picture(
    {
      title,
      notes: [
        `Averages of ${count(answered)} answered passes (their number in brackets); averages have no interval here, and who still waits is not in them.`,
        'Source: owners, hand-overs and first touches in the journal, in elapsed time.',
      ],
    },
    {
      height: rowsHeight(
        36,
        values.map(({ group }) => group),
      ),
      data: { values },
      mark: { type: 'bar', height: { band: 0.7 } },
      encoding: {
        y: rowAxis('group'),
        x: { field: 'hours', type: 'quantitative', stack: 'zero', title: 'average hours to the first touch' },
        color: {
          field: 'part',
          type: 'nominal',
          scale: { domain: [...parts], range: [palette.orange, palette.blue] },
        },
        order: { field: 'order', type: 'quantitative' },
      },
    },
  );
};
