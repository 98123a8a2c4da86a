import {
  always,
  choiceAnd,
  choiceOr,
  flagAnd,
  flagOr,
  never,
  rangeAnd,
  rangeOr,
  rangesAnd,
  rangesOr,
  searchAnd,
  searchOr,
  testAnd,
  testOr,
} from './chain.js';
import { type Grouped, tabled } from './group-table.js';
import type { Test } from './leaf.js';
import { meaningOf, type Scope } from './meaning.js';
import type { Condition, NormalRule } from './normal-form.js';
import { costOf, costOfLeaf, fastParts, groupCost, joined, type Part } from './part.js';

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
const groupTest = (scope: Scope, members: ReadonlyArray<NormalRule>, goOn: boolean): Test => {
  const parts: Array<Part> = [];
  const groups: Array<Grouped> = [];
  for (const member of members) {
    const inner = 'any' in member ? member.any : 'all' in member ? member.all : null;
    // The normal form has no group of all right inside another, nor any inside any.
    if (inner === null) parts.push(...partsOf(scope, member, goOn));
    else groups.push(joined(partsOfAll(scope, inner, !goOn), !goOn));
  }
  const chain = (own: ReadonlyArray<Part>, on: boolean): Test => chainOf(scope.sample, own, on);
  return chain([...joined(parts, goOn), ...tabled(groups, goOn, chain)], goOn);
};

/** Chains the parts of a group: cheap ones first, or those that settle the most leads of a sample for their cost. */
const chainOf = (sample: Scope['sample'], parts: ReadonlyArray<Part>, goOn: boolean): Test => {
  const rankOf = (part: Part): number => {
    if (sample.length === 0) return costOf(part);
    const test = link(part, goOn, goOn ? always : never);
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
  let rest: Test = goOn ? always : never;
  if (last?.kind === 'test') {
    rest = last.part;
    sorted.pop();
  }
  for (let index = sorted.length - 1; index >= 0; index -= 1) {
    const part = sorted[index] as Part;
    const before = sorted[index - 1];
    if (part.kind === 'range' && before?.kind === 'range') {
      rest = (goOn ? rangesAnd : rangesOr)(before.part, part.part, rest);
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

const partsOfAll = (scope: Scope, members: ReadonlyArray<NormalRule>, goOn: boolean): ReadonlyArray<Part> =>
  members.flatMap((member) => partsOf(scope, member, goOn));

const partsOf = (scope: Scope, member: NormalRule, goOn: boolean): ReadonlyArray<Part> => {
  if (!('leaf' in member)) return [{ kind: 'test', cost: groupCost, part: testOf(scope, member) }];
  return (
    fastParts(scope, member, goOn) ?? [
      { kind: 'test', cost: costOfLeaf(scope, member), part: leafTest(scope, member) },
    ]
  );
};

const leafTest = (scope: Scope, { leaf, negated }: Condition): Test => {
  const { subject, judge, whenMissing } = meaningOf(scope, testOf)(leaf);
  const missing = whenMissing !== undefined && whenMissing !== negated;
  return (facts, context) => {
    const value = subject(facts, context);
    return value === undefined ? missing : judge(value, context) !== negated;
  };
};
