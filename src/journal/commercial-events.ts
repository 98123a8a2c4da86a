import type { CivilDate } from '../kernel/civil-date.js';
import type { Money } from '../kernel/money.js';
import type { PeriodId } from '../kernel/period.js';
import type { Envelope } from './envelope.js';
import type { LeadKey } from './subject.js';

/**
 * Describes an opportunity as its source now sees it; absent facts did not change.
 *
 * @category model
 * @since 0.1.0
 */
export interface Opportunity {
  /** Whether it is still open. */
  readonly status?: 'open' | 'won' | 'lost';
  /** The stage in the company's own words. */
  readonly stage?: string;
  /** What it is worth. */
  readonly amount?: Money;
  /** When it is expected to close, or closed. */
  readonly closeDate?: CivilDate;
  /** The lead that its money counts at. */
  readonly primaryLead?: LeadKey;
  /** Every lead it is known to rest on. */
  readonly leads?: ReadonlyArray<LeadKey>;
  /** The lead source in the company's own words. */
  readonly channel?: string;
  /** The owner's identifier. */
  readonly owner?: string;
  /** The owner's team. */
  readonly team?: string;
  /** Why it was lost. */
  readonly lossReason?: string;
  /** Who else is in the race. */
  readonly competitor?: string;
}

/**
 * Describes money that was spent.
 *
 * @category model
 * @since 0.1.0
 */
export interface Spend {
  /** How much. */
  readonly amount: Money;
  /** Who spent it. */
  readonly department: 'sales' | 'marketing';
  /** What it bought, for example `paid-search`. */
  readonly channel?: string;
}

/**
 * Describes a figure frozen for later comparison: a forecast or a quota.
 *
 * @category model
 * @since 0.1.0
 */
export interface SnapshotLocked {
  /** What was frozen. */
  readonly measure: 'forecast' | 'quota';
  /** The period it is about. */
  readonly period: PeriodId;
  /** How much. */
  readonly amount: Money;
  /** Whose, where it is one person's or team's. */
  readonly owner?: string;
}

/**
 * Describes everything that can happen to opportunities and money.
 *
 * @category model
 * @since 0.1.0
 */
export type CommercialEvent =
  | Envelope<'opportunity-opened', 'opportunity', Opportunity>
  | Envelope<'opportunity-changed', 'opportunity', Opportunity>
  | Envelope<'spend', 'programme' | 'department', Spend>
  | Envelope<'snapshot-locked', 'department', SnapshotLocked>;
