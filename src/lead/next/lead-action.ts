import type {
  Accepted,
  Deferred,
  Exited,
  HandedOver,
  LeadEvent,
  Qualified,
  Won,
} from '../../journal/lead-events.js';
import type { RecordKey } from '../../journal/subject.js';
import type { Instant } from '../../kernel/instant.js';
import type { CompletenessReading } from '../completeness.js';
import type { QualificationReading } from '../qualification-reading.js';

/**
 * Describes who means to act.
 *
 * @category model
 * @since 0.1.0
 */
export type Doer = 'sales' | 'marketing' | 'operations';

interface Proposed<Type extends LeadEvent['type'], Data> {
  /** What is to happen, by the type of the event that will say so. */
  readonly type: Type;
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** Who means to do it. */
  readonly by: Doer;
  /** What the event will say. */
  readonly data: Data;
}

/**
 * Describes that a lead is to be found qualified or handed over, with what speaks for it.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadEvidence {
  /** How the definition of the gate judges the lead. */
  readonly judgement?: QualificationReading;
  /** How complete the lead is. */
  readonly completeness?: CompletenessReading;
  /** An opportunity that is open at the lead's account: such a lead is routed to its owner instead. */
  readonly openOpportunity?: RecordKey;
}

type Nothing = Readonly<Record<string, never>>;

/**
 * Describes what somebody means to do with a lead.
 *
 * @category model
 * @since 0.1.0
 */
export type LeadAction =
  | (Proposed<'marketing-qualified', Qualified> & LeadEvidence)
  | (Proposed<'handed-over', HandedOver> & LeadEvidence)
  | Proposed<'accepted', Accepted>
  | Proposed<'working', Nothing>
  | (Proposed<'sales-qualified', Qualified> & LeadEvidence)
  | Proposed<'won', Won>
  | Proposed<'lost', Exited>
  | Proposed<'rejected', Exited>
  | Proposed<'disqualified', Exited>
  | Proposed<'recycled', Exited>
  | Proposed<'deferred', Deferred>;

/**
 * Names what can be proposed.
 *
 * @category model
 * @since 0.1.0
 */
export type LeadActionType = LeadAction['type'];
