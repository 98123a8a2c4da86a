import type { Accessor } from './accessor.js';
import {
  choiceAnd,
  choiceOr,
  type FlagPart,
  flagAnd,
  flagOr,
  type RangePart,
  rangeAnd,
  rangeOr,
  rangesAnd,
  searchAnd,
  searchOr,
  type TextPart,
  testAnd,
  testOr,
} from './chain.js';
import type { FactDefinition } from './fact-schema.js';
import { comparableOf, constantOf, type Test } from './leaf.js';
import { meaningOf, type Scope } from './meaning.js';
import type { Condition, NormalRule } from './normal-form.js';
import { outside, rangesOf } from './range.js';

/** A part of a group, with what decides how it is joined and when it is asked. */
type Part =
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
  group: 20,
  aggregate: 100,
} as const;

/**
 * Compiles a normal form into one closure.
 *
 * **Details**: parts of a group may be asked in any order, because each is total: cheap ones are asked first.
 *
 * @param scope - what can be looked at
 * @param normal - the normal form
 * @returns its test
 */
export const testOf = (scope: Scope, normal: NormalRule): Test => {
  if ('all' in normal) return groupTest(scope, normal.all, true);
  if ('any' in normal) return groupTest(scope, normal.any, false);
  if ('of' in normal)
    return countTest(
      normal.atLeast,
      normal.of.map((child) => testOf(scope, child)),
    );
  return groupTest(scope, [normal], true);
};

const countTest =
  (atLeast: number, tests: ReadonlyArray<Test>): Test =>
  (facts, context) => {
    let needed = atLeast;
    for (let index = 0; index < tests.length; index += 1) {
      if ((tests[index] as Test)(facts, context)) {
        needed -= 1;
        if (needed === 0) return true;
      } else if (tests.length - index <= needed) return false;
    }
    return false;
  };

/** Compiles a group of all (`goOn` true) or of any (`goOn` false). */
const groupTest = (scope: Scope, members: ReadonlyArray<NormalRule>, goOn: boolean): Test =>
  chainOf(
    scope.sample,
    joined(
      members.flatMap((member) => partsOf(scope, member, goOn)),
      goOn,
    ),
    goOn,
  );

/** Chains the parts of a group: cheap ones first, or those that settle the most leads of a sample for their cost. */
const chainOf = (sample: Scope['sample'], parts: ReadonlyArray<Part>, goOn: boolean): Test => {
  const rankOf = (part: Part): number => {
    if (sample.length === 0) return costOf(part);
    const test = link(part, goOn, () => goOn);
    const settled = sample.filter(({ facts, context }) => test(facts, context) !== goOn).length;
    // One lead more keeps what settles none of the sample from ranking infinitely low.
    return costOf(part) / (settled + 1);
  };
  const sorted = parts
    .map((part, position) => ({ part, position, rank: rankOf(part) }))
    .sort((one, other) => one.rank - other.rank || one.position - other.position)
    .map(({ part }) => part);
  // A group that ends in a test answers what that test answers.
  const last = sorted.at(-1);
  let rest: Test = goOn ? () => true : () => false;
  if (last?.kind === 'test') {
    rest = last.part;
    sorted.pop();
  }
  for (let index = sorted.length - 1; index >= 0; index -= 1) {
    const part = sorted[index] as Part;
    const before = sorted[index - 1];
    if (goOn && part.kind === 'range' && before?.kind === 'range') {
      rest = rangesAnd(before.part, part.part, rest);
      index -= 1;
    } else rest = link(part, goOn, rest);
  }
  return rest;
};

const link = (part: Part, goOn: boolean, rest: Test): Test => {
  switch (part.kind) {
    case 'range':
      return (goOn ? rangeAnd : rangeOr)(part.part, rest);
    case 'flag':
      return (goOn ? flagAnd : flagOr)(part.part, rest);
    case 'choice':
      return (goOn ? choiceAnd : choiceOr)(part.part, rest);
    case 'search':
      return (goOn ? searchAnd : searchOr)(part.part, rest);
    case 'test':
      return (goOn ? testAnd : testOr)(part.part, rest);
  }
};

