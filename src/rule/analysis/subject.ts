import { canonicalJson } from '../../kernel/canonical-json.js';
import type { ActivitySchema, FactDefinition, FactSchema } from '../fact-schema.js';
import { definitionOf, isPair } from '../leaf-kind.js';
import type { Leaf } from '../normal-form.js';
import type { Operator } from '../operator.js';
import type { AggregateRule, ComparisonRule, RuleValue } from '../rule.js';

/**
 * What a leaf looks at. Leaves with the same key look at the same thing, so that what they demand of it can be
 * weighed together.
 */
export type SubjectOf =
  | {
      readonly kind: 'fact';
      readonly key: string;
      readonly fact: string;
      readonly definition: FactDefinition;
    }
  | { readonly kind: 'pair'; readonly key: string; readonly leaf: ComparisonRule; readonly ordered: boolean }
  | {
      readonly kind: 'aggregate';
      readonly key: string;
      readonly leaf: AggregateRule;
      readonly definition: FactDefinition;
    };

/** A comparison with a constant. */
export interface Constraint {
  /** The operator. */
  readonly op: Operator;
  /** The constant. */
  readonly value: RuleValue;
  /** Whether case is disregarded. */
  readonly fold: boolean;
}

/**
 * Returns what a leaf looks at.
 *
 * @param schema - the facts
 * @param activities - the activities
 * @returns a function from a leaf to its subject
 */
export const subjectOf =
  (schema: FactSchema, activities: ActivitySchema) =>
  (leaf: Leaf): SubjectOf => {
    const definition = definitionOf(schema, activities)(leaf);
    if (!('fact' in leaf)) {
      const { op: _, value: __, whenMissing: ___, label: ____, ...asked } = leaf;
      return { kind: 'aggregate', key: `activity ${canonicalJson(asked)}`, leaf, definition };
    }
    if (!isPair(leaf)) return { kind: 'fact', key: `fact ${leaf.fact}`, fact: leaf.fact, definition };
    const ordered = ['number', 'integer', 'money', 'instant'].includes(definition.type);
    const { fact, op, value, fold } = leaf;
    // Ordered facts have one difference, whatever the operator; every other relation stands alone.
    const key = ordered ? [fact, value.fact] : [fact, value.fact, op, fold === true];
    return { kind: 'pair', key: `pair ${JSON.stringify(key)}`, leaf, ordered };
  };

/**
 * Returns the comparison with a constant that a leaf makes of its subject.
 *
 * @param subject - the subject
 * @param leaf - a leaf that is no presence
 * @returns the comparison; that of two ordered facts compares their difference with 0
 */
export const constraintOf = (subject: SubjectOf, leaf: Exclude<Leaf, { present: boolean }>): Constraint =>
  subject.kind === 'pair'
    ? { op: subject.ordered ? leaf.op : 'eq', value: subject.ordered ? 0 : true, fold: false }
    : { op: leaf.op, value: leaf.value, fold: 'fold' in leaf && leaf.fold === true };
