/**
 * Describes the range in which the true share plausibly lies.
 *
 * @category model
 * @since 0.1.0
 */
export interface ConfidenceInterval {
  /** Lower end, 0–1 for a share. */
  readonly low: number;
  /** Upper end, 0–1 for a share. */
  readonly high: number;
  /** The confidence level, for example 0.95. */
  readonly confidence: number;
  /** The method by its published name, for example `wilson`. */
  readonly method: string;
}

/**
 * Describes a share with what it was computed from.
 *
 * @category model
 * @since 0.1.0
 */
export interface Ratio {
  /** How many, or how much, had the property. */
  readonly numerator: number;
  /** Out of how many, or how much. */
  readonly denominator: number;
  /** The share, or null when there is nothing to divide by; never NaN, and never a stand-in 0 or 1. */
  readonly value: number | null;
  /** How sure the share is. */
  readonly interval?: ConfidenceInterval;
  /** Why the value is null. */
  readonly reason?: string;
}

/**
 * Divides without ever inventing a number.
 *
 * **Details**: only what is finite is a share; NaN, infinity and a quotient past the largest number have none.
 *
 * @param numerator - a finite number
 * @param denominator - a finite number
 * @returns the ratio; `value` is null with reason `empty-denominator` when the denominator is 0,
 *   and with `not-a-finite-number` when no finite number is the share
 * @example
 * ```ts
 * import { ratio } from 'smarketing/kernel'
 *
 * ratio(3, 4) // => { numerator: 3, denominator: 4, value: 0.75 }
 * ratio(0, 0) // => { numerator: 0, denominator: 0, value: null, reason: 'empty-denominator' }
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const ratio = (numerator: number, denominator: number): Ratio => {
  // + 0 turns −0 into 0, which JSON cannot tell apart.
  const parts = { numerator: numerator + 0, denominator: denominator + 0 };
  const value = numerator / denominator + 0;
  if (denominator === 0) return { ...parts, value: null, reason: 'empty-denominator' };
  return Number.isFinite(denominator) && Number.isFinite(value)
    ? { ...parts, value }
    : { ...parts, value: null, reason: 'not-a-finite-number' };
};
