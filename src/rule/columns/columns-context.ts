import type { Instant } from '../../kernel/instant.js';
import type { RuleActivity } from '../leaf.js';

/**
 * Describes what a rule is judged against beside the columns of facts.
 *
 * @category model
 * @since 0.1.0
 */
export interface ColumnsContext {
  /** The moment of the judgement, the same for each row. */
  readonly asOf: Instant;
  /** What happened, a list for each row; without it nobody looked, and every aggregate is unknown. */
  readonly activities?: ReadonlyArray<ReadonlyArray<RuleActivity> | undefined>;
}
