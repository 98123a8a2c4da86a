import * as E from 'fp-ts/lib/Either.js';
import { compileZone, instantAt, type Zone } from '../calendar/local-time.js';
import type { ZoneSource } from '../calendar/zone.js';
import { civilDateOf } from '../kernel/civil-date.js';
import type { Currency } from '../kernel/currency.js';
import { day } from '../kernel/duration.js';
import { formatInstant, type Instant, instant } from '../kernel/instant.js';
import { type Checked, refuse, show } from '../kernel/issue.js';
import type { Json } from '../kernel/json.js';
import { type Money, parseMoney } from '../kernel/money.js';
import type { Encoding, InstantForm, NumberForm } from './encoding.js';
import { readInstant } from './instant-form.js';
import { compileNumberForm, type PlainNumber } from './number-form.js';
import { compileTimePattern, type WallTime } from './time-pattern.js';

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
 * @returns a function from an encoding to its reader, or to issues `not-a-pattern`, `zone-missing`,
 *   `unknown-zone`, `not-a-number-form` or `not-a-separator`
 * @example
 * ```ts
 * import { intlZones } from 'smarketing/calendar'
 * import { compileEncoding } from 'smarketing/crm'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const read = orThrow(compileEncoding(intlZones)({
 *   kind: 'local-time', pattern: 'YYYY-MM-DD HH:mm:ss', zone: 'America/New_York',
 * }))
 * orThrow(read('2026-03-08 09:30:00')) // => '2026-03-08T13:30:00.000Z'
 * ```
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
        return E.right((text) => E.map(formatInstant)(readInstant[encoding.form](text)));
      case 'local-time':
      case 'date':
        return timeReader(zones, encoding.zone ?? defaultZone, encoding.pattern, encoding.kind === 'date');
      case 'date-of-instant':
        return dateOfInstantReader(zones, encoding.zone ?? defaultZone, encoding.form);
      case 'number':
        return E.map(
          (plain: PlainNumber): FieldReader =>
            (text) =>
              readNumber(text, plain(text)),
        )(compileNumberForm(encoding));
      case 'boolean':
        return E.right(booleanReader(encoding.yes, encoding.no));
      case 'money':
        return E.map(
          (read: MoneyReader): FieldReader =>
            (text) =>
              E.map(({ minor, currency }: Money): Json => ({ minor, currency }))(read(text)),
        )(moneyReader(encoding));
      case 'minor-units':
        return E.map(
          (read: MoneyReader): FieldReader =>
            (text) =>
              E.map(({ minor }: Money): Json => minor)(read(text)),
        )(moneyReader(encoding));
      case 'json-list':
        return E.right(readJsonList);
      case 'list':
        if (encoding.separator === '') {
          return refuse('not-a-separator', [], 'A list needs something between its texts.');
        }
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

const zoneOf = (zones: ZoneSource, zone: string | undefined): Checked<Zone> =>
  zone === undefined
    ? refuse('zone-missing', [], 'A wall-clock time needs a declared zone.', {
        expected: 'an IANA zone in the encoding or in the mapping',
      })
    : compileZone(zones)(zone);

const timeReader = (
  zones: ZoneSource,
  zone: string | undefined,
  pattern: string,
  isDate: boolean,
): Checked<FieldReader> => {
  const parse = compileTimePattern(pattern);
  const found = zoneOf(zones, zone);
  if (E.isLeft(parse)) {
    const [first, ...rest] = parse.left;
    return E.left([first, ...rest, ...(E.isLeft(found) ? found.left : [])]);
  }
  if (E.isLeft(found)) return found;
  const instantOf = instantAt(found.right);
  return E.right((text) =>
    E.chain(({ date, ...time }: WallTime) =>
      textOf(instantOf(isDate ? { date, minute: 0 } : { date, ...time })),
    )(parse.right(text)),
  );
};

const dateOfInstantReader = (
  zones: ZoneSource,
  zone: string | undefined,
  form: InstantForm,
): Checked<FieldReader> =>
  E.map((found: Zone): FieldReader => {
    const instantOf = instantAt(found);
    return (text) =>
      E.chain((at: Instant) => textOf(instantOf({ date: civilDateOf(Math.floor(at / day)), minute: 0 })))(
        readInstant[form](text),
      );
  })(zoneOf(zones, zone));

/** A wall-clock time at the edge of what four digits of a year can write may fall outside in UTC. */
const textOf = (at: number): Checked<Json> => E.map(formatInstant)(instant(at));

type MoneyReader = (text: string) => Checked<Money>;

const moneyReader = (encoding: NumberForm & { readonly currency: Currency }): Checked<MoneyReader> =>
  E.map(
    (plain: PlainNumber): MoneyReader =>
      (text) => {
        // What is not a number as declared is shown as it stood.
        const amount = parseMoney(encoding.currency)(plain(text) ?? '');
        return E.isLeft(amount)
          ? E.left([{ ...amount.left[0], received: show(text) }, ...amount.left.slice(1)])
          : amount;
      },
  )(compileNumberForm(encoding));

const readNumber = (text: string, plain: string | null): Checked<number> => {
  const isDecimal = plain !== null && /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/.test(plain);
  const value = isDecimal ? Number(plain) : Number.NaN;
  return Number.isFinite(value)
    ? E.right(value + 0)
    : refuse('not-a-number', [], 'The text is not a decimal number as the mapping declares it.', {
        expected: 'digits, with the declared signs before decimals and between groups',
        received: show(text),
      });
};

/** Whole numbers past what JSON holds exactly are refused: identifiers would become others. */
const readJsonList: FieldReader = (text) => {
  const items = parseArray(text);
  return items?.every(isListed)
    ? E.right(
        items.flatMap((item) => (item === null ? [] : [String(item).trim()])).filter((item) => item !== ''),
      )
    : refuse('not-a-list', [], 'The text is not a JSON array of single values.', {
        expected: 'for example ["a", "b"]',
        received: show(text),
      });
};

const parseArray = (text: string): ReadonlyArray<unknown> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
};

const isListed = (item: unknown): item is string | number | boolean | null =>
  item === null ||
  typeof item === 'string' ||
  typeof item === 'boolean' ||
  (typeof item === 'number' && (Number.isSafeInteger(item) || !Number.isInteger(item)));

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
