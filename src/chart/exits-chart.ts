import type { ExitCount } from '../metrics/exits.js';
import { count } from '../review/report/number-text.js';
import { rowAxis, rowLabel, rowsHeight } from './labels.js';
import { coloursFor, nothingToDraw, picture, type VegaLiteSpec } from './vega-lite.js';

const title = 'How leads left, and who answers for it';

/** Of more ways than this the rest are one row. */
const mostRows = 12;

/**
 * Draws how passes ended without a sale, by reason and by who is accountable.
 *
 * @param exits - the exits of a review
 * @returns a Vega-Lite specification; sales are not drawn, and ways beyond the twelve most frequent are one row
 * @category charts
 * @since 0.1.0
 */
export const exitsChart = (exits: ReadonlyArray<ExitCount>): VegaLiteSpec => {
  const ended = exits
    .filter(({ exit, passes }) => exit !== 'won' && passes > 0)
    .sort((first, second) => second.passes - first.passes);
  const passes = ended.reduce((sum, one) => sum + one.passes, 0);
  if (passes === 0) return nothingToDraw(title, 'No lead has left yet without a sale.');
  const rest = ended.slice(mostRows);
  const rows = [
    ...ended.slice(0, mostRows).map((one) => ({
      way: rowLabel(`${one.exit}: ${one.reason ?? 'no reason given'}`),
      passes: one.passes,
      accountable: one.accountable ?? 'nobody named',
    })),
    ...(rest.length === 0
      ? []
      : [
          {
            way: `${rest.length} other ways`,
            passes: rest.reduce((sum, one) => sum + one.passes, 0),
            accountable: 'several',
          },
        ]),
  ].map((row) => ({ ...row, text: count(row.passes) }));
  const most = Math.max(...rows.map((row) => row.passes));
  const x = {
    field: 'passes',
    type: 'quantitative',
    title: 'passes',
    scale: { domain: [0, most * 1.15], nice: false },
    axis: { tickCount: 6, tickMinStep: 1 },
  };
  return picture(
    {
      title,
      notes: [
        `${count(passes)} passes that ended without a sale, all time; a count of all of them, so it has no interval.`,
        'Source: exits and their reasons in the journal; the agreement says who answers for a reason.',
      ],
    },
    {
      height: rowsHeight(
        30,
        rows.map(({ way }) => way),
      ),
      data: { values: rows },
      encoding: { y: rowAxis('way') },
      layer: [
        {
          mark: { type: 'bar', cornerRadiusEnd: 2 },
          encoding: {
            x,
            color: {
              field: 'accountable',
              type: 'nominal',
              scale: coloursFor([...new Set(rows.map(({ accountable }) => accountable))]),
            },
          },
        },
        {
          mark: { type: 'text', align: 'left', dx: 5 },
          encoding: { x, text: { field: 'text', type: 'nominal' } },
        },
      ],
    },
  );
};
