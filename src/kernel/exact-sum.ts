import type { Monoid } from 'fp-ts/lib/Monoid.js';

/**
 * Describes a sum of whole numbers that may pass 2^53, exactly: `high × 2^40 + low`.
 *
 * @category model
 * @since 0.1.0
 */
export interface ExactSum {
  /** Multiples of 2^40; negative for a negative sum. */
  readonly high: number;
  /** The rest, from 0 up to but not including 2^40. */
  readonly low: number;
}

const base = 2 ** 40;

/**
 * Turns a safe integer into an exact sum.
 *
 * @param value - a safe integer
 * @returns the same number as an exact sum
 * @category constructors
 * @since 0.1.0
 */
export const exactSumOf = (value: number): ExactSum => {
  const high = Math.floor(value / base);
  return { high: high + 0, low: value - high * base + 0 };
};

/**
 * Adds exact sums without losing a unit, in any order and on any machine.
 *
 * @example
 * ```ts
 * import { exactSum, exactSumOf, exactSumToBigInt } from 'smarketing/kernel'
 *
 * const total = exactSum.concat(exactSumOf(Number.MAX_SAFE_INTEGER), exactSumOf(2))
 * exactSumToBigInt(total) // => 9007199254740993n
 * ```
 * @category instances
 * @since 0.1.0
 */
export const exactSum: Monoid<ExactSum> = {
  empty: { high: 0, low: 0 },
  concat: (first, second) => {
    const low = first.low + second.low;
    const carry = low >= base ? 1 : 0;
    return { high: first.high + second.high + carry + 0, low: low - carry * base };
  },
};

/**
 * Returns the sum as the nearest floating-point number, for ratios and display.
 *
 * @param sum - an exact sum
 * @returns the nearest number
 * @category conversions
 * @since 0.1.0
 */
export const exactSumToNumber = (sum: ExactSum): number => Number(exactSumToBigInt(sum));

/**
 * Returns the sum as a BigInt, which is exact but cannot stand in JSON.
 *
 * @param sum - an exact sum
 * @returns the exact whole number
 * @category conversions
 * @since 0.1.0
 */
export const exactSumToBigInt = (sum: ExactSum): bigint => BigInt(sum.high) * BigInt(base) + BigInt(sum.low);
