import { testOf } from '../compile-group.js';
import { constantOf, judgeFacts, type RuleContext } from '../leaf.js';
import { isPair } from '../leaf-kind.js';
import { meaningOf, type Scope } from '../meaning.js';
import type { Condition, NormalRule } from '../normal-form.js';
import { outside, type Range, rangesOf } from '../range.js';
import type { ComparisonRule } from '../rule.js';
import type { CodedColumn, FactColumns, NumberColumn } from './columns.js';
import type { ColumnsContext } from './columns-context.js';

/** How many rows are judged together: their numbers stay in the nearest cache. */
export const chunkRows = 1_024;

/** Rows of a chunk, by their distance from its first row. */
export type Rows = Uint16Array;

/**
 * Parts the first `count` of `rows` into those that pass and those that fail, each in order, and returns how
 * many passed; those that fail are not written down where nobody asks for them.
 */
export type Run = (base: number, rows: Rows, count: number, passed: Rows, failed: Rows | null) => number;

/** Binds a part of a rule to columns and a moment. */
export type Filter = (columns: FactColumns, context: ColumnsContext) => Run;

/**
 * Compiles a normal form into a filter of rows.
 *
 * @param scope - what can be looked at
 * @param normal - the normal form
 * @returns the filter that passes the rows for which the normal form is met
 */
export const filterOf = (scope: Scope, normal: NormalRule): Filter => {
  if ('all' in normal) return groupFilter(membersOf(scope, normal.all, true), true);
  if ('any' in normal) return groupFilter(membersOf(scope, normal.any, false), false);
  if ('of' in normal) {
    return countFilter(
      normal.atLeast,
      normal.of.map((child) => filterOf(scope, child)),
    );
  }
  const range = rangeOf(normal);
  return range === null ? leafFilter(scope, normal) : numberFilter(range);
};

/** A fact within a range. */
interface FactRange extends Range {
  readonly fact: string;
}

/** The filters of a group, the cheapest first; ranges of one fact in a group of all are one range. */
const membersOf = (
  scope: Scope,
  members: ReadonlyArray<NormalRule>,
  conjunction: boolean,
): ReadonlyArray<Filter> => {
  const ranges = new Map<string, FactRange>();
  const leaves: Array<Filter> = [];
  const groups: Array<Filter> = [];
  for (const [index, member] of members.entries()) {
    const range = 'leaf' in member ? rangeOf(member) : null;
    if (range === null) {
      const cheap = 'leaf' in member && 'fact' in member.leaf && !isPair(member.leaf);
      (cheap ? leaves : groups).push(filterOf(scope, member));
      continue;
    }
    const key = conjunction ? `${range.relative} ${range.fact}` : `${index}`;
    const other = ranges.get(key);
    const above = Math.max(range.above, other?.above ?? range.above);
    ranges.set(key, { ...range, above, upTo: Math.min(range.upTo, other?.upTo ?? range.upTo) });
  }
  return [...[...ranges.values()].map(numberFilter), ...leaves, ...groups];
};

/** The one range in which a condition holds; null where there is none, or more, or a missing value will do. */
const rangeOf = ({ leaf, negated }: Condition): FactRange | null => {
  if (!('fact' in leaf && 'op' in leaf)) return null;
  if (leaf.whenMissing !== undefined && leaf.whenMissing !== negated) return null;
  const constant = constantOf(leaf.value);
  if (typeof constant !== 'number') return null;
  const [range, ...others] = rangesOf(leaf.op, constant).flatMap((each) =>
    negated ? outside(each) : [each],
  );
  return range === undefined || others.length > 0 ? null : { ...range, fact: leaf.fact };
};

/** A group of all goes on with the rows that passed, a group of any with those that failed. */
const groupFilter =
  (filters: ReadonlyArray<Filter>, conjunction: boolean): Filter =>
  (columns, context) => {
    const runs = filters.map((filter) => filter(columns, context));
    const spare = [new Uint16Array(chunkRows), new Uint16Array(chunkRows)] as const;
    return (base, rows, count, passed, failed) => {
      const [onward, settled] = conjunction ? [passed, failed] : [failed, passed];
      let left = count;
      let current = rows;
      let done = 0;
      for (let index = 0; index < runs.length && left > 0; index += 1) {
        const run = runs[index] as Run;
        const next = index === runs.length - 1 ? onward : (spare[(index % 2) as 0 | 1] as Rows);
        const rest = settled === null ? null : settled.subarray(done);
        const going = conjunction
          ? run(base, current, left, next as Rows, rest)
          : left - run(base, current, left, rest as Rows, next);
        done += left - going;
        left = going;
        current = next as Rows;
      }
      return conjunction ? left : done;
    };
  };

const countFilter =
  (atLeast: number, filters: ReadonlyArray<Filter>): Filter =>
  (columns, context) => {
    const runs = filters.map((filter) => filter(columns, context));
    const spare = new Uint16Array(chunkRows);
    const counts = new Uint16Array(chunkRows);
    return (base, rows, count, passed, failed) => {
      counts.fill(0);
      for (const run of runs) {
        const found = run(base, rows, count, spare, null);
        for (let index = 0; index < found; index += 1) {
          const row = spare[index] as number;
          counts[row] = (counts[row] as number) + 1;
        }
      }
      return part(rows, count, passed, failed, (row) => (counts[row] as number) >= atLeast);
    };
  };

