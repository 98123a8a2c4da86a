import type { Milliseconds } from '../../kernel/duration.js';
import type { Ratio } from '../../kernel/ratio.js';
import type { Change } from '../../metrics/change.js';
import { count, percent } from './number-text.js';

/**
 * Describes how sure a line of a report is.
 *
 * @category model
 * @since 0.1.0
 */
export type Sureness = Grounds & {
  /** The same in English, without a full stop. */
  readonly text: string;
  /** How it moved since the period before; absent where nothing is compared. */
  readonly change?: {
    /** Whether chance alone would do as much; absent where nothing says so. */
    readonly verdict?: Change['verdict'];
    /** What it was. */
    readonly was: string;
  };
};

/**
 * Describes on what grounds a line of a report stands.
 *
 * @category model
 * @since 0.1.0
 */
export type Grounds =
  | {
      /** Everything there is was counted, and nothing was estimated. */
      readonly code: 'counted';
    }
  | {
      /** A share or a time with the interval in which the true one plausibly lies. */
      readonly code: 'interval';
      /** Its lower end. */
      readonly low: number;
      /** Its upper end; null where none can be told. */
      readonly high: number | null;
      /** Out of how many. */
      readonly of: number;
    }
  | {
      /** The truth lies between two numbers, for certain. */
      readonly code: 'bounds';
      /** The least it can be. */
      readonly low: number;
      /** The most it can be. */
      readonly high: number;
    }
  | {
      /** Somebody said so, in the agreement or in an event. */
      readonly code: 'declared';
    }
  | {
      /** Too few, or too many unknown, to say how sure it is. */
      readonly code: 'not-known';
    }
  | {
      /** There is no figure, so there is nothing to be sure of. */
      readonly code: 'not-measured';
    };

/**
 * Says that everything was counted.
 *
 * @param note - what else is to be known about the count, without a full stop
 * @returns the sureness
 * @category constructors
 * @since 0.1.0
 */
export const counted = (note?: string): Sureness => ({
  code: 'counted',
  text: note === undefined ? 'counted, not estimated' : `counted, not estimated; ${note}`,
});

/**
 * Says that somebody stated it.
 *
 * @param text - who stated it, and where, without a full stop
 * @returns the sureness
 * @category constructors
 * @since 0.1.0
 */
export const declared = (text: string): Sureness => ({ code: 'declared', text });

/**
 * Says that nothing tells how sure a figure is.
 *
 * @param text - why not, without a full stop
 * @returns the sureness
 * @category constructors
 * @since 0.1.0
 */
export const unsure = (text: string): Sureness => ({ code: 'not-known', text });

/**
 * Says that there is no figure.
 *
 * @param text - why not, without a full stop
 * @returns the sureness
 * @category constructors
 * @since 0.1.0
 */
export const unmeasured = (text: string): Sureness => ({ code: 'not-measured', text });

/**
 * Says that the truth lies between two counts.
 *
 * @param low - the least it can be
 * @param high - the most it can be
 * @param because - why it is not known exactly, without a full stop
 * @returns the sureness
 * @category constructors
 * @since 0.1.0
 */
export const between = (low: number, high: number, because: string): Sureness => ({
  code: 'bounds',
  low,
  high,
  text: `between ${count(low)} and ${count(high)}: ${because}`,
});

/**
 * Says how sure a share is: out of how many, and its interval where it has one.
 *
 * @param share - the share
 * @returns the sureness
 * @category constructors
 * @since 0.1.0
 */
export const sureOfShare = ({ value, numerator, denominator, interval }: Ratio): Sureness => {
  if (value === null) return unmeasured('there is nothing to divide by yet');
  const parts = `${count(numerator)} of ${count(denominator)}`;
  return interval === undefined
    ? { code: 'counted', text: `counted: ${parts}` }
    : {
        code: 'interval',
        low: interval.low,
        high: interval.high,
        of: denominator,
        text: `${parts}, ${percent(interval.confidence, 0)} interval ${percent(interval.low)}–${percent(interval.high)}`,
      };
};

/**
 * Says how sure a time is by which a share of all had something happen.
 *
 * @param interval - the 95% interval of the time in milliseconds; absent where none can be told
 * @param of - over how many waits
 * @param textOf - writes a time
 * @returns the sureness
 * @category constructors
 * @since 0.1.0
 */
export const sureOfTime = (
  interval: { readonly low: Milliseconds; readonly high: Milliseconds | null } | undefined,
  of: number,
  textOf: (time: Milliseconds) => string,
): Sureness =>
  interval === undefined
    ? unsure(`over ${count(of)} waits, too few to give an interval`)
    : {
        code: 'interval',
        ...interval,
        of,
        text: `over ${count(of)} waits, 95% interval ${textOf(interval.low)} to ${interval.high === null ? 'no known end' : textOf(interval.high)}`,
      };

/**
 * Adds what a figure was in the period before, and whether the difference is more than chance.
 *
 * @param period - the period before
 * @param was - what it was, in words
 * @param verdict - whether chance alone would do as much; undefined where nothing says so
 * @returns a function from a sureness to the same with the change
 * @category combinators
 * @since 0.1.0
 */
export const sinceThen =
  (period: string, was: string, verdict: Change['verdict'] | undefined) =>
  (sure: Sureness): Sureness => ({
    ...sure,
    text: `${sure.text}; ${was} at the same distance into ${period}${verdict === undefined ? '' : `, ${verdict === 'real' ? 'a real change' : 'within noise'}`}`,
    change: { was, ...(verdict === undefined ? {} : { verdict }) },
  });
