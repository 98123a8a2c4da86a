import type { TouchMoment } from '../lead/touch-summary.js';
import type { PassCase } from './lead-case.js';

/**
 * Returns when the prospect of a pass was first reached for: Sales' first touch, or a meeting that the prospect
 * booked himself, whichever came first.
 *
 * @param subject - a pass
 * @returns the moment, or undefined while nobody has
 * @category selections
 * @since 0.1.0
 */
export const firstReach = ({ pass: { touches } }: Pick<PassCase, 'pass'>): TouchMoment | undefined => {
  const { first, booking } = touches;
  if (first === undefined || booking === undefined) return first ?? booking;
  return booking.at < first.at ? booking : first;
};
