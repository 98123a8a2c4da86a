import fc from 'fast-check';
import { csvText } from 'smarketing/review/lists';
import { describe, expect, test } from 'vitest';
import { cellsOf } from './cells.js';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\t', '\r', '\n', 'a', '1', '＝'),
  }),
);

/** What a reader of the file as data does. */
const asWritten = (cell: string): string => cell.replace(/^'(?='*[=+\-@＝＋－＠\t\r\n])/, '');

describe('CSV', () => {
  test('gives every text back to a reader by RFC 4180', () => {
    const rows = fc.array(fc.array(hostile, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rows, (written) => {
        expect(cellsOf(csvText(written)).map((row) => row.map(asWritten))).toEqual(written);
      }),
    );
  });

  test('begins no formula with a cell', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const cell = cellsOf(csvText([[text]]))[0]?.[0] ?? '';
        if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
      }),
    );
  });

  test('leaves numbers as they are', () => {
    fc.assert(
      fc.property(fc.integer(), (number) => {
        expect(csvText([[number, String(number)]])).toBe(`${number},${number}\r\n`);
      }),
    );
  });
});
