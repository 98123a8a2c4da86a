import type { Accessor } from './accessor.js';
import { type FlagPart, never, type RangePart, rangesOr, type TextPart } from './chain.js';
import type { FactDefinition } from './fact-schema.js';
import { comparableOf, constantOf, type Test } from './leaf.js';
import type { Scope } from './meaning.js';
import type { Condition } from './normal-form.js';
import { outside, rangesOf } from './range.js';

/** A part of a group, with what decides how it is joined and when it is asked. */
export type Part =
  | { readonly kind: 'range'; readonly fact: string; readonly part: RangePart }
  | { readonly kind: 'flag'; readonly fact: string; readonly part: FlagPart }
  | { readonly kind: 'choice'; readonly fact: string; readonly part: TextPart }
  | { readonly kind: 'search'; readonly fact: string; readonly part: TextPart }
  | { readonly kind: 'test'; readonly cost: number; readonly part: Test };

/** Cheap questions first: what each kind costs, in about the time of one range. */
const costs = {
  range: 1,
  flag: 1,
  choice: 2,
  search: 12,
  facts: 4,
  text: 12,
  aggregate: 100,
} as const;

/** What a group inside a group costs. */
export const groupCost = 20;

/**
 * Returns what a part costs, in about the time of one range.
 *
 * @param part - the part
 * @returns its cost
 */
export const costOf = (part: Part): number => (part.kind === 'test' ? part.cost : costs[part.kind]);

/**
 * Returns what a leaf costs that has no link of its own.
 *
 * @param scope - what can be looked at
 * @param condition - the leaf
 * @returns its cost
 */
export const costOfLeaf = (scope: Scope, { leaf }: Condition): number => {
  if (!('fact' in leaf)) return costs.aggregate;
  const type = scope.schema[leaf.fact]?.type;
  return (type === 'string' || type === 'list') && 'op' in leaf ? costs.text : costs.facts;
};

/**
 * Returns the parts of a comparison with a constant whose kind has links of its own.
 *
 * @param scope - what can be looked at
 * @param condition - the leaf, or its opposite
 * @param goOn - true inside a group of all, false inside a group of any
 * @returns one part, or two that both settle a group of any; null for all other leaves
 */
export const fastParts = (
  scope: Scope,
  { leaf, negated }: Condition,
  goOn: boolean,
): ReadonlyArray<Part> | null => {
  if (!('op' in leaf && 'fact' in leaf)) return null;
  const { fact, op, value, whenMissing, fold = false } = leaf;
  if (whenMissing !== undefined && whenMissing !== negated) return null;
  if (typeof value === 'object' && 'fact' in value) return null;
  const definition = scope.schema[fact] as FactDefinition;
  const { type } = definition;
  const read = scope.accessor(fact);
  const constant = constantOf(value);
  const numeric = typeof constant === 'number' ? rangesOf(op, constant) : [];
  const ranges = negated ? numeric.flatMap(outside) : numeric;
  if (ranges.length > 0) {
    const minor = type === 'money' ? comparableOf(definition) : null;
    const number: Accessor = minor === null ? read : (facts) => minor(read(facts));
    const [first, second] = ranges.map((range): RangePart => ({ ...range, read: number })) as [
      RangePart,
      RangePart?,
    ];
    if (second === undefined) return [{ kind: 'range', fact, part: first }];
    // Below or above, inside a group of all, is a group of any of its own.
    return goOn
      ? [{ kind: 'test', cost: costs.facts, part: rangesOr(first, second, never) }]
      : [first, second].map((part) => ({ kind: 'range', fact, part }));
  }
  if (typeof constant === 'boolean')
    return [{ kind: 'flag', fact, part: { read, wanted: constant !== negated } }];
  if ((type !== 'string' && type !== 'enum') || typeof constant === 'number') return null;
  const values = (Array.isArray(constant) ? constant : [constant]) as ReadonlyArray<string>;
  const isChoice = (op === 'eq' || op === 'in') && !fold;
  return [{ kind: isChoice ? 'choice' : 'search', fact, part: { read, op, fold, values, negated } }];
};

/**
 * Joins parts that ask the same fact the same kind of question.
 *
 * @param parts - the parts of one group
 * @param goOn - true for a group of all, false for a group of any
 * @returns fewer parts that give the same answer
 */
export const joined = (parts: ReadonlyArray<Part>, goOn: boolean): ReadonlyArray<Part> => {
  const result: Array<Part> = [];
  const places = new Map<string, number>();
  for (const part of parts) {
    const key = joinKey(part, goOn);
    const place = key === null ? undefined : places.get(key);
    const earlier = place === undefined ? undefined : result[place];
    if (place === undefined || earlier === undefined) {
      if (key !== null) places.set(key, result.length);
      result.push(part);
    } else if (earlier.kind === 'range' && part.kind === 'range') {
      // Within both ranges; what is missing is in neither, so the joined range keeps unknown apart.
      const above = Math.max(earlier.part.above, part.part.above);
      const upTo = Math.min(earlier.part.upTo, part.part.upTo);
      result[place] = { ...earlier, part: { ...earlier.part, above, upTo } };
    } else if (isText(earlier) && isText(part)) {
      const values = [...new Set([...earlier.part.values, ...part.part.values])];
      result[place] = { ...earlier, part: { ...earlier.part, values } };
    }
  }
  return result;
};

const isText = (part: Part): part is Extract<Part, { kind: 'choice' | 'search' }> =>
  part.kind === 'choice' || part.kind === 'search';

/** Parts of one group with the same key can be joined; null for those that join with none. */
const joinKey = (part: Part, goOn: boolean): string | null => {
  if (part.kind === 'range') return goOn ? `range ${part.part.relative} ${part.fact}` : null;
  // One of these or one of those; in a group of all only their opposites: none of these and none of those.
  if (!isText(part) || part.part.negated !== goOn) return null;
  const { op, fold } = part.part;
  return `${op === 'in' ? 'eq' : op} ${fold} ${part.fact}`;
};
