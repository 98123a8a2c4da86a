import * as E from 'fp-ts/lib/Either.js';
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { Checked } from '../../kernel/issue.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { FactSchema } from '../fact-schema.js';
import { normalForm } from '../normal-form.js';
import { inMemory } from '../read-value.js';
import { type Resolved, resolveRule } from '../resolve.js';
import type { Rule } from '../rule.js';
import type { RuleOptions } from '../rule-options.js';
import { wordingOf } from '../wording.js';
import { complementOf, type Formula, formulaOf } from './formula.js';
import { contradictory } from './satisfy.js';
import { type Budget, maximumSteps } from './search.js';

/**
 * Describes something in a rule that is allowed and probably not meant.
 *
 * @category model
 * @since 0.1.0
 */
export interface RuleFinding {
  /**
   * What it is: `impossible` is met by no lead, `certain` by each; `redundant` members of a group of all and
   * `shadowed` members of a group of any can be left out without changing any answer; `ineffective` members
   * can be left out without changing who meets the rule, only whether the others are unknown.
   */
  readonly code: 'impossible' | 'certain' | 'redundant' | 'shadowed' | 'ineffective';
  /** Keys and indexes from the root of the rule to the node. */
  readonly path: ReadonlyArray<string | number>;
  /** The finding in one English sentence. */
  readonly message: string;
}

/**
 * Checks a rule for what it allows and hardly means: conditions that no lead can meet, that every lead meets,
 * and that others already say.
 *
 * **Details**: what is reported is proven. Past the limits of the proof nothing is reported, and references
 * are taken as a whole. Of members that say the same, the later ones are reported.
 *
 * @param schema - the facts that the rule speaks about
 * @param options - activities and definitions that the rule speaks about
 * @returns a function from a rule to its findings, none for a sound rule, or to all issues
 * @example
 * ```ts
 * import { orThrow } from 'smarketing/kernel'
 * import { checkRule } from 'smarketing/rule/analysis'
 *
 * const check = checkRule({ employees: { type: 'integer', label: 'Employees' } })
 * const findings = orThrow(
 *   check({
 *     all: [
 *       { fact: 'employees', op: 'gte', value: 50 },
 *       { fact: 'employees', op: 'gte', value: 20 },
 *     ],
 *   }),
 * )
 * findings.map(({ code, path }) => [code, path]) // => [['redundant', ['all', 1]]]
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const checkRule = (
  schema: FactSchema,
  options: RuleOptions = {},
): ((rule: Rule) => Checked<ReadonlyArray<RuleFinding>>) => {
  const resolve = resolveRule(schema, options, inMemory);
  const activities = options.activities ?? {};
  const wording = wordingOf(schema, activities);
  const wordsOf = (rule: Rule): string => {
    if (rule.label !== undefined) return `“${rule.label}”`;
    if (!('fact' in rule || 'op' in rule)) return 'The group';
    const { subject, positive } = wording(rule);
    return `“${subject} ${positive}”`;
  };
  return (rule) =>
    E.map((resolved: Resolved) => {
      const budget: Budget = { steps: maximumSteps };
      const excludes = contradictory(schema, activities, budget);
      const check: Check = {
        resolved,
        isOver: () => budget.steps < 0,
        proven: (formula) => excludes(formula) === 'yes',
        wordsOf,
      };
      const fixed = fixedBelow(check, resolved.rule, []);
      // In a rule that is fixed as a whole no part makes a difference, which is no news about the parts.
      return fixed.some(({ path }) => path.length === 0)
        ? fixed
        : [...fixed, ...spareIn(check, fixed)].sort((one, other) => comparePaths(one.path, other.path));
    })(resolve(rule));
};

type Path = ReadonlyArray<string | number>;

/** What the checks of one rule share. */
interface Check {
  readonly resolved: Resolved;
  /** Tells whether no lead makes a formula true, by proof. */
  readonly proven: (formula: Formula) => boolean;
  /** Tells whether the check has compared as much as it may. */
  readonly isOver: () => boolean;
  readonly wordsOf: (rule: Rule) => string;
}

/** A node below another, with its path. */
const childrenOf = (rule: Rule, path: Path): ReadonlyArray<readonly [Rule, Path]> => {
  const members = (key: string, rules: ReadonlyArray<Rule>): ReadonlyArray<readonly [Rule, Path]> =>
    rules.map((child, index) => [child, [...path, key, index]]);
  if ('all' in rule) return members('all', rule.all);
  if ('any' in rule) return members('any', rule.any);
  if ('of' in rule) return members('of', rule.of);
  return 'not' in rule ? [[rule.not, [...path, 'not']]] : [];
};

