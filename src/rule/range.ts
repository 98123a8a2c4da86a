import type { Operator } from './operator.js';

/**
 * The numbers above `above`, up to and including `upTo`; `relative` ranges are counted from `asOf`.
 *
 * Every comparison with a constant is one such range, because doubles are discrete: at least 50 is above the
 * double before 50. Both bounds are false for NaN and for infinities, which are as good as missing.
 */
export interface Range {
  /** The number below the range, −∞ for none. */
  readonly above: number;
  /** The last number of the range, the greatest double for none. */
  readonly upTo: number;
  /** Whether the bounds are milliseconds after `asOf`. */
  readonly relative: boolean;
}

const lowest = Number.NEGATIVE_INFINITY;
const greatest = Number.MAX_VALUE;

/**
 * Returns the greatest double below a number.
 *
 * @param value - a finite number
 * @returns its neighbour below
 */
export const doubleBelow = (value: number): number => {
  if (value === 0) return -Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? -1n : 1n));
  return view.getFloat64(0);
};

/**
 * Returns the ranges in which a comparison with a number holds; none for operators that are not ranges.
 *
 * @param op - the operator
 * @param value - a number, or a duration in milliseconds for the relative operators
 * @returns one range, or two for the opposite of something in the middle
 */
export const rangesOf = (op: Operator, value: number): ReadonlyArray<Range> => {
  switch (op) {
    case 'eq':
      return [{ above: doubleBelow(value), upTo: value, relative: false }];
    case 'lt':
      return [{ above: lowest, upTo: doubleBelow(value), relative: false }];
    case 'lte':
      return [{ above: lowest, upTo: value, relative: false }];
    case 'gt':
      return [{ above: value, upTo: greatest, relative: false }];
    case 'gte':
      return [{ above: doubleBelow(value), upTo: greatest, relative: false }];
    case 'withinLast':
      return [{ above: -value, upTo: 0, relative: true }];
    case 'withinNext':
      return [{ above: 0, upTo: value, relative: true }];
    case 'olderThan':
      return [{ above: lowest, upTo: -value, relative: true }];
    default:
      return [];
  }
};

/**
 * Returns what is left of the numbers outside a range.
 *
 * @param range - the range
 * @returns no, one or two ranges
 */
export const outside = ({ above, upTo, relative }: Range): ReadonlyArray<Range> => [
  ...(above > lowest ? [{ above: lowest, upTo: above, relative }] : []),
  ...(upTo < greatest ? [{ above: upTo, upTo: greatest, relative }] : []),
];

/**
 * Returns the least double above a number.
 *
 * @param value - a finite number, or −∞
 * @returns its neighbour above
 */
export const doubleAbove = (value: number): number => -doubleBelow(-value);
