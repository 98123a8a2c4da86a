/**
 * Describes a total order: negative when the first comes first, positive when the second does, else 0.
 *
 * @category model
 * @since 0.1.0
 */
export type Compare<A> = (first: A, second: A) => number;

/**
 * Compares texts by UTF-16 code unit, the one order that every host and locale agrees on.
 *
 * @param first - a text
 * @param second - a text
 * @returns negative, 0 or positive
 * @example
 * ```ts
 * import { byCodeUnit } from 'smarketing/kernel'
 *
 * const sorted = ['b', 'ä', 'a', 'B'].sort(byCodeUnit)
 * sorted // => ['B', 'a', 'b', 'ä']
 * ```
 * @category orders
 * @since 0.1.0
 */
export const byCodeUnit: Compare<string> = (first, second) => (first < second ? -1 : first > second ? 1 : 0);

/**
 * Compares numbers by size.
 *
 * @param first - a number that is not NaN
 * @param second - a number that is not NaN
 * @returns negative, 0 or positive
 * @category orders
 * @since 0.1.0
 */
export const byNumber: Compare<number> = (first, second) => (first < second ? -1 : first > second ? 1 : 0);
