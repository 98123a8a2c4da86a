import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { type CsvError, type Info, parse } from 'csv-parse';
import { intlZones } from 'smarketing/calendar';
import { compileTableMapping, type TableMapping } from 'smarketing/crm';
import { type Issue, issue } from 'smarketing/kernel';
import { decodeEvents } from 'smarketing/schema';
import { type Collected, collector } from './collected.js';

/** Longest row that is read, in bytes. */
const longestRow = 1_048_576;

interface Row {
  readonly record: ReadonlyArray<string>;
  readonly info: Info;
}

/** Streams a CSV file's rows; what the parser cannot read is reported and passed over. */
export async function* rowsOf(
  path: string,
  onFault: (line: number, found: Issue) => void,
  onProgress: (bytes: number) => void,
): AsyncGenerator<{ readonly cells: ReadonlyArray<string>; readonly line: number }> {
  const parser = parse({
    bom: true,
    info: true,
    max_record_size: longestRow,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  });
  parser.on('skip', (fault: CsvError) => {
    onFault(Number(fault.lines ?? 0), issue('not-csv', [], 'The row is not CSV.', { received: fault.code }));
  });
  const file = createReadStream(path, { highWaterMark: 1_048_576 });
  file.on('data', () => onProgress(file.bytesRead));
  file.on('error', (fault) => parser.destroy(fault));
  file.pipe(parser);
  for await (const row of parser) {
    const { record, info } = row as Row;
    yield { cells: record, line: info.lines };
  }
}

/** Reads a CRM export through a mapping document. */
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
  let read:
    | ((cells: ReadonlyArray<string>) => {
        readonly events: ReadonlyArray<unknown>;
        readonly issues: ReadonlyArray<Issue>;
      })
    | null = null;
  let width = 0;
  const onFault = (line: number, fault: Issue): void => {
    found.line();
    found.refuse();
    found.report(line, [fault]);
  };
  for await (const { cells, line } of rowsOf(path, onFault, onProgress)) {
    if (read === null) {
      const reader = tables.right(cells.map((cell) => cell.trim()));
      if (reader._tag === 'Left') {
        found.report(line, reader.left);
        return found.finish();
      }
      read = reader.right.read;
      width = cells.length;
      continue;
    }
    found.line();
    if (cells.length !== width) {
      found.report(line, [
        issue('wrong-width', [], 'The row has more or fewer fields than the header.', {
          expected: String(width),
          received: String(cells.length),
        }),
      ]);
    }
    const told = read(cells);
    const decoded = decodeEvents(told.events);
    found.add(decoded.events);
    found.report(line, [
      ...told.issues,
      ...decoded.issues.map((one) => ({ ...one, path: one.path.slice(1) })),
    ]);
    if (decoded.events.length === 0 && told.issues.length + decoded.issues.length > 0) found.refuse();
  }
  if (read === null) found.report(0, [issue('empty-file', [], 'The file has no header.')]);
  return found.finish();
};
