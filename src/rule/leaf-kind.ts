import type { ActivitySchema, FactDefinition, FactSchema } from './fact-schema.js';
import type { Leaf } from './normal-form.js';
import type { ComparisonRule, FactReference } from './rule.js';

/**
 * Tells whether a leaf compares two facts.
 *
 * @param leaf - any leaf
 * @returns true for a comparison whose value is a fact
 */
export const isPair = (leaf: Leaf): leaf is ComparisonRule & { readonly value: FactReference } =>
  'op' in leaf && typeof leaf.value === 'object' && 'fact' in leaf.value;

/**
 * Returns the definition of what a leaf looks at: of its fact, or of what its aggregate gives.
 *
 * @param schema - the facts
 * @param activities - the activities
 * @returns a function from a leaf to the definition
 */
export const definitionOf =
  (schema: FactSchema, activities: ActivitySchema) =>
  (leaf: Leaf): FactDefinition =>
    'fact' in leaf
      ? (schema[leaf.fact] as FactDefinition)
      : 'sum' in leaf
        ? (activities[leaf.sum]?.[leaf.field] as FactDefinition)
        : { type: 'last' in leaf ? 'instant' : 'integer' };
