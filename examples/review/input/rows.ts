import { type Issue, issue } from 'smarketing/kernel';
import { type Line, linesOf, longestLine } from './lines.js';

/** One row of a CSV file. */
export interface Row {
  readonly cells: ReadonlyArray<string>;
  /** The line it begins in, counted from 1. */
  readonly line: number;
}

/** What a file of rows holds: rows, and what could not be read as one. */
export type RowOrFault = Row | { readonly fault: Issue; readonly line: number };

/** Over how many lines one row may go before its quote counts as one that was never closed. */
const longestRow = 1_000;

const signs = [',', ';', '\t', '|'] as const;

/**
 * Streams the rows of a CSV file (RFC 4180), with commas, semicolons, tabs or bars between the fields.
 *
 * A quote that never closes would swallow the rest of the file. So the row is given up, and reading goes on in
 * the line after the one where the quote was opened.
 */
export async function* rowsOf(path: string, onProgress: (bytes: number) => void): AsyncGenerator<RowOrFault> {
  const lines = linesOf(path, onProgress);
  /** Lines to be read again. */
  const again: Array<Line> = [];
  let delimiter: string | undefined;
  const nextLine = async (): Promise<Line | undefined> => {
    const waiting = again.shift();
    if (waiting !== undefined) return waiting;
    const next = await lines.next();
    return next.done === true ? undefined : next.value;
  };
  try {
    for (let line = await nextLine(); line !== undefined; line = await nextLine()) {
      if (!('text' in line)) {
        yield { line: line.number, fault: faultOf(line) };
        continue;
      }
      if (line.text.trim() === '') continue;
      delimiter ??= delimiterOf(line.text);
      if (!line.text.includes('"')) {
        yield { cells: line.text.split(delimiter), line: line.number };
        continue;
      }
      const row = rowReader(delimiter);
      const more: Array<Line> = [];
      let state = row.read(line.text);
      let length = line.text.length;
      while (state === 'open' && more.length < longestRow && length <= longestLine) {
        const following = await nextLine();
        if (following === undefined) break;
        more.push(following);
        if (!('text' in following)) break;
        length += following.text.length;
        state = row.read(following.text);
      }
      if (state === 'closed') {
        yield { cells: row.cells(), line: line.number };
        continue;
      }
      again.unshift(...more);
      yield {
        line: line.number,
        fault: issue(
          'not-csv',
          [],
          state === 'open'
            ? 'A quote is opened in this line and never closed.'
            : 'Something stands between a quote and the end of its field.',
          { expected: 'quotes around whole fields, doubled within', received: line.text.slice(0, 80) },
        ),
      };
    }
  } finally {
    await lines.return(undefined);
  }
}

const faultOf = (line: Exclude<Line, { readonly text: string }>): Issue =>
  'tooLong' in line
    ? issue('line-too-long', [], 'The line is too long to be a row.', {
        expected: `at most ${longestLine} characters`,
        received: `${line.tooLong} characters`,
      })
    : issue('unreadable-file', [], 'The file cannot be read from here on.', { received: line.unreadable });

/** The sign that stands most often between the fields of a header; a comma when none does. */
const delimiterOf = (header: string): string => {
  const bare = header.replace(/"[^"]*"/g, '');
  const counts = signs.map((sign) => bare.split(sign).length);
  return signs[counts.indexOf(Math.max(...counts))] as string;
};

/** Reads a row that has quotes, line by line. */
const rowReader = (delimiter: string) => {
  const cells: Array<string> = [];
  /** What there is so far of a quoted field that goes on in the next line. */
  let open: string | undefined;
  return {
    cells: (): ReadonlyArray<string> => cells,
    read: (line: string): 'closed' | 'open' | 'broken' => {
      let at = 0;
      while (at <= line.length) {
        if (open === undefined && !line.startsWith('"', at)) {
          // A quote within a bare field stands for itself.
          const end = line.indexOf(delimiter, at);
          cells.push(line.slice(at, end < 0 ? undefined : end));
          if (end < 0) return 'closed';
          at = end + 1;
          continue;
        }
        if (open === undefined) {
          open = '';
          at += 1;
        }
        const quote = line.indexOf('"', at);
        if (quote < 0) {
          open += `${line.slice(at)}\n`;
          return 'open';
        }
        open += line.slice(at, quote);
        at = quote + 1;
        if (line.startsWith('"', at)) {
          open += '"';
          at += 1;
          continue;
        }
        cells.push(open);
        open = undefined;
        while (line.startsWith(' ', at)) at += 1;
        if (at === line.length) return 'closed';
        if (!line.startsWith(delimiter, at)) return 'broken';
        at += 1;
      }
      return 'closed';
    },
  };
};
