import * as E from 'fp-ts/lib/Either.js';
import type { ZoneSource } from '../../calendar/zone.js';
import { type Checked, type Issue, issue, refuse, show, under, unlessIssues } from '../../kernel/issue.js';
import type { JsonObject } from '../../kernel/json.js';
import { unlessUnreadable } from '../../kernel/unreadable.js';
import { compileEncoding } from '../field-reader.js';
import { bindEvent, type RowEvents } from './bind-event.js';
import type { Binding } from './bind-field.js';
import type { ColumnField, EventTemplate, FieldTemplate, MappedTable, TableMapping } from './mapping.js';

/**
 * Describes a table whose header was recognised.
 *
 * @category model
 * @since 0.1.0
 */
export interface TableReader {
  /** The table's name in the mapping. */
  readonly table: string;
  /** Columns of the file that the mapping neither reads nor names as ignored. */
  readonly unread: ReadonlyArray<string>;
  /** Reads one row, its cells in the order of the header. */
  readonly read: (cells: ReadonlyArray<string>) => RowEvents;
}

/**
 * Compiles a mapping into readers of tables, chosen by their headers.
 *
 * **Details**: an event's identifier is made of its type, its subject and what tells it apart, never of its
 * place in the file; so the same row gives the same event in every export, wherever it stands.
 *
 * @param zones - where the zones of wall-clock times are looked up
 * @returns a function from a mapping to its readers; issues name encodings that cannot work. The readers are a
 *   function from a file's header to the one table that has those columns, or an issue `unknown-table`,
 *   `ambiguous-table`, `unknown-column` or `duplicate-column`
 * @example
 * ```ts
 * import { intlZones } from 'smarketing/calendar'
 * import { compileTableMapping, type TableMapping } from 'smarketing/crm'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const mapping: TableMapping = {
 *   schemaVersion: 1,
 *   source: 'crm',
 *   zone: 'Europe/Berlin',
 *   tables: [{
 *     name: 'leads',
 *     columns: ['id', 'won'],
 *     events: [{
 *       type: 'won',
 *       at: { column: 'won', as: { kind: 'date', pattern: 'DD.MM.YYYY' } },
 *       subject: { system: 'crm', column: 'id' },
 *     }],
 *   }],
 * }
 * const table = orThrow(orThrow(compileTableMapping(intlZones)(mapping))(['won', 'id']))
 * const { events } = table.read(['31.03.2026', '7'])
 * events[0]?.occurredAt // => '2026-03-30T22:00:00.000Z'
 * events[0]?.precision // => 'date'
 * ```
 * @category compilers
 * @since 0.1.0
 */
export const compileTableMapping =
  (zones: ZoneSource) =>
  (mapping: TableMapping): Checked<(header: ReadonlyArray<string>) => Checked<TableReader>> =>
    unlessUnreadable(() => compileTables(zones, mapping), 'a mapping as decodeTableMapping returns it');

const compileTables = (
  zones: ZoneSource,
  mapping: TableMapping,
): Checked<(header: ReadonlyArray<string>) => Checked<TableReader>> => {
  const issues = mapping.tables.flatMap((table, at) =>
    table.events.flatMap((template, index) =>
      encodingIssues(zones, mapping, template).map((found) => ({
        ...found,
        path: ['tables', at, 'events', index, ...found.path],
      })),
    ),
  );
  return unlessIssues(issues, () => (header) => {
    const [table, ...others] = mapping.tables.filter(({ columns }) =>
      columns.every((column) => header.includes(column)),
    );
    if (table !== undefined && others.length === 0) return bindTable(zones, mapping, table, header);
    return refuse(
      table === undefined ? 'unknown-table' : 'ambiguous-table',
      [],
      table === undefined
        ? 'No table of the mapping has these columns.'
        : 'Several tables of the mapping have these columns.',
      {
        expected: mapping.tables.map(({ name, columns }) => `${name}: ${columns.join(', ')}`).join('; '),
        received: show(header.join(',')),
      },
    );
  });
};

const encodingIssues = (
  zones: ZoneSource,
  mapping: TableMapping,
  template: EventTemplate,
): ReadonlyArray<Issue> =>
  columnFieldsOf(template).flatMap(([path, field]) => {
    const compiled = compileEncoding(zones, mapping.zone)(field.as);
    return E.isLeft(compiled) ? under(...path, 'as')(compiled.left) : [];
  });

/** Every column field of a template with its path. */
const columnFieldsOf = (
  template: EventTemplate,
): ReadonlyArray<readonly [path: ReadonlyArray<string>, field: ColumnField]> => {
  const within = (
    fields: Readonly<Record<string, FieldTemplate>>,
    path: ReadonlyArray<string>,
  ): ReadonlyArray<readonly [ReadonlyArray<string>, ColumnField]> =>
    Object.entries(fields).flatMap(([name, field]) =>
      'fields' in field
        ? within(field.fields, [...path, name, 'fields'])
        : 'column' in field
          ? [[[...path, name], field] as const]
          : [],
    );
  const { at, receivedAt, revision, data = {} } = template;
  return [
    [['at'], at],
    ...(receivedAt === undefined ? [] : [[['receivedAt'], receivedAt] as const]),
    ...(revision === undefined ? [] : [[['revision'], revision] as const]),
    ...within(data, ['data']),
  ];
};

const bindTable = (
  zones: ZoneSource,
  mapping: TableMapping,
  table: MappedTable,
  header: ReadonlyArray<string>,
): Checked<TableReader> => {
  const used = new Set<string>();
  const positionOf = (column: string): number => {
    used.add(column);
    return header.indexOf(column);
  };
  const binding: Binding = { mapping, zones, positionOf, blank: new Set(mapping.absent ?? []) };
  const readers = table.events.map((template) => bindEvent(binding, template));
  const issues = [...used].flatMap((column) => columnIssues(column, header));
  const known = new Set([...used, ...(table.ignored ?? [])]);
  return unlessIssues(issues, () => ({
    table: table.name,
    unread: header.filter((column) => !known.has(column)),
    read: (cells) => joined(readers.map((read) => read(cells))),
  }));
};

const columnIssues = (column: string, header: ReadonlyArray<string>): ReadonlyArray<Issue> => {
  const first = header.indexOf(column);
  if (first < 0) {
    return [
      issue('unknown-column', [column], 'The mapping reads a column that the file does not have.', {
        expected: show(header.join(',')),
      }),
    ];
  }
  return first === header.lastIndexOf(column)
    ? []
    : [issue('duplicate-column', [column], 'The file has several columns of a name that the mapping reads.')];
};

const joined = (results: ReadonlyArray<RowEvents>): RowEvents => {
  const events = results.flatMap((result) => result.events);
  return { events, issues: [...results.flatMap((result) => result.issues), ...repeatedIds(events)] };
};

/** Two events of one row under one identity would push each other out of the journal. */
const repeatedIds = (events: ReadonlyArray<JsonObject>): ReadonlyArray<Issue> => {
  if (events.length < 2) return [];
  const ids = new Set<unknown>();
  return events.flatMap(({ id, type }) => {
    if (!ids.has(id)) {
      ids.add(id);
      return [];
    }
    return [
      issue(
        'repeated-id',
        [String(type)],
        'Two events of the row have one identifier, so only one can count.',
        {
          expected: '`id` columns in the mapping that tell them apart',
          received: show(id),
        },
      ),
    ];
  });
};
