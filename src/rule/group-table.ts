import type { Accessor, RawFacts } from './accessor.js';
import type { RuleContext, Test } from './leaf.js';
import { costOf, groupCost, type Part } from './part.js';

/*
 * Groups inside a group, such as the three segments of "any of: all of these, all of those, all of the others",
 * ask the same few facts over and over. A table reads each fact once and looks up which groups its value settles,
 * a bit for each group, so that a rule of a hundred conditions about five facts costs five look-ups.
 */

/** The parts of one group, joined. */
export type Grouped = ReadonlyArray<Part>;

/** A part that a table can answer. */
type Tabled = Extract<Part, { kind: 'range' | 'flag' | 'choice' }>;

/** Compiles parts into the test of a group of all, or of any. */
type Chain = (parts: ReadonlyArray<Part>, goOn: boolean) => Test;

/** Goes on with the groups that are still open: a bit for each, the first 32 in `low`, the others in `high`. */
type Look = (facts: RawFacts, context: RuleContext, low: number, high: number) => boolean;

/** Which groups the values of one fact leave open. Cell 0 is for values that are missing or of another type. */
interface Table {
  /** Reads the fact. */
  readonly read: Accessor;
  /** Bounds of its ranges in order: a number's cell is how many bounds are below it. Null for other facts. */
  readonly bounds: Float64Array | null;
  /** Whether the bounds are milliseconds after `asOf`. */
  readonly relative: boolean;
  /** The cells of the texts that are asked about; other texts have cell 1, true has cell 2, false cell 3. */
  readonly cells: ReadonlyMap<unknown, number>;
  /** The groups that stay open, by cell. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Groups that no later table and no other part can settle. */
  readonly dueLow: number;
  readonly dueHigh: number;
}

const wordBits = 32;

/** Tables pay from so many conditions on, and from so many for each fact: below, a chain stops sooner. Measured. */
const fewestConditions = 12;
const fewestPerFact = 2;

/**
 * Compiles the groups inside a group into parts of it, with tables where these are faster than chains.
 *
 * @param groups - the groups inside, of any where the outer is of all, and the other way round
 * @param goOn - true for an outer group of all, false for one of any
 * @param chain - compiles parts into a test
 * @returns parts that together answer what the groups answer
 */
export const tabled = (groups: ReadonlyArray<Grouped>, goOn: boolean, chain: Chain): ReadonlyArray<Part> => {
  const conditions = groups.flat().filter(isTabled);
  const facts = new Set(conditions.map(keyOf)).size;
  if (conditions.length < Math.max(fewestConditions, fewestPerFact * facts)) {
    return groups.map((group) => ({ kind: 'test', cost: groupCost, part: chain(group, !goOn) }));
  }
  const size = 2 * wordBits;
  return Array.from({ length: Math.ceil(groups.length / size) }, (_, index) => ({
    kind: 'test',
    cost: groupCost,
    part: tableTest(groups.slice(index * size, (index + 1) * size), goOn, chain),
  }));
};

const isTabled = (part: Part): part is Tabled => part.kind !== 'test' && part.kind !== 'search';

/** Parts with the same key share a table. */
const keyOf = (part: Tabled): string =>
  `${part.kind} ${part.kind === 'range' && part.part.relative} ${part.fact}`;

const tableTest = (groups: ReadonlyArray<Grouped>, goOn: boolean, chain: Chain): Test => {
  // A group inside is settled by one answer like `goOn`, the outer group by one group that is never settled.
  const others = groups.map((group) => group.filter((part) => !isTabled(part)));
  const rests = others.map((own) => (own.length === 0 ? null : chain(own, !goOn)));
  const tables = tablesOf(groups, goOn, rests);
  const last: Look = (facts, context, low, high) => {
    for (let group = 0; group < rests.length; group += 1) {
      const open = (group < wordBits ? low >>> group : high >>> (group - wordBits)) & 1;
      if (open === 1 && rests[group]?.(facts, context) !== goOn) return !goOn;
    }
    return goOn;
  };
  const first = tables.reduceRight(
    (next, table) =>
      table.bounds === null ? namedLook(table, goOn, next) : rangeLook(table, table.bounds, goOn, next),
    last,
  );
  const [low, high] = wordsOf(groups.map((_, group) => group));
  return (facts, context) => first(facts, context, low, high);
};

/** Looks a number up: the cell of NaN is that of no number, since no bound is below it. */
const rangeLook = (
  { read, relative, low: keptLow, high: keptHigh, dueLow, dueHigh }: Table,
  bounds: Float64Array,
  goOn: boolean,
  next: Look,
): Look => {
  return (facts, context, low, high) => {
    const value = read(facts);
    let cell = 0;
    if (typeof value === 'number') {
      const zero = relative ? context.asOf : 0;
      for (let left = bounds.length; left > 0; ) {
        const half = left >> 1;
        if (value > (bounds[cell + half] as number) + zero) {
          cell += half + 1;
          left -= half + 1;
        } else left = half;
      }
    }
    const openLow = low & (keptLow[cell] as number);
    const openHigh = high & (keptHigh[cell] as number);
    if ((openLow | openHigh) === 0) return goOn;
    return ((openLow & dueLow) | (openHigh & dueHigh)) === 0
      ? next(facts, context, openLow, openHigh)
      : !goOn;
  };
};

