import * as E from 'fp-ts/lib/Either.js';
import { day, formatDuration, hour, minute, orThrow, parseDuration, second } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { notTexts } from './arbitraries.js';

test('the constants are milliseconds', () => {
  expect([second, minute, hour, day]).toEqual([1_000, 60_000, 3_600_000, 86_400_000]);
});

describe('parseDuration', () => {
  test.each([
    ['PT0S', 0],
    ['P0D', 0],
    ['PT15M', 15 * minute],
    ['PT1H30M', 90 * minute],
    ['PT90M', 90 * minute],
    ['PT0.5S', 500],
    ['PT0.001S', 1],
    ['PT1.25S', 1_250],
    ['PT36H', 36 * hour],
    ['P2D', 2 * day],
    ['P2DT4H', 2 * day + 4 * hour],
    ['P1W', 7 * day],
    ['P1W2DT3H4M5.678S', 9 * day + 3 * hour + 4 * minute + 5_678],
    ['PT007M', 7 * minute],
    ['P1000000D', 1_000_000 * day],
    ['PT9007199254740.991S', Number.MAX_SAFE_INTEGER],
  ])('reads %s', (text, milliseconds) => {
    expect(orThrow(parseDuration(text))).toBe(milliseconds);
  });

  test.each([
    '',
    'P',
    'PT',
    'P1DT',
    'T1H',
    '1H',
    '15m',
    '90',
    'P1Y',
    'P1M',
    'P1Y2M3DT4H',
    'PT1H30',
    'PT1.5H',
    'PT.5S',
    'PT5.S',
    'PT0.0001S',
    'PT-5M',
    '-PT5M',
    '+PT5M',
    'P-1D',
    'PT1S1M',
    'P1D1W',
    'pt5m',
    ' PT5M',
    'PT5M\n',
    'PT5M5M',
    'PT9007199254740.992S',
    'PT99999999999999999999S',
    'PT٥M',
    '00:15:00',
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toEqual(
      E.left([
        {
          code: 'not-a-duration',
          path: [],
          message: 'The text is not an ISO-8601 duration of fixed length.',
          expected: 'weeks, days, hours, minutes and seconds, for example P2D or PT1H30M',
          received: JSON.stringify(text),
        },
      ]),
    );
  });

  test('refuses 50 MB of digits', () => {
    expect(E.isLeft(parseDuration(`PT${'1'.repeat(50_000_000)}S`))).toBe(true);
  });

  test.each(notTexts)('refuses what is no text: %o', (value) => {
    expect(E.isLeft(parseDuration(value as string))).toBe(true);
  });
});

describe('formatDuration', () => {
  test.each([
    [0, 'PT0S'],
    [1, 'PT0.001S'],
    [10, 'PT0.01S'],
    [500, 'PT0.5S'],
    [1_000, 'PT1S'],
    [59_999, 'PT59.999S'],
    [5_400_000, 'PT1H30M'],
    [86_400_000, 'P1D'],
    [86_400_001, 'P1DT0.001S'],
    [7 * day, 'P7D'],
    [2 * day + 4 * hour, 'P2DT4H'],
    [Number.MAX_SAFE_INTEGER, 'P104249991DT8H59M0.991S'],
  ])('%d is %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });

  test('a negative span reads as a minus sign before the whole, never as a mix of signs', () => {
    expect(formatDuration(-1)).toBe('-PT0.001S');
    expect(formatDuration(-(26 * hour))).toBe('-P1DT2H');
    expect(formatDuration(-0)).toBe('PT0S');
  });
});
