import * as E from 'fp-ts/lib/Either.js';
import type { Instant } from '../kernel/instant.js';
import type { Checked } from '../kernel/issue.js';
import type { Json } from '../kernel/json.js';
import { formatMoney, type Money } from '../kernel/money.js';
import type { RawFacts } from './accessor.js';
import { activityOf } from './aggregate.js';
import { testOf } from './compile-group.js';
import type { Verdict } from './compiled-rule.js';
import type { FactDefinition, FactSchema, FactsOf } from './fact-schema.js';
import { comparableOf, constantOf, type RuleContext } from './leaf.js';
import { definitionOf, isPair } from './leaf-kind.js';
import { leadScope, meaningOf, type Scope } from './meaning.js';
import type { Leaf } from './normal-form.js';
import { isRelative, type Operator } from './operator.js';
import { inMemory } from './read-value.js';
import type {
  ExplainedCondition,
  ExplainedGroup,
  MissingSubject,
  RuleExplanation,
  RuleReading,
} from './reading.js';
import { type Resolved, resolveRule } from './resolve.js';
import type { Rule } from './rule.js';
import type { RuleOptions } from './rule-options.js';
import { labelOf, showAge, showValue, wordingOf } from './wording.js';

/**
 * Compiles the explanation of a rule: a walk of its own over every node, apart from the fast path.
 *
 * @param schema - the facts that the rule speaks about
 * @param options - activities and definitions that the rule speaks about
 * @returns a function from a rule to its explainer, or to all issues; the explainer takes a lead's facts and
 *   the context and gives the verdict with its reasons
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { explainRule } from 'smarketing/rule'
 *
 * const explain = orThrow(
 *   explainRule({ employees: { type: 'integer', label: 'Employees' } })({ fact: 'employees', op: 'gte', value: 50 }),
 * )
 * const reading = explain({ employees: 30 }, { asOf: orThrow(parseInstant('2026-03-01T00:00:00Z')) })
 * reading.verdict // => 'not-met'
 * reading.explanation.sentence // => 'Employees is 30, which is not at least 50.'
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const explainRule = <const Schema extends FactSchema>(
  schema: Schema,
  options: RuleOptions = {},
): ((rule: Rule) => Checked<(facts: FactsOf<Schema>, context: RuleContext) => RuleReading>) => {
  const resolve = resolveRule(schema, options, inMemory);
  const scope = leadScope(schema, options.activities ?? {});
  return (rule) => {
    const resolved = resolve(rule);
    if (E.isLeft(resolved)) return resolved;
    const walk = nodeOf(scope, resolved.right, resolved.right.rule, []);
    return E.right((facts, context) => {
      const explanation = walk.explain(facts, context);
      const missing: Array<MissingSubject> = [];
      walk.missing(explanation, facts, missing);
      return { verdict: explanation.verdict, explanation, missing };
    });
  };
};

/** One node of the walk. */
interface Walk {
  /** Explains the node for one lead. */
  readonly explain: (facts: RawFacts, context: RuleContext) => RuleExplanation;
  /** Adds what is missing below an unknown answer of the node. */
  readonly missing: (explanation: RuleExplanation, facts: RawFacts, found: Array<MissingSubject>) => void;
}

type Path = ReadonlyArray<string | number>;

/** A reading while it is written. */
type Draft<A> = { -readonly [Key in keyof A]: A[Key] };

const nodeOf = (scope: Scope, resolved: Resolved, rule: Rule, path: Path): Walk => {
  const below = (child: Rule, ...segments: Path): Walk =>
    nodeOf(scope, resolved, child, [...path, ...segments]);
  const { label } = rule;
  if ('all' in rule) {
    const children = rule.all.map((child, index) => below(child, 'all', index));
    return groupOf('all', path, label, children.length, children);
  }
  if ('any' in rule) {
    return groupOf(
      'any',
      path,
      label,
      1,
      rule.any.map((child, index) => below(child, 'any', index)),
    );
  }
  if ('of' in rule) {
    return groupOf(
      'at-least',
      path,
      label,
      rule.atLeast,
      rule.of.map((child, index) => below(child, 'of', index)),
    );
  }
  if ('not' in rule) return groupOf('not', path, label, 0, [below(rule.not, 'not')]);
  if ('ref' in rule) {
    const walk = groupOf('reference', path, label, 1, [below(resolved.definitionOf(rule), 'definition')]);
    const named = `definition ${rule.ref}, version ${rule.version}`;
    return {
      ...walk,
      explain: (facts, context) => {
        const explained = walk.explain(facts, context);
        return { ...explained, sentence: `The ${named} is ${inWords[explained.verdict]}.` };
      },
    };
  }
  return conditionOf(scope, rule, path, label);
};

