import type { SolverModel } from './model.js';

/**
 * Describes a model with one objective as numbers in arrays: rows for the search, columns for its single steps.
 *
 * Everything is sorted by identifier before it comes here, so that no answer depends on the order of the input.
 */
export interface Program {
  /** How many variables. */
  readonly n: number;
  /** How many rows. */
  readonly m: number;
  /** What each variable counts in the objective. */
  readonly c: Float64Array;
  /** The largest value of each variable. */
  readonly most: Float64Array;
  /** The limit of each row. */
  readonly b: Float64Array;
  /** Where each row begins in `col` and `val`. */
  readonly rowStart: Int32Array;
  /** The variables of the rows. */
  readonly col: Int32Array;
  /** Their coefficients. */
  readonly val: Float64Array;
  /** Where each column begins in `row` and `by`. */
  readonly colStart: Int32Array;
  /** The rows of the columns. */
  readonly row: Int32Array;
  /** Their coefficients. */
  readonly by: Float64Array;
}

/** Describes a row while a program is put together. */
export interface SparseRow {
  /** The variables by index, ascending. */
  readonly at: ReadonlyArray<number>;
  /** Their coefficients. */
  readonly by: ReadonlyArray<number>;
  /** The limit. */
  readonly atMost: number;
}

/** Describes a model by indexes instead of identifiers, everything in order of identifier. */
export interface IndexedModel {
  /** The identifiers of the variables. */
  readonly ids: ReadonlyArray<string>;
  /** Their largest values. */
  readonly most: ReadonlyArray<number>;
  /** The rows. */
  readonly rows: ReadonlyArray<SparseRow>;
  /** The identifiers of the rows. */
  readonly rowIds: ReadonlyArray<string>;
  /** The objectives, in the order of the model, one coefficient for each variable. */
  readonly objectives: ReadonlyArray<ReadonlyArray<number>>;
}

const byId = (first: { readonly id: string }, second: { readonly id: string }): number =>
  first.id < second.id ? -1 : first.id > second.id ? 1 : 0;

/** Puts a checked model in order of its identifiers. */
export const indexed = (model: SolverModel): IndexedModel => {
  const variables = [...model.variables].sort(byId);
  const index = new Map(variables.map(({ id }, at) => [id, at]));
  const constraints = [...model.constraints].sort(byId);
  return {
    ids: variables.map(({ id }) => id),
    most: variables.map(({ most }) => most),
    rowIds: constraints.map(({ id }) => id),
    rows: constraints.map(({ terms, atMost }) => {
      const sorted = terms
        .filter(({ by }) => by !== 0)
        .map(({ variable, by }) => ({ at: index.get(variable) ?? 0, by }))
        .sort((first, second) => first.at - second.at);
      return { at: sorted.map(({ at }) => at), by: sorted.map(({ by }) => by), atMost };
    }),
    objectives: model.objectives.map(({ terms }) => {
      const coefficients = variables.map(() => 0);
      for (const { variable, by } of terms) coefficients[index.get(variable) ?? 0] = by;
      return coefficients;
    }),
  };
};

/** Packs rows and an objective into arrays; each row is divided by what all its coefficients share. */
export const pack = (
  c: ReadonlyArray<number>,
  most: ReadonlyArray<number>,
  rows: ReadonlyArray<SparseRow>,
): Program => {
  const [n, m] = [most.length, rows.length];
  const size = rows.reduce((sum, { at }) => sum + at.length, 0);
  const rowStart = new Int32Array(m + 1);
  const colStart = new Int32Array(n + 1);
  const [col, row] = [new Int32Array(size), new Int32Array(size)];
  const [val, by] = [new Float64Array(size), new Float64Array(size)];
  const b = new Float64Array(m);
  let filled = 0;
  for (const [i, one] of rows.entries()) {
    const divisor = one.by.reduce(commonDivisor, 0) || 1;
    b[i] = Math.floor(one.atMost / divisor);
    for (const [k, j] of one.at.entries()) {
      col[filled] = j;
      val[filled] = one.by[k]! / divisor;
      colStart[j + 1]! += 1;
      filled += 1;
    }
    rowStart[i + 1] = filled;
  }
  for (let j = 0; j < n; j += 1) colStart[j + 1]! += colStart[j]!;
  const next = colStart.slice();
  for (let i = 0; i < m; i += 1) {
    for (let k = rowStart[i]!; k < rowStart[i + 1]!; k += 1) {
      const place = next[col[k]!]!;
      next[col[k]!] = place + 1;
      row[place] = i;
      by[place] = val[k]!;
    }
  }
  return {
    n,
    m,
    c: Float64Array.from(c),
    most: Float64Array.from(most),
    b,
    rowStart,
    col,
    val,
    colStart,
    row,
    by,
  };
};

/** The greatest number that divides both, whatever their signs. */
export const commonDivisor = (first: number, second: number): number => {
  let [a, b] = [Math.abs(first), Math.abs(second)];
  while (b > 0) [a, b] = [b, a % b];
  return a;
};
