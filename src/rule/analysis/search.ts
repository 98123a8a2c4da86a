import type { Instant } from '../../kernel/instant.js';
import { constantOf } from '../leaf.js';
import type { Leaf } from '../normal-form.js';
import type { Bound } from './bound.js';
import { complementOf, type Demand, type Formula } from './formula.js';
import { possibleValue } from './possible.js';
import { constraintOf, type SubjectOf } from './subject.js';

/** What a branch of the search demands of one subject. */
export interface State {
  /** The subject. */
  readonly subject: SubjectOf;
  /** Whether a value will do. */
  readonly known: boolean;
  /** Whether its being missing will do. */
  readonly missing: boolean;
  /** What a value must meet. */
  readonly bounds: ReadonlyArray<Bound>;
}

/** The demands of a branch, by the key of their subject. */
export type States = ReadonlyMap<string, State>;

/** How a search is done. */
export interface Search {
  /** Returns what a leaf looks at. */
  readonly subjectOf: (leaf: Leaf) => SubjectOf;
  /** The moment that relative bounds count from; null for any moment. */
  readonly asOf: Instant | null;
  /** Tells whether a branch is still worth following. */
  readonly worth: (states: States) => boolean;
  /** How much may be compared; of its own when absent. */
  readonly budget?: Budget;
  /** Takes a branch whose demands do not contradict each other as far as is known; true ends the search. */
  readonly visit: (states: States) => boolean;
}

/**
 * Is how many branches a search follows before it gives up.
 *
 * **Details**: proposal. Rules that people sign need fewer than a hundred.
 *
 * @category constants
 * @since 0.1.0
 */
export const maximumBranches = 1_000;

/**
 * Is how much a search, or all searches of one check, may compare before it gives up: a few seconds of work.
 *
 * **Details**: proposal. It is enough for rules of about a hundred conditions.
 */
export const maximumSteps = 2_000_000;

/** What is left of a number of steps; searches that share it stop together. */
export interface Budget {
  /** Steps left; nothing more is followed below zero. */
  steps: number;
}

/** How many choices may stand one inside the other, so that the stack suffices. */
const maximumChoices = 400;

/**
 * Follows the branches of a formula, each a set of demands that makes it true.
 *
 * @param search - how to search
 * @returns a function from a formula to whether all branches were followed: false when the limit, or a visit,
 *   ended the search before
 */
export const searchBranches =
  ({ subjectOf, asOf, worth, visit, budget: shared }: Search) =>
  (formula: Formula): boolean => {
    const budget = shared ?? { steps: maximumSteps };
    let branches = 0;
    let complete = true;

    const isPossible = (subject: SubjectOf, bounds: ReadonlyArray<Bound>): boolean => {
      const values = bounds.reduce((sum, { value }) => sum + (Array.isArray(value) ? value.length : 1), 0);
      // Ranges are cut by each bound into pieces, each of which is looked at by the next bound.
      budget.steps -= values + (values * values) / 64;
      return budget.steps < 0 || possibleValue(subject, asOf, undefined)(bounds).exists;
    };

    /** The state with one more demand, or null when that contradicts it for certain. */
    const demand = (states: States, { leaf, values, missing }: Demand): State | null => {
      const subject = subjectOf(leaf);
      // Without steps left nothing is visited any more, so that it does not matter what is possible.
      if (budget.steps < 0) return { subject, known: true, missing: true, bounds: [] };
      const before = states.get(subject.key);
      const bound =
        'present' in leaf || values === 'any' || values === 'none'
          ? null
          : { ...constraintOf(subject, leaf), holds: values === 'meeting' };
      const earlier = before?.bounds ?? [];
      budget.steps -= 1 + earlier.length / 16;
      const bounds = bound === null ? earlier : withBound(earlier, bound);
      const mayMiss = missing && (before?.missing ?? true);
      const mayKnow =
        values !== 'none' &&
        (before?.known ?? true) &&
        (before !== undefined && bounds === earlier ? true : isPossible(subject, bounds));
      return mayMiss || mayKnow ? { subject, known: mayKnow, missing: mayMiss, bounds } : null;
    };

    /** Returns true to end the whole search. */
    const follow = (states: States, pending: ReadonlyArray<Formula>, choices: number): boolean => {
      const known = new Map(states);
      let queue = pending;
      let open: ReadonlyArray<ReadonlyArray<Formula>> = [];
      // A choice that has only one way left is no choice, and what it demands may settle others.
      while (queue.length > 0) {
        const split = flatten(queue);
        budget.steps -= split.demands.length + split.choices.length;
        for (const each of split.demands) {
          const state = demand(known, each);
          if (state === null) return false;
          known.set(state.subject.key, state);
        }
        const narrowed = [...open, ...split.choices]
          .filter((ways) => !ways.some((way) => entailed(known, way)))
          .map((ways) => ways.filter((way) => !('leaf' in way) || demand(known, way) !== null));
        if (narrowed.some((ways) => ways.length === 0)) return false;
        queue = narrowed.filter((ways) => ways.length === 1).flat();
        open = narrowed.filter((ways) => ways.length > 1);
      }
      if (budget.steps < 0) {
        complete = false;
        return true;
      }
      if (!worth(known)) return false;
      if (open.length === 0) {
        branches += 1;
        return visit(known);
      }
      if (choices >= maximumChoices) {
        complete = false;
        return false;
      }
      const [fewest, ...others] = [...open].sort((one, other) => one.length - other.length);
      for (const way of fewest as ReadonlyArray<Formula>) {
        branches += 1;
        if (branches > maximumBranches) {
          complete = false;
          return true;
        }
        if (follow(known, [...others.map((any) => ({ any })), way], choices + 1)) return true;
      }
      return false;
    };

    /** Whether the demands so far already make a single demand true. */
    const entailed = (states: States, way: Formula): boolean =>
      'leaf' in way && demand(states, complementOf(way) as Demand) === null;

    const ended = follow(new Map(), [formula], 0);
    return complete && !ended;
  };

