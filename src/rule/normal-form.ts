import type { AggregateRule, ComparisonRule, PresenceRule, ReferenceRule, Rule } from './rule.js';

/** A checked rule together with every definition it reaches. */
export interface RuleTree {
  /** The rule in memory. */
  readonly rule: Rule;
  /** Returns the checked rule that a reference of it, or of its definitions, names. */
  readonly definitionOf: (reference: ReferenceRule) => Rule;
}

/** A leaf of a rule: the nodes that look at facts or activities. */
export type Leaf = ComparisonRule | PresenceRule | AggregateRule;

/** A leaf, or its opposite. */
export interface Condition {
  /** The leaf as it stands in the rule. */
  readonly leaf: Leaf;
  /** Whether the opposite of the leaf is meant. */
  readonly negated: boolean;
}

/**
 * A rule without `not` and without references, which says when the rule, or its opposite, is met.
 *
 * Being met is two-valued: a group of tests is met exactly when the Kleene value of the group is true, because
 * no opposite stands above a group any more. That is what lets the hot path work with booleans.
 */
export type NormalRule =
  | { readonly all: ReadonlyArray<NormalRule> }
  | { readonly any: ReadonlyArray<NormalRule> }
  | { readonly atLeast: number; readonly of: ReadonlyArray<NormalRule> }
  | Condition;

/**
 * Pushes every `not` down to the leaves and writes references out.
 *
 * @param tree - a checked rule and its definitions
 * @param negated - false for when the rule is met, true for when it is not met
 * @returns the normal form; groups of the same kind are joined
 */
export const normalForm = ({ rule, definitionOf }: RuleTree, negated: boolean): NormalRule => {
  const walk = (node: Rule, opposite: boolean): NormalRule => {
    if ('not' in node) return walk(node.not, !opposite);
    if ('ref' in node) return walk(definitionOf(node), opposite);
    if ('all' in node) return group(node.all, opposite, !opposite);
    if ('any' in node) return group(node.any, opposite, opposite);
    if ('atLeast' in node) {
      // Fewer than n of m are met, for certain, exactly when more than m − n of their opposites are.
      const atLeast = opposite ? node.of.length - node.atLeast + 1 : node.atLeast;
      if (atLeast === 1) return group(node.of, opposite, false);
      if (atLeast === node.of.length) return group(node.of, opposite, true);
      return { atLeast, of: node.of.map((child) => walk(child, opposite)) };
    }
    return { leaf: node, negated: opposite };
  };
  const group = (rules: ReadonlyArray<Rule>, opposite: boolean, conjunction: boolean): NormalRule => {
    const members = rules
      .map((child) => walk(child, opposite))
      .flatMap((child) =>
        conjunction && 'all' in child ? child.all : !conjunction && 'any' in child ? child.any : [child],
      );
    const [only] = members;
    return only !== undefined && members.length === 1
      ? only
      : conjunction
        ? { all: members }
        : { any: members };
  };
  return walk(rule, negated);
};