/** Parts rows by any predicate. */
const part = (
  rows: Rows,
  count: number,
  passed: Rows,
  failed: Rows | null,
  holds: (row: number) => boolean,
): number => {
  let found = 0;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] as number;
    if (holds(row)) {
      passed[found] = row;
      found += 1;
    } else if (failed !== null) failed[index - found] = row;
  }
  return found;
};

/** Numbers within a range: each row is written down before it is judged, since branches would be coin tosses. */
const numberFilter =
  ({ fact, above, upTo, relative }: FactRange): Filter =>
  ({ columns }, { asOf }) => {
    const column = columns[fact];
    if (column?.kind !== 'numbers') return nothing;
    const { values } = column;
    const zero = relative ? asOf : 0;
    const [low, high] = [above + zero, upTo + zero];
    return (base, rows, count, passed, failed) => {
      let found = 0;
      if (failed === null) {
        for (let index = 0; index < count; index += 1) {
          const row = rows[index] as number;
          const value = values[base + row] as number;
          passed[found] = row;
          found += value > low && value <= high ? 1 : 0;
        }
        return found;
      }
      for (let index = 0; index < count; index += 1) {
        const row = rows[index] as number;
        const value = values[base + row] as number;
        passed[found] = row;
        failed[index - found] = row;
        found += value > low && value <= high ? 1 : 0;
      }
      return found;
    };
  };

/** No row passes. */
const nothing: Run = (_, rows, count, __, failed) => {
  failed?.set(rows.subarray(0, count));
  return 0;
};

/** Every other leaf: by its meaning, once for each distinct value where the column has codes. */
const leafFilter = (scope: Scope, { leaf, negated }: Condition): Filter => {
  const { subject, judge, whenMissing } = meaningOf(scope, testOf)(leaf);
  const missing = whenMissing !== undefined && whenMissing !== negated;
  if (!('fact' in leaf)) {
    return (_, { asOf, activities }) =>
      (base, rows, count, passed, failed) =>
        part(rows, count, passed, failed, (row) => {
          const own = activities?.[base + row];
          const context: RuleContext = own === undefined ? { asOf } : { asOf, activities: own };
          const value = subject({}, context);
          return value === undefined ? missing : judge(value, context) !== negated;
        });
  }
  if (isPair(leaf)) return pairFilter(leaf, leaf.value.fact, negated, missing);
  const judged =
    'present' in leaf ? (value: unknown) => ((value !== undefined) === leaf.present) !== negated : null;
  const tables = new WeakMap<CodedColumn, Uint8Array>();
  return ({ columns }, { asOf }) => {
    const column = columns[leaf.fact];
    const holds =
      judged ?? ((value: unknown) => (value === undefined ? missing : judge(value, { asOf }) !== negated));
    if (column?.kind !== 'codes') {
      const cell = cellOf(column);
      return (base, rows, count, passed, failed) =>
        part(rows, count, passed, failed, (row) => holds(cell(base + row)));
    }
    let table = tables.get(column);
    if (table === undefined) {
      table = Uint8Array.from([undefined, ...column.distinct], (value) => (holds(value) ? 1 : 0));
      tables.set(column, table);
    }
    return codesRun(column.codes, table);
  };
};

const codesRun =
  (codes: Uint32Array, table: Uint8Array): Run =>
  (base, rows, count, passed, failed) => {
    let found = 0;
    if (failed === null) {
      for (let index = 0; index < count; index += 1) {
        const row = rows[index] as number;
        passed[found] = row;
        found += table[codes[base + row] as number] as number;
      }
      return found;
    }
    for (let index = 0; index < count; index += 1) {
      const row = rows[index] as number;
      passed[found] = row;
      failed[index - found] = row;
      found += table[codes[base + row] as number] as number;
    }
    return found;
  };

const pairFilter = (leaf: ComparisonRule, other: string, negated: boolean, missing: boolean): Filter => {
  const holds = judgeFacts(leaf.op, leaf.fold === true);
  return ({ columns }) => {
    const [one, two] = [cellOf(columns[leaf.fact]), cellOf(columns[other])];
    return (base, rows, count, passed, failed) =>
      part(rows, count, passed, failed, (row) => {
        const [left, right] = [one(base + row), two(base + row)];
        return left === undefined || right === undefined ? missing : holds(left, right) !== negated;
      });
  };
};

/** Reads the value of a row, undefined when it is missing. */
const cellOf = (column: NumberColumn | CodedColumn | undefined): ((row: number) => unknown) => {
  if (column === undefined) return () => undefined;
  if (column.kind === 'codes') {
    const { codes, distinct } = column;
    return (row) => distinct[(codes[row] as number) - 1];
  }
  const { values } = column;
  return (row) => {
    const value = values[row] as number;
    return Number.isNaN(value) ? undefined : value;
  };
};
