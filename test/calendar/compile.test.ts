import {
  addTime,
  type CalendarDocument,
  checkCalendar,
  compileCalendar,
  elapsed,
  holidayOn,
  intlZones,
  isHoliday,
  isOpen,
  nextClose,
  nextOpen,
} from 'smarketing/calendar';
import {
  type CivilDate,
  formatInstant,
  type Instant,
  type Issue,
  orThrow,
  parseInstant,
} from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const compile = compileCalendar(intlZones);
const at = (text: string): Instant => orThrow(parseInstant(text));
const nineToFive = [{ start: 540, end: 1020 }];
const everyDay = {
  sun: nineToFive,
  mon: nineToFive,
  tue: nineToFive,
  wed: nineToFive,
  thu: nineToFive,
  fri: nineToFive,
  sat: nineToFive,
};
const office: CalendarDocument = {
  zone: 'UTC',
  weekly: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
};

const issuesOf = (document: unknown): ReadonlyArray<Issue> => {
  const compiled = compile(document as CalendarDocument);
  return compiled._tag === 'Left' ? compiled.left : [];
};
const told = (document: unknown) => issuesOf(document).map(({ code, path }) => [code, path.join('.')]);

describe('what a document may say', () => {
  test('windows that overlap or touch are one', () => {
    const calendar = orThrow(
      compile({
        zone: 'UTC',
        weekly: {
          mon: [
            { start: 660, end: 840 },
            { start: 540, end: 720 },
            { start: 840, end: 900 },
          ],
        },
      }),
    );
    const day = elapsed(calendar, at('2026-07-06T00:00Z'))(at('2026-07-07T00:00Z'));
    expect(orThrow(day)).toBe(6 * 3_600_000);
  });

  test('an overnight window belongs to the day it starts on', () => {
    const calendar = orThrow(
      compile({
        zone: 'UTC',
        weekly: { thu: [{ start: 1320, end: 1800 }], fri: [{ start: 1320, end: 1800 }] },
        holidays: [{ kind: 'date', name: 'Friday off', date: '2026-07-03' }],
      }),
    );
    expect(isOpen(calendar)(at('2026-07-03T03:00Z'))).toBe(true);
    expect(isOpen(calendar)(at('2026-07-03T23:00Z'))).toBe(false);
    expect(isOpen(calendar)(at('2026-07-04T03:00Z'))).toBe(false);
  });

  test('around the clock must be said, and still has holidays', () => {
    const calendar = orThrow(
      compile({
        zone: 'Europe/Berlin',
        always: true,
        holidays: [{ kind: 'every-year', name: 'New Year', day: '01-01' }],
      }),
    );
    expect(isOpen(calendar)(at('2026-06-07T03:00Z'))).toBe(true);
    expect(isOpen(calendar)(at('2026-01-01T12:00Z'))).toBe(false);
    const year = elapsed(calendar, at('2026-01-01T00:00+01:00'))(at('2027-01-01T00:00+01:00'));
    expect(orThrow(year)).toBe(364 * 86_400_000);
  });

  test('closure beats holiday, holiday beats override, override beats the week', () => {
    const calendar = orThrow(
      compile({
        ...office,
        overrides: [
          { date: '2026-07-04', windows: nineToFive, name: 'Stocktaking' },
          { date: '2026-07-06', windows: [] },
          { date: '2026-07-07', windows: nineToFive },
          { date: '2026-07-08', windows: [{ start: 600, end: 1200 }] },
        ],
        holidays: [{ kind: 'range', name: 'Break', first: '2026-07-07', last: '2026-07-07' }],
        closures: [{ name: 'Fire drill', date: '2026-07-08', start: 660, end: 720 }],
      }),
    );
    const openOn = (date: string) =>
      orThrow(elapsed(calendar, at(`${date}T00:00Z`))(at(`${date}T23:59:59.999Z`))) / 3_600_000;
    expect(openOn('2026-07-04')).toBe(8);
    expect(openOn('2026-07-06')).toBe(0);
    expect(openOn('2026-07-07')).toBe(0);
    expect(openOn('2026-07-08')).toBe(9);
    expect(openOn('2026-07-09')).toBe(8);
  });

  test.each([
    [
      { kind: 'nth-weekday', name: 'Thanksgiving', nth: 4, weekday: 'thu', month: 11 },
      ['2025-11-27', '2026-11-26'],
    ],
    [{ kind: 'nth-weekday', name: 'Day after', nth: 4, weekday: 'thu', month: 11, plus: 1 }, ['2024-11-29']],
    [
      { kind: 'nth-weekday', name: 'Memorial Day', nth: 'last', weekday: 'mon', month: 5 },
      ['2026-05-25', '2021-05-31'],
    ],
    [{ kind: 'nth-weekday', name: 'Fifth Friday', nth: 5, weekday: 'fri', month: 1 }, ['2027-01-29']],
    [{ kind: 'nth-weekday', name: 'Eve', nth: 1, weekday: 'thu', month: 1, plus: -1 }, ['2025-12-31']],
    [{ kind: 'every-year', name: 'Leap day', day: '02-29' }, ['2024-02-29']],
    [
      { kind: 'every-year', name: 'Juneteenth', day: '06-19', firstYear: 2021, lastYear: 2026 },
      ['2021-06-19', '2026-06-19'],
    ],
    [
      { kind: 'range', name: 'Shutdown', first: '2026-12-24', last: '2027-01-01' },
      ['2026-12-24', '2027-01-01'],
    ],
  ] as const)('%o falls on %o', (holiday, dates) => {
    const calendar = orThrow(compile({ zone: 'UTC', weekly: everyDay, holidays: [holiday] }));
    for (const date of dates) {
      expect(isHoliday(calendar)(at(`${date}T12:00Z`))).toBe(true);
      expect(isOpen(calendar)(at(`${date}T12:00Z`))).toBe(false);
      expect(holidayOn(calendar)(date as CivilDate)).toMatchObject({ _tag: 'Some', value: holiday.name });
    }
  });

  test.each([
    [{ kind: 'nth-weekday', name: 'Fifth Friday', nth: 5, weekday: 'fri', month: 2 }, '2027-03-05'],
    [{ kind: 'every-year', name: 'Leap day', day: '02-29' }, '2026-03-01'],
    [{ kind: 'every-year', name: 'Juneteenth', day: '06-19', firstYear: 2021 }, '2020-06-19'],
    [{ kind: 'every-year', name: 'Juneteenth', day: '06-19', lastYear: 2026 }, '2027-06-19'],
  ] as const)('%o leaves %s open', (holiday, date) => {
    const calendar = orThrow(compile({ zone: 'UTC', weekly: everyDay, holidays: [holiday] }));
    expect(isHoliday(calendar)(at(`${date}T12:00Z`))).toBe(false);
  });

  test('a version replaces what it states and keeps the rest', () => {
    const calendar = orThrow(
      compile({
        ...office,
        holidays: [{ kind: 'every-year', name: 'May Day', day: '05-01' }],
        versions: [
          { effectiveFrom: '2026-01-01', weekly: { fri: [{ start: 600, end: 720 }] } },
          { effectiveFrom: '2027-01-01', always: true, holidays: [] },
        ],
      }),
    );
    expect(isOpen(calendar)(at('2025-12-31T09:00Z'))).toBe(true);
    expect(isOpen(calendar)(at('2026-01-01T09:00Z'))).toBe(false);
    expect(isOpen(calendar)(at('2026-01-02T10:00Z'))).toBe(true);
    expect(isHoliday(calendar)(at('2026-05-01T10:00Z'))).toBe(true);
    expect(isOpen(calendar)(at('2027-05-01T03:00Z'))).toBe(true);
  });
});

