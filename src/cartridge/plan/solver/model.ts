import type { Issue } from '../../../kernel/issue.js';

/**
 * Describes a choice in whole numbers, as plain JSON: variables, limits, and what is to be made as large as possible.
 *
 * **Details**: everything a plan can ask for is written in these three lists. A prerequisite is `taken − given ≤ 0`,
 * an either/or is `first + second ≤ 1`, a set-up cost is a variable of its own that the units need, and a least level
 * is a limit with negative terms. All coefficients are whole numbers, so that an answer can be checked exactly.
 *
 * @category model
 * @since 0.1.0
 */
export interface SolverModel {
  /** What can be chosen. */
  readonly variables: ReadonlyArray<ModelVariable>;
  /** What has to hold. */
  readonly constraints: ReadonlyArray<ModelConstraint>;
  /** What to make large: the first before everything else, the second among the best of the first, and so on. */
  readonly objectives: ReadonlyArray<ModelObjective>;
}

/**
 * Describes a whole number that can be chosen, from 0 up.
 *
 * @category model
 * @since 0.1.0
 */
export interface ModelVariable {
  /** Its identifier; among equal answers the one with more of the first identifiers is taken. */
  readonly id: string;
  /** The largest value, a whole number of 0 or more. */
  readonly most: number;
}

/**
 * Describes a term of a sum: so many times a variable.
 *
 * @category model
 * @since 0.1.0
 */
export interface ModelTerm {
  /** The identifier of the variable. */
  readonly variable: string;
  /** How much one unit of it counts; whole, possibly negative. */
  readonly by: number;
}

/**
 * Describes a limit: the sum of the terms is at most so much.
 *
 * @category model
 * @since 0.1.0
 */
export interface ModelConstraint {
  /** Its identifier. */
  readonly id: string;
  /** The terms, each variable at most once. */
  readonly terms: ReadonlyArray<ModelTerm>;
  /** The most that their sum may be; whole, possibly negative. */
  readonly atMost: number;
}

/**
 * Describes a sum to be made as large as possible.
 *
 * @category model
 * @since 0.1.0
 */
export interface ModelObjective {
  /** Its identifier. */
  readonly id: string;
  /** The terms, each variable at most once. */
  readonly terms: ReadonlyArray<ModelTerm>;
}

/**
 * Describes an engine that answers a model at once: the built-in one, or another one behind the same face.
 *
 * @category model
 * @since 0.1.0
 */
export type Solver = (model: SolverModel) => SolverAnswer;

/**
 * Describes what an engine found out about a model.
 *
 * @category model
 * @since 0.1.0
 */
export type SolverAnswer = SolvedModel | UnsolvedModel;

/**
 * Describes an answer with values that keep every limit.
 *
 * @category model
 * @since 0.1.0
 */
export interface SolvedModel {
  /** `optimal` when every objective is proven, else `feasible`. */
  readonly status: 'optimal' | 'feasible';
  /** The values above 0, in order of the variables' identifiers. */
  readonly values: ReadonlyArray<ChosenValue>;
  /** What was reached of each objective, in the order of the model. */
  readonly objectives: ReadonlyArray<ReachedObjective>;
  /** What one more unit of each limit is worth at the margin, where it is worth something. */
  readonly shadowPrices: ReadonlyArray<ShadowPrice>;
  /** Whether no equally good answer comes earlier in the order of identifiers, or this was not worked out. */
  readonly ties: 'settled' | 'open';
  /** How many nodes of the search were looked at. */
  readonly nodes: number;
}

/**
 * Describes that an engine has no answer: there is none, none was found in time, or the model is wrong.
 *
 * @category model
 * @since 0.1.0
 */
export interface UnsolvedModel {
  /** `infeasible` is proven; `unknown` says that the search ended before; `invalid` that it did not begin. */
  readonly status: 'infeasible' | 'unknown' | 'invalid';
  /** What is wrong with an invalid model; empty otherwise. */
  readonly issues: ReadonlyArray<Issue>;
  /** How many nodes of the search were looked at. */
  readonly nodes: number;
}

/**
 * Describes the value of one variable.
 *
 * @category model
 * @since 0.1.0
 */
export interface ChosenValue {
  /** The identifier of the variable. */
  readonly variable: string;
  /** Its value, a whole number above 0. */
  readonly value: number;
}

/**
 * Describes how much of an objective was reached, and how much more there could be.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReachedObjective {
  /** The identifier of the objective. */
  readonly id: string;
  /** What was reached. */
  readonly value: number;
  /** What no answer can pass that does as well on the objectives before. */
  readonly upperBound: number;
  /** The distance between the two, 0 when it is proven. */
  readonly gap: number;
  /** Whether nothing better exists. */
  readonly proven: boolean;
}

/**
 * Describes what one more unit of a limit is worth in an objective, while the others stay: a price at the margin, read
 * off the relaxation in which parts of a unit can be chosen.
 *
 * @category model
 * @since 0.1.0
 */
export interface ShadowPrice {
  /** The identifier of the objective. */
  readonly objective: string;
  /** The identifier of the limit. */
  readonly constraint: string;
  /** How much of the objective one more unit buys, above 0. */
  readonly price: number;
}
