import type { Ledger } from '../metrics/black-hole/ledger.js';
import { count } from '../review/report/number-text.js';
import { rowAxis, rowLabel, rowsHeight } from './labels.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

/**
 * Describes an account with the name of what it is about.
 *
 * @category model
 * @since 0.1.0
 */
export interface DrawnLedger {
  /** What is counted, in the plural, for example `leads`. */
  readonly things: string;
  /** The account. */
  readonly ledger: Ledger<string>;
}

const title = 'Where everything stands that went in';

const places = [
  ['cameOut', 'came out', palette.green],
  ['inTime', 'inside, in time', palette.sky],
  ['inTheHole', 'in the black hole', palette.red],
  ['notKnown', 'not known', palette.grey],
  ['excluded', 'does not count', '#d1d5db'],
] as const;

/**
 * Draws where everything stands that went in: out again, inside and in time, in the black hole, or not known.
 *
 * @param ledgers - the accounts of leads, assets and whatever else is kept account of
 * @returns a Vega-Lite specification; an account of nothing is not drawn
 * @category charts
 * @since 0.1.0
 */
export const ledgerChart = (ledgers: ReadonlyArray<DrawnLedger>): VegaLiteSpec => {
  const drawn = ledgers.filter(({ ledger }) => ledger.entered.count > 0);
  if (drawn.length === 0) return nothingToDraw(title, 'Nothing has gone in that could come out.');
  const values = drawn.flatMap(({ things, ledger }) =>
    places.map(([place, name], order) => ({
      things: rowLabel(`${things} (${count(ledger.entered.count)})`),
      place: name,
      order,
      number: ledger[place].count,
    })),
  );
  return picture(
    {
      title,
      notes: [
        'Share of all that went in; the places add up. All are counted, so there is no interval.',
        'Source: the journal, held against what was agreed.',
      ],
    },
    {
      height: rowsHeight(
        40,
        values.map(({ things }) => things),
      ),
      data: { values },
      mark: { type: 'bar', height: { band: 0.6 } },
      encoding: {
        y: rowAxis('things'),
        x: {
          field: 'number',
          type: 'quantitative',
          stack: 'normalize',
          axis: { format: '%' },
          title: 'share of all that went in',
        },
        color: {
          field: 'place',
          type: 'nominal',
          scale: { domain: places.map(([, name]) => name), range: places.map(([, , colour]) => colour) },
        },
        order: { field: 'order', type: 'quantitative' },
        tooltip: [
          { field: 'things', type: 'nominal' },
          { field: 'place', type: 'nominal' },
          { field: 'number', type: 'quantitative' },
        ],
      },
    },
  );
};
