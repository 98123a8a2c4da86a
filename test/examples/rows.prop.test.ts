import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../examples/review/input/rows.js';
import { temporaryFiles } from './files.js';

const write = temporaryFiles();

const read = async (text: string): Promise<ReadonlyArray<unknown>> => {
  const found: Array<unknown> = [];
  for await (const row of rowsOf(write('rows.csv', text), () => {})) {
    found.push('fault' in row ? row.fault.code : row.cells);
  }
  return found;
};

const delimiter = fc.constantFrom(',', ';', '\t', '|');
const end = fc.constantFrom('\n', '\r\n');
const field = fc.oneof(fc.string(), fc.stringMatching(/^[a-z",;|\n\t ]{0,6}$/));
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('the reader of rows', () => {
  test('reads what is written by RFC 4180 as csv-parse does', async () => {
    const table = fc.tuple(
      fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
      delimiter,
      end,
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(table, async ([rows, sign, lineEnd, isAllQuoted]) => {
        const bare = (text: string): string =>
          isAllQuoted || /["\r\n,;|\t]/.test(text) || text.trim() === '' ? quoted(text) : text;
        const lines = [['a', 'b', 'c'], ...rows].map((cells) => cells.map(bare).join(sign));
        const text = `${lines.join(lineEnd)}${lineEnd}`;
        const expected: ReadonlyArray<ReadonlyArray<string>> = parse(text, { delimiter: sign, bom: true });
        // Line ends within a field become line feeds.
        const asRead = expected.map((cells) => cells.map((cell) => cell.replace(/\r\n?/g, '\n')));
        expect(await read(text)).toEqual(asRead);
      }),
    );
  });

  test('never throws, and never loses a line without saying so', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[ab",;\n\r ]{0,40}$/), async (text) => {
        const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
        const found = await read(text);
        expect(found.length).toBeLessThanOrEqual(lines.length);
        expect(found.length > 0).toBe(lines.length > 0);
      }),
    );
  });
});
