import type { FactDefinition, FactSchema, FactsOf } from '../fact-schema.js';
import { comparableOf } from '../leaf.js';

/**
 * Describes a column of numbers, instants or minor units of money; NaN stands for missing.
 *
 * @category model
 * @since 0.1.0
 */
export interface NumberColumn {
  /** What the column holds. */
  readonly kind: 'numbers';
  /** A number for each row. */
  readonly values: Float64Array;
}

/**
 * Describes a column of texts or lists as codes into the distinct values; 0 stands for missing.
 *
 * @category model
 * @since 0.1.0
 */
export interface CodedColumn {
  /** What the column holds: distinct texts, booleans or lists. */
  readonly kind: 'codes';
  /** A code for each row: 0 for missing, else one more than the position among the distinct values. */
  readonly codes: Uint32Array;
  /** The distinct values, as rules compare them. */
  readonly distinct: ReadonlyArray<unknown>;
}

/**
 * Describes the facts of many leads, a column for each fact of a schema.
 *
 * @category model
 * @since 0.1.0
 */
export interface FactColumns {
  /** How many rows there are. */
  readonly length: number;
  /** The columns by the name of their fact. */
  readonly columns: Readonly<Record<string, NumberColumn | CodedColumn>>;
}

/**
 * Lays the facts of many leads out in columns, for `compileColumns`.
 *
 * @param schema - the facts
 * @returns a function from leads to columns, a row for each lead in the same order
 * @example
 * ```ts
 * import { columnsOf } from 'smarketing/rule/columns'
 *
 * const { columns } = columnsOf({ country: { type: 'string' } })([{ country: 'DE' }, {}, { country: 'DE' }])
 * columns.country?.kind === 'codes' && [...columns.country.codes] // => [1, 0, 1]
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const columnsOf =
  <const Schema extends FactSchema>(schema: Schema) =>
  (leads: ReadonlyArray<FactsOf<Schema>>): FactColumns => ({
    length: leads.length,
    columns: Object.fromEntries(
      Object.entries(schema).map(([name, definition]) => {
        const rows = leads as ReadonlyArray<Readonly<Record<string, unknown>>>;
        return [
          name,
          isNumeric(definition) ? numbersOf(name, definition, rows) : codesOf(name, definition, rows),
        ];
      }),
    ),
  });

/** Whether a fact's values are compared as numbers. */
const isNumeric = ({ type }: FactDefinition): boolean =>
  type === 'number' || type === 'integer' || type === 'money' || type === 'instant';

type Rows = ReadonlyArray<Readonly<Record<string, unknown>>>;

const numbersOf = (name: string, definition: FactDefinition, rows: Rows): NumberColumn => {
  const comparable = comparableOf(definition);
  const values = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row += 1) {
    values[row] = (comparable((rows[row] as Rows[number])[name]) as number | undefined) ?? Number.NaN;
  }
  return { kind: 'numbers', values };
};

const codesOf = (name: string, definition: FactDefinition, rows: Rows): CodedColumn => {
  const comparable = comparableOf(definition);
  const codes = new Uint32Array(rows.length);
  const distinct: Array<unknown> = [];
  const known = new Map<unknown, number>();
  for (let row = 0; row < rows.length; row += 1) {
    const value = comparable((rows[row] as Rows[number])[name]);
    if (value === undefined) continue;
    const key = Array.isArray(value) ? JSON.stringify(value) : value;
    let code = known.get(key);
    if (code === undefined) {
      distinct.push(value);
      code = distinct.length;
      known.set(key, code);
    }
    codes[row] = code;
  }
  return { kind: 'codes', codes, distinct };
};
