import { type Instant, instant, parseInstant } from '../kernel/instant.js';
import { type Checked, refuse, show } from '../kernel/issue.js';
import type { InstantForm } from './encoding.js';

/** ISO-8601 as databases print it: a blank for the T, perhaps one before the offset, and UTC for Z. */
const printed = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d{2}(?::?\d{2})?)$/;

/** A count, with decimals where a program kept whole numbers as floating point. */
const count = /^(-?)(\d{1,16})(?:\.(\d{1,12}))?$/;

const iso = (text: string): Checked<Instant> => {
  const [, date, time, offset] = printed.exec(text) ?? [];
  return parseInstant(date === undefined ? text : `${date}T${time}${offset === 'UTC' ? 'Z' : offset}`);
};

/** Moves the point by so many digits and cuts off what is past it, towards the past, as the parser of ISO-8601 does. */
const epoch =
  (digits: number) =>
  (text: string): Checked<Instant> => {
    const [, sign = '', whole, decimals = ''] = count.exec(text) ?? [];
    if (whole === undefined) {
      return refuse('not-an-instant', [], 'The text is not a count since 1970.', {
        expected: 'a number in digits',
        received: show(text),
      });
    }
    const all = `${'0'.repeat(3)}${whole}${decimals.padEnd(3, '0')}`;
    const point = 3 + whole.length + digits;
    const rest = /[1-9]/.test(all.slice(point)) ? 1 : 0;
    const size = Number(all.slice(0, point));
    return instant(sign === '' ? size : -(size + rest) + 0);
  };

/** Reads an instant in each form. */
export const readInstant: Readonly<Record<InstantForm, (text: string) => Checked<Instant>>> = {
  iso,
  'epoch-seconds': (text) => epoch(3)(text),
  'epoch-milliseconds': (text) => epoch(0)(text),
  'epoch-microseconds': (text) => epoch(-3)(text),
};