const costOf = (part: Part): number => (part.kind === 'test' ? part.cost : costs[part.kind]);

/** Joins parts that ask the same fact the same kind of question. */
const joined = (parts: ReadonlyArray<Part>, goOn: boolean): ReadonlyArray<Part> => {
  const result: Array<Part> = [];
  for (const part of parts) {
    const index = result.findIndex((earlier) => joinsWith(earlier, part, goOn));
    const earlier = result[index];
    if (earlier === undefined) result.push(part);
    else if (earlier.kind === 'range' && part.kind === 'range') {
      // Within both ranges; what is missing is in neither, so the joined range keeps unknown apart.
      const above = Math.max(earlier.part.above, part.part.above);
      const upTo = Math.min(earlier.part.upTo, part.part.upTo);
      result[index] = { ...earlier, part: { ...earlier.part, above, upTo } };
    } else if (
      earlier.kind !== 'test' &&
      'values' in earlier.part &&
      part.kind !== 'test' &&
      'values' in part.part
    ) {
      const values = [...new Set([...earlier.part.values, ...part.part.values])];
      result[index] = { ...earlier, part: { ...earlier.part, values } } as Part;
    }
  }
  return result;
};

const joinsWith = (earlier: Part, part: Part, goOn: boolean): boolean => {
  if (earlier.kind === 'test' || part.kind === 'test' || earlier.fact !== part.fact) return false;
  if (earlier.kind === 'range')
    return goOn && part.kind === 'range' && earlier.part.relative === part.part.relative;
  if (earlier.kind === 'flag' || earlier.kind !== part.kind) return false;
  // One of these or one of those; in a group of all only their opposites: none of these and none of those.
  return earlier.part.negated === part.part.negated && earlier.part.negated === goOn;
};

const partsOf = (scope: Scope, member: NormalRule, goOn: boolean): ReadonlyArray<Part> => {
  if (!('leaf' in member)) return [{ kind: 'test', cost: costs.group, part: testOf(scope, member) }];
  return (
    fastParts(scope, member, goOn) ?? [
      { kind: 'test', cost: costOfLeaf(scope, member), part: leafTest(scope, member) },
    ]
  );
};

/** The parts of a comparison with a constant whose kind has links of its own; null for all other leaves. */
const fastParts = (scope: Scope, { leaf, negated }: Condition, goOn: boolean): ReadonlyArray<Part> | null => {
  if (!('op' in leaf && 'fact' in leaf) || leaf.fold === true) return null;
  const { fact, op, value, whenMissing } = leaf;
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
    const parts = ranges.map((range): Part => ({ kind: 'range', fact, part: { ...range, read: number } }));
    // Below or above, inside a group of all, is a group of any of its own.
    return parts.length === 1 || !goOn
      ? parts
      : [{ kind: 'test', cost: costs.facts, part: chainOf([], parts, false) }];
  }
  if (typeof constant === 'boolean')
    return [{ kind: 'flag', fact, part: { read, wanted: constant !== negated } }];
  const values = (Array.isArray(constant) ? constant : [constant]) as ReadonlyArray<string>;
  if ((op === 'eq' || op === 'in') && (type === 'string' || type === 'enum')) {
    return [{ kind: 'choice', fact, part: { read, values, negated } }];
  }
  return op === 'contains' ? [{ kind: 'search', fact, part: { read, values, negated } }] : null;
};

const costOfLeaf = (scope: Scope, { leaf }: Condition): number => {
  if (!('fact' in leaf)) return costs.aggregate;
  const type = scope.schema[leaf.fact]?.type;
  return (type === 'string' || type === 'list') && 'op' in leaf ? costs.text : costs.facts;
};

const leafTest = (scope: Scope, { leaf, negated }: Condition): Test => {
  const { subject, judge, whenMissing } = meaningOf(scope, testOf)(leaf);
  const missing = whenMissing !== undefined && whenMissing !== negated;
  return (facts, context) => {
    const value = subject(facts, context);
    return value === undefined ? missing : judge(value, context) !== negated;
  };
};
