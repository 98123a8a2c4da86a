import type { EventType, JournalEvent } from '../../journal/event.js';
import type { Party } from '../../kernel/party.js';

/**
 * Names the readings of a review.
 *
 * @category model
 * @since 0.1.0
 */
export type ReadingName =
  | 'hand-over'
  | 'acceptance'
  | 'follow-up'
  | 'conversion'
  | 'reasons'
  | 'recycling'
  | 'load'
  | 'disputes'
  | 'grades'
  | 'money'
  | 'signatures'
  | 'meetings'
  | 'requests'
  | 'signals'
  | 'assets'
  | 'source'
  | 'attribution'
  | 'target-accounts'
  | 'own-effort'
  | 'win-rate'
  | 'sales-cycle'
  | 'marketing-costs'
  | 'acquisition-costs'
  | 'quotas'
  | 'forecasts';

/**
 * Describes what a reading needs.
 *
 * @internal
 */
export interface ReadingNeed {
  readonly reading: ReadingName;
  readonly needs: ReadonlyArray<{
    readonly types: ReadonlyArray<EventType>;
    readonly owner: Party;
    /** Which of these events will do; all when absent. */
    readonly among?: (event: JournalEvent) => boolean;
    /** What they are, where their type alone does not say. */
    readonly what?: string;
  }>;
  readonly fields?: ReadonlyArray<{
    readonly field: string;
    readonly owner: Party;
    readonly of: ReadonlyArray<EventType>;
    readonly isFilled: (event: JournalEvent) => boolean;
    /** Which of these events should carry it; all when absent. */
    readonly among?: (event: JournalEvent) => boolean;
  }>;
}
