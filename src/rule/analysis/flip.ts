import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import type { Instant } from '../../kernel/instant.js';
import type { Checked } from '../../kernel/issue.js';
import type { Json } from '../../kernel/json.js';
import type { RawFacts } from '../accessor.js';
import { activityOf } from '../aggregate.js';
import { testOf } from '../compile-group.js';
import type { FactDefinition, FactSchema, FactsOf } from '../fact-schema.js';
import type { RuleContext, Test } from '../leaf.js';
import { isPair } from '../leaf-kind.js';
import { leadScope, meaningOf, type Scope } from '../meaning.js';
import { normalForm } from '../normal-form.js';
import { inMemory } from '../read-value.js';
import { resolveRule } from '../resolve.js';
import type { ComparisonRule, FactReference, Rule, RuleValue } from '../rule.js';
import type { RuleOptions } from '../rule-options.js';
import { aggregateWords, labelOf, showValue } from '../wording.js';
import { type Bound, meets } from './bound.js';
import { type Formula, formulaOf } from './formula.js';
import { possibleValue } from './possible.js';
import { type State, type States, searchBranches } from './search.js';
import { type SubjectOf, subjectOf } from './subject.js';
import { asFact } from './witness.js';

/**
 * Describes one thing that would have to be different about a lead.
 *
 * @category model
 * @since 0.1.0
 */
export interface FlipChange {
  /** Whether a fact would be another, or something else would have happened. */
  readonly kind: 'fact' | 'activity';
  /** The name of the fact, or the type of activity. */
  readonly name: string;
  /** What would change, as people call it. */
  readonly subject: string;
  /** What it is now, in memory form; no key when it is missing. */
  readonly from?: Json;
  /** The nearest that would do; no key when it would have to be missing. */
  readonly to?: Json;
  /** The change in one English sentence. */
  readonly sentence: string;
}

/**
 * Describes the fewest changes that would give a rule the other answer.
 *
 * @category model
 * @since 0.1.0
 */
export interface Flip {
  /** The answer after the changes: met, or not met for a lead that is met now. */
  readonly to: 'met' | 'not-met';
  /** What would have to be different, all of it. */
  readonly changes: ReadonlyArray<FlipChange>;
  /** Whether it is certain that no fewer changes would do. */
  readonly exact: boolean;
}

/**
 * Compiles the search for the fewest changes that would flip a rule's answer for a lead: the near miss of one
 * that is not met, and what a met one hangs on.
 *
 * **Details**: fewest changes come first, and among them those that only fill in what is missing. Values are
 * the nearest that will do. What happened is changed as a whole (`3 page views instead of 1`).
 *
 * **Gotchas**: whether a change is possible in the world is another matter: it may be a fact's nature to stay.
 *
 * @param schema - the facts that the rule speaks about
 * @param options - activities and definitions that the rule speaks about
 * @returns a function from a rule to the search, or to all issues; the search takes a lead's facts and the
 *   context and gives the changes, or none where no change of facts was found to flip the answer
 * @example
 * ```ts
 * import { toUndefined } from 'fp-ts/lib/Option.js'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { flipRule } from 'smarketing/rule/analysis'
 *
 * const flip = orThrow(
 *   flipRule({ employees: { type: 'integer' }, country: { type: 'enum', values: ['DE', 'US'] } })({
 *     all: [
 *       { fact: 'employees', op: 'gte', value: 50 },
 *       { fact: 'country', op: 'eq', value: 'DE' },
 *     ],
 *   }),
 * )
 * const context = { asOf: orThrow(parseInstant('2026-03-01T00:00:00Z')) }
 * const nearMiss = toUndefined(flip({ employees: 30, country: 'DE' }, context))
 * nearMiss?.changes.map(({ name, from, to }) => [name, from, to]) // => [['employees', 30, 50]]
 * nearMiss?.exact // => true
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const flipRule = <const Schema extends FactSchema>(
  schema: Schema,
  options: RuleOptions = {},
): ((rule: Rule) => Checked<(facts: FactsOf<Schema>, context: RuleContext) => O.Option<Flip>>) => {
  const resolve = resolveRule(schema, options, inMemory);
  const scope = leadScope(schema, options.activities ?? {});
  return (rule) => {
    const resolved = resolve(rule);
    if (E.isLeft(resolved)) return resolved;
    const sides = [false, true].map((negated): Side => {
      const normal = normalForm(resolved.right, negated);
      return { to: negated ? 'not-met' : 'met', formula: formulaOf(normal), test: testOf(scope, normal) };
    }) as [Side, Side];
    return E.right((facts, context) => {
      const [met, notMet] = sides;
      return flipTo(scope, met.test(facts, context) ? notMet : met, facts, context);
    });
  };
};

/** The answer to reach. */
interface Side {
  readonly to: Flip['to'];
  readonly formula: Formula;
  readonly test: Test;
}

/** Each change counts this much, and one that replaces a known value one more. */
const perChange = 10_000;

const flipTo = (
  scope: Scope,
  { to, formula, test }: Side,
  facts: RawFacts,
  context: RuleContext,
): O.Option<Flip> => {
  const current = currentValues(scope, facts, context);
  const settled = settledBy(current, context.asOf);
  const costOf = (states: States): number => {
    let cost = 0;
    for (const state of states.values()) {
      if (!settled(state)) cost += current(state.subject) === undefined ? perChange : perChange + 1;
    }
    return cost;
  };
  let best: ReadonlyArray<FlipChange> | null = null;
  let least = Number.POSITIVE_INFINITY;
  let doubt = Number.POSITIVE_INFINITY;
  const complete = searchBranches({
    subjectOf: subjectOf(scope.schema, scope.activities),
    asOf: context.asOf,
    worth: (states) => costOf(states) < least,
    visit: (states) => {
      const cost = costOf(states);
      const changes = changesFor(scope, states, current, settled, facts, context);
      // What is claimed about facts is tried; what happened cannot be made to have happened otherwise.
      if (
        changes !== null &&
        (changes.some(({ kind }) => kind === 'activity') || test(changed(facts, changes), context))
      ) {
        least = cost;
        best = changes;
      } else doubt = Math.min(doubt, cost);
      return false;
    },
  })(formula);
  if (best === null) return O.none;
  const changes: ReadonlyArray<FlipChange> = best;
  const simple = changes.every(({ kind }) => kind === 'fact') && !mentionsPairs(formula);
  return O.some({ to, changes, exact: changes.length === 1 || (complete && doubt >= least && simple) });
};

