import {
  millisecondsInDay,
  millisecondsInHour,
  millisecondsInMinute,
  millisecondsInSecond,
} from 'date-fns/constants';
import * as E from 'fp-ts/lib/Either.js';
import { type Checked, refuse, show } from './issue.js';

/**
 * Names a whole, non-negative number of milliseconds of elapsed time.
 *
 * @category model
 * @since 0.1.0
 */
export type Milliseconds = number;

/**
 * Is 1,000 milliseconds.
 *
 * @category constants
 * @since 0.1.0
 */
export const second: Milliseconds = millisecondsInSecond;

/**
 * Is 60 seconds in milliseconds.
 *
 * @category constants
 * @since 0.1.0
 */
export const minute: Milliseconds = millisecondsInMinute;

/**
 * Is 60 minutes in milliseconds.
 *
 * @category constants
 * @since 0.1.0
 */
export const hour: Milliseconds = millisecondsInHour;

/**
 * Is 24 hours in milliseconds, whatever a zone's clocks do on that date.
 *
 * @category constants
 * @since 0.1.0
 */
export const day: Milliseconds = millisecondsInDay;

const isoDuration =
  /^P(?=[\dT])(?:(\d{1,13})W)?(?:(\d{1,13})D)?(?:T(?=\d)(?:(\d{1,13})H)?(?:(\d{1,13})M)?(?:(\d{1,13})(?:\.(\d{1,3}))?S)?)?$/;

/**
 * Parses an ISO-8601 duration of fixed length.
 *
 * **Gotchas**: a day is 24 hours and a week 168. Months and years have no fixed length and are refused.
 *
 * @param text - for example `PT15M`, `P2DT4H`, `PT0.5S`
 * @returns milliseconds, or an issue `not-a-duration`
 * @example
 * ```ts
 * import { orThrow, parseDuration } from 'smarketing/kernel'
 *
 * orThrow(parseDuration('PT1H30M')) // => 5400000
 * parseDuration('P1M')._tag // => 'Left'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const parseDuration = (text: string): Checked<Milliseconds> => {
  const found = typeof text !== 'string' || text.length > 80 ? null : isoDuration.exec(text);
  const [, weeks = '0', days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = found ?? [];
  const milliseconds =
    (Number(weeks) * 7 + Number(days)) * day +
    Number(hours) * hour +
    Number(minutes) * minute +
    Number(seconds) * second +
    Number(`${fraction}000`.slice(0, 3));
  // A sum that passes 2^53 on the way only grows, so it cannot come back to a safe integer by rounding.
  return found !== null && Number.isSafeInteger(milliseconds)
    ? E.right(milliseconds)
    : refuse('not-a-duration', [], 'The text is not an ISO-8601 duration of fixed length.', {
        expected: 'weeks, days, hours, minutes and seconds, for example P2D or PT1H30M',
        received: show(text),
      });
};

/**
 * Formats milliseconds as an ISO-8601 duration of days, hours, minutes and seconds.
 *
 * **Details**: a negative span, as in “remaining”, has its minus sign in front, `-PT5M`, as ISO 8601-2 writes it.
 *
 * @param milliseconds - a whole, non-negative number of milliseconds
 * @returns text that `parseDuration` reads back as the same number
 * @example
 * ```ts
 * import { formatDuration } from 'smarketing/kernel'
 *
 * formatDuration(5_400_000) // => 'PT1H30M'
 * formatDuration(0) // => 'PT0S'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const formatDuration = (milliseconds: Milliseconds): string => {
  if (milliseconds < 0) return `-${formatDuration(-milliseconds)}`;
  const days = Math.floor(milliseconds / day);
  const hours = Math.floor((milliseconds % day) / hour);
  const minutes = Math.floor((milliseconds % hour) / minute);
  const seconds = Math.floor((milliseconds % minute) / second);
  const rest = milliseconds % second;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
  const date = days === 0 ? '' : `${days}D`;
  const time = [
    hours === 0 ? '' : `${hours}H`,
    minutes === 0 ? '' : `${minutes}M`,
    seconds === 0 && rest === 0 ? '' : `${seconds}${fraction}S`,
  ].join('');
  if (date === '' && time === '') return 'PT0S';
  return time === '' ? `P${date}` : `P${date}T${time}`;
};
