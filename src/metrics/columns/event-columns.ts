import type { Actor } from '../../journal/envelope.js';
import type { LeadEvent } from '../../journal/lead-events.js';

/**
 * Names a type of event that columns carry.
 *
 * @category model
 * @since 0.1.0
 */
export type ColumnEventType = Exclude<
  LeadEvent['type'],
  'prospect-activity' | 'graded' | 'merged' | 'forgotten'
>;

/**
 * Lists the types of event that columns carry, in the order of their codes; the first is 0.
 *
 * **Details**: `contact-permission-changed` is only the opt-out from all channels, and `profile-changed` only what it
 * says of the segment. Nothing else that happens to a lead moves a figure of columns.
 *
 * @category constants
 * @since 0.1.0
 */
export const columnEventTypes: ReadonlyArray<ColumnEventType> = [
  'captured',
  'inquiry',
  'marketing-qualified',
  'handed-over',
  'accepted',
  'working',
  'sales-qualified',
  'won',
  'lost',
  'rejected',
  'disqualified',
  'recycled',
  'stage-entered',
  'touch-attempted',
  'touch-connected',
  'deferred',
  'owner-changed',
  'contact-permission-changed',
  'profile-changed',
];

/**
 * Gives the code of each type of event that columns carry.
 *
 * @category constants
 * @since 0.1.0
 */
export const columnTypeCode: Readonly<Record<ColumnEventType, number>> = {
  captured: 0,
  inquiry: 1,
  'marketing-qualified': 2,
  'handed-over': 3,
  accepted: 4,
  working: 5,
  'sales-qualified': 6,
  won: 7,
  lost: 8,
  rejected: 9,
  disqualified: 10,
  recycled: 11,
  'stage-entered': 12,
  'touch-attempted': 13,
  'touch-connected': 14,
  deferred: 15,
  'owner-changed': 16,
  'contact-permission-changed': 17,
  'profile-changed': 18,
};

/**
 * Lists who can have done something, in the order of the codes; 0 stands for nobody recorded.
 *
 * @category constants
 * @since 0.1.0
 */
export const columnActors: ReadonlyArray<'' | Actor['kind']> = [
  '',
  'person',
  'automation',
  'import',
  'prospect',
];

/**
 * Describes a column of texts: a code for each row, 0 for none, else one more than the text's position.
 *
 * @category model
 * @since 0.1.0
 */
export interface TextColumn {
  /** A code for each row. */
  readonly codes: Uint32Array;
  /** The distinct texts. */
  readonly texts: ReadonlyArray<string>;
}

/**
 * Names the columns of texts that events may have.
 *
 * @category model
 * @since 0.1.0
 */
export type TextColumnName = 'owner' | 'team' | 'channel' | 'segment' | 'reason' | 'stage' | 'currency';

/**
 * Describes events of leads as columns, a row each: what figures read ten million of.
 *
 * **Details**: rows are sorted by lead, and those of a lead by time; rows of one instant stand as the journal orders
 * them. A column that no event needs may be absent, which says the same as a column of zeros.
 *
 * @category model
 * @since 0.1.0
 */
export interface EventColumns {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** The number of the lead: any whole numbers that never fall from one row to the next. */
  readonly lead: Uint32Array;
  /** The position of the type in `columnEventTypes`. */
  readonly type: Uint8Array;
  /** When it happened, epoch milliseconds. */
  readonly at: Float64Array;
  /** Who did it: the position in `columnActors`. */
  readonly actor?: Uint8Array;
  /** What a capture, a touch or a change of hands says beside its texts, as `captureDetail` and its like write it. */
  readonly detail?: Uint8Array;
  /** 1 for an event that belongs to a bulk load, so that its time says when it was loaded. */
  readonly imported?: Uint8Array;
  /** What a sale is worth in minor units; NaN where nobody says. */
  readonly amount?: Float64Array;
  /** The currency of the amount, an ISO 4217 code. */
  readonly currency?: TextColumn;
  /** A number for the opportunity that an event is about; 0 where none is named. */
  readonly opportunity?: Uint32Array;
  /** Whom a hand-over or a change of hands gives the lead to. */
  readonly owner?: TextColumn;
  /** The team it is given to. */
  readonly team?: TextColumn;
  /** How a touch was made, or the lead source that a capture names. */
  readonly channel?: TextColumn;
  /** The segment that a capture names, or that a profile now says; there 0 says that it was cleared. */
  readonly segment?: TextColumn;
  /** Why a pass ended or work was put off. */
  readonly reason?: TextColumn;
  /** The stage that a capture or `stage-entered` names; a capture without one is an inquiry. */
  readonly stage?: TextColumn;
}

/**
 * Describes what has been found in columns whose every row can be read.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadColumns {
  /** The columns. */
  readonly columns: EventColumns;
  /** How many rows there are. */
  readonly rows: number;
  /** When the first event happened, epoch milliseconds; 0 where there is none. */
  readonly from: number;
  /** When the last one did. */
  readonly to: number;
  /** The codes of the channels that touches name, 0 for one without, in rising order. */
  readonly touchChannels: ReadonlyArray<number>;
}