type Current = (subject: SubjectOf) => unknown;

/** What is there now, by subject: two compared facts as their difference, or as whether they compare. */
const currentValues = (scope: Scope, facts: RawFacts, context: RuleContext): Current => {
  const found = new Map<string, unknown>();
  return (subject) => {
    if (found.has(subject.key)) return found.get(subject.key);
    const leaf =
      subject.kind === 'fact'
        ? ({ fact: subject.fact, op: 'eq', value: 0 } as const)
        : (subject.leaf as ComparisonRule);
    const { subject: find, judge } = meaningOf(scope, testOf)(leaf);
    let value = find(facts, context);
    if (subject.kind === 'pair' && value !== undefined) {
      const [one, other] = value as [number, number];
      value = subject.ordered ? (one > other ? 1 : one < other ? -1 : 0) : judge(value, context);
    }
    found.set(subject.key, value);
    return value;
  };
};

/** Tells whether what is there now already meets a state. */
const settledBy =
  (current: Current, asOf: Instant) =>
  ({ subject, known, missing, bounds }: State): boolean => {
    const value = current(subject);
    return value === undefined ? missing : known && bounds.every((bound) => meets(bound, asOf)(value));
  };

const changesFor = (
  scope: Scope,
  states: States,
  current: Current,
  settled: (state: State) => boolean,
  facts: RawFacts,
  { asOf }: RuleContext,
): ReadonlyArray<FlipChange> | null => {
  const changes = new Map<string, FlipChange>();
  for (const state of states.values()) {
    if (settled(state)) continue;
    const { subject, missing, bounds } = state;
    const change = subject.kind === 'pair' ? pairChange(scope, states, state, facts, asOf) : null;
    if (subject.kind === 'pair') {
      if (change === null) return null;
      changes.set(change.name, change);
      continue;
    }
    const from = current(subject);
    const value = state.known ? possibleValue(subject, asOf, from)(bounds).example : undefined;
    if (value === undefined && !missing) return null;
    if (!changes.has(nameOf(subject))) changes.set(nameOf(subject), changeOf(scope, subject, from, value));
  }
  return [...changes.values()];
};

/** Changes the first of two compared facts to suit the second as it is. */
const pairChange = (
  scope: Scope,
  states: States,
  { subject, known, bounds }: State,
  facts: RawFacts,
  asOf: Instant,
): FlipChange | null => {
  const { leaf, ordered } = subject as Extract<SubjectOf, { kind: 'pair' }>;
  const own = factSubject(scope, leaf.fact);
  const current = currentValues(scope, facts, { asOf });
  const other = current(factSubject(scope, (leaf.value as FactReference).fact)) as RuleValue | undefined;
  if (!known || other === undefined) return null;
  const against: ReadonlyArray<Bound> = bounds.map((bound) =>
    ordered
      ? { ...bound, value: other }
      : { op: leaf.op, value: other, fold: leaf.fold === true, holds: bound.holds },
  );
  const from = current(own);
  const value = possibleValue(own, asOf, from)([...(states.get(own.key)?.bounds ?? []), ...against]).example;
  return value === undefined ? null : changeOf(scope, own, from, value);
};

const factSubject = (scope: Scope, fact: string): Extract<SubjectOf, { kind: 'fact' }> => ({
  kind: 'fact',
  key: `fact ${fact}`,
  fact,
  definition: scope.schema[fact] as FactDefinition,
});

const nameOf = (subject: SubjectOf): string => (subject.kind === 'fact' ? subject.fact : subject.key);

const changeOf = (
  scope: Scope,
  subject: Exclude<SubjectOf, { kind: 'pair' }>,
  from: unknown,
  to: unknown,
): FlipChange => {
  const { definition } = subject;
  const held = (value: unknown): Json =>
    asFact(definition, typeof value === 'bigint' ? Number(value) : value) as Json;
  const words =
    subject.kind === 'fact'
      ? labelOf(scope.schema, subject.fact)
      : aggregateWords(scope.activities, subject.leaf);
  const shown = (value: unknown): string =>
    value === undefined ? 'missing' : showValue(definition.type, held(value));
  return {
    kind: subject.kind === 'fact' ? 'fact' : 'activity',
    name: subject.kind === 'fact' ? subject.fact : activityOf(subject.leaf),
    subject: words,
    ...(from === undefined ? {} : { from: held(from) }),
    ...(to === undefined ? {} : { to: held(to) }),
    sentence: `${words} would be ${shown(to)} instead of ${shown(from)}.`,
  };
};

const changed = (facts: RawFacts, changes: ReadonlyArray<FlipChange>): RawFacts => ({
  ...facts,
  ...Object.fromEntries(changes.map(({ name, to }) => [name, to])),
});

const mentionsPairs = (formula: Formula): boolean => {
  if ('all' in formula) return formula.all.some(mentionsPairs);
  if ('any' in formula) return formula.any.some(mentionsPairs);
  return 'of' in formula ? formula.of.some(mentionsPairs) : isPair(formula.leaf);
};