/** The innermost nodes that no lead meets, or that each lead meets. */
const fixedBelow = (check: Check, rule: Rule, path: Path): ReadonlyArray<RuleFinding> => {
  const below = childrenOf(rule, path).flatMap(([child, at]) => fixedBelow(check, child, at));
  if (check.isOver()) return below;
  const met = formulaOf(normalForm({ ...check.resolved, rule }, false));
  const code = check.proven(met) ? 'impossible' : check.proven(complementOf(met)) ? 'certain' : null;
  if (code === null || ('not' in rule && below.length > 0)) return below;
  // A group is news of its own when its parts are fine one by one, and at the root, where it decides all.
  if (below.length > 0 && path.length > 0) return below;
  const ends = code === 'impossible' ? 'can be met by no lead' : 'is met by every lead';
  return [...below, { code, path, message: `${check.wordsOf(rule)} ${ends}.` }];
};

/** The members of groups that can be left out. */
const spareIn = (check: Check, fixed: ReadonlyArray<RuleFinding>): ReadonlyArray<RuleFinding> => {
  const findings: Array<RuleFinding> = [];
  const root = check.resolved.rule;
  const leftOut = new Set<string>();
  const isFound = (path: Path): boolean =>
    [...fixed, ...findings].some((found) => comparePaths(found.path, path) === 0);
  const visit = (rule: Rule, path: Path, negated: boolean): void => {
    if (check.isOver() || isFound(path)) return;
    const conjunction = 'all' in rule;
    for (const [member, at] of conjunction || 'any' in rule ? [...childrenOf(rule, path)].reverse() : []) {
      if (isFound(at) || check.isOver()) continue;
      const shorter = without(root, [], new Set([...leftOut, keyOf(at)]));
      if (shorter === null) continue;
      const found = difference(check, without(root, [], leftOut) as Rule, shorter, conjunction !== negated);
      if (found === 'some') continue;
      const code = found === 'unknown-only' ? 'ineffective' : conjunction ? 'redundant' : 'shadowed';
      findings.push({ code, path: at, message: `${check.wordsOf(member)} ${endings[code]}.` });
      if (code !== 'ineffective') leftOut.add(keyOf(at));
    }
    for (const [child, at] of childrenOf(rule, path)) visit(child, at, 'not' in rule ? !negated : negated);
  };
  visit(root, [], false);
  return findings;
};

const endings = {
  redundant: 'adds nothing to the conditions beside it',
  shadowed: 'lets nobody in whom the alternatives beside it do not',
  ineffective: 'makes no difference to who meets the rule, only to who is unknown',
} as const;

/** What leaving a part out changes: nothing, only which leads are unknown, or who meets the rule. */
const difference = (
  check: Check,
  rule: Rule,
  shorter: Rule,
  weaker: boolean,
): 'none' | 'unknown-only' | 'some' => {
  const formula = (of: Rule, negated: boolean): Formula =>
    formulaOf(normalForm({ ...check.resolved, rule: of }, negated));
  const [loose, tight] = weaker ? [shorter, rule] : [rule, shorter];
  if (!check.proven({ all: [formula(loose, false), complementOf(formula(tight, false))] })) return 'some';
  return check.proven({ all: [formula(tight, true), complementOf(formula(loose, true))] })
    ? 'none'
    : 'unknown-only';
};

/** The rule without some members; null when a group would be empty. */
const without = (rule: Rule, path: Path, leftOut: ReadonlySet<string>): Rule | null => {
  const children = childrenOf(rule, path);
  if (children.length === 0) return rule;
  const kept: Array<Rule> = [];
  for (const [child, at] of children) {
    if (leftOut.has(keyOf(at))) continue;
    const rest = without(child, at, leftOut);
    if (rest === null) return null;
    kept.push(rest);
  }
  const [first] = kept;
  if (first === undefined) return null;
  const members = kept as unknown as ReadonlyNonEmptyArray<Rule>;
  if ('all' in rule) return { all: members };
  if ('any' in rule) return { any: members };
  return 'of' in rule ? { atLeast: rule.atLeast, of: members } : { not: first };
};

const keyOf = (path: Path): string => path.join(' ');

/** Orders paths as the rule reads, parents before their children. */
const comparePaths = (one: Path, other: Path): number => {
  for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
    const [first, second] = [one[index], other[index]];
    if (first === second) continue;
    return typeof first === 'number' && typeof second === 'number'
      ? first - second
      : byCodeUnit(`${first}`, `${second}`);
  }
  return one.length - other.length;
};
