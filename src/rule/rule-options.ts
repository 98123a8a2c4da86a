import type { ActivitySchema } from './fact-schema.js';
import type { RuleContext } from './leaf.js';
import type { RuleDefinition } from './rule.js';

/**
 * Describes what a rule may speak about beside facts.
 *
 * @category model
 * @since 0.1.0
 */
export interface RuleOptions {
  /** The activities that aggregates may count; none when absent. */
  readonly activities?: ActivitySchema;
  /** The definitions that references may name; none when absent. */
  readonly definitions?: ReadonlyArray<RuleDefinition>;
}

/**
 * Describes one lead of a sample.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadSample {
  /** What is known about it. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The moment, and what happened. */
  readonly context: RuleContext;
}

/**
 * Describes how a rule is compiled.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompileOptions extends RuleOptions {
  /**
   * Leads as they usually come, a few hundred: questions that settle many of them are asked first. Answers never
   * depend on it; without it cheap questions come first.
   */
  readonly sample?: ReadonlyArray<LeadSample>;
}