const inWords: Readonly<Record<Verdict, string>> = { met: 'met', 'not-met': 'not met', unknown: 'unknown' };

/** What a `not` says, by its own answer. */
const opposites: Readonly<Record<Verdict, string>> = {
  met: 'It is not met, as it should be.',
  'not-met': 'It is met, and should not be.',
  unknown: 'It should not be met, and nobody knows whether it is.',
};

const verdictOf = (needed: number, met: number, open: number): Verdict =>
  met >= needed ? 'met' : met + open < needed ? 'not-met' : 'unknown';

const groupOf = (
  kind: ExplainedGroup['kind'],
  path: Path,
  label: string | undefined,
  needed: number,
  walks: ReadonlyArray<Walk>,
): Walk => {
  const demand = `of ${walks.length}, ${needed === walks.length ? 'all' : `${needed}`} needed.`;
  return {
    explain: (facts, context) => {
      const children: Array<RuleExplanation> = [];
      let met = 0;
      let unknown = 0;
      for (let index = 0; index < walks.length; index += 1) {
        const child = (walks[index] as Walk).explain(facts, context);
        children.push(child);
        if (child.verdict === 'met') met += 1;
        else if (child.verdict === 'unknown') unknown += 1;
      }
      const verdict =
        kind === 'not' ? verdictOf(1, 1 - met - unknown, unknown) : verdictOf(needed, met, unknown);
      const sentence =
        kind === 'not'
          ? opposites[verdict]
          : `${met} met${unknown === 0 ? '' : ` and ${unknown} unknown`} ${demand}`;
      const explained: Draft<ExplainedGroup> = {
        kind,
        path,
        verdict,
        sentence,
        needed,
        met,
        unknown,
        children,
      };
      if (label !== undefined) explained.label = label;
      return explained;
    },
    missing: (explanation, facts, found) => {
      if (explanation.verdict !== 'unknown' || explanation.kind === 'condition') return;
      for (let index = 0; index < walks.length; index += 1) {
        (walks[index] as Walk).missing(explanation.children[index] as RuleExplanation, facts, found);
      }
    },
  };
};

const conditionOf = (scope: Scope, leaf: Leaf, path: Path, label: string | undefined): Walk => {
  const { subject: find, judge, whenMissing } = meaningOf(scope, testOf)(leaf);
  const { subject, positive, negative } = wordingOf(scope.schema, scope.activities)(leaf);
  const capital = `${subject[0]?.toUpperCase() ?? ''}${subject.slice(1)}`;
  const { json, show } = displayOf(scope, leaf);
  const gapOf = 'present' in leaf ? null : gapTo(leaf.op, constantOf(leaf.value));
  const whenUnknown: Verdict = whenMissing === undefined ? 'unknown' : whenMissing ? 'met' : 'not-met';
  const absent =
    whenMissing === undefined
      ? `${capital} is missing, so nobody knows whether it ${positive}.`
      : `${capital} is missing, which counts as ${inWords[whenUnknown]}.`;
  return {
    // Objects are written out and then completed, because copying with a spread costs more than all the rest.
    explain: (facts, context) => {
      const value = find(facts, context);
      const holds = value !== undefined && judge(value, context);
      const explained: Draft<ExplainedCondition> = {
        kind: 'condition',
        path,
        verdict: value === undefined ? whenUnknown : holds ? 'met' : 'not-met',
        sentence: absent,
        subject,
      };
      if (label !== undefined) explained.label = label;
      if (value === undefined) return explained;
      const words = holds ? positive : negative;
      if ('present' in leaf) {
        explained.sentence = `${capital} ${words}.`;
        return explained;
      }
      explained.sentence = `${capital} is ${show(value, context.asOf)}, which ${words}.`;
      explained.actual = json(value);
      if (!holds && gapOf !== null) explained.gap = Math.min(gapOf(value, context.asOf), Number.MAX_VALUE);
      return explained;
    },
    missing: missingBelow(scope, leaf),
  };
};

