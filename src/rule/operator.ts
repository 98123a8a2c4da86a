import type { FactDefinition, FactType } from './fact-schema.js';

/**
 * Names a way to compare a fact with a value.
 *
 * **Details**: `withinLast d` is `(asOf − d, asOf]`, `olderThan d` is `asOf − d` and before, `withinNext d` is
 * `(asOf, asOf + d]`; the three never overlap.
 *
 * @category model
 * @since 0.1.0
 */
export type Operator =
  | 'eq'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'in'
  | 'contains'
  | 'startsWith'
  | 'endsWith'
  | 'hasAny'
  | 'hasAll'
  | 'withinLast'
  | 'withinNext'
  | 'olderThan';

/**
 * Lists the operators that each type of fact has.
 *
 * @category constants
 * @since 0.1.0
 */
export const operatorsOf: { readonly [Type in FactType]: ReadonlyArray<Operator> } = {
  number: ['eq', 'lt', 'lte', 'gt', 'gte', 'in'],
  integer: ['eq', 'lt', 'lte', 'gt', 'gte', 'in'],
  money: ['eq', 'lt', 'lte', 'gt', 'gte'],
  instant: ['eq', 'lt', 'lte', 'gt', 'gte', 'withinLast', 'withinNext', 'olderThan'],
  string: ['eq', 'in', 'contains', 'startsWith', 'endsWith'],
  enum: ['eq', 'in'],
  boolean: ['eq', 'in'],
  list: ['hasAny', 'hasAll'],
};

/** The operators whose value is a duration before or after `asOf`. */
export const isRelative = (op: Operator): op is 'withinLast' | 'withinNext' | 'olderThan' =>
  op === 'withinLast' || op === 'withinNext' || op === 'olderThan';

/** The operators whose value is a list. */
export const takesList = (op: Operator): boolean => op === 'in' || op === 'hasAny' || op === 'hasAll';

/** The operators that may stand between two facts. */
export const comparesFacts = (definition: FactDefinition, op: Operator): boolean =>
  definition.type !== 'list' && !isRelative(op) && !takesList(op);