/** The bounds with one more: the same ones where it says nothing new, and of two on one side the tighter. */
const withBound = (bounds: ReadonlyArray<Bound>, bound: Bound): ReadonlyArray<Bound> => {
  const side = sideOf(bound);
  const place = bounds.findIndex((each) =>
    side === null
      ? each.op === bound.op &&
        each.value === bound.value &&
        each.holds === bound.holds &&
        each.fold === bound.fold
      : sideOf(each) === side,
  );
  const earlier = bounds[place];
  if (earlier === undefined) return [...bounds, bound];
  if (side === null) return bounds;
  const [one, other] = [constantOf(earlier.value) as number, constantOf(bound.value) as number];
  // At the same number the strict bound is the tighter: above it, or not up to it.
  const isTighter =
    one === other ? isStrict(bound) && !isStrict(earlier) : side === 'lower' ? other > one : other < one;
  return isTighter ? bounds.map((each, index) => (index === place ? bound : each)) : bounds;
};

/** On which side a bound by an order ends the numbers; null for all other bounds. */
const sideOf = ({ op, value, holds }: Bound): 'lower' | 'upper' | null => {
  if (typeof constantOf(value) !== 'number') return null;
  if (op === 'gt' || op === 'gte') return holds ? 'lower' : 'upper';
  return op === 'lt' || op === 'lte' ? (holds ? 'upper' : 'lower') : null;
};

const isStrict = ({ op, holds }: Bound): boolean => (op === 'gt' || op === 'lt') === holds;

/** Writes groups of all out, and parts what is demanded from what leaves a choice. */
const flatten = (
  formulas: ReadonlyArray<Formula>,
): { readonly demands: ReadonlyArray<Demand>; readonly choices: ReadonlyArray<ReadonlyArray<Formula>> } => {
  const demands: Array<Demand> = [];
  const choices: Array<ReadonlyArray<Formula>> = [];
  const queue = [...formulas];
  for (let index = 0; index < queue.length; index += 1) {
    const next = queue[index] as Formula;
    if ('leaf' in next) demands.push(next);
    else if ('all' in next) queue.push(...next.all);
    else if ('any' in next) choices.push(next.any);
    else if (next.atLeast >= next.of.length) queue.push(...next.of);
    else choices.push(next.atLeast === 1 ? next.of : splitCount(next.atLeast, next.of));
  }
  return { demands, choices };
};

/** At least n of several: the first and n − 1 of the others, or n of the others. */
const splitCount = (atLeast: number, of: ReadonlyArray<Formula>): ReadonlyArray<Formula> => {
  const [first, ...others] = of;
  return [{ all: [first as Formula, { atLeast: atLeast - 1, of: others }] }, { atLeast, of: others }];
};
