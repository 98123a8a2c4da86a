import type { JsonObject } from '../kernel/json.js';
import type { Ratio } from '../kernel/ratio.js';
import { rowAxis, rowLabel, rowsHeight, shareAxis, shareText } from './labels.js';
import { palette } from './vega-lite.js';

/**
 * Describes a share in a row of its own.
 *
 * @internal
 */
export interface RateRow {
  /** What stands before the row. */
  readonly label: string;
  /** The share; without a value or an interval it is not drawn. */
  readonly rate: Ratio;
  /** What kind of row it is, which gives it its colour. */
  readonly kind?: string;
}

/**
 * Describes how rows of shares are drawn.
 *
 * @internal
 */
export interface RateRowTerms {
  /** What the shares are of, below the axis. */
  readonly title: string;
  /** The kinds of rows with their colours; all are blue when absent. */
  readonly kinds?: ReadonlyArray<readonly [kind: string, colour: string]>;
}

/**
 * Keeps the rows that have a share to draw.
 *
 * @internal
 */
export const drawable = <Row extends RateRow>(rows: ReadonlyArray<Row>): ReadonlyArray<Row> =>
  rows.filter(({ rate }) => rate.value !== null && rate.interval !== undefined);

/**
 * Draws shares row below row: a point, its interval, and the counts behind it.
 *
 * @internal
 */
export const intervalRows = ({ title, kinds }: RateRowTerms, rows: ReadonlyArray<RateRow>): JsonObject => {
  const values = drawable(rows).map(({ label, rate, kind }) => ({
    label: rowLabel(label),
    share: rate.value,
    low: rate.interval?.low ?? 0,
    high: rate.interval?.high ?? 0,
    counts: shareText(rate),
    ...(kind === undefined ? {} : { kind }),
  }));
  const color: JsonObject =
    kinds === undefined
      ? { value: palette.blue }
      : {
          field: 'kind',
          type: 'nominal',
          scale: { domain: kinds.map(([kind]) => kind), range: kinds.map(([, colour]) => colour) },
          legend: {},
        };
  const most = Math.max(...values.map(({ high }) => high));
  const y = rowAxis('label');
  return {
    height: rowsHeight(
      42,
      values.map(({ label }) => label),
    ),
    data: { values },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 4, opacity: 0.35 },
        encoding: { y, x: shareAxis('low', title), x2: { field: 'high' }, color },
      },
      {
        mark: { type: 'point', filled: true, size: 90, opacity: 1 },
        encoding: { y, x: shareAxis('share', title), color },
      },
      {
        // The counts stand over their point, and go on to where there is more room.
        mark: {
          type: 'text',
          dy: -12,
          align: { expr: `datum.share < ${most / 2} ? 'left' : 'right'` },
          dx: { expr: `datum.share < ${most / 2} ? -4 : 4` },
        },
        encoding: { y, x: shareAxis('share', title), text: { field: 'counts', type: 'nominal' } },
      },
    ],
  };
};
