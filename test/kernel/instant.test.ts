import * as E from 'fp-ts/lib/Either.js';
import { formatInstant, type Instant, instant, isInstant, orThrow, parseInstant } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { earliestInstant, latestInstant, notTexts } from './arbitraries.js';

const codeOf = (text: string): string =>
  E.match(
    (issues: readonly [{ code: string }, ...ReadonlyArray<{ code: string }>]) => issues[0].code,
    () => 'right',
  )(parseInstant(text) as E.Either<readonly [{ code: string }], Instant>);

describe('parseInstant', () => {
  test.each([
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01T00:00:00.000Z', 0],
    ['1970-01-01T00:00Z', 0],
    ['1970-01-01T00:00:00z', 0],
    ['1969-12-31T23:59:59.999Z', -1],
    // The Unix billennium and the last second of a signed 32-bit clock.
    ['2001-09-09T01:46:40Z', 1_000_000_000_000],
    ['2038-01-19T03:14:07Z', 2_147_483_647_000],
    // RFC 3339 §5.8.
    ['1985-04-12T23:20:50.52Z', 482_196_050_520],
    ['1996-12-19T16:39:57-08:00', 851_042_397_000],
    ['1937-01-01T12:00:27.87+00:20', -1_041_337_172_130],
    // What CRM and warehouse exports write.
    ['2026-03-08T09:30:00.000+0000', 1_772_962_200_000],
    ['2026-03-08T09:30:00+00:00', 1_772_962_200_000],
    ['2026-03-08T11:30:00+02', 1_772_962_200_000],
    ['2026-03-08T04:30:00.000-0500', 1_772_962_200_000],
    ['2026-03-08T15:15:00+05:45', 1_772_962_200_000],
    ['2026-03-08T23:30:00+14:00', 1_772_962_200_000],
    ['2026-03-07T21:30:00-12:00', 1_772_962_200_000],
    ['2026-03-08T09:30:00-00:00', 1_772_962_200_000],
    ['2026-03-08T09:30:00,25Z', 1_772_962_200_250],
    ['2026-03-08T09:30:00.2Z', 1_772_962_200_200],
    ['2026-03-08T09:30:00.123456789Z', 1_772_962_200_123],
    ['2024-02-29T00:00:00Z', 1_709_164_800_000],
    ['2000-02-29T00:00:00Z', 951_782_400_000],
    ['0000-01-01T00:00:00Z', earliestInstant],
    ['0000-02-29T00:00:00Z', earliestInstant + 59 * 86_400_000],
    ['0099-12-31T23:59:59Z', -59_011_459_201_000],
    ['9999-12-31T23:59:59.999Z', latestInstant],
  ])('reads %s', (text, milliseconds) => {
    expect(orThrow(parseInstant(text))).toBe(milliseconds);
  });

  test('cuts digits past the millisecond off, never into the next second', () => {
    expect(orThrow(parseInstant('2026-12-31T23:59:59.9999999Z'))).toBe(
      orThrow(parseInstant('2026-12-31T23:59:59.999Z')),
    );
  });

  test('never answers with −0', () => {
    for (const text of ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00-00:00', '1970-01-01T05:30:00+05:30']) {
      expect(Object.is(orThrow(parseInstant(text)), 0)).toBe(true);
    }
  });

  test.each([
    '2026-03-08T09:30:00',
    '2026-03-08T09:30',
    '2026-03-08 09:30:00',
    '2026-03-08 09:30',
    '2026-03-08T09:30:00.250',
    '2026-03-08T09:30:00,250',
  ])('refuses %s as a naive time', (text) => {
    expect(codeOf(text)).toBe('naive-time');
  });

  test.each([
    '',
    ' ',
    'Z',
    'now',
    '0',
    '1772962200000',
    '2026-03-08',
    '2026-W10-7T09:30:00Z',
    '2026-067T09:30:00Z',
    '20260308T093000Z',
    '2026-3-8T9:30:00Z',
    '26-03-08T09:30:00Z',
    '+002026-03-08T09:30:00Z',
    '-000001-03-08T09:30:00Z',
    '10000-01-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-13-10T00:00:00Z',
    '2026-03-00T00:00:00Z',
    '2026-03-32T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-03-08T24:00:00Z',
    '2026-03-08T25:00:00Z',
    '2026-03-08T09:60:00Z',
    '2026-03-08T09:30:60Z',
    '2016-12-31T23:59:60Z',
    '2026-03-08T09:30:00.Z',
    '2026-03-08T09:30:00.1234567890Z',
    '2026-03-08T09:30:00+24:00',
    '2026-03-08T09:30:00+02:60',
    '2026-03-08T09:30:00+2',
    '2026-03-08T09:30:00+020',
    '2026-03-08T09:30:00 +02:00',
    '2026-03-08T09:30:00−05:00',
    '2026-03-08T09:30:00UTC',
    '2026-03-08T09:30:00Z[Europe/Berlin]',
    ' 2026-03-08T09:30:00Z',
    'x2026-03-08T09:30',
    '2026-03-08T09:30x',
    '2026-03-08T09:30:00Z\n',
    '２０２６-03-08T09:30:00Z',
    '0000-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    'Sun, 08 Mar 2026 09:30:00 GMT',
  ])('refuses %j', (text) => {
    expect(codeOf(text)).toBe('not-an-instant');
  });

  test('refuses 50 MB of digits, and does not repeat them', () => {
    const refused = parseInstant('2'.repeat(50_000_000));
    expect(E.isLeft(refused) && (refused.left[0].received ?? '').length).toBe(80);
  });

  test.each(notTexts)('refuses what is no text: %o', (value) => {
    expect(codeOf(value as string)).toBe('not-an-instant');
  });

  test('says what was expected and what came', () => {
    expect(parseInstant('2026-03-08 09:30')).toEqual(
      E.left([
        {
          code: 'naive-time',
          path: [],
          message: 'The time has no offset, so it names no instant.',
          expected: 'an offset such as Z or +02:00, or a declared zone',
          received: '"2026-03-08 09:30"',
        },
      ]),
    );
  });

  test('shows by example what it reads', () => {
    expect(parseInstant('now')).toEqual(
      E.left([
        {
          code: 'not-an-instant',
          path: [],
          message: 'The text is not an ISO-8601 instant.',
          expected: 'for example 2026-03-08T09:30:00Z',
          received: '"now"',
        },
      ]),
    );
  });
});

