import type { Instant } from '../../kernel/instant.js';
import { judgeConstant } from '../leaf.js';
import type { Constraint } from './subject.js';

/** A comparison that must hold, or must fail. */
export interface Bound extends Constraint {
  /** Whether the comparison must hold. */
  readonly holds: boolean;
}

/** What is known about the values that meet a list of bounds. */
export interface Possible {
  /** False only when it is certain that no value meets all bounds. */
  readonly exists: boolean;
  /** A value that meets all of them, as rules compare it; undefined when none was found. */
  readonly example: unknown;
}

/** No value meets all bounds. */
export const impossible: Possible = { exists: false, example: undefined };

/**
 * Judges a value by a bound.
 *
 * @param bound - the bound
 * @param asOf - the moment of the judgement
 * @returns a predicate of values as rules compare them
 */
export const meets = ({ op, value, fold, holds }: Bound, asOf: Instant): ((value: unknown) => boolean) => {
  const judge = judgeConstant(op, value, fold) as (
    value: unknown,
    context: { readonly asOf: Instant },
  ) => boolean;
  return (candidate) => judge(candidate, { asOf }) === holds;
};

/**
 * Looks for a value among candidates.
 *
 * @param bounds - all of them must be met
 * @param candidates - the values to try, in order
 * @returns the first that meets all bounds, or undefined
 */
export const firstMeeting = (bounds: ReadonlyArray<Bound>, candidates: ReadonlyArray<unknown>): unknown => {
  const judges = bounds.map((bound) => meets(bound, 0 as Instant));
  return candidates.find((candidate) => judges.every((judge) => judge(candidate)));
};
