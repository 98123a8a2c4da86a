import * as E from 'fp-ts/lib/Either.js';
import type { ZoneSource } from '../../calendar/zone.js';
import { type Checked, type Issue, issue, show, under, unlessIssues } from '../../kernel/issue.js';
import type { Json, JsonObject } from '../../kernel/json.js';
import { compileEncoding, type FieldReader } from '../field-reader.js';
import type {
  ColumnField,
  EventTemplate,
  FieldTemplate,
  KeyTemplate,
  MappedTable,
  TableMapping,
} from './mapping.js';

/**
 * Describes what one row tells.
 *
 * @category model
 * @since 0.1.0
 */
export interface RowEvents {
  /** The events on the wire, for `decodeEvents` of the room `schema`. */
  readonly events: ReadonlyArray<JsonObject>;
  /** What could not be read; the path begins with the column. */
  readonly issues: ReadonlyArray<Issue>;
}

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
 * @param zones - where the zones of wall-clock times are looked up
 * @returns a function from a mapping to its readers; issues name encodings that cannot work. The readers are a
 *   function from a file's header to the one table that has those columns, or an issue `unknown-table`,
 *   `ambiguous-table` or `unknown-column`
 * @category compilers
 * @since 0.1.0
 */
export const compileTableMapping =
  (zones: ZoneSource) =>
  (mapping: TableMapping): Checked<(header: ReadonlyArray<string>) => Checked<TableReader>> => {
    const issues = mapping.tables.flatMap((table, at) =>
      table.events.flatMap((template, index) =>
        encodingIssues(zones, mapping, template).map((found) => ({
          ...found,
          path: ['tables', at, 'events', index, ...found.path],
        })),
      ),
    );
    return unlessIssues(issues, () => (header) => {
      const found = mapping.tables.filter(({ columns }) =>
        columns.every((column) => header.includes(column)),
      );
      const [table, ...others] = found;
      if (table === undefined || others.length > 0) {
        return E.left([
          issue(
            table === undefined ? 'unknown-table' : 'ambiguous-table',
            [],
            table === undefined
              ? 'No table of the mapping has these columns.'
              : 'Several tables of the mapping have these columns.',
            {
              expected: mapping.tables
                .map(({ name, columns }) => `${name}: ${columns.join(', ')}`)
                .join('; '),
              received: show(header.join(',')),
            },
          ),
        ]);
      }
      return bindTable(zones, mapping, table, header);
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
  return [
    [['at'], template.at],
    ...(template.receivedAt === undefined ? [] : [[['receivedAt'], template.receivedAt] as const]),
    ...within(template.data ?? {}, ['data']),
  ];
};

/** A cell by the position that the header gives its column. */
type Cells = ReadonlyArray<string>;

/** What a field of a row is: nothing, a value, or what is wrong with it. */
type Found = { readonly value?: Json; readonly issues?: ReadonlyArray<Issue> };

const nothing: Found = {};

const bindTable = (
  zones: ZoneSource,
  mapping: TableMapping,
  table: MappedTable,
  header: ReadonlyArray<string>,
): Checked<TableReader> => {
  const used = new Set(table.ignored ?? []);
  const missing = new Set<string>();
  const positionOf = (column: string): number => {
    used.add(column);
    const position = header.indexOf(column);
    if (position < 0) missing.add(column);
    return position;
  };
  const blank = new Set(mapping.absent ?? []);
  const readers = table.events.map((template) => bindEvent(zones, mapping, template, positionOf, blank));
  const issues = [...missing].map((column) =>
    issue('unknown-column', [column], 'The mapping reads a column that the file does not have.', {
      expected: show(header.join(',')),
    }),
  );
  return unlessIssues(issues, () => ({
    table: table.name,
    unread: header.filter((column) => !used.has(column)),
    read: (cells) => {
      const results = readers.map((read) => read(cells));
      return {
        events: results.flatMap(({ events }) => events),
        issues: results.flatMap((result) => result.issues),
      };
    },
  }));
};

type PositionOf = (column: string) => number;

const bindEvent = (
  zones: ZoneSource,
  mapping: TableMapping,
  template: EventTemplate,
  positionOf: PositionOf,
  blank: ReadonlySet<string>,
): ((cells: Cells) => RowEvents) => {
  const conditions = Object.entries(template.when ?? {}).map(
    ([column, texts]) => [positionOf(column), new Set(typeof texts === 'string' ? [texts] : texts)] as const,
  );
  const field = (column: ColumnField): ((cells: Cells) => Found) =>
    bindColumn(zones, mapping, column, positionOf, blank);
  const at = field(template.at);
  const receivedAt = template.receivedAt === undefined ? () => nothing : field(template.receivedAt);
  const subject = bindKey(template.subject, positionOf, blank);
  const account =
    template.account === undefined ? () => undefined : bindKey(template.account, positionOf, blank);
  const opportunity =
    template.opportunity === undefined ? () => undefined : bindKey(template.opportunity, positionOf, blank);
  const actorAt = template.actor === undefined ? -1 : positionOf(template.actor.id);
  const sequenceAt = template.sequence === undefined ? -1 : positionOf(template.sequence);
  const idAt = template.id?.map(positionOf);
  const data = bindFields(template.data ?? {}, field);
  const byDate = template.at.as.kind === 'date';
  return (cells) => {
    if (!conditions.every(([position, texts]) => texts.has((cells[position] ?? '').trim()))) return silent;
    const time = at(cells);
    if (time.value === undefined)
      return time.issues === undefined ? silent : { events: [], issues: time.issues };
    const key = subject(cells);
    if (key === undefined) {
      return {
        events: [],
        issues: [
          issue('missing-id', [template.subject.column], 'The row does not say what it is about.', {
            expected: `an identifier in ${template.subject.column}`,
          }),
        ],
      };
    }
    const received = receivedAt(cells);
    const body = data(cells);
    const links = { account: account(cells), opportunity: opportunity(cells) };
    const actor = cells[actorAt]?.trim() ?? '';
    const sequence = Number(cells[sequenceAt] ?? 0);
    const told = idAt === undefined ? [time.value as string] : idAt.map((position) => cells[position] ?? '');
    const event: JsonObject = {
      schemaVersion: 1,
      source: mapping.source,
      id: [template.type, key.system, key.id, ...told].join('/'),
      type: template.type,
      occurredAt: time.value,
      ...(byDate ? { precision: 'date' } : {}),
      ...(sequence > 0 && Number.isSafeInteger(sequence) ? { sequence } : {}),
      ...(received.value === undefined ? {} : { receivedAt: received.value }),
      subject: { kind: template.subject.kind ?? 'lead', ...key },
      ...(links.account === undefined ? {} : { account: links.account }),
      ...(links.opportunity === undefined ? {} : { opportunity: links.opportunity }),
      ...(template.actor === undefined || actor === '' || blank.has(actor)
        ? {}
        : { actor: { kind: template.actor.kind, id: actor } }),
      data: body.value,
    };
    return { events: [event], issues: [...(received.issues ?? []), ...body.issues] };
  };
};

const silent: RowEvents = { events: [], issues: [] };

const bindKey = (template: KeyTemplate, positionOf: PositionOf, blank: ReadonlySet<string>) => {
  const position = positionOf(template.column);
  return (cells: Cells): { readonly system: string; readonly id: string } | undefined => {
    const id = (cells[position] ?? '').trim();
    return id === '' || blank.has(id) ? undefined : { system: template.system, id };
  };
};

const bindColumn = (
  zones: ZoneSource,
  mapping: TableMapping,
  { column, as, words, absent }: ColumnField,
  positionOf: PositionOf,
  blank: ReadonlySet<string>,
): ((cells: Cells) => Found) => {
  const position = positionOf(column);
  const none = new Set([...blank, ...(absent ?? [])]);
  const compiled = compileEncoding(zones, mapping.zone)(as);
  // Encodings were compiled once before, when their issues were reported.
  const read: FieldReader = E.isRight(compiled) ? compiled.right : () => compiled;
  const table = new Map(Object.entries(words ?? {}));
  return (cells) => {
    const raw = (cells[position] ?? '').trim();
    if (raw === '' || none.has(raw)) return nothing;
    const found = read(table.get(raw) ?? raw);
    return E.isLeft(found) ? { issues: under(column)(found.left) } : { value: found.right };
  };
};

const bindFields = (
  fields: Readonly<Record<string, FieldTemplate>>,
  field: (column: ColumnField) => (cells: Cells) => Found,
): ((cells: Cells) => { readonly value: JsonObject; readonly issues: ReadonlyArray<Issue> }) => {
  const readers = Object.entries(fields).map(([name, template]) => {
    if ('value' in template) return [name, (): Found => template] as const;
    if ('column' in template) return [name, field(template)] as const;
    return [name, bindFields(template.fields, field)] as const;
  });
  return (cells) => {
    const issues: Array<Issue> = [];
    const members: Array<readonly [string, Json]> = [];
    for (const [name, read] of readers) {
      const found: Found = read(cells);
      if (found.issues !== undefined) issues.push(...found.issues);
      if (found.value !== undefined) members.push([name, found.value]);
    }
    return { value: Object.fromEntries(members), issues };
  };
};
