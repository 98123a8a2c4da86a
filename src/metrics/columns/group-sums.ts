import type { ExactSum } from '../../kernel/exact-sum.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { GroupedSums } from '../group-by.js';
import type { TextColumn } from './event-columns.js';

/** Names for the codes of a column of texts: who has no text, and who has an empty one, belong to the nameless group. */
export const groupName =
  (texts: ReadonlyArray<string> | undefined) =>
  (code: number): string =>
    code === 0 || texts === undefined ? '' : (texts[code - 1] as string);

/** How many groups a column of texts can name. */
export const groupsIn = (column: TextColumn | undefined): number => (column?.texts.length ?? 0) + 1;

/** Sorts sums by the name of their group, joining those of one name. */
export const sortedGroups = <Sum>(
  entries: Iterable<readonly [group: string, sum: Sum]>,
  concat: (first: Sum, second: Sum) => Sum,
): GroupedSums<Sum> => {
  const groups = new Map<string, Sum>();
  for (const [group, sum] of entries) {
    const present = groups.get(group);
    groups.set(group, present === undefined ? sum : concat(present, sum));
  }
  return [...groups].sort(([first], [second]) => byCodeUnit(first, second));
};

/** Where a long whole number is cut, so that ten million of each part can be added without a rounding. */
const cut = 2 ** 20;

/** The upper part of a long whole number. */
export const upperPart = (value: number): number => Math.floor(value / cut);

/** The rest of it, 0 or more. */
export const lowerPart = (value: number): number => value - Math.floor(value / cut) * cut;

/** Joins sums of the two parts. */
export const exactOf = (upper: number, lower: number): ExactSum => {
  const whole = BigInt(upper) * BigInt(cut) + BigInt(lower);
  const high = whole >> 40n;
  return { high: Number(high), low: Number(whole - (high << 40n)) };
};