/** Looks a text or a flag up. */
const namedLook = (
  { read, cells, low: keptLow, high: keptHigh, dueLow, dueHigh }: Table,
  goOn: boolean,
  next: Look,
): Look => {
  return (facts, context, low, high) => {
    const value = read(facts);
    const cell =
      typeof value === 'string' ? (cells.get(value) ?? 1) : value === true ? 2 : value === false ? 3 : 0;
    const openLow = low & (keptLow[cell] as number);
    const openHigh = high & (keptHigh[cell] as number);
    if ((openLow | openHigh) === 0) return goOn;
    return ((openLow & dueLow) | (openHigh & dueHigh)) === 0
      ? next(facts, context, openLow, openHigh)
      : !goOn;
  };
};

/** The tables of groups, the cheapest first. */
const tablesOf = (
  groups: ReadonlyArray<Grouped>,
  goOn: boolean,
  rests: ReadonlyArray<Test | null>,
): ReadonlyArray<Table> => {
  const byKey = new Map<string, Array<Entry>>();
  const keyed = groups.flatMap((parts, group) => parts.filter(isTabled).map((part) => ({ group, part })));
  for (const entry of keyed.sort((one, other) => costOf(one.part) - costOf(other.part))) {
    const own = byKey.get(keyOf(entry.part));
    if (own === undefined) byKey.set(keyOf(entry.part), [entry]);
    else own.push(entry);
  }
  const entries = [...byKey.values()];
  const lastOf = groups.map((_, group) =>
    rests[group] === null ? entries.findLastIndex((own) => own.some((entry) => entry.group === group)) : -1,
  );
  return entries.map((own, index) => {
    const due = wordsOf(lastOf.flatMap((last, group) => (last === index ? [group] : [])));
    return { ...tableOf(own, goOn), dueLow: due[0], dueHigh: due[1] };
  });
};

/** A part, and the group it stands in. */
interface Entry {
  readonly group: number;
  readonly part: Tabled;
}

/** The table of parts that have one key. */
const tableOf = (entries: ReadonlyArray<Entry>, goOn: boolean): Omit<Table, 'dueLow' | 'dueHigh'> => {
  const ranges = entries.flatMap(({ part }) => (part.kind === 'range' ? [part.part] : []));
  const edges = [...new Set(ranges.flatMap(({ above, upTo }) => [above, upTo]))].sort(
    (one, other) => one - other,
  );
  const rankOf = new Map(edges.map((edge, rank) => [edge, rank]));
  const named = [...new Set(entries.flatMap(({ part }) => namedBy(part)))];
  const cells = new Map(
    named.map((value, index) => [value, value === true ? 2 : value === false ? 3 : index + 4]),
  );
  const size = ranges.length > 0 ? edges.length + 1 : named.length + 4;
  const [low, high] = [new Int32Array(size).fill(-1), new Int32Array(size).fill(-1)];
  for (const { group, part } of entries) {
    const words = group < wordBits ? low : high;
    const settle = (cell: number, answer: boolean): void => {
      if (answer === goOn) words[cell] = (words[cell] as number) & ~(1 << (group % wordBits));
    };
    if (part.kind === 'range') {
      const first = rankOf.get(part.part.above) as number;
      const last = rankOf.get(part.part.upTo) as number;
      for (let cell = 0; cell < size; cell += 1) settle(cell, cell > first && cell <= last);
      continue;
    }
    const own = new Set(namedBy(part));
    const negated = part.kind === 'choice' && part.part.negated;
    settle(0, false);
    settle(1, negated);
    // A flag where a text should be is named by nobody, and neither is the flag that nobody asks for.
    settle(2, own.has(true));
    settle(3, own.has(false));
    for (const [value, cell] of cells) if (cell > 3) settle(cell, own.has(value) !== negated);
  }
  return {
    read: (entries[0] as Entry).part.part.read,
    bounds: ranges.length > 0 ? Float64Array.from(edges) : null,
    relative: ranges[0]?.relative === true,
    cells,
    low,
    high,
  };
};

/** The texts or the flag that a part names. */
const namedBy = (part: Tabled): ReadonlyArray<unknown> =>
  part.kind === 'range' ? [] : part.kind === 'flag' ? [part.part.wanted] : part.part.values;

const wordsOf = (groups: ReadonlyArray<number>): readonly [number, number] => {
  const words: [number, number] = [0, 0];
  for (const group of groups) words[group < wordBits ? 0 : 1] |= 1 << (group % wordBits);
  return words;
};
