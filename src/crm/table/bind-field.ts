import * as E from 'fp-ts/lib/Either.js';
import type { ZoneSource } from '../../calendar/zone.js';
import { type Issue, under } from '../../kernel/issue.js';
import type { Json, JsonObject } from '../../kernel/json.js';
import { compileEncoding, type FieldReader } from '../field-reader.js';
import type { ColumnField, FieldTemplate, KeyTemplate, TableMapping } from './mapping.js';

/** A row's cells, each at the position that the header gives its column. */
export type Cells = ReadonlyArray<string>;

/** What a field of a row is: nothing, a value, or what is wrong with it. */
export type Found = { readonly value?: Json; readonly issues?: ReadonlyArray<Issue> };

/** What a table is bound with: its mapping, where zones are found, and where its columns stand. */
export interface Binding {
  /** The mapping. */
  readonly mapping: TableMapping;
  /** Where zones are looked up. */
  readonly zones: ZoneSource;
  /** Returns where a column stands, or a negative number, and notes that it is read. */
  readonly positionOf: (column: string) => number;
  /** The texts that mean nothing in every column. */
  readonly blank: ReadonlySet<string>;
}

/** The one answer of all fields that are absent. */
export const nothing: Found = {};

/** Returns a row's text at a position, without blanks around it; empty where there is none. */
export const textAt = (cells: Cells, position: number): string => (cells[position] ?? '').trim();

/** Binds a column to a header: what is empty or means nothing is absent and never read. */
export const bindColumn =
  ({ mapping, zones, positionOf, blank }: Binding) =>
  ({ column, as, words, absent = [] }: ColumnField): ((cells: Cells) => Found) => {
    const position = positionOf(column);
    const none = new Set([...blank, ...absent]);
    const compiled = compileEncoding(zones, mapping.zone)(as);
    // Encodings were compiled once before, when their issues were reported.
    const read: FieldReader = E.isRight(compiled) ? compiled.right : () => compiled;
    const table = new Map(Object.entries(words ?? {}));
    return (cells) => {
      const raw = textAt(cells, position);
      if (raw === '' || none.has(raw)) return nothing;
      const found = read(table.get(raw) ?? raw);
      return E.isLeft(found) ? { issues: under(column)(found.left) } : { value: found.right };
    };
  };

/** Binds a record's key; absent where its column is. */
export const bindKey =
  ({ positionOf, blank }: Binding) =>
  (
    template: KeyTemplate,
  ): ((cells: Cells) => { readonly system: string; readonly id: string } | undefined) => {
    const position = positionOf(template.column);
    return (cells) => {
      const id = textAt(cells, position);
      return id === '' || blank.has(id) ? undefined : { system: template.system, id };
    };
  };

/** Binds fields by name; a field that is absent has no key, and one that cannot be read has an issue. */
export const bindFields =
  (binding: Binding) =>
  (
    fields: Readonly<Record<string, FieldTemplate>>,
  ): ((cells: Cells) => { readonly value: JsonObject; readonly issues: ReadonlyArray<Issue> }) => {
    const readers = Object.entries(fields).map(([name, template]) => {
      if ('value' in template) return [name, (): Found => template] as const;
      if ('column' in template) return [name, bindColumn(binding)(template)] as const;
      return [name, bindFields(binding)(template.fields)] as const;
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
