import * as E from 'fp-ts/lib/Either.js';
import {
  addDays,
  type CivilDate,
  civilDateOf,
  epochDayOf,
  isCivilDate,
  orThrow,
  parseCivilDate,
  weekdayOf,
  weekdays,
} from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { notTexts } from './arbitraries.js';

const date = (text: string): CivilDate => orThrow(parseCivilDate(text));

describe('parseCivilDate', () => {
  test.each([
    '0000-01-01',
    '0000-02-29',
    '0001-01-01',
    '0099-12-31',
    '1582-10-10',
    '1970-01-01',
    '2000-02-29',
    '2024-02-29',
    '9999-12-31',
  ])('accepts %s', (text) => {
    expect(parseCivilDate(text)).toEqual(E.right(text));
  });

  test.each([
    '',
    '2026',
    '2026-03',
    '2026-3-8',
    '20260308',
    '2026/03/08',
    '08.03.2026',
    '2026-00-01',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '2026-04-31',
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '0000-00-00',
    '9999-12-32',
    '9999-99-99',
    '10000-01-01',
    '+02026-03-08',
    '-0001-03-08',
    ' 2026-03-08',
    '2026-03-08\n',
    '2026-03-08T00:00:00Z',
    '２０２６-03-08',
  ])('refuses %j', (text) => {
    expect(parseCivilDate(text)).toEqual(
      E.left([
        {
          code: 'not-a-date',
          path: [],
          message: 'The text is not a calendar date.',
          expected: 'a date that exists, written YYYY-MM-DD',
          received: JSON.stringify(text),
        },
      ]),
    );
  });

  test.each(notTexts)('refuses what is no text: %o', (value) => {
    expect(E.isLeft(parseCivilDate(value as string))).toBe(true);
    expect(isCivilDate(value)).toBe(false);
  });
});

describe('epoch days', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-01-01', 10_957],
    ['2000-03-01', 11_017],
    ['2026-07-04', 20_638],
    ['0000-01-01', -719_528],
    ['0099-12-31', -683_004],
    ['9999-12-31', 2_932_896],
  ])('%s is day %d', (text, epochDay) => {
    expect(epochDayOf(date(text))).toBe(epochDay);
    expect(civilDateOf(epochDay)).toBe(text);
  });

  test('1970-01-01 is day 0, not −0', () => {
    expect(Object.is(epochDayOf(date('1970-01-01')), 0)).toBe(true);
  });
});

describe('addDays', () => {
  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-12-31', 1, '2027-01-01'],
    // Dates on which the clocks of New York and of Berlin change are 24 hours long here like all others.
    ['2026-03-08', 1, '2026-03-09'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-11-01', -1, '2026-10-31'],
    // Samoa had no 30 December 2011; the wall calendar has.
    ['2011-12-29', 1, '2011-12-30'],
    ['2000-01-01', 146_097, '2400-01-01'],
    ['2026-03-08', 0, '2026-03-08'],
    ['2026-03-08', -0, '2026-03-08'],
  ])('%s moved by %d is %s', (from, days, to) => {
    expect(addDays(days)(date(from))).toBe(to);
  });

  test.each([
    ['9999-12-31', 1, '9999-12-31'],
    ['9999-12-30', 400, '9999-12-31'],
    ['2026-03-08', 1e15, '9999-12-31'],
    ['2026-03-08', Number.POSITIVE_INFINITY, '9999-12-31'],
    ['0000-01-01', -1, '0000-01-01'],
    ['2026-03-08', -1e15, '0000-01-01'],
    ['2026-03-08', Number.NEGATIVE_INFINITY, '0000-01-01'],
    ['2026-03-08', Number.NaN, '0000-01-01'],
  ])('%s moved by %d stops at the edge of the four-digit years', (from, days, to) => {
    expect(addDays(days)(date(from))).toBe(to);
  });
});

describe('weekdayOf', () => {
  test.each([
    ['1970-01-01', 'thu'],
    ['2000-01-01', 'sat'],
    ['2024-02-29', 'thu'],
    ['2026-07-04', 'sat'],
    ['1969-07-20', 'sun'],
    ['1900-01-01', 'mon'],
    ['0000-01-01', 'sat'],
    ['9999-12-31', 'fri'],
  ])('%s is a %s', (text, weekday) => {
    expect(weekdayOf(date(text))).toBe(weekday);
  });

  test('the list starts on Sunday', () => {
    expect(weekdays).toEqual(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']);
  });
});
