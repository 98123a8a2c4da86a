import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { formatInstant, instant, isInstant, parseInstant } from 'smarketing/kernel';
import { expect, test } from 'vitest';
import { codeUnits, instants } from './arbitraries.js';

const two = (value: number): string => String(value).padStart(2, '0');

test('parse after format is the identity', () => {
  fc.assert(
    fc.property(instants, (at) => {
      expect(parseInstant(formatInstant(at))).toEqual(E.right(at));
    }),
  );
});

test('format after parse is the identity on what format writes', () => {
  fc.assert(
    fc.property(instants, (at) => {
      const text = formatInstant(at);
      expect(E.map(formatInstant)(parseInstant(text))).toEqual(E.right(text));
    }),
  );
});

test('instants sort as their texts', () => {
  fc.assert(
    fc.property(instants, instants, (first, second) => {
      expect(formatInstant(first) < formatInstant(second)).toBe(first < second);
    }),
  );
});

test('the same moment written with any offset is the same instant', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -60_000_000_000_000, max: 250_000_000_000_000 }),
      fc.integer({ min: -(23 * 60 + 59), max: 23 * 60 + 59 }),
      fc.constantFrom(':', ''),
      (at, minutes, colon) => {
        const wall = new Date(at + minutes * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(minutes);
        const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${colon}${two(size % 60)}`;
        expect(parseInstant(`${wall}${offset}`)).toEqual(E.right(at));
      },
    ),
  );
});

test('without its offset the same text is a naive time', () => {
  fc.assert(
    fc.property(instants, (at) => {
      const refused = parseInstant(formatInstant(at).slice(0, -1));
      expect(E.isLeft(refused) && refused.left.map(({ code }) => code)).toEqual(['naive-time']);
    }),
  );
});

test('any text is an instant or one issue, and never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: codeUnits }),
        fc.stringMatching(
          /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})$/,
        ),
      ),
      (text) => {
        const parsed = parseInstant(text);
        if (E.isRight(parsed)) expect(isInstant(parsed.right)).toBe(true);
        else expect(parsed.left).toHaveLength(1);
      },
    ),
  );
});

test('a text that names another field than the host would is refused rather than rolled over', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 0, max: 15 }),
      fc.integer({ min: 0, max: 33 }),
      (year, month, date) => {
        const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}T00:00:00.000Z`;
        const parsed = parseInstant(text);
        if (E.isRight(parsed)) expect(formatInstant(parsed.right)).toBe(text);
        // The host refuses months past 12 and dates past 31 but rolls 31 April into May.
        else expect(Number.isNaN(Date.parse(text)) || new Date(text).toISOString() !== text).toBe(true);
      },
    ),
  );
});

test('instant accepts exactly what isInstant does', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.integer(), instants), (value) => {
      expect(E.isRight(instant(value))).toBe(isInstant(value));
    }),
  );
});
