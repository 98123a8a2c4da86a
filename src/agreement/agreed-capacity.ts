import type { Party } from '../kernel/party.js';
import type { Capacity } from '../metrics/load/capacity.js';

/**
 * Describes how many leads a team, or one person of it, can take up in each period.
 *
 * @category model
 * @since 0.1.0
 */
export interface AgreedCapacity extends Capacity {
  /** The team, for example `team:emea`, or `sales` as a whole. */
  readonly party: Party;
  /** The person of that party, as events name owners; the party as a whole when absent. */
  readonly person?: string;
}