describe('what a document may not say', () => {
  test.each([
    ['nothing', undefined, [['not-an-object', '']]],
    ['a list', [], [['not-an-object', '']]],
    ['an unknown zone', { ...office, zone: 'Europe/Berln' }, [['unknown-zone', 'zone']]],
    ['no zone', { weekly: office.weekly }, [['not-text', 'zone']]],
    ['an offset as a zone', { ...office, zone: '+02:00' }, [['unknown-zone', 'zone']]],
    ['no hours', { zone: 'UTC' }, [['hours-missing', '']]],
    ['two sorts of hours', { ...office, always: true }, [['hours-twice', '']]],
    ['always: false', { zone: 'UTC', always: false }, [['not-true', 'always']]],
    ['a misspelled key', { ...office, holydays: [] }, [['unknown-key', 'holydays']]],
    [
      'a misspelled day',
      { zone: 'UTC', weekly: { monday: nineToFive, tue: nineToFive } },
      [['unknown-key', 'weekly.monday']],
    ],
    [
      'a reversed window',
      { zone: 'UTC', weekly: { mon: [{ start: 1020, end: 540 }] } },
      [['reversed-window', 'weekly.mon.0']],
    ],
    [
      'a window without length',
      { zone: 'UTC', weekly: { mon: [{ start: 540, end: 540 }] } },
      [['empty-window', 'weekly.mon.0']],
    ],
    [
      'a window that is too long',
      { zone: 'UTC', weekly: { mon: [{ start: 0, end: 3000 }] } },
      [['out-of-range', 'weekly.mon.0.end']],
    ],
    [
      'NaN',
      { zone: 'UTC', weekly: { mon: [{ start: Number.NaN, end: 600 }] } },
      [['out-of-range', 'weekly.mon.0.start']],
    ],
    [
      'half a minute',
      { zone: 'UTC', weekly: { mon: [{ start: 540.5, end: 600 }] } },
      [['out-of-range', 'weekly.mon.0.start']],
    ],
    [
      'a window that is none',
      { zone: 'UTC', weekly: { mon: [null, '9-17'] } },
      [
        ['not-an-object', 'weekly.mon.0'],
        ['not-an-object', 'weekly.mon.1'],
      ],
    ],
    ['no open day', { zone: 'UTC', weekly: {} }, [['never-opens', '']]],
    [
      'a holiday over everything',
      { ...office, holidays: [{ kind: 'range', name: 'Closed', first: '1970-01-01', last: '9999-12-31' }] },
      [['never-opens', '']],
    ],
    [
      'a date that does not exist',
      { ...office, holidays: [{ kind: 'date', name: 'x', date: '2026-02-29' }] },
      [['not-a-date', 'holidays.0.date']],
    ],
    [
      'a day that does not exist',
      { ...office, holidays: [{ kind: 'every-year', name: 'x', day: '02-30' }] },
      [['not-a-day', 'holidays.0.day']],
    ],
    [
      'a holiday of no kind',
      { ...office, holidays: [{ date: '2026-01-01', name: 'x' }, null] },
      [
        ['not-a-choice', 'holidays.0.kind'],
        ['not-an-object', 'holidays.1'],
      ],
    ],
    [
      'a holiday without a name',
      { ...office, holidays: [{ kind: 'date', date: '2026-01-01', name: ' ' }] },
      [['not-text', 'holidays.0.name']],
    ],
    [
      'a reversed range',
      { ...office, holidays: [{ kind: 'range', name: 'x', first: '2026-01-02', last: '2026-01-01' }] },
      [['reversed-range', 'holidays.0.last']],
    ],
    [
      'years in the wrong order',
      {
        ...office,
        holidays: [{ kind: 'every-year', name: 'x', day: '01-01', firstYear: 2026, lastYear: 2025 }],
      },
      [['reversed-range', 'holidays.0.lastYear']],
    ],
    [
      'a sixth Monday',
      { ...office, holidays: [{ kind: 'nth-weekday', name: 'x', nth: 6, weekday: 'mon', month: 13 }] },
      [
        ['not-a-choice', 'holidays.0.nth'],
        ['out-of-range', 'holidays.0.month'],
      ],
    ],
    [
      'two overrides of a date',
      {
        ...office,
        overrides: [
          { date: '2026-01-01', windows: [] },
          { date: '2026-01-01', windows: nineToFive },
        ],
      },
      [['duplicate-date', 'overrides.1.date']],
    ],
    [
      'unsorted versions',
      {
        ...office,
        versions: [
          { effectiveFrom: '2027-01-01' },
          { effectiveFrom: '2026-01-01' },
          { effectiveFrom: '2026-01-01' },
        ],
      },
      [
        ['unsorted-versions', 'versions.1.effectiveFrom'],
        ['unsorted-versions', 'versions.2.effectiveFrom'],
      ],
    ],
    [
      'a closure that ends before it starts',
      { ...office, closures: [{ name: 'x', date: '2026-01-01', start: 900, end: 600 }] },
      [['reversed-window', 'closures.0']],
    ],
  ])('%s', (_what, document, expected) => {
    expect(told(document)).toEqual(expected);
  });

  test('all issues come at once', () => {
    const codes = told({
      zone: 'Mars',
      weekly: { mon: [{ start: 9, end: 8 }] },
      always: true,
      extra: 1,
      holidays: 3,
    });
    expect(codes).toEqual([
      ['unknown-key', 'extra'],
      ['reversed-window', 'weekly.mon.0'],
      ['not-a-list', 'holidays'],
      ['hours-twice', ''],
      ['unknown-zone', 'zone'],
    ]);
  });

  test('a misspelled zone or key is suggested', () => {
    const expected = (document: unknown) => issuesOf(document).map((issue) => issue.expected);
    expect(expected({ ...office, zone: 'Europe/Berln' })).toEqual(['an IANA name, perhaps Europe/Berlin']);
    expect(expected({ ...office, zone: 'new york' })).toEqual(['an IANA name, perhaps America/New_York']);
    expect(expected({ ...office, zone: 'Xyzzy/Plugh' })).toEqual(['an IANA name such as Europe/Berlin']);
    expect(expected({ ...office, holydays: [] })).toEqual(['did you mean holidays?']);
  });

  test('a prototype is no document', () => {
    const hostile = JSON.parse(
      '{"zone":"UTC","weekly":{"__proto__":[]},"holidays":[{"kind":"constructor","name":"x"}]}',
    );
    expect(told(hostile)).toEqual([
      ['unknown-key', 'weekly.__proto__'],
      ['not-a-choice', 'holidays.0.kind'],
    ]);
  });

  test('checking keeps the document as it is', () => {
    expect(orThrow(checkCalendar(office))).toBe(office);
  });
});

