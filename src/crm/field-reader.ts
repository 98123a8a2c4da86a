import * as E from 'fp-ts/lib/Either.js';
import { compileZone, instantAt } from '../calendar/local-time.js';
import type { ZoneSource } from '../calendar/zone.js';
import { formatInstant, instant, parseInstant } from '../kernel/instant.js';
import { type Checked, refuse, show } from '../kernel/issue.js';
import type { Json } from '../kernel/json.js';
import { parseMoney } from '../kernel/money.js';
import type { Encoding } from './encoding.js';
import { compileTimePattern } from './time-pattern.js';

/**
 * Reads a field's text as a value for the wire, or says what is wrong with it.
 *
 * @category model
 * @since 0.1.0
 */
export type FieldReader = (text: string) => Checked<Json>;

/**
 * Compiles an encoding into a reader of fields.
 *
 * **Details**: instants come out as ISO-8601 in UTC, money as minor units with its currency, the rest as plain
 * JSON. The text has no blanks around it and is not empty: what is empty is absent, and never read.
 *
 * @param zones - where the zones of wall-clock times are looked up
 * @param defaultZone - the zone for encodings that name none; absent when there is no default
 * @returns a function from an encoding to its reader, or to an issue `not-a-pattern`, `zone-missing` or
 *   `unknown-zone`
 * @category compilers
 * @since 0.1.0
 */
export const compileEncoding =
  (zones: ZoneSource, defaultZone?: string) =>
  (encoding: Encoding): Checked<FieldReader> => {
    switch (encoding.kind) {
      case 'text':
        return E.right((text) => E.right(text));
      case 'instant':
        return E.right(instantReaders[encoding.form]);
      case 'local-time':
      case 'date':
        return timeReader(zones, encoding.zone ?? defaultZone, encoding.pattern);
      case 'number':
        return E.right(readNumber);
      case 'boolean':
        return E.right(booleanReader(encoding.yes, encoding.no));
      case 'money':
        return E.right((text) =>
          E.map((amount: object) => amount as Json)(parseMoney(encoding.currency)(text)),
        );
      case 'minor-units':
        return E.right((text) =>
          E.map(({ minor }: { minor: number }) => minor)(parseMoney(encoding.currency)(text)),
        );
      case 'list':
        return E.right((text) =>
          E.right(
            text
              .split(encoding.separator)
              .map((item) => item.trim())
              .filter((item) => item !== ''),
          ),
        );
    }
  };

const epoch =
  (factor: number): FieldReader =>
  (text) =>
    /^-?\d{1,15}$/.test(text)
      ? E.map(formatInstant)(instant(Number(text) * factor))
      : refuse('not-an-instant', [], 'The text is not a count since 1970.', { received: show(text) });

const instantReaders: Readonly<Record<'iso' | 'epoch-milliseconds' | 'epoch-seconds', FieldReader>> = {
  iso: (text) => E.map(formatInstant)(parseInstant(text)),
  'epoch-milliseconds': (text) => epoch(1)(text),
  'epoch-seconds': (text) => epoch(1000)(text),
};

const timeReader = (zones: ZoneSource, zone: string | undefined, pattern: string): Checked<FieldReader> => {
  const parse = compileTimePattern(pattern);
  if (E.isLeft(parse)) return parse;
  if (zone === undefined) {
    return refuse('zone-missing', [], 'A wall-clock time needs a declared zone.', {
      expected: 'an IANA zone in the encoding or in the mapping',
    });
  }
  const found = compileZone(zones)(zone);
  if (E.isLeft(found)) return found;
  const instantOf = instantAt(found.right);
  return E.right((text) =>
    E.map((time: Parameters<typeof instantOf>[0]) => formatInstant(instantOf(time)))(parse.right(text)),
  );
};

const readNumber: FieldReader = (text) => {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value)
    ? E.right(value + 0)
    : refuse('not-a-number', [], 'The text is not a decimal number.', {
        expected: 'digits, with a point before decimals',
        received: show(text),
      });
};

const booleanReader =
  (yes: ReadonlyArray<string>, no: ReadonlyArray<string>): FieldReader =>
  (text) => {
    if (yes.includes(text)) return E.right(true);
    if (no.includes(text)) return E.right(false);
    return refuse('not-a-boolean', [], 'The text is neither of the declared words.', {
      expected: [...yes, ...no].join(', '),
      received: show(text),
    });
  };
