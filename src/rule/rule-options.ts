import type { ActivitySchema } from './fact-schema.js';
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
