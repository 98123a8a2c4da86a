import type { DimensionName } from '../../agreement/alignment-terms.js';
import type { Party } from '../../kernel/party.js';
import type { ConfidenceInterval, Ratio } from '../../kernel/ratio.js';

/**
 * Names where a figure comes from: from what the journal recorded, or from what somebody wrote down and stands for.
 *
 * @category model
 * @since 0.1.0
 */
export type EvidenceKind = 'journal' | 'declared';

/**
 * Describes what is known of a dimension before it is held against its target.
 *
 * @category model
 * @since 0.1.0
 */
export interface DimensionEvidence {
  /** Which dimension. */
  readonly id: DimensionName;
  /** What was measured, 0–1, or a κ; null where nothing was. */
  readonly measured: number | null;
  /** Where it comes from; absent where nothing was measured. */
  readonly evidence?: EvidenceKind;
  /** What the share was computed from, with its interval; absent where it is no share of a count. */
  readonly share?: Ratio;
  /** How sure it is, where there is no share to say so. */
  readonly interval?: ConfidenceInterval;
  /** What somebody declared, where the journal knows better; it plays no part. */
  readonly declared?: number;
  /** What is missing, in one sentence; absent where it was measured. */
  readonly missing?: string;
  /** Who can change it, or provide what is missing. */
  readonly owner: Party;
}

/**
 * Describes one dimension of the index: what was measured, held against what was agreed.
 *
 * @category model
 * @since 0.1.0
 */
export interface DimensionReading extends DimensionEvidence {
  /** What it is called. */
  readonly label: string;
  /**
   * `scored` it counts in the index; `not-measured` nothing was measured; `no-target` the agreement weighs it and sets no
   * target, so that it is missing; `not-agreed` the agreement does not weigh it, so that it stands beside.
   */
  readonly state: 'scored' | 'not-measured' | 'no-target' | 'not-agreed';
  /** How much it counts; 0 where the agreement does not weigh it. */
  readonly weight: number;
  /** What it is held against; absent where nothing is agreed. */
  readonly target?: { readonly sense: 'at-least' | 'at-most'; readonly value: number };
  /** What it scores, 0–100; null where it is not scored. */
  readonly score: number | null;
  /** What it would score at the ends of its interval; absent where there is none. */
  readonly scores?: { readonly low: number; readonly high: number };
  /** How many points of the index it costs; null where it is not scored. */
  readonly costs: number | null;
}

/**
 * Scores a measure against its target: 100 where the target is reached, and less in proportion.
 *
 * **Details**: `min(1, measured / target) · 100` for what has to reach its target. For what must not pass it the
 * mirrored form, `min(1, target / measured) · 100`: twice the limit scores 50. What is measured below 0 scores 0 for a
 * floor, and 100 for a ceiling.
 *
 * @param target - the least or the most that is full alignment
 * @returns a function from the measure to its score, 0–100
 * @example
 * ```ts
 * import { scoreAgainst } from 'smarketing/review/alignment'
 *
 * scoreAgainst({ sense: 'at-least', value: 0.9 })(0.45) // => 50
 * scoreAgainst({ sense: 'at-most', value: 0.1 })(0.2) // => 50
 * scoreAgainst({ sense: 'at-most', value: 0 })(0) // => 100
 * ```
 * @category measures
 * @since 0.1.0
 */
export const scoreAgainst =
  ({ sense, value }: Required<DimensionReading>['target']) =>
  (measured: number): number => {
    if (sense === 'at-least') return value <= 0 ? 100 : Math.min(1, Math.max(0, measured) / value) * 100;
    return measured <= value ? 100 : (Math.max(0, value) / measured) * 100;
  };
