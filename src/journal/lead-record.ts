import type { LeadEvent } from './lead-events.js';
import type { LeadKey } from './subject.js';

/**
 * Describes all that is visible of one lead: its keys, and its events in the journal's order.
 *
 * Stages, touches, clocks and profiles are folded from it and never stored beside it.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadRecord {
  /** The key that survives all merges. */
  readonly key: LeadKey;
  /** Every other key that leads here, sorted; absent when there is none. */
  readonly aliases?: ReadonlyArray<LeadKey>;
  /** True when the prospect has to be forgotten: then there are no events, only the key stays. */
  readonly forgotten?: true;
  /** Each event once, in the journal's order. */
  readonly events: ReadonlyArray<LeadEvent>;
}
