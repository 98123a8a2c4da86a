import { type Accessor, accessorsOf } from './accessor.js';
import { aggregateSubject } from './aggregate.js';
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
import type { ActivitySchema, FactDefinition, FactSchema } from './fact-schema.js';
import { comparableOf, constantOf, factsTest, judgeConstant, type RuleContext, type Test } from './leaf.js';
import { type NormalRule, normalForm } from './normal-form.js';
import { outside, rangesOf } from './range.js';
import type { AggregateRule, ComparisonRule } from './rule.js';

/** A part of a group, with what decides how it is joined and when it is asked. */
type Part =
  | { readonly kind: 'range'; readonly fact: string; readonly part: RangePart }
  | { readonly kind: 'flag'; readonly fact: string; readonly part: FlagPart }
  | { readonly kind: 'choice'; readonly fact: string; readonly part: TextPart }
  | { readonly kind: 'search'; readonly fact: string; readonly part: TextPart }
  | { readonly kind: 'test'; readonly cost: number; readonly part: Test };

/** What the compiler has to know of one kind of subject: the lead, or one activity. */
interface Scope {
  readonly schema: FactSchema;
  readonly activities: ActivitySchema;
  readonly accessor: (name: string) => Accessor;
}

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
 * @param schema - the facts
 * @param activities - the activities that aggregates count
 * @returns a function from a normal form to its test
 */
export const compileNormal = (
  schema: FactSchema,
  activities: ActivitySchema,
): ((normal: NormalRule) => Test) => {
  const scope: Scope = { schema, activities, accessor: accessorsOf(schema, false) };
  return (normal) => testOf(scope, normal);
};

const testOf = (scope: Scope, normal: NormalRule): Test => {
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
    joined(
      members.flatMap((member) => partsOf(scope, member, goOn)),
      goOn,
    ),
    goOn,
  );

/** Chains the parts of a group, cheap ones first. */
const chainOf = (parts: ReadonlyArray<Part>, goOn: boolean): Test => {
  const sorted = parts
    .map((part, position) => ({ part, position, cost: costOf(part) }))
    .sort((one, other) => one.cost - other.cost || one.position - other.position)
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
  const { leaf, negated } = member;
  if ('present' in leaf) {
    const read = scope.accessor(leaf.fact);
    const comparable = comparableOf(scope.schema[leaf.fact] as FactDefinition);
    const wanted = leaf.present !== negated;
    return [
      {
        kind: 'test',
        cost: costs.facts,
        part: (facts) => (comparable(read(facts)) !== undefined) === wanted,
      },
    ];
  }
  if (!('fact' in leaf))
    return [{ kind: 'test', cost: costs.aggregate, part: aggregateTest(scope, leaf, negated) }];
  return comparisonParts(scope, leaf, negated, goOn);
};

const comparisonParts = (
  scope: Scope,
  leaf: ComparisonRule,
  negated: boolean,
  goOn: boolean,
): ReadonlyArray<Part> => {
  const { fact, op, value, fold, whenMissing } = leaf;
  const definition = scope.schema[fact] as FactDefinition;
  const { type } = definition;
  if (typeof value === 'object' && 'fact' in value) {
    const reads = [scope.accessor(fact), scope.accessor(value.fact)] as const;
    return [{ kind: 'test', cost: costs.facts, part: factsTest(scope.schema, leaf, reads, negated) }];
  }
  const read = scope.accessor(fact);
  const missing = whenMissing !== undefined && whenMissing !== negated;
  const constant = constantOf(value);
  if (!missing && fold !== true) {
    const numeric = typeof constant === 'number' ? rangesOf(op, constant) : [];
    const ranges = negated ? numeric.flatMap(outside) : numeric;
    if (ranges.length > 0) {
      const comparable = type === 'money' ? comparableOf(definition) : null;
      const number = comparable === null ? read : (facts: Parameters<Accessor>[0]) => comparable(read(facts));
      const parts = ranges.map((range): Part => ({ kind: 'range', fact, part: { ...range, read: number } }));
      if (parts.length === 1 || !goOn) return parts;
      // Below or above, inside a group of all: a group of any of its own.
      return [{ kind: 'test', cost: costs.facts, part: chainOf(parts, false) }];
    }
    if (typeof constant === 'boolean')
      return [{ kind: 'flag', fact, part: { read, wanted: constant !== negated } }];
    const values = (Array.isArray(constant) ? constant : [constant]) as ReadonlyArray<string>;
    if ((op === 'eq' || op === 'in') && (type === 'string' || type === 'enum')) {
      return [{ kind: 'choice', fact, part: { read, values, negated } }];
    }
    if (op === 'contains') return [{ kind: 'search', fact, part: { read, values, negated } }];
  }
  const comparable = comparableOf(definition);
  const judge = judgeConstant(op, value, fold === true) as Judged;
  const cost = type === 'string' || type === 'list' ? costs.text : costs.facts;
  const part: Test = (facts, context) => {
    const known = comparable(read(facts));
    return known === undefined ? missing : judge(known, context) !== negated;
  };
  return [{ kind: 'test', cost, part }];
};

type Judged = (value: unknown, context: RuleContext) => boolean;

const aggregateTest = (scope: Scope, leaf: AggregateRule, negated: boolean): Test => {
  const type = 'count' in leaf ? leaf.count : 'sum' in leaf ? leaf.sum : leaf.last;
  const schema = scope.activities[type] as FactSchema;
  const own: Scope = { schema, activities: {}, accessor: accessorsOf(schema, true) };
  const { where } = leaf;
  const test =
    where === undefined ? null : testOf(own, normalForm({ rule: where, definitionOf: () => where }, false));
  const subject = aggregateSubject(leaf, test, own.schema);
  const judge = judgeConstant(leaf.op, leaf.value, false) as Judged;
  const missing = leaf.whenMissing !== undefined && leaf.whenMissing !== negated;
  return (facts, context) => {
    const value = subject(facts, context);
    return value === undefined ? missing : judge(value, context) !== negated;
  };
};
