import type { JsonObject } from '../kernel/json.js';
import type { Ratio } from '../kernel/ratio.js';
import { count, percent } from '../review/report/number-text.js';
import { wrapped } from './vega-lite.js';

/**
 * Writes a share with the counts behind it.
 *
 * @internal
 */
export const shareText = ({ value, numerator, denominator }: Ratio): string =>
  value === null
    ? 'nothing to divide by'
    : `${percent(value)} (${count(numerator)} of ${count(denominator)})`;

/**
 * Breaks a label of a row, so that rows leave room for what they show.
 *
 * @internal
 */
export const rowLabel = (text: string): string => wrapped(text, 30).join('\n');

/**
 * Returns how high a picture of rows is, so that labels of several lines do not meet.
 *
 * @param least - how high a row is at least, in pixels
 * @param labels - what stands before the rows; the same label several times is one row
 * @internal
 */
export const rowsHeight = (least: number, labels: ReadonlyArray<string>): number => {
  const lines = Math.max(1, ...labels.map((label) => label.split('\n').length));
  return Math.max(least, 16 * lines + 12) * new Set(labels).size;
};

/**
 * Is the vertical axis of named rows, in the order of the data; the names may have several lines.
 *
 * @internal
 */
export const rowAxis = (field: string): JsonObject => ({
  field,
  type: 'nominal',
  sort: null,
  title: null,
  axis: { labelExpr: "split(datum.label, '\\n')", labelPadding: 8 },
});

/**
 * Is a horizontal axis of shares.
 *
 * @internal
 */
export const shareAxis = (field: string, title: string): JsonObject => ({
  field,
  type: 'quantitative',
  title,
  axis: { format: '%', tickCount: 6 },
  scale: { zero: true },
});

/**
 * Names the group of those of whom it is not known.
 *
 * @internal
 */
export const groupName = (group: string): string => (group === '' ? 'not known' : group);
