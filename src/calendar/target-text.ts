import { day, hour, type Milliseconds, minute, second } from '../kernel/duration.js';
import { type Checked, refuse, show } from '../kernel/issue.js';
import type { BusinessDays } from './business-day.js';
import { formatTime } from './hours.js';
import { checkTarget, type Target } from './target.js';

/** Units from the largest down: the length and the names; both name and plural are written in full too. */
const units: ReadonlyArray<readonly [length: Milliseconds, name: string, ...short: ReadonlyArray<string>]> = [
  [7 * day, 'week', 'w'],
  [day, 'day', 'd'],
  [hour, 'hour', 'h'],
  [minute, 'minute', 'm', 'min'],
  [second, 'second', 's'],
  [1, 'millisecond', 'ms'],
];

const part = /^(\d{1,9}) ?(business )?([a-z]+) ?/;
const dayCount =
  /^(\d{1,5}) business days?(?:,? (same time|end of day)|,? by (\d\d):(\d\d))?(?:,? from (date|opening))?$/;

/**
 * Parses a target as people write it.
 *
 * **Details**: `4h`, `1h30m`, `1 day 2 hours`, `90 min` count around the clock, where a day is 24 hours and a week 7
 * days. `4 business hours 30 minutes` counts open time; `business` stands before the first unit, and weeks and
 * days cannot follow it. `2 business days` counts working dates, and may end in `same time`, `end of day` or
 * `by 16:00`, and in `from date` or `from opening`. Numbers are whole, units come from the largest down, each once.
 *
 * @param text - the target, in any case
 * @returns the target, or an issue `not-a-target` or `zero-target`
 * @example
 * ```ts
 * import { parseTarget } from 'smarketing/calendar'
 * import { orThrow } from 'smarketing/kernel'
 *
 * orThrow(parseTarget('4 business hours')) // => { clock: 'business', milliseconds: 14400000 }
 * orThrow(parseTarget('1d 2h')) // => { clock: 'elapsed', milliseconds: 93600000 }
 * orThrow(parseTarget('2 business days by 16:00')) // => { clock: 'business-days', days: 2, at: { time: 960 } }
 * parseTarget('1 business day 2 hours')._tag // => 'Left'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const parseTarget = (text: string): Checked<Target> => {
  const words =
    typeof text !== 'string' || text.length > 100 ? '' : text.trim().toLowerCase().replace(/\s+/g, ' ');
  const target = daysOf(words) ?? lengthOf(words);
  return target === null
    ? refuse('not-a-target', [], 'The text is not a target.', {
        expected: 'for example 4h, 1 day 2 hours, 30 business minutes or 2 business days by 16:00',
        received: show(text),
      })
    : checkTarget(target);
};

const daysOf = (words: string): Target | null => {
  const found = dayCount.exec(words);
  if (found === null) return null;
  const [, days, at, hours, minutes, from] = found;
  const time = Number(hours) * 60 + Number(minutes);
  if (hours !== undefined && (Number(minutes) > 59 || time > 1440)) return null;
  return {
    clock: 'business-days',
    days: Number(days),
    ...(at === undefined ? {} : { at: at === 'end of day' ? 'end-of-day' : 'same-time' }),
    ...(hours === undefined ? {} : { at: { time } }),
    ...(from === undefined ? {} : { from: from as NonNullable<BusinessDays['from']> }),
  };
};

const lengthOf = (words: string): Target | null => {
  let business = false;
  let sum = 0;
  let last = -1;
  let rest = words;
  for (let first = true; rest !== '' || first; first = false) {
    const found = part.exec(rest);
    if (found === null) return null;
    const [whole, count, counted, unit = ''] = found;
    const position = units.findIndex(([, name, ...short]) => [name, `${name}s`, ...short].includes(unit));
    if (counted !== undefined && !first) return null;
    if (first) business = counted !== undefined;
    if (position <= last || (business && position < 2)) return null;
    last = position;
    sum += Number(count) * (units[position]?.[0] as number);
    rest = rest.slice(whole.length);
  }
  return { clock: business ? 'business' : 'elapsed', milliseconds: sum };
};

/**
 * Writes a target as people read it.
 *
 * @param target - a target
 * @returns text that `parseTarget` reads back as the same target
 * @example
 * ```ts
 * import { formatTarget } from 'smarketing/calendar'
 *
 * formatTarget({ clock: 'business', milliseconds: 16_200_000 }) // => '4 business hours 30 minutes'
 * formatTarget({ clock: 'business-days', days: 1, at: 'end-of-day' }) // => '1 business day, end of day'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const formatTarget = (target: Target): string => {
  if (target.clock === 'business-days') {
    const { days, at, from } = target;
    const when =
      at === undefined
        ? ''
        : typeof at === 'object'
          ? ` by ${formatTime(at.time)}`
          : `, ${at.replaceAll('-', ' ')}`;
    return `${days} business ${days === 1 ? 'day' : 'days'}${when}${from === undefined ? '' : `, from ${from}`}`;
  }
  const business = target.clock === 'business';
  let rest = target.milliseconds;
  const parts: Array<string> = [];
  // Open time has no days, and weeks are rarely what people count.
  for (const [length, name] of units.slice(business ? 2 : 1)) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0 || (rest === 0 && parts.length === 0 && length === minute))
      parts.push(
        `${count} ${business && parts.length === 0 ? 'business ' : ''}${name}${count === 1 ? '' : 's'}`,
      );
  }
  return parts.join(' ');
};
