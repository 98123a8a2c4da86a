import * as E from 'fp-ts/lib/Either.js';
import { type CivilDate, isCivilDate } from '../kernel/civil-date.js';
import { type Checked, refuse, show } from '../kernel/issue.js';

/**
 * Describes a time on the wall clock, as a foreign system writes it.
 *
 * @category model
 * @since 0.1.0
 */
export interface WallTime {
  /** The date. */
  readonly date: CivilDate;
  /** Minutes since 00:00, 0–1439. */
  readonly minute: number;
  /** Milliseconds within the minute, 0–59,999. */
  readonly millisecond: number;
}

const tokens: Readonly<Record<string, string>> = {
  YYYY: '(?<YYYY>\\d{4})',
  MM: '(?<MM>\\d{1,2})',
  DD: '(?<DD>\\d{1,2})',
  HH: '(?<HH>\\d{1,2})',
  hh: '(?<hh>\\d{1,2})',
  mm: '(?<mm>\\d{2})',
  ss: '(?<ss>\\d{2})',
  SSS: '(?<SSS>\\d{1,9})',
  A: '(?<A>[AaPp][Mm])',
};

/**
 * Compiles a pattern of tokens into a parser of wall-clock times.
 *
 * **Details**: the tokens are YYYY, MM, DD, HH (0–23), hh (1–12, with A), mm, ss, SSS (a fraction of up to nine
 * digits, cut to milliseconds) and A (AM or PM); everything else stands for itself. Month, day and hour may
 * have one digit. The fraction may be absent with the sign before it, as databases print whole seconds.
 *
 * @param pattern - for example `MM/DD/YYYY hh:mm:ss A`
 * @returns a function from text to the wall-clock time or an issue `not-a-time`; or an issue `not-a-pattern`
 *   when the pattern names no date, or a token twice
 * @example
 * ```ts
 * import { orThrow } from 'smarketing/kernel'
 * import { compileTimePattern } from 'smarketing/crm'
 *
 * const parse = orThrow(compileTimePattern('MM/DD/YYYY hh:mm:ss A'))
 * orThrow(parse('01/16/2015 12:30:05 AM')) // => { date: '2015-01-16', minute: 30, millisecond: 5000 }
 * parse('16/01/2015 08:30:00 AM')._tag // => 'Left'
 * ```
 * @category parsers
 * @since 0.1.0
 */
export const compileTimePattern = (pattern: string): Checked<(text: string) => Checked<WallTime>> => {
  const parts = pattern.split(/(YYYY|MM|DD|HH|hh|mm|SSS|ss|A)/);
  const named = parts.filter((part) => Object.hasOwn(tokens, part));
  const complete = ['YYYY', 'MM', 'DD'].every((token) => named.includes(token));
  if (!complete || new Set(named).size !== named.length || named.includes('hh') !== named.includes('A')) {
    return refuse('not-a-pattern', [], 'The pattern does not describe a date or a time.', {
      expected: 'YYYY, MM and DD once each, and hh only together with A',
      received: show(pattern),
    });
  }
  const source = parts
    .map((part) => tokens[part] ?? part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('')
    .replace(`\\.${tokens.SSS}`, `(?:\\.${tokens.SSS})?`)
    .replace(`,${tokens.SSS}`, `(?:,${tokens.SSS})?`);
  const form = new RegExp(`^${source}$`);
  return E.right((text) => {
    const groups = text.length > 64 ? undefined : form.exec(text)?.groups;
    const time = groups === undefined ? null : wallTimeOf(groups);
    return time === null
      ? refuse('not-a-time', [], 'The text is not a time as the mapping declares it.', {
          expected: pattern,
          received: show(text),
        })
      : E.right(time);
  });
};

const wallTimeOf = (groups: Readonly<Record<string, string | undefined>>): WallTime | null => {
  const number = (token: string): number => Number(groups[token] ?? 0);
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${groups.YYYY}-${two(number('MM'))}-${two(number('DD'))}`;
  const hour = hourOf(groups);
  const millisecond = number('ss') * 1000 + Number(`${groups.SSS ?? ''}000`.slice(0, 3));
  if (!isCivilDate(date) || hour === null || number('mm') > 59 || number('ss') > 59) return null;
  return { date, minute: hour * 60 + number('mm'), millisecond };
};

const hourOf = (groups: Readonly<Record<string, string | undefined>>): number | null => {
  if (groups.A === undefined) {
    const hour = Number(groups.HH ?? 0);
    return hour > 23 ? null : hour;
  }
  const hour = Number(groups.hh);
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (groups.A.toUpperCase() === 'PM' ? 12 : 0);
};
