import { localTimeAt, type Zone } from '../../calendar/local-time.js';
import { day, hour, type Milliseconds, minute } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import { counting } from './number-text.js';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec';

/**
 * Writes an instant as date and time of a zone.
 *
 * @param zone - the zone
 * @returns a function from an instant to text such as `01 Jul 2026, 09:30`
 * @category conversions
 * @since 0.1.0
 */
export const timeIn =
  (zone: Zone) =>
  (at: Instant): string => {
    const { date, minute: minutes } = localTimeAt(zone)(at);
    const [year = '', month = '', dayOfMonth = ''] = date.split('-');
    const two = (part: number): string => String(part).padStart(2, '0');
    return `${dayOfMonth} ${months.split(' ')[Number(month) - 1]} ${year}, ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  };

/**
 * Writes how long something takes, as roughly as people say it.
 *
 * @param milliseconds - the time, in milliseconds
 * @returns for example `4.2 h`
 * @category conversions
 * @since 0.1.0
 */
export const durationText = (milliseconds: Milliseconds): string => {
  const inDays = milliseconds / day;
  if (inDays >= 10) return counting(Math.round(inDays), 'day');
  if (inDays >= 2) return `${shortened(inDays)} days`;
  return milliseconds >= hour && (milliseconds >= 2 * hour || milliseconds % hour === 0)
    ? `${shortened(milliseconds / hour)} h`
    : `${Math.round(milliseconds / minute)} min`;
};

/** One digit behind the point, where it says something. */
const shortened = (number: number): string => number.toFixed(1).replace(/\.0$/, '');
