import type { Instant } from '../../kernel/instant.js';
import type { ScoreDimension } from './scorecard.js';

/**
 * Names whole millionths of a point: 2,500,000 is two and a half.
 *
 * @category model
 * @since 0.1.0
 */
export type MicroPoints = number;

/**
 * Describes one line of how a score came about; the lines add up to the score.
 *
 * @category model
 * @since 0.1.0
 */
export type ScoreLine =
  | {
      /** Points of one item, after its maximum and its decay. */
      readonly kind: 'item';
      /** The group's identifier. */
      readonly group: string;
      /** The item's identifier. */
      readonly item: string;
      /** How many, in millionths of a point. */
      readonly points: MicroPoints;
    }
  | {
      /** What the limits of a group took off or added. */
      readonly kind: 'group-limit';
      /** The group's identifier. */
      readonly group: string;
      /** How many, in millionths of a point. */
      readonly points: MicroPoints;
    }
  | {
      /** What the limits of the whole took off or added. */
      readonly kind: 'total-limit';
      /** How many, in millionths of a point. */
      readonly points: MicroPoints;
    };

/**
 * Describes an item that gave nothing because nobody knows.
 *
 * @category model
 * @since 0.1.0
 */
export interface UnknownItem {
  /** The group's identifier. */
  readonly group: string;
  /** The item's identifier. */
  readonly item: string;
  /** A fact it depends on is missing, or nobody looked for activities. */
  readonly reason: 'facts-missing' | 'activities-missing';
}

/**
 * Describes the score of one lead.
 *
 * @category model
 * @since 0.1.0
 */
export interface ScoreReading {
  /** The moment of the reading, epoch milliseconds. */
  readonly asOf: Instant;
  /** The score, in millionths of a point. */
  readonly total: MicroPoints;
  /** The sum of each dimension's groups, before the limits of the whole, in millionths of a point. */
  readonly dimensions: { readonly [dimension in ScoreDimension]: MicroPoints };
  /** How it came about: every item that gave points, and every limit that changed them. */
  readonly breakdown: ReadonlyArray<ScoreLine>;
  /** The items that gave nothing because nobody knows. */
  readonly unknown: ReadonlyArray<UnknownItem>;
  /** The grade, where the scorecard has grades. */
  readonly grade?: string;
}
