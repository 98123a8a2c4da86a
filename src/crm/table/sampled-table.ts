import { type ColumnMeaning, columnOf } from './column-words.js';
import { type Detected, detectTime } from './detect-encoding.js';
import type { ColumnField, EventTemplate } from './mapping.js';

/**
 * Describes a table of which a mapping is drafted: its header and some of its rows.
 *
 * @category model
 * @since 0.1.0
 */
export interface SampledTable {
  /** What people call it, for example the name of the file. */
  readonly name: string;
  /** The columns, in order. */
  readonly header: ReadonlyArray<string>;
  /** Some rows, their cells in the order of the header; the more, the surer the draft. */
  readonly rows: ReadonlyArray<ReadonlyArray<string>>;
}

/**
 * Describes what a draft takes for granted where a table does not say.
 *
 * @category model
 * @since 0.1.0
 */
export interface DraftSettings {
  /** The `source` of every event. */
  readonly source: string;
  /** The IANA zone of wall-clock times and dates. */
  readonly zone: string;
  /** The ISO 4217 currency of amounts. */
  readonly currency: string;
}

/** A table under draft: it notes which columns were taken, and what people should know. */
export interface DraftTable extends SampledTable {
  /** What stands in a column, without empty texts. */
  readonly textsOf: (column: string) => ReadonlyArray<string>;
  /** The column of a meaning that nothing has taken yet, taken herewith. */
  readonly take: (meaning: ColumnMeaning) => string | undefined;
  /** Takes a column by its name. */
  readonly taken: Set<string>;
  /** What people should know or decide. */
  readonly notes: Array<string>;
}

/** Opens a table for drafting. */
export const draftTable = (table: SampledTable): DraftTable => {
  const taken = new Set<string>();
  const notes: Array<string> = [];
  const repeated = table.header.filter((column, at) => column !== '' && table.header.indexOf(column) < at);
  for (const column of new Set(repeated)) {
    taken.add(column);
    notes.push(`Several columns are called “${column}”; none of them is read.`);
  }
  const cache = new Map<string, ReadonlyArray<string>>();
  return {
    ...table,
    taken,
    notes,
    textsOf: (column) => {
      const known = cache.get(column);
      if (known !== undefined) return known;
      const position = table.header.indexOf(column);
      const texts = table.rows.map((cells) => (cells[position] ?? '').trim()).filter((text) => text !== '');
      cache.set(column, texts);
      return texts;
    },
    take: (meaning) => {
      const column = columnOf(table.header.filter((name) => name !== '' && !taken.has(name)))(meaning);
      if (column !== undefined) taken.add(column);
      return column;
    },
  };
};

/** Reads a column as times, or notes why it cannot be. */
export const timeField = (table: DraftTable, column: string): ColumnField | undefined => {
  const texts = table.textsOf(column);
  if (texts.length === 0) {
    table.notes.push(`“${column}” is empty in the rows that were sampled, so it is not read.`);
    return undefined;
  }
  const found: Detected | null = detectTime(texts);
  if (found === null) {
    table.notes.push(
      `“${column}” holds no times in one way of writing, for example “${shortened(texts[0])}”.`,
    );
    return undefined;
  }
  if ('ambiguous' in found) {
    table.notes.push(
      `“${column}” is not read: “${found.example}” can be ${found.ambiguous.join(' or ')}. Say which.`,
    );
    return undefined;
  }
  return { column, as: found.as, ...(found.absent.length === 0 ? {} : { absent: found.absent }) };
};

/** Takes the column of a meaning, and reads it as times. */
export const takeTime = (table: DraftTable, meaning: ColumnMeaning): ColumnField | undefined => {
  const column = table.take(meaning);
  return column === undefined ? undefined : timeField(table, column);
};

/** Reads a column as text. */
export const textField = (column: string): ColumnField => ({ column, as: { kind: 'text' } });

/** Marks a template as proposed. */
export const proposed = (template: EventTemplate): EventTemplate => ({
  ...template,
  status: 'proposed, confirm',
});

const shortened = (text: string = ''): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