describe('instant', () => {
  test.each([0, 1, -1, earliestInstant, latestInstant])('accepts %d', (milliseconds) => {
    expect(instant(milliseconds)).toEqual(E.right(milliseconds));
  });

  test.each([
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    [Number('1e400'), 'Infinity'],
    [-0, '-0'],
    [0.5, '0.5'],
    [earliestInstant - 1, String(earliestInstant - 1)],
    [latestInstant + 1, String(latestInstant + 1)],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  ])('refuses %d and shows it as %s', (milliseconds, received) => {
    expect(instant(milliseconds)).toEqual(
      E.left([
        {
          code: 'not-an-instant',
          path: [],
          message: 'The number is not an instant.',
          expected: 'whole milliseconds since 1970 within the years 0000 to 9999',
          received,
        },
      ]),
    );
  });

  test.each(['0', '2026-03-08T09:30:00Z', 0n, null, undefined, new Date(0), [0], Object(0)])(
    'isInstant is false for %o',
    (value) => {
      expect(isInstant(value)).toBe(false);
    },
  );
});

test('formatInstant writes UTC with milliseconds', () => {
  expect(formatInstant(orThrow(parseInstant('2026-03-08T04:30-05:00')))).toBe('2026-03-08T09:30:00.000Z');
  expect(formatInstant(earliestInstant as Instant)).toBe('0000-01-01T00:00:00.000Z');
  expect(formatInstant(latestInstant as Instant)).toBe('9999-12-31T23:59:59.999Z');
});
