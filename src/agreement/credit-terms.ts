import type { AttributionModel } from '../attribution/attribution-model.js';
import type { Origin } from '../journal/lead-events.js';
import type { RecordKey } from '../journal/subject.js';
import type { TouchRule } from '../journal/touch-rule.js';
import type { CivilDate } from '../kernel/civil-date.js';
import type { Milliseconds } from '../kernel/duration.js';

/**
 * Describes who gets the credit for what is won: by what the source of an opportunity is told, and by which models credit
 * is given to channels.
 *
 * @category model
 * @since 0.1.0
 */
export interface CreditTerms {
  /** Whose touches count: those of the linked leads, or of all leads of the account too; `lead` when absent. */
  readonly per?: 'lead' | 'account';
  /** How long before the close a touch counts, in milliseconds, 1 or more; `proposedLookBack` when absent. */
  readonly lookBack?: Milliseconds;
  /** Which touches of Marketing count; `marketingTouches` when absent. */
  readonly touch?: TouchRule;
  /** The prospect's activities that count; what he did himself when absent, and for journeys all. */
  readonly activities?: ReadonlyArray<string>;
  /** Who stands behind a lead source or channel, by its name in the company's own words; none when absent. */
  readonly origins?: { readonly [channel: string]: Origin };
  /** The greatest share of opportunities, 0–1, whose source may rest on no evidence; `proposedUnproven` when absent. */
  readonly unprovenAtMost?: number;
  /** By which models credit is given, side by side; `proposedCreditModels` when absent. */
  readonly models?: ReadonlyArray<AttributionModel>;
  /** What names a touch: its channel, or its programme; `channel` when absent. */
  readonly channelFrom?: 'channel' | 'programme';
  /** How long after its last touch a journey led to nothing, in milliseconds; `proposedMaturity` when absent. */
  readonly matureAfter?: Milliseconds;
}

/**
 * Lists the models by which credit is given where the agreement does not say: first touch, last touch, linear, and a Markov
 * chain of order 1 (proposal).
 *
 * @category presets
 * @since 0.1.0
 */
export const proposedCreditModels: ReadonlyArray<AttributionModel> = [
  { kind: 'first-touch' },
  { kind: 'last-touch' },
  { kind: 'linear' },
  { kind: 'markov', order: 1 },
];

/**
 * Describes the accounts that both departments aim at in a time, as one named list.
 *
 * **Details**: lists of different times stand beside each other, so that last quarter's effort is held against last quarter's
 * list; where two count at once, an account on either is on the list.
 *
 * @category model
 * @since 0.1.0
 */
export interface TargetAccountList {
  /** The list's identifier, unique in the agreement. */
  readonly id: string;
  /** What people call it; the identifier when absent. */
  readonly title?: string;
  /** The first date it counts. */
  readonly from: CivilDate;
  /** The first date it no longer counts; open when absent. */
  readonly until?: CivilDate;
  /** The accounts, each once. */
  readonly accounts: ReadonlyArray<TargetAccount>;
  /** The programmes that are for these accounts alone, as their events name them: what is spent on one, is spent on the list. */
  readonly programmes?: ReadonlyArray<string>;
}

/**
 * Describes an account that both departments aim at.
 *
 * @category model
 * @since 0.1.0
 */
export interface TargetAccount extends RecordKey {
  /** What people call it. */
  readonly name?: string;
}
