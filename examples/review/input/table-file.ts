import { basename } from 'node:path';
import { intlZones } from 'smarketing/calendar';
import { compileTableMapping, type TableMapping, type TableReader } from 'smarketing/crm';
import { type Checked, type Issue, issue } from 'smarketing/kernel';
import { decodeEvents } from 'smarketing/schema';
import { type Collected, type Collector, collector } from './collected.js';
import { type Row, rowsOf } from './rows.js';

/** Reads a CRM export through a mapping document; what cannot be read is reported with its line. */
export const readTableFile = async (
  mapping: TableMapping,
  path: string,
  onProgress: (bytes: number) => void,
): Promise<Collected> => {
  const found = collector(basename(path));
  const tables = compileTableMapping(intlZones)(mapping);
  if (tables._tag === 'Left') {
    found.report(0, tables.left);
    return found.finish();
  }
  let readRow: ((row: Row) => void) | undefined;
  for await (const row of rowsOf(path, onProgress)) {
    if ('fault' in row) {
      found.line();
      found.refuse();
      found.report(row.line, [row.fault]);
    } else if (readRow === undefined) {
      const reader = readerOf(tables.right, row, found);
      if (reader === undefined) return found.finish();
      readRow = reader;
    } else readRow(row);
  }
  if (readRow === undefined) found.report(0, [issue('empty-file', [], 'The file has no header.')]);
  return found.finish();
};

const readerOf = (
  tables: (header: ReadonlyArray<string>) => Checked<TableReader>,
  { cells, line }: Row,
  found: Collector,
): ((row: Row) => void) | undefined => {
  const header = cells.map((cell) => cell.trim());
  const reader = tables(header);
  if (reader._tag === 'Left') {
    found.refuse();
    found.report(line, reader.left);
    return undefined;
  }
  const { read, unread } = reader.right;
  found.report(
    line,
    unread.map((column) =>
      issue('unread-column', [column], 'The mapping neither reads the column nor says that it ignores it.'),
    ),
  );
  return (row) => {
    found.line();
    const faults = faultsOf(row, header.length);
    found.report(row.line, faults);
    // With a field too many nobody knows which value belongs to which column.
    if (row.cells.slice(header.length).some((cell) => cell.trim() !== '')) {
      found.refuse();
      return;
    }
    const told = read(row.cells);
    const decoded = decodeEvents(told.events);
    found.add(decoded.events);
    found.report(row.line, [
      ...told.issues,
      // The position within one row's events says nothing; the line does.
      ...decoded.issues.map((one) => ({ ...one, path: one.path.slice(1) })),
    ]);
    if (decoded.events.length === 0 && told.issues.length + decoded.issues.length > 0) found.refuse();
  };
};

const faultsOf = ({ cells }: Row, width: number): ReadonlyArray<Issue> => [
  ...(cells.length === width
    ? []
    : [
        issue('wrong-width', [], 'The row has more or fewer fields than the header.', {
          expected: String(width),
          received: String(cells.length),
        }),
      ]),
  ...(cells.some((cell) => cell.includes('\uFFFD'))
    ? [issue('not-utf-8', [], 'The row holds bytes that are not UTF-8, shown as \uFFFD.')]
    : []),
];
