import { type Checked, type Issue, issue, show, unlessIssues } from '../kernel/issue.js';
import type { DayWindow } from './document.js';

const hoursForm = /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/;

/**
 * Parses the open hours of a day as people write them.
 *
 * **Details**: windows are separated by commas; an end that is not after its start is the next morning, so
 * `22:00-06:00` is overnight and `00:00-24:00` the whole day. Empty text is a closed day.
 *
 * @param text - for example `09:00-12:00, 13:00-17:30`
 * @returns the windows in minutes of the day, or an issue `not-hours` for each part that is none
 * @example
 * ```ts
 * import { parseHours } from 'smarketing/calendar'
 * import { orThrow } from 'smarketing/kernel'
 *
 * orThrow(parseHours('09:00-12:00, 22:00-06:00'))
 * // => [{ start: 540, end: 720 }, { start: 1320, end: 1800 }]
 * parseHours('9 to 5')._tag // => 'Left'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const parseHours = (text: string): Checked<ReadonlyArray<DayWindow>> => {
  // From JavaScript anything may come.
  const parts = typeof text !== 'string' ? [text] : text.trim() === '' ? [] : text.split(',');
  const windows: Array<DayWindow> = [];
  const issues: Array<Issue> = [];
  parts.forEach((part, index) => {
    const window = typeof part === 'string' ? windowOf(part.trim()) : null;
    if (window === null)
      issues.push(
        issue('not-hours', parts.length === 1 ? [] : [index], 'The text does not name open hours.', {
          expected: 'for example 09:00-17:30, at most 24 hours',
          received: show(part),
        }),
      );
    else windows.push(window);
  });
  return unlessIssues(issues, () => windows);
};

const windowOf = (text: string): DayWindow | null => {
  const found = hoursForm.exec(text);
  if (found === null) return null;
  const [, startHour, startMinute, endHour, endMinute] = found.map(Number) as [
    0,
    number,
    number,
    number,
    number,
  ];
  const start = startHour * 60 + startMinute;
  const end = endHour * 60 + endMinute;
  if (startMinute > 59 || endMinute > 59 || start > 1439 || end > 1440 || start === end) return null;
  return { start, end: end > start ? end : end + 1440 };
};

/**
 * Writes open hours as people read them.
 *
 * @param windows - in minutes of the day
 * @returns text that `parseHours` reads back, for windows of at most 24 hours
 * @example
 * ```ts
 * import { formatHours } from 'smarketing/calendar'
 *
 * formatHours([{ start: 540, end: 720 }, { start: 1320, end: 1800 }]) // => '09:00-12:00, 22:00-06:00'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const formatHours = (windows: ReadonlyArray<DayWindow>): string =>
  windows
    .map(({ start, end }) => `${formatTime(start)}-${formatTime(end > 1440 ? end - 1440 : end)}`)
    .join(', ');

/** Writes minutes since midnight as HH:MM. */
export const formatTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
