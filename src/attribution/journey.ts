import type { RecordKey, Subject } from '../journal/subject.js';
import type { Instant } from '../kernel/instant.js';
import type { Money } from '../kernel/money.js';

/**
 * Is the name under which touches without a channel are listed: they are never dropped.
 *
 * @category constants
 * @since 0.1.0
 */
export const unknownChannel = 'unknown';

/**
 * Describes one meeting of a prospect with the company, through a channel.
 *
 * @category model
 * @since 0.1.0
 */
export interface JourneyTouch {
  /** The channel in the company's own words; absent when nobody recorded it. */
  readonly channel?: string;
  /** When, epoch milliseconds. */
  readonly at: Instant;
}

/**
 * Describes what a journey led to.
 *
 * @category model
 * @since 0.1.0
 */
export interface Conversion {
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** What it is worth; absent when the source does not say. */
  readonly value?: Money;
  /** The opportunity that was won, where the source says so. */
  readonly opportunity?: RecordKey;
}

/**
 * Describes the touches of one lead or account on the way to one conversion, or to none.
 *
 * @category model
 * @since 0.1.0
 */
export interface Journey {
  /** Whose journey it is. */
  readonly subject: Subject<'lead' | 'account'>;
  /** What came before the conversion, the first one first; may be empty. */
  readonly touches: ReadonlyArray<JourneyTouch>;
  /** What it led to; absent for a null path, which led to nothing and no longer will. */
  readonly conversion?: Conversion;
}

/** The name under which a touch is counted. */
export const channelOf = ({ channel }: JourneyTouch): string =>
  typeof channel === 'string' && channel.trim() !== '' ? channel : unknownChannel;

/** The touches in the order of time; those of one instant stay in the order given. */
export const inOrder = (touches: ReadonlyArray<JourneyTouch>): ReadonlyArray<JourneyTouch> =>
  touches.every(({ at }, index) => index === 0 || (touches[index - 1] as JourneyTouch).at <= at)
    ? touches
    : [...touches].sort((first, second) => first.at - second.at);
