import type { Instant } from '../../kernel/instant.js';
import type { RawFacts } from '../accessor.js';
import { activityOf } from '../aggregate.js';
import { testOf } from '../compile-group.js';
import type { ActivitySchema, FactDefinition, FactSchema } from '../fact-schema.js';
import type { RuleActivity, RuleContext } from '../leaf.js';
import { leadScope } from '../meaning.js';
import { normalForm } from '../normal-form.js';
import type { Operator } from '../operator.js';
import type { AggregateRule, ComparisonRule, FactReference, Rule, RuleValue } from '../rule.js';
import type { Bound } from './bound.js';
import { formulaOf } from './formula.js';
import { possibleValue } from './possible.js';
import { type State, type States, searchBranches } from './search.js';
import { subjectOf } from './subject.js';

/** A lead made up to show something. */
export interface Witness {
  /** Its facts. */
  readonly facts: RawFacts;
  /** The moment, and what happened. */
  readonly context: RuleContext;
}

/** The moment that made-up leads are judged at where the rules leave it open: 2026-01-01T00:00:00Z. */
const someMoment = 1_767_225_600_000 as Instant;

/** How many activities a made-up lead may have. */
const maximumActivities = 1_000;

/**
 * Makes up a lead that fits the demands of a branch.
 *
 * **Gotchas**: facts that are compared with each other and activities that several aggregates see may not
 * come out right; judge the lead before believing it.
 *
 * @param schema - the facts
 * @param activities - the activities
 * @returns a function from the demands to a lead, or null when none was found
 */
export const witnessOf =
  (schema: FactSchema, activities: ActivitySchema) =>
  (states: States): Witness | null => {
    for (const asOf of momentsOf(states)) {
      const facts = factsFor(schema, states, asOf);
      const happened = facts === null ? null : activitiesFor(activities, states, asOf);
      if (facts !== null && happened !== null) {
        return { facts, context: happened === 'missing' ? { asOf } : { asOf, activities: happened } };
      }
    }
    return null;
  };

/** Moments at which a fact can meet its fixed and its relative bounds together. */
const momentsOf = (states: States): ReadonlyArray<Instant> => {
  const moments = [someMoment];
  for (const { subject, bounds } of states.values()) {
    const [fixed, relative] = [bounds.filter((bound) => !isRelative(bound)), bounds.filter(isRelative)];
    if (fixed.length === 0 || relative.length === 0) continue;
    const at = possibleValue(subject, someMoment, someMoment)(fixed).example as number;
    const shifted = possibleValue(subject, someMoment, someMoment)(relative).example as number;
    moments.push((at - shifted + someMoment) as Instant);
  }
  return moments;
};

const isRelative = ({ op }: Bound): boolean =>
  op === 'withinLast' || op === 'withinNext' || op === 'olderThan';

const factsFor = (schema: FactSchema, states: States, asOf: Instant): RawFacts | null => {
  const facts: Record<string, unknown> = {};
  for (const state of states.values()) {
    const { subject } = state;
    if (subject.kind !== 'fact') continue;
    const value = valueFor(state, asOf);
    if (value === null) return null;
    if (value !== undefined) facts[subject.fact] = asFact(subject.definition, value);
  }
  for (const state of states.values()) {
    if (state.subject.kind === 'pair' && !addPair(schema, states, state, asOf, facts)) return null;
  }
  return facts;
};

/** A value for a state, undefined to leave it missing, null when none was found. */
const valueFor = ({ subject, known, missing, bounds }: State, asOf: Instant): unknown => {
  const example = known ? possibleValue(subject, asOf, undefined)(bounds).example : undefined;
  return example !== undefined ? example : missing ? undefined : null;
};

/** Chooses the first of two compared facts so that it suits the second, which is chosen before. */
const addPair = (
  schema: FactSchema,
  states: States,
  { subject, known, missing, bounds }: State,
  asOf: Instant,
  facts: Record<string, unknown>,
): boolean => {
  const { fact, op, value, fold } = (subject as { readonly leaf: ComparisonRule }).leaf;
  const other = (value as FactReference).fact;
  if (!known) {
    const spare = [fact, other].find((name) => states.get(`fact ${name}`)?.missing ?? true);
    if (!missing || spare === undefined) return false;
    delete facts[spare];
    return true;
  }
  const definition = schema[fact] as FactDefinition;
  facts[other] ??= asFact(
    schema[other] as FactDefinition,
    possibleValue(
      { kind: 'fact', key: '', fact: other, definition: schema[other] as FactDefinition },
      asOf,
      undefined,
    )([]).example,
  );
  const own = states.get(`fact ${fact}`);
  const constant = comparableValue(facts[other]) as RuleValue;
  const against: ReadonlyArray<Bound> = (subject as { readonly ordered: boolean }).ordered
    ? bounds.map((bound) => ({ ...bound, value: constant }))
    : bounds.map(({ holds }) => ({ op: op as Operator, value: constant, fold: fold === true, holds }));
  const chosen = possibleValue(
    { kind: 'fact', key: '', fact, definition },
    asOf,
    undefined,
  )([...(own?.bounds ?? []), ...against]).example;
  if (chosen === undefined || own?.known === false) return false;
  facts[fact] = asFact(definition, chosen);
  return true;
};

const comparableValue = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'minor' in value ? value.minor : value;

/**
 * Returns a comparable value as facts hold it: money with its currency.
 *
 * @param definition - the fact
 * @param value - the value as rules compare it
 * @returns the value as facts hold it
 */
export const asFact = (definition: FactDefinition, value: unknown): unknown =>
  definition.type === 'money' ? { minor: value, currency: definition.currency } : value;

const activitiesFor = (
  schema: ActivitySchema,
  states: States,
  asOf: Instant,
): ReadonlyArray<RuleActivity> | 'missing' | null => {
  const made: Array<RuleActivity> = [];
  const aggregates = [...states.values()].filter(({ subject }) => subject.kind === 'aggregate');
  if (aggregates.some(({ known }) => !known))
    return aggregates.every(({ missing }) => missing) ? 'missing' : null;
  for (const state of aggregates) {
    const leaf = (state.subject as unknown as { readonly leaf: AggregateRule }).leaf;
    const value = valueFor(state, asOf);
    if (value === null) return null;
    if (value === undefined) continue;
    const type = activityOf(leaf);
    const own = schema[type] as FactSchema;
    const facts = leaf.where === undefined ? {} : factsMeeting(own, leaf.where, asOf);
    if (facts === null) return null;
    if ('sum' in leaf) {
      if (value === 0) continue;
      const amount = asFact(own[leaf.field] as FactDefinition, value);
      made.push({ type, occurredAt: asOf, facts: { ...facts, [leaf.field]: amount } });
    } else if ('last' in leaf) {
      made.push({ type, occurredAt: value as Instant, facts });
    } else {
      if ((value as number) > maximumActivities) return null;
      for (let index = 0; index < (value as number); index += 1) made.push({ type, occurredAt: asOf, facts });
    }
  }
  return made;
};

/** The facts of an activity that meets a rule. */
const factsMeeting = (schema: FactSchema, where: Rule, asOf: Instant): RawFacts | null => {
  const normal = normalForm({ rule: where, definitionOf: () => where }, false);
  const test = testOf(leadScope(schema, {}), normal);
  let found: RawFacts | null = null;
  searchBranches({
    subjectOf: subjectOf(schema, {}),
    asOf,
    worth: () => true,
    visit: (states) => {
      const facts = factsFor(schema, states, asOf);
      if (facts !== null && test(facts, { asOf })) found = facts;
      return found !== null;
    },
  })(formulaOf(normal));
  return found;
};
