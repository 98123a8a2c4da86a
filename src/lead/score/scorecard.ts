import type { Milliseconds } from '../../kernel/duration.js';
import type { Rule } from '../../rule/rule.js';
import type { Decay } from './decay.js';

/**
 * Names what a group of points speaks about: who the lead is, or what it did.
 *
 * @category model
 * @since 0.1.0
 */
export type ScoreDimension = 'fit' | 'engagement';

/**
 * Describes points for what is known about a lead.
 *
 * @category model
 * @since 0.1.0
 */
export interface FactItem {
  /** The item's identifier, unique in the scorecard. */
  readonly id: string;
  /** How people call it. */
  readonly label?: string;
  /** When the points are given; a missing fact gives none and is listed. */
  readonly when: Rule;
  /** How many points, below 0 for a penalty. */
  readonly points: number;
}

/**
 * Describes points for what a lead did, each time it did it.
 *
 * @category model
 * @since 0.1.0
 */
export interface ActivityItem {
  /** The item's identifier, unique in the scorecard. */
  readonly id: string;
  /** How people call it. */
  readonly label?: string;
  /** The type of activity. */
  readonly activity: string;
  /** A rule over the facts of one activity; every one counts when absent. */
  readonly where?: Rule;
  /** How many points each gives, below 0 for a penalty. */
  readonly perEvent: number;
  /** Takes in activities of `(asOf − within, asOf]`, in milliseconds; all of them when absent. */
  readonly within?: Milliseconds;
  /** The most points, either way, before they fade; the latest activities count first. */
  readonly max?: number;
  /** How the points of each activity fade with its age; they stay when absent. */
  readonly decay?: Decay;
}

/**
 * Describes one line of a scorecard.
 *
 * @category model
 * @since 0.1.0
 */
export type ScoreItem = FactItem | ActivityItem;

/**
 * Describes the least and the most that points can add up to.
 *
 * @category model
 * @since 0.1.0
 */
export interface ScoreLimits {
  /** The most points; unlimited when absent. */
  readonly cap?: number;
  /** The least points; unlimited when absent. */
  readonly floor?: number;
}

/**
 * Describes items that add up together.
 *
 * @category model
 * @since 0.1.0
 */
export interface ScoreGroup extends ScoreLimits {
  /** The group's identifier, unique in the scorecard. */
  readonly id: string;
  /** What it speaks about. */
  readonly dimension: ScoreDimension;
  /** Its lines. */
  readonly items: ReadonlyArray<ScoreItem>;
}

/**
 * Describes a mark that a lead reaches at one number of points and loses at a lower one, so that it does not
 * go in and out with every day that fades a point.
 *
 * @category model
 * @since 0.1.0
 */
export interface ScoreThreshold {
  /** What it is called, for example `sales-ready`. */
  readonly name: string;
  /** The points at which a lead comes in. */
  readonly enter: number;
  /** The points below which it falls out; no more than `enter`. */
  readonly leave: number;
}

/**
 * Describes a band of one dimension's points.
 *
 * @category model
 * @since 0.1.0
 */
export interface ScoreBand {
  /** What it is called, for example `A`. */
  readonly name: string;
  /** The least points inside it; below the first band's there is no other, so that one takes what is lower. */
  readonly from: number;
}

/**
 * Describes grades by two bands at once: how well a lead fits, and how engaged it is.
 *
 * @category model
 * @since 0.1.0
 */
export interface GradeMatrix {
  /** The bands of fit, from the lowest. */
  readonly fit: ReadonlyArray<ScoreBand>;
  /** The bands of engagement, from the lowest. */
  readonly engagement: ReadonlyArray<ScoreBand>;
  /** The grade of each pair: a row for each band of fit, a column for each band of engagement. */
  readonly grades: ReadonlyArray<ReadonlyArray<string>>;
}

/**
 * Describes how leads are scored.
 *
 * **Details**: points are decimals of at most six places and are added as whole millionths. An item's maximum comes
 * first, then its decay, then the limits of its group, then those of the whole.
 *
 * @category model
 * @since 0.1.0
 */
export interface Scorecard extends ScoreLimits {
  /** The identifier that all versions share. */
  readonly id: string;
  /** The version, 1 or more. */
  readonly version: number;
  /** What adds up. */
  readonly groups: ReadonlyArray<ScoreGroup>;
  /** The marks a lead can reach; none when absent. */
  readonly thresholds?: ReadonlyArray<ScoreThreshold>;
  /** The grades; none when absent. */
  readonly grades?: GradeMatrix;
}
