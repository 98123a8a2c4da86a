/**
 * Describes a cell of a table: text of anybody's, or a number of ours.
 *
 * @category model
 * @since 0.1.0
 */
export type Cell = string | number;

/** What spreadsheets take for the beginning of a formula, in the width of Latin and of Chinese letters. */
const startsFormula = /^'*[=+\-@＝＋－＠\t\r\n]/;

/** A number is no formula, whoever wrote it. */
const isNumber = /^-?\d+(\.\d+)?$/;

/**
 * Writes rows as CSV by RFC 4180: commas between cells, CRLF after each row, quotes around what needs them and doubled
 * within.
 *
 * **Details**: a text that begins with `=`, `+`, `-`, `@` (also in full width), a tab, or a line break gets an
 * apostrophe in front, so that no spreadsheet runs what somebody wrote into a journal. So does one that has apostrophes
 * before these, so that whoever reads the file as data can take one away again. Numbers are written as they are. Every text with more than letters, digits,
 * spaces and `. _ : / -` in it is quoted, so that no other separator splits it.
 *
 * @param rows - the cells of each row, the header first
 * @returns the text; no byte order mark
 * @example
 * ```ts
 * import { csvText } from 'smarketing/review/lists'
 *
 * csvText([['name', 'count'], ['a "b", c', 2], ['=1+1', -3]]) // => 'name,count\r\n"a ""b"", c",2\r\n"\'=1+1",-3\r\n'
 * ```
 * @see RFC 4180, Common Format and MIME Type for Comma-Separated Values (CSV) Files (2005)
 * @see OWASP, CSV Injection
 * @category conversions
 * @since 0.1.0
 */
export const csvText = (rows: ReadonlyArray<ReadonlyArray<Cell>>): string =>
  rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');

const cellText = (cell: Cell): string => {
  if (typeof cell === 'number') return String(cell);
  const text = startsFormula.test(cell) && !isNumber.test(cell) ? `'${cell}` : cell;
  return /^[\p{L}\p{N} ._:/-]*$/u.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
};
