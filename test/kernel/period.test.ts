import * as E from 'fp-ts/lib/Either.js';
import {
  type CivilDate,
  orThrow,
  type PeriodRules,
  type PeriodUnit,
  parseCivilDate,
  periodDates,
  periodOf,
  shiftPeriod,
  unitOfPeriod,
} from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { notTexts, periodUnits } from './arbitraries.js';

const date = (text: string): CivilDate => orThrow(parseCivilDate(text));
const calendarYear: PeriodRules = { fiscalYearStart: 1, weekStart: 'mon' };
const codesOf = (outcome: E.Either<ReadonlyArray<{ readonly code: string }>, unknown>): unknown =>
  E.isLeft(outcome) ? outcome.left.map(({ code }) => code) : outcome.right;

describe('ISO-8601 weeks', () => {
  test.each([
    ['2004-12-27', '2004-W53'],
    ['2005-01-01', '2004-W53'],
    ['2005-01-02', '2004-W53'],
    ['2005-01-03', '2005-W01'],
    ['2005-12-31', '2005-W52'],
    ['2006-01-01', '2005-W52'],
    ['2006-01-02', '2006-W01'],
    ['2007-01-01', '2007-W01'],
    ['2007-12-30', '2007-W52'],
    ['2007-12-31', '2008-W01'],
    ['2008-12-28', '2008-W52'],
    ['2008-12-29', '2009-W01'],
    ['2009-12-31', '2009-W53'],
    ['2010-01-03', '2009-W53'],
    ['2020-12-28', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2026-02-14', '2026-W07'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['0001-01-01', '0001-W01'],
    ['0099-12-31', '0099-W53'],
    ['9999-12-26', '9999-W51'],
  ])('%s is in %s', (text, week) => {
    expect(periodOf(calendarYear, 'week')(date(text))).toBe(week);
  });

  test('71 years of the 400-year cycle have a week 53', () => {
    const years = Array.from({ length: 400 }, (_, index) => String(2000 + index));
    const long = years.filter((year) => E.isRight(periodDates(calendarYear)(`${year}-W53`)));
    expect(long).toHaveLength(71);
    expect(long.slice(0, 6)).toEqual(['2004', '2009', '2015', '2020', '2026', '2032']);
  });

  test('2020-W53 runs over New Year', () => {
    expect(periodDates(calendarYear)('2020-W53')).toEqual(
      E.right({ start: '2020-12-28', end: '2021-01-04' }),
    );
  });

  test('2021 has no week 53', () => {
    expect(codesOf(periodDates(calendarYear)('2021-W53'))).toEqual(['not-a-period']);
  });
});

/** The epidemiological weeks of the CDC: Sunday to Saturday, week 1 has at least four days of the year. */
describe('weeks that start on Sunday', () => {
  const rules: PeriodRules = { fiscalYearStart: 1, weekStart: 'sun' };
  test.each([
    ['2014-12-28', '2014-W53'],
    ['2015-01-03', '2014-W53'],
    ['2015-01-04', '2015-W01'],
    ['2018-12-30', '2019-W01'],
    ['2020-01-01', '2020-W01'],
    ['2020-12-27', '2020-W53'],
    ['2021-01-02', '2020-W53'],
    ['2021-01-03', '2021-W01'],
    ['2026-01-03', '2025-W53'],
    ['2026-01-04', '2026-W01'],
  ])('%s is in %s', (text, week) => {
    expect(periodOf(rules, 'week')(date(text))).toBe(week);
  });
});

describe('weeks that start on Saturday', () => {
  const rules: PeriodRules = { fiscalYearStart: 1, weekStart: 'sat' };
  test.each([
    // 1 January 2026 is a Thursday: its week runs from 27 December and has only two days of 2026.
    ['2026-01-01', '2025-W52'],
    ['2026-01-02', '2025-W52'],
    ['2026-01-03', '2026-W01'],
    ['2026-01-09', '2026-W01'],
    ['2026-01-10', '2026-W02'],
    // 1 January 2030 is a Tuesday: its week runs from 29 December and has four days of 2030.
    ['2029-12-28', '2029-W52'],
    ['2029-12-29', '2030-W01'],
  ])('%s is in %s', (text, week) => {
    expect(periodOf(rules, 'week')(date(text))).toBe(week);
  });
});

describe('months, quarters, years and days', () => {
  test.each<[string, PeriodUnit, string, string, string]>([
    ['2026-03-14', 'day', '2026-03-14', '2026-03-14', '2026-03-15'],
    ['2024-02-29', 'month', '2024-02', '2024-02-01', '2024-03-01'],
    ['2026-12-31', 'month', '2026-12', '2026-12-01', '2027-01-01'],
    ['2026-03-31', 'quarter', '2026-Q1', '2026-01-01', '2026-04-01'],
    ['2026-04-01', 'quarter', '2026-Q2', '2026-04-01', '2026-07-01'],
    ['2026-12-31', 'quarter', '2026-Q4', '2026-10-01', '2027-01-01'],
    ['2026-12-31', 'year', '2026', '2026-01-01', '2027-01-01'],
    ['0001-01-01', 'year', '0001', '0001-01-01', '0002-01-01'],
  ])('%s by %s is %s, from %s to %s', (text, unit, id, start, end) => {
    expect(periodOf(calendarYear, unit)(date(text))).toBe(id);
    expect(periodDates(calendarYear)(id)).toEqual(E.right({ start, end }));
  });
});

describe('fiscal years', () => {
  test('a calendar year is named after itself, whichever end names it', () => {
    for (const fiscalYearNamedAfter of ['start', 'end'] as const) {
      const rules: PeriodRules = { ...calendarYear, fiscalYearNamedAfter };
      expect(periodDates(rules)('FY2026')).toEqual(E.right({ start: '2026-01-01', end: '2027-01-01' }));
      expect(periodOf(rules, 'fiscal-quarter')(date('2026-12-31'))).toBe('FY2026-Q4');
    }
  });

  const two = (value: number): string => String(value).padStart(2, '0');
  test.each([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('starting in month %i, named after either end', (month) => {
    const end: PeriodRules = { ...calendarYear, fiscalYearStart: month };
    const start: PeriodRules = { ...end, fiscalYearNamedAfter: 'start' };
    const first = `2025-${two(month)}-01`;
    const after = `2026-${two(month)}-01`;
    expect(periodDates(end)('FY2026')).toEqual(E.right({ start: first, end: after }));
    expect(periodDates(start)('FY2025')).toEqual(E.right({ start: first, end: after }));
    expect(periodOf(end, 'fiscal-year')(date(first))).toBe('FY2026');
    expect(periodOf(end, 'fiscal-quarter')(date(first))).toBe('FY2026-Q1');
    expect(periodOf(start, 'fiscal-quarter')(date(first))).toBe('FY2025-Q1');
    expect(periodOf(end, 'fiscal-year')(date(after))).toBe('FY2027');
    const quarters = [1, 2, 3, 4].map((quarter) => orThrow(periodDates(end)(`FY2026-Q${quarter}`)));
    expect(quarters[0]?.start).toBe(first);
    expect(quarters[3]?.end).toBe(after);
    for (const quarter of [1, 2, 3]) expect(quarters[quarter]?.start).toBe(quarters[quarter - 1]?.end);
  });

  test.each<[string, number, 'start' | 'end', string, string]>([
    // The years of the United States government, of Japan's companies, of Australia and of Apple-like retailers.
    ['2025-10-01', 10, 'end', 'FY2026', 'FY2026-Q1'],
    ['2026-09-30', 10, 'end', 'FY2026', 'FY2026-Q4'],
    ['2026-03-31', 4, 'start', 'FY2025', 'FY2025-Q4'],
    ['2026-04-01', 4, 'start', 'FY2026', 'FY2026-Q1'],
    ['2025-07-01', 7, 'end', 'FY2026', 'FY2026-Q1'],
    ['2026-01-31', 2, 'end', 'FY2026', 'FY2026-Q4'],
    ['2026-02-01', 2, 'end', 'FY2027', 'FY2027-Q1'],
    ['2026-11-30', 12, 'end', 'FY2026', 'FY2026-Q4'],
    ['2026-12-01', 12, 'end', 'FY2027', 'FY2027-Q1'],
  ])(
    '%s of a year that starts in month %i, named after its %s, is in %s, %s',
    (text, month, after, year, quarter) => {
      const rules: PeriodRules = { fiscalYearStart: month, fiscalYearNamedAfter: after, weekStart: 'mon' };
      expect(periodOf(rules, 'fiscal-year')(date(text))).toBe(year);
      expect(periodOf(rules, 'fiscal-quarter')(date(text))).toBe(quarter);
    },
  );
});

describe('periodDates', () => {
  test.each([
    '',
    '2026-1',
    '2026-00',
    '2026-13',
    '2026-W00',
    '2026-W54',
    '2026-W7',
    '2026W07',
    '2026-w07',
    '2026-Q0',
    '2026-Q5',
    'FY2026-Q0',
    'FY2026-Q5',
    'FY26',
    'fy2026',
    '2026-02-29',
    '2026-H1',
    '26',
    '10000',
    '-0001',
    ' 2026',
    '2026\n',
    '2026-Q1-Q2',
  ])('refuses %j', (id) => {
    expect(periodDates(calendarYear)(id)).toEqual(
      E.left([
        {
          code: 'not-a-period',
          path: [],
          message: 'The text does not name a period.',
          expected: 'for example 2026-03, 2026-W07, 2026-Q1, FY2026-Q1 or FY2026',
          received: JSON.stringify(id),
        },
      ]),
    );
  });

  test.each(notTexts)('refuses what is no text: %o', (value) => {
    expect(unitOfPeriod(value as string)).toBe(null);
    expect(codesOf(periodDates(calendarYear)(value as string))).toEqual(['not-a-period']);
  });

  test('refuses a number that looks like a year', () => {
    expect(unitOfPeriod(2026 as unknown as string)).toBe(null);
    expect(codesOf(periodDates(calendarYear)(2026 as unknown as string))).toEqual(['not-a-period']);
  });

  test.each(['9999', '9999-12', '9999-Q4', '9999-12-31', '9999-W52', 'FY9999', 'FY9999-Q4'])(
    'refuses %s, whose end no four-digit year can write',
    (id) => {
      expect(codesOf(periodDates(calendarYear)(id))).toEqual(['not-a-period']);
    },
  );

  test('refuses a fiscal year that starts before the year 0000', () => {
    expect(codesOf(periodDates({ ...calendarYear, fiscalYearStart: 7 })('FY0000'))).toEqual(['not-a-period']);
  });

  test.each([0, 13, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'names no fiscal period when the rules start the year in month %d',
    (fiscalYearStart) => {
      const rules: PeriodRules = { fiscalYearStart, weekStart: 'mon' };
      expect(codesOf(periodDates(rules)('FY2026'))).toEqual(['not-a-period']);
      expect(codesOf(periodDates(rules)('FY2026-Q2'))).toEqual(['not-a-period']);
    },
  );
});

describe('the edges of the calendar', () => {
  test('dates there still have a name in every unit', () => {
    const rules: PeriodRules = { fiscalYearStart: 10, weekStart: 'mon' };
    const first = periodUnits.map((unit) => periodOf(rules, unit)(date('0000-01-01')));
    const last = periodUnits.map((unit) => periodOf(rules, unit)(date('9999-12-31')));
    expect(first).toEqual(['0000-01-01', '-0001-W52', '0000-01', '0000-Q1', '0000', 'FY0000-Q2', 'FY0000']);
    expect(last).toEqual(['9999-12-31', '9999-W52', '9999-12', '9999-Q4', '9999', 'FY10000-Q1', 'FY10000']);
  });

  test('the last periods whose end can be written', () => {
    expect(periodDates(calendarYear)('9998')).toEqual(E.right({ start: '9998-01-01', end: '9999-01-01' }));
    expect(periodDates(calendarYear)('9999-11')).toEqual(E.right({ start: '9999-11-01', end: '9999-12-01' }));
    expect(periodDates(calendarYear)('9999-W51')).toEqual(
      E.right({ start: '9999-12-20', end: '9999-12-27' }),
    );
    expect(periodDates(calendarYear)('0000')).toEqual(E.right({ start: '0000-01-01', end: '0001-01-01' }));
  });
});

describe('shiftPeriod', () => {
  test.each([
    ['2026-03-14', 1, '2026-03-15'],
    ['2020-W53', 1, '2021-W01'],
    ['2021-W01', -1, '2020-W53'],
    ['2026-01', -1, '2025-12'],
    ['2026-11', 14, '2028-01'],
    ['2026-Q1', -1, '2025-Q4'],
    ['2026-Q4', 1, '2027-Q1'],
    ['2026', -26, '2000'],
    ['FY2026-Q1', -1, 'FY2025-Q4'],
    ['FY2026', 3, 'FY2029'],
    ['2026-Q1', 0, '2026-Q1'],
    ['2026-Q1', -0, '2026-Q1'],
  ])('%s moved by %d is %s', (id, steps, moved) => {
    expect(shiftPeriod({ fiscalYearStart: 7, weekStart: 'mon' }, steps)(id)).toEqual(E.right(moved));
  });

  test.each(['', '2026-13', '2021-W53', 'FY2026-Q5'])('refuses %j', (id) => {
    expect(codesOf(shiftPeriod(calendarYear, 1)(id))).toEqual(['not-a-period']);
  });

  const ids = ['2026', '2026-Q1', '2026-03', '2026-W07', 'FY2026', 'FY2026-Q1', '2026-03-14'];
  test.each(ids)('refuses to move %s by what is no number of steps, or off the calendar', (id) => {
    for (const steps of [
      Number.NaN,
      0.5,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      1e300,
      1e7,
      -1e7,
    ]) {
      expect(codesOf(shiftPeriod(calendarYear, steps)(id))).toEqual(['not-a-period']);
    }
    expect(codesOf(shiftPeriod(calendarYear, '1' as unknown as number)(id))).toEqual(['not-a-period']);
  });

  test.each([
    ['9998', 1],
    ['9999-11', 1],
    ['9999-Q3', 1],
    ['9999-12-30', 1],
    ['9999-W51', 1],
    ['0000', -1],
    ['0000-01', -1],
    ['0000-01-01', -1],
    ['0000-W01', -1],
  ])('refuses to move %s by %d, past the edge of the calendar', (id, steps) => {
    expect(codesOf(shiftPeriod(calendarYear, steps)(id))).toEqual(['not-a-period']);
  });

  test('says how far it was asked to go', () => {
    expect(shiftPeriod(calendarYear, Number.NaN)('2026-Q1')).toEqual(
      E.left([
        {
          code: 'not-a-period',
          path: [],
          message: 'No period lies that many steps away.',
          expected: 'a whole number of steps that stays within the years 0000 to 9999',
          received: 'NaN',
        },
      ]),
    );
  });
});

test.each<[string, PeriodUnit | null]>([
  ['2026-03-14', 'day'],
  ['2026-W07', 'week'],
  ['2026-03', 'month'],
  ['2026-Q1', 'quarter'],
  ['2026', 'year'],
  ['FY2026-Q1', 'fiscal-quarter'],
  ['FY2026', 'fiscal-year'],
  ['2026-02-30', null],
  ['', null],
  ['today', null],
  ['x2026-W07', null],
  ['2026-W071', null],
  ['x2026-03', null],
  ['2026-031', null],
  ['x2026-Q1', null],
  ['2026-Q11', null],
  ['x2026', null],
  ['20261', null],
  ['xFY2026-Q1', null],
  ['FY2026-Q11', null],
  ['xFY2026', null],
  ['FY20261', null],
])('unitOfPeriod of %j is %s', (id, unit) => {
  expect(unitOfPeriod(id)).toBe(unit);
});
