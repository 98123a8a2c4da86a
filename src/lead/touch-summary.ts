import type { UncountedRole } from '../journal/touch-rule.js';
import type { Instant } from '../kernel/instant.js';
import type { Moment } from './moment.js';

/**
 * Describes one touch.
 *
 * @category model
 * @since 0.1.0
 */
export interface TouchMoment extends Moment {
  /** An attempt to reach the prospect, or a two-way connection with him. */
  readonly kind: 'attempt' | 'connection';
  /** How, for example `call`. */
  readonly channel: string;
  /** When the touch was recorded, epoch milliseconds, where that is later than agreed. */
  readonly recordedAt?: Instant;
}

/**
 * Names why a touch does not count as work on a lead: by what counts as a touch, or because it came before the
 * hand-over.
 *
 * @category model
 * @since 0.1.0
 */
export type UncountedTouch = UncountedRole | 'before-hand-over';

/**
 * Describes the touches of one pass.
 *
 * **Details**: what counts goes out from a person of Sales to this one lead, after the hand-over where there
 * is one. What automation, bulk mail or Marketing sends is told apart and counted beside it.
 *
 * @category model
 * @since 0.1.0
 */
export interface TouchSummary {
  /** How many attempts count. */
  readonly attempts: number;
  /** How many two-way connections, begun by Sales, count. */
  readonly connections: number;
  /** How many touches the prospect began. */
  readonly inbound: number;
  /** How many touches do not count, by why; absent when all do. */
  readonly uncounted?: { readonly [why in UncountedTouch]?: number };
  /** The first touch that counts. */
  readonly first?: TouchMoment;
  /** The latest touch that counts. */
  readonly latest?: TouchMoment;
  /** The first two-way connection, whoever began it: the first contact. */
  readonly firstContact?: TouchMoment;
  /** The first meeting that the prospect booked himself. */
  readonly booking?: TouchMoment;
  /** How many touches that count were recorded later than agreed; absent when none was. */
  readonly backdated?: number;
}