/** How a value that was found is given back and shown. */
interface Display {
  readonly json: (value: unknown) => Json;
  readonly show: (value: unknown, asOf: Instant) => string;
}

const displayOf = (scope: Scope, leaf: Leaf): Display => {
  if ('present' in leaf) return { json: (known) => known as boolean, show: String };
  const display = displayOfType(definitionOf(scope.schema, scope.activities)(leaf), leaf.op);
  if (!isPair(leaf)) return display;
  const other = labelOf(scope.schema, leaf.value.fact);
  return {
    json: (pair) => display.json((pair as ReadonlyArray<unknown>)[0]),
    show: (pair, asOf) => {
      const [one, two] = pair as readonly [unknown, unknown];
      return `${display.show(one, asOf)} and ${other} is ${display.show(two, asOf)}`;
    },
  };
};

const displayOfType = (definition: FactDefinition, op: Operator): Display => {
  const { type } = definition;
  if (type === 'money') {
    const { currency } = definition;
    // A sum past 2^53 comes as a BigInt, which JSON cannot hold.
    const json = (minor: unknown): Money => ({ minor: Number(minor), currency });
    return { json: json as unknown as Display['json'], show: (minor) => formatMoney(json(minor)) };
  }
  if (type === 'instant' && isRelative(op)) {
    return { json: (at) => at as number, show: (at, asOf) => showAge(asOf - (at as number)) };
  }
  return {
    json: (value) => (typeof value === 'bigint' ? Number(value) : (value as Json)),
    show: (value) => showValue(type, value),
  };
};

/** How far a value that does not meet an ordered comparison is from meeting it; null for other comparisons. */
const gapTo = (op: Operator, bound: unknown): ((value: unknown, asOf: Instant) => number) | null => {
  if (typeof bound !== 'number') {
    const ordered = op === 'lt' || op === 'lte' || op === 'gt' || op === 'gte';
    // Two facts: the distance between them, where both are numbers.
    return ordered
      ? (pair) => Math.abs(Number((pair as [number, number])[0]) - (pair as [number, number])[1])
      : null;
  }
  switch (op) {
    case 'withinLast':
      return (at, asOf) => (Number(at) > asOf ? Number(at) - asOf : asOf - bound - Number(at));
    case 'withinNext':
      return (at, asOf) => (Number(at) > asOf ? Number(at) - asOf - bound : asOf - Number(at));
    case 'olderThan':
      return (at, asOf) => Number(at) - (asOf - bound);
    default:
      return (value) => Math.abs(Number(value) - bound);
  }
};

const missingBelow = (scope: Scope, leaf: Leaf): Walk['missing'] => {
  const facts = 'fact' in leaf ? (isPair(leaf) ? [leaf.fact, leaf.value.fact] : [leaf.fact]) : [];
  const readers = facts.map((name) => ({
    name,
    label: labelOf(scope.schema, name),
    read: scope.accessor(name),
    comparable: comparableOf(scope.schema[name] as FactDefinition),
  }));
  const add = (
    found: Array<MissingSubject>,
    kind: MissingSubject['kind'],
    name: string,
    label: string,
  ): void => {
    if (!found.some((each) => each.kind === kind && each.name === name)) found.push({ kind, name, label });
  };
  return (explanation, lead, found) => {
    if (explanation.verdict !== 'unknown') return;
    for (const { name, label, read, comparable } of readers) {
      if (comparable(read(lead)) === undefined) add(found, 'fact', name, label);
    }
    if (!('fact' in leaf)) {
      const type = activityOf(leaf);
      add(found, 'activity', type, type);
    }
  };
};
