import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { Money } from '../kernel/money.js';
import type { Operator } from './operator.js';

/**
 * Describes what every node of a rule may carry.
 *
 * @category model
 * @since 0.1.0
 */
export interface Labelled {
  /** How people call this condition, for explanations. */
  readonly label?: string;
}

/**
 * Describes a group that is met when each of its rules is met.
 *
 * @category model
 * @since 0.1.0
 */
export interface AllRule extends Labelled {
  /** The rules that must all be met. */
  readonly all: ReadonlyNonEmptyArray<Rule>;
}

/**
 * Describes a group that is met when at least one of its rules is met.
 *
 * @category model
 * @since 0.1.0
 */
export interface AnyRule extends Labelled {
  /** The rules of which one must be met. */
  readonly any: ReadonlyNonEmptyArray<Rule>;
}

/**
 * Describes the opposite of a rule; the opposite of unknown is unknown.
 *
 * @category model
 * @since 0.1.0
 */
export interface NotRule extends Labelled {
  /** The rule that must not be met. */
  readonly not: Rule;
}

/**
 * Describes a group that is met when a number of its rules are met, as in "three of the four BANT questions".
 *
 * @category model
 * @since 0.1.0
 */
export interface AtLeastRule extends Labelled {
  /** How many must be met, from 1 to the number of rules. */
  readonly atLeast: number;
  /** The rules to count. */
  readonly of: ReadonlyNonEmptyArray<Rule>;
}

/**
 * Names another fact as the value to compare with.
 *
 * @category model
 * @since 0.1.0
 */
export interface FactReference {
  /** The name of the other fact. */
  readonly fact: string;
}

/**
 * Describes a value that a fact can be compared with, as it stands in memory: instants as epoch
 * milliseconds, durations in milliseconds, money in minor units.
 *
 * @category model
 * @since 0.1.0
 */
export type RuleValue =
  | number
  | string
  | boolean
  | Instant
  | Milliseconds
  | Money
  | ReadonlyNonEmptyArray<number>
  | ReadonlyNonEmptyArray<string>
  | ReadonlyNonEmptyArray<boolean>
  | FactReference;

/**
 * Describes a comparison of one fact with a value or with another fact.
 *
 * @category model
 * @since 0.1.0
 */
export interface ComparisonRule extends Labelled {
  /** The name of the fact. */
  readonly fact: string;
  /** How to compare; the fact's type says which operators exist. */
  readonly op: Operator;
  /** What to compare with. */
  readonly value: RuleValue;
  /** Compares text without regard to case, by the one fixed table of `foldText`. */
  readonly fold?: true;
  /** What the comparison gives when a fact is missing; unknown when absent. */
  readonly whenMissing?: boolean;
}

/**
 * Describes the question whether a fact is known at all; its answer is never unknown.
 *
 * @category model
 * @since 0.1.0
 */
export interface PresenceRule extends Labelled {
  /** The name of the fact. */
  readonly fact: string;
  /** True when the fact must be known, false when it must be missing. */
  readonly present: boolean;
}

/**
 * Describes which activities an aggregate takes in.
 *
 * @category model
 * @since 0.1.0
 */
export interface ActivityWindow extends Labelled {
  /** A rule over the facts of one activity; only activities that meet it are taken in. */
  readonly where?: Rule;
  /** Takes in activities of `(asOf − within, asOf]`, in milliseconds; all up to `asOf` when absent. */
  readonly within?: Milliseconds;
  /** What the comparison gives when there is nothing to compare; unknown when absent. */
  readonly whenMissing?: boolean;
}

/**
 * Describes a comparison of how many activities there were; none is 0, not missing.
 *
 * @category model
 * @since 0.1.0
 */
export interface CountRule extends ActivityWindow {
  /** The type of activity to count. */
  readonly count: string;
  /** How to compare the count. */
  readonly op: Operator;
  /** A whole number, 0 or more; several for `in`. */
  readonly value: number | ReadonlyNonEmptyArray<number>;
}

/**
 * Describes a comparison of the sum of one fact over activities; the sum of none is 0.
 *
 * @category model
 * @since 0.1.0
 */
export interface SumRule extends ActivityWindow {
  /** The type of activity to sum over. */
  readonly sum: string;
  /** The activity's fact to add up: `integer` or `money`, so that every order of adding gives one answer. */
  readonly field: string;
  /** How to compare the sum. */
  readonly op: Operator;
  /** A whole number, or money in the field's currency. */
  readonly value: number | Money | ReadonlyNonEmptyArray<number>;
}

/**
 * Describes a comparison of when the latest activity was; of none it is missing.
 *
 * @category model
 * @since 0.1.0
 */
export interface LastRule extends ActivityWindow {
  /** The type of activity to look for. */
  readonly last: string;
  /** How to compare the moment. */
  readonly op: Operator;
  /** An instant, or for `withinLast` and `olderThan` a duration in milliseconds. */
  readonly value: Instant | Milliseconds;
}

/**
 * Describes a comparison of what happened: a count, a sum, or the latest moment.
 *
 * @category model
 * @since 0.1.0
 */
export type AggregateRule = CountRule | SumRule | LastRule;

/**
 * Describes the use of another definition by its id and exact version.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReferenceRule extends Labelled {
  /** The id of the definition. */
  readonly ref: string;
  /** Its version. */
  readonly version: number;
}

/**
 * Describes a rule: a tree of eight kinds of nodes, plain JSON, with three possible answers.
 *
 * @category model
 * @since 0.1.0
 */
export type Rule =
  | AllRule
  | AnyRule
  | NotRule
  | AtLeastRule
  | ComparisonRule
  | PresenceRule
  | AggregateRule
  | ReferenceRule;

/**
 * Describes a rule that other rules can refer to.
 *
 * @category model
 * @since 0.1.0
 */
export interface RuleDefinition {
  /** The name that references use. */
  readonly id: string;
  /** The version, 1 or more. */
  readonly version: number;
  /** The rule itself. */
  readonly rule: Rule;
}