describe('the years that calendars know', () => {
  const calendar = orThrow(compile(office));
  const reason = (answer: { readonly _tag: string; readonly left?: unknown }) =>
    answer._tag === 'Left' ? (answer.left as { readonly reason: string }).reason : answer;

  test('past them there is no answer', () => {
    expect(reason(addTime(calendar, 8 * 3_600_000)(at('2100-12-31T12:00Z')))).toBe('after-horizon');
    expect(reason(elapsed(calendar, at('1969-12-31T00:00Z'))(at('2026-01-01T00:00Z')))).toBe(
      'before-horizon',
    );
    expect(reason(nextOpen(calendar)(at('9999-01-01T00:00Z')))).toBe('after-horizon');
    expect(isOpen(calendar)(at('9999-01-01T12:00Z'))).toBe(false);
    expect(isHoliday(calendar)(at('9999-01-01T12:00Z'))).toBe(false);
    expect(holidayOn(calendar)('0042-01-01' as CivilDate)._tag).toBe('None');
  });

  test('an amount that is no amount is refused', () => {
    for (const amount of [Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY, 2 ** 60])
      expect(reason(addTime(calendar, amount)(at('2026-01-01T00:00Z')))).toBe('not-whole-milliseconds');
    expect(reason(nextOpen(calendar)(Number.NaN as Instant))).toBe('not-whole-milliseconds');
    expect(reason(nextOpen(calendar)(0.5 as Instant))).toBe('not-whole-milliseconds');
  });

  test('a calendar that opens once is exhausted afterwards, and quickly', () => {
    const once = orThrow(
      compile({ zone: 'UTC', weekly: {}, overrides: [{ date: '2026-07-04', windows: nineToFive }] }),
    );
    expect(formatInstant(orThrow(nextOpen(once)(at('1970-01-01T00:00Z'))))).toBe('2026-07-04T09:00:00.000Z');
    expect(reason(nextOpen(once)(at('2026-07-05T00:00Z')))).toBe('after-horizon');
    expect(reason(addTime(once, 9 * 3_600_000)(at('2026-01-01T00:00Z')))).toBe('after-horizon');
  });

  test('a calendar that never closes has no next closing', () => {
    const always = orThrow(compile({ zone: 'UTC', always: true }));
    expect(reason(nextClose(always)(at('2026-01-01T00:00Z')))).toBe('after-horizon');
  });

  test('the first and last instants are known', () => {
    const always = orThrow(compile({ zone: 'Pacific/Kiritimati', always: true }));
    const whole = elapsed(always, at('1970-01-01T00:00Z'))(at('2101-01-01T00:00Z'));
    expect(orThrow(whole)).toBe(Date.UTC(2101, 0, 1));
  });
});

test('a hole in a list is an item that is missing', () => {
  const issues = issuesOf({ ...office, holidays: new Array(1) });
  expect(issues).toMatchObject([{ code: 'not-an-object', path: ['holidays', 0] }]);
});
