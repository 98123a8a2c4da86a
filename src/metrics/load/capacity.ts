import type { PeriodUnit } from '../../kernel/period.js';

/**
 * Describes how many leads somebody can take up.
 *
 * @category model
 * @since 0.1.0
 */
export interface Capacity {
  /** How many handed-over leads in each period, a whole number of 1 or more. */
  readonly leads: number;
  /** How long a period is. */
  readonly per: PeriodUnit;
}
