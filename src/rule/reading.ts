import type { Json } from '../kernel/json.js';
import type { Verdict } from './compiled-rule.js';

/**
 * Describes what an explanation says about every node of a rule.
 *
 * @category model
 * @since 0.1.0
 */
export interface ExplainedNode {
  /**
   * Keys and indexes from the root of the rule to the node; below a reference the path goes on with
   * `definition`, into the definition's own rule.
   */
  readonly path: ReadonlyArray<string | number>;
  /** The answer of this node alone. */
  readonly verdict: Verdict;
  /** How people call the node, where the rule says so. */
  readonly label?: string;
  /** The answer in one English sentence. */
  readonly sentence: string;
}

/**
 * Describes the answer of a group, a `not` or a reference, with the answers it is made of.
 *
 * @category model
 * @since 0.1.0
 */
export interface ExplainedGroup extends ExplainedNode {
  /** What kind of node it is. */
  readonly kind: 'all' | 'any' | 'at-least' | 'not' | 'reference';
  /** How many of the nodes below must be met; below a `not`, none. */
  readonly needed: number;
  /** How many of the nodes below are met. */
  readonly met: number;
  /** How many of the nodes below are unknown. */
  readonly unknown: number;
  /** The nodes below, in the order of the rule. */
  readonly children: ReadonlyArray<RuleExplanation>;
}

/**
 * Describes the answer of a condition: what was there, and how far it is from what is asked.
 *
 * @category model
 * @since 0.1.0
 */
export interface ExplainedCondition extends ExplainedNode {
  /** What kind of node it is. */
  readonly kind: 'condition';
  /** What was looked at: a fact's label, or an aggregate in words. */
  readonly subject: string;
  /** The value found, in memory form; no key when it is missing. */
  readonly actual?: Json;
  /**
   * How far the value is from meeting the condition, in the fact's own unit (milliseconds for instants, minor
   * units for money); only for ordered values that do not meet it. A strict bound just missed has gap 0.
   */
  readonly gap?: number;
}

/**
 * Describes the answer of one node of a rule.
 *
 * @category model
 * @since 0.1.0
 */
export type RuleExplanation = ExplainedGroup | ExplainedCondition;

/**
 * Names something that nobody knows about a lead and that would decide the rule.
 *
 * @category model
 * @since 0.1.0
 */
export interface MissingSubject {
  /** Whether a fact is missing or what happened. */
  readonly kind: 'fact' | 'activity';
  /** The name of the fact, or the type of activity. */
  readonly name: string;
  /** How people call it. */
  readonly label: string;
}

/**
 * Describes a rule's answer for one lead with its reasons.
 *
 * @category model
 * @since 0.1.0
 */
export interface RuleReading {
  /** The answer. */
  readonly verdict: Verdict;
  /** The answer of every node. */
  readonly explanation: RuleExplanation;
  /** What to collect so that an unknown answer can be decided, each once; empty for a decided one. */
  readonly missing: ReadonlyArray<MissingSubject>;
}
