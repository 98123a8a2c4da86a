import { canonicalJson } from '../../kernel/canonical-json.js';
import { byCodeUnit } from '../../kernel/order.js';
import { constantOf } from '../leaf.js';
import { isPair } from '../leaf-kind.js';
import type { AggregateRule, ComparisonRule, Rule } from '../rule.js';

type Comparing = ComparisonRule | AggregateRule;

/** A leaf, or the opposite of one, that may merge with others of the same kind about the same subject. */
interface Mergeable {
  readonly leaf: Comparing;
  readonly negated: boolean;
  readonly kind: 'lower' | 'upper' | 'choice' | 'any' | 'all';
}

/**
 * Merges conditions of one group that ask the same fact the same kind of question.
 *
 * **Details**: only conditions that agree about missing values merge, so that unknown stays unknown. Those that ask the
 * same merge all together or not at all: lists that have nothing in common stay as they are, since which of them
 * would merge with which depends on their order.
 *
 * @param listable - tells whether what a leaf looks at can be compared with a list of values
 * @param conjunction - true for a group of all, false for a group of any
 * @param members - members of a group in the standard form
 * @returns the members, some of them merged into the place of the first
 */
export const mergeLeaves = (
  listable: (leaf: ComparisonRule | AggregateRule) => boolean,
  conjunction: boolean,
  members: ReadonlyArray<Rule>,
): ReadonlyArray<Rule> => {
  const alike = new Map<string, [Mergeable, ...Array<Mergeable>]>();
  const keys = members.map((member) => {
    const found = mergeableOf(member);
    if (found === null || (found.kind === 'choice' && !listable(found.leaf))) return null;
    const key = keyOf(found);
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [found]);
    else known.push(found);
    return key;
  });
  const merged = new Map([...alike].map(([key, group]) => [key, mergeAll(group, conjunction)]));
  const written = new Set<string>();
  return members.flatMap((member, index) => {
    const key = keys[index] ?? null;
    const rule = key === null ? undefined : merged.get(key);
    if (key === null || rule === undefined || rule === null) return [member];
    if (written.has(key)) return [];
    written.add(key);
    return [rule];
  });
};

const mergeAll = (
  [first, ...others]: readonly [Mergeable, ...Array<Mergeable>],
  conjunction: boolean,
): Rule | null => {
  let leaf: Comparing | null = first.leaf;
  for (const other of others) {
    if (leaf === null) return null;
    leaf = merge({ ...first, leaf }, other, conjunction);
  }
  return leaf !== null && first.negated ? { not: leaf } : leaf;
};

const mergeableOf = (rule: Rule): Mergeable | null => {
  const negated = 'not' in rule;
  const leaf = negated ? rule.not : rule;
  if (!('op' in leaf) || isPair(leaf)) return null;
  switch (leaf.op) {
    case 'gt':
    case 'gte':
      return { leaf, negated, kind: 'lower' };
    case 'lt':
    case 'lte':
      return { leaf, negated, kind: 'upper' };
    case 'eq':
    case 'in':
      return { leaf, negated, kind: 'choice' };
    case 'hasAny':
      return { leaf, negated, kind: 'any' };
    case 'hasAll':
      return { leaf, negated, kind: 'all' };
    default:
      return null;
  }
};

const keyOf = ({ leaf, negated, kind }: Mergeable): string => {
  const { op: _, value: __, ...subject } = leaf;
  return canonicalJson({ subject, negated, kind });
};

const merge = (
  { leaf: one, negated, kind }: Mergeable,
  { leaf: other }: Mergeable,
  conjunction: boolean,
): Comparing | null => {
  if (kind === 'lower' || kind === 'upper') {
    const [first, second] = [constantOf(one.value) as number, constantOf(other.value) as number];
    const strict = kind === 'lower' ? 'gt' : 'lt';
    // In a group of all the tighter bound remains, in a group of any the looser one.
    const tighter = first === second ? one.op === strict : kind === 'lower' ? first > second : first < second;
    return tighter === conjunction ? one : other;
  }
  if (kind !== 'choice') {
    // Any of these or any of those; all of these and all of those; and the opposites of the two.
    const joins = (kind === 'any') !== conjunction;
    return joins !== negated ? choose(one, union(valuesOf(one), valuesOf(other))) : null;
  }
  const values =
    conjunction === negated
      ? union(valuesOf(one), valuesOf(other))
      : valuesOf(one).filter((value) => valuesOf(other).includes(value));
  return values.length === 0 ? null : choose(one, values);
};

const choose = (leaf: Comparing, values: ReadonlyArray<unknown>): Comparing => {
  if (leaf.op !== 'eq' && leaf.op !== 'in') return { ...leaf, value: values } as unknown as Comparing;
  const only = values.length === 1 ? values[0] : undefined;
  return { ...leaf, op: only === undefined ? 'in' : 'eq', value: only ?? values } as unknown as Comparing;
};

const valuesOf = ({ value }: Comparing): ReadonlyArray<unknown> => {
  const constant = constantOf(value);
  return Array.isArray(constant) ? constant : [constant];
};

const union = (one: ReadonlyArray<unknown>, other: ReadonlyArray<unknown>): ReadonlyArray<unknown> =>
  [...new Set([...one, ...other])].sort((a, b) =>
    typeof a === 'string' ? byCodeUnit(a, b as string) : Number(a) - Number(b),
  );
