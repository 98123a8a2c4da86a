import { addTime, compileCalendar, intlZones, isOpen } from 'smarketing/calendar';
import {
  calendarFromSalesforce,
  calendarFromSchemaOrg,
  closedFromDateHolidays,
} from 'smarketing/calendar/convert';
import { formatInstant, type Instant, type Issue, orThrow, parseInstant } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const at = (text: string): Instant => orThrow(parseInstant(text));
const told = (answer: { readonly _tag: string; readonly left?: ReadonlyArray<Issue> }) =>
  answer._tag === 'Left' ? (answer.left ?? []).map(({ code, path }) => [code, path.join('.')]) : [];

describe('Salesforce', () => {
  const businessHours = {
    attributes: { type: 'BusinessHours' },
    Name: 'West Coast',
    IsActive: true,
    TimeZoneSidKey: 'America/Los_Angeles',
    MondayStartTime: '08:00:00.000Z',
    MondayEndTime: '17:00:00.000Z',
    TuesdayStartTime: '00:00:00.000Z',
    TuesdayEndTime: '00:00:00.000Z',
    WednesdayStartTime: '12:30:00.000Z',
    WednesdayEndTime: '00:00:00.000Z',
    ThursdayStartTime: null,
    ThursdayEndTime: null,
  };
  const holiday = (rest: object) => ({ Name: 'Off', IsAllDay: true, IsRecurrence: false, ...rest });
  const christmas = holiday({
    Name: 'Christmas',
    IsRecurrence: true,
    RecurrenceType: 'RecursYearly',
    RecurrenceMonthOfYear: 'December',
    RecurrenceDayOfMonth: 25,
    RecurrenceStartDate: '2020-12-25T00:00:00.000+0000',
  });
  const thanksgiving = holiday({
    Name: 'Thanksgiving',
    IsRecurrence: true,
    RecurrenceType: 'RecursYearlyNth',
    RecurrenceMonthOfYear: 'November',
    RecurrenceInstance: 'Fourth',
    RecurrenceDayOfWeekMask: 16,
    RecurrenceStartDate: '2020-12-01',
    RecurrenceEndDateOnly: '2030-11-01',
  });

  test('hours and holidays become a document that compiles', () => {
    const document = orThrow(
      calendarFromSalesforce({
        businessHours,
        holidays: [holiday({ ActivityDate: '2026-07-06' }), christmas, thanksgiving],
      }),
    );
    expect(document).toEqual({
      zone: 'America/Los_Angeles',
      name: 'West Coast',
      weekly: {
        mon: [{ start: 480, end: 1020 }],
        tue: [{ start: 0, end: 1440 }],
        wed: [{ start: 750, end: 1440 }],
      },
      holidays: [
        { kind: 'date', name: 'Off', date: '2026-07-06' },
        { kind: 'every-year', name: 'Christmas', day: '12-25', firstYear: 2020 },
        {
          kind: 'nth-weekday',
          name: 'Thanksgiving',
          nth: 4,
          weekday: 'thu',
          month: 11,
          firstYear: 2021,
          lastYear: 2029,
        },
      ],
    });
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    const calendar = orThrow(compileCalendar(intlZones)(document));
    const monday = at('2026-07-06T09:00-07:00');
    expect(formatInstant(orThrow(addTime(calendar, 3_600_000)(monday)))).toBe('2026-07-07T08:00:00.000Z');
  });

  test('part of a day is a closure, in each year when it recurs', () => {
    const part = { IsAllDay: false, StartTimeInMinutes: 720, EndTimeInMinutes: 1440 };
    const document = orThrow(
      calendarFromSalesforce({
        businessHours,
        holidays: [
          holiday({ ...part, Name: 'Half day', ActivityDate: '2026-07-03' }),
          { ...christmas, ...part, RecurrenceStartDate: '2024-01-01', RecurrenceEndDateOnly: '2026-01-01' },
        ],
      }),
    );
    expect(document.holidays).toBeUndefined();
    expect(document.closures).toEqual([
      { name: 'Half day', date: '2026-07-03', start: 720, end: 1440 },
      { name: 'Christmas', date: '2024-12-25', start: 720, end: 1440 },
      { name: 'Christmas', date: '2025-12-25', start: 720, end: 1440 },
    ]);
  });

  test.each<[string, unknown, ReadonlyArray<readonly [string, string]>]>([
    ['nothing', null, [['not-an-object', '']]],
    ['no hours', { holidays: [] }, [['not-an-object', 'businessHours']]],
    ['no zone', { businessHours: {} }, [['not-text', 'businessHours.TimeZoneSidKey']]],
    [
      'half a window, and a strange time',
      {
        businessHours: {
          TimeZoneSidKey: 'UTC',
          MondayStartTime: '08:00:00.000Z',
          FridayStartTime: '8',
          FridayEndTime: '25:00',
        },
      },
      [
        ['not-a-time', 'businessHours.MondayEndTime'],
        ['not-a-time', 'businessHours.FridayStartTime'],
        ['not-a-time', 'businessHours.FridayEndTime'],
      ],
    ],
    [
      'an end before the start',
      {
        businessHours: {
          TimeZoneSidKey: 'UTC',
          MondayStartTime: '17:00:00.000Z',
          MondayEndTime: '08:00:00.000Z',
        },
      },
      [['reversed-window', 'businessHours.MondayEndTime']],
    ],
    [
      'a holiday without a date',
      { businessHours, holidays: [{ Name: 'x', IsAllDay: true }] },
      [['not-a-date', 'holidays.0.ActivityDate']],
    ],
    [
      'a holiday that recurs weekly',
      { businessHours, holidays: [{ ...christmas, RecurrenceType: 'RecursWeekly' }, 7] },
      [
        ['not-a-choice', 'holidays.0.RecurrenceType'],
        ['not-an-object', 'holidays.1'],
      ],
    ],
    [
      'a recurrence of several days',
      {
        businessHours,
        holidays: [{ ...thanksgiving, RecurrenceDayOfWeekMask: 48, RecurrenceInstance: 'Fifth' }],
      },
      [
        ['not-a-choice', 'holidays.0.RecurrenceInstance'],
        ['not-a-choice', 'holidays.0.RecurrenceDayOfWeekMask'],
      ],
    ],
    [
      'a day that no month has',
      { businessHours, holidays: [{ ...christmas, RecurrenceDayOfMonth: 32 }] },
      [['out-of-range', 'holidays.0.RecurrenceDayOfMonth']],
    ],
    [
      'a part of a day that is none',
      {
        businessHours,
        holidays: [
          holiday({
            ActivityDate: '2026-07-03',
            IsAllDay: false,
            StartTimeInMinutes: 900,
            EndTimeInMinutes: 900,
          }),
        ],
      },
      [['out-of-range', 'holidays.0.EndTimeInMinutes']],
    ],
  ])('%s is refused', (_what, value, expected) => {
    expect(told(calendarFromSalesforce(value))).toEqual(expected);
  });
});

describe('schema.org', () => {
  const convert = calendarFromSchemaOrg('Europe/Madrid');
  const hours = (dayOfWeek: unknown, opens?: string, closes?: string, rest = {}) => ({
    '@type': 'OpeningHoursSpecification',
    ...(dayOfWeek === undefined ? {} : { dayOfWeek }),
    ...(opens === undefined ? {} : { opens, closes }),
    ...rest,
  });

  test('a week with a break, a night, and a day around the clock', () => {
    const document = orThrow(
      convert({
        '@type': 'Restaurant',
        openingHoursSpecification: [
          hours(['Monday', 'https://schema.org/Tuesday'], '12:00', '16:00'),
          hours('http://schema.org/Monday', '20:00:00', '02:00:00'),
          hours('Saturday', '00:00', '23:59'),
          hours('Sunday', '00:00', '00:00'),
        ],
      }),
    );
    expect(document).toEqual({
      zone: 'Europe/Madrid',
      weekly: {
        mon: [
          { start: 720, end: 960 },
          { start: 1200, end: 1560 },
        ],
        tue: [{ start: 720, end: 960 }],
        sat: [{ start: 0, end: 1440 }],
        sun: [],
      },
    });
  });

  test('special hours win over seasonal ones, and both over the week', () => {
    const document = orThrow(
      convert({
        openingHoursSpecification: [
          hours(undefined, '10:00', '18:00'),
          hours(['Friday', 'Saturday'], '10:00', '20:00', {
            validFrom: '2026-07-01',
            validThrough: '2026-07-05',
          }),
        ],
        specialOpeningHoursSpecification: hours(undefined, undefined, undefined, {
          validFrom: '2026-07-04',
          validThrough: '2026-07-04T23:59:59',
        }),
      }),
    );
    expect(document.overrides).toEqual([
      { date: '2026-07-03', windows: [{ start: 600, end: 1200 }] },
      { date: '2026-07-04', windows: [] },
    ]);
    const calendar = orThrow(compileCalendar(intlZones)(document));
    const openAt = (date: string) => isOpen(calendar)(at(`${date}T19:00+02:00`));
    expect([openAt('2026-07-03'), openAt('2026-07-04'), openAt('2026-07-10')]).toEqual([true, false, false]);
  });

  test.each<[string, unknown, ReadonlyArray<readonly [string, string]>]>([
    ['nothing', undefined, [['not-an-object', '']]],
    [
      'public holidays as a weekday',
      { openingHoursSpecification: [hours('PublicHolidays', '10:00', '12:00')] },
      [['not-a-weekday', 'openingHoursSpecification.0.dayOfWeek']],
    ],
    [
      'an opening alone',
      { openingHoursSpecification: { opens: '10:00' } },
      [['not-a-time', 'openingHoursSpecification.closes']],
    ],
    [
      'a time that is none',
      { openingHoursSpecification: [hours('Monday', '10', '25:00')] },
      [
        ['not-a-time', 'openingHoursSpecification.0.opens'],
        ['not-a-time', 'openingHoursSpecification.0.closes'],
      ],
    ],
    [
      'a validity without an end',
      { specialOpeningHoursSpecification: [hours(undefined, '10:00', '12:00', { validFrom: '2026-01-01' })] },
      [['not-a-date', 'specialOpeningHoursSpecification.0.validThrough']],
    ],
    [
      'a validity of a century',
      {
        specialOpeningHoursSpecification: [
          hours(undefined, '10:00', '12:00', { validFrom: '2000-01-01', validThrough: '2099-12-31' }),
        ],
      },
      [['reversed-range', 'specialOpeningHoursSpecification.0.validThrough']],
    ],
    [
      'no specification',
      { openingHoursSpecification: ['Mo-Fr 9-17'] },
      [['not-an-object', 'openingHoursSpecification.0']],
    ],
  ])('%s is refused', (_what, value, expected) => {
    expect(told(convert(value))).toEqual(expected);
  });
});

describe('date-holidays', () => {
  const convert = closedFromDateHolidays(['public', 'bank']);
  const entry = (date: string, start: unknown, end: unknown, rest = {}) => ({
    ...{ date, start, end, name: 'Off', type: 'public', rule: 'x' },
    ...rest,
  });

  test('whole days, afternoons, several days and other types', () => {
    const closed = orThrow(
      convert([
        entry('2026-01-01 00:00:00', '2025-12-31T23:00:00.000Z', '2026-01-01T23:00:00.000Z'),
        entry('2026-03-29 00:00:00', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z', {
          name: 'Short day',
        }),
        entry('2026-12-24 14:00:00', new Date('2026-12-24T13:00:00Z'), new Date('2026-12-24T23:00:00Z'), {
          type: 'bank',
        }),
        entry('2026-02-14 00:00:00', 'never', 'read', { type: 'observance' }),
        entry('2026-02-17 00:00:00', '2026-02-16T16:00:00.000Z', '2026-02-19T16:00:00.000Z', {
          name: 'Spring Festival',
        }),
      ]),
    );
    expect(closed).toEqual({
      holidays: [
        { kind: 'date', name: 'Off', date: '2026-01-01' },
        { kind: 'date', name: 'Short day', date: '2026-03-29' },
        { kind: 'range', name: 'Spring Festival', first: '2026-02-17', last: '2026-02-19' },
      ],
      closures: [{ name: 'Off', date: '2026-12-24', start: 840, end: 1440 }],
    });
  });

  test('a holiday from sunset to sunset is the date it is named after; one of odd length begins on the eve', () => {
    const closed = orThrow(
      convert([
        entry('2026-09-12 00:00:00 -0600', '2026-09-11T15:00:00.000Z', '2026-09-12T15:00:00.000Z', {
          name: 'Rosh Hashanah',
        }),
        entry('2026-03-20 00:00:00 -0600', '2026-03-19T15:00:00.000Z', '2026-03-23T09:00:00.000Z', {
          name: 'Ramazan',
        }),
      ]),
    );
    expect(closed).toEqual({
      holidays: [
        { kind: 'date', name: 'Rosh Hashanah', date: '2026-09-12' },
        { kind: 'range', name: 'Ramazan', first: '2026-03-20', last: '2026-03-22' },
      ],
      closures: [
        { name: 'Ramazan', date: '2026-03-19', start: 1080, end: 1440 },
        { name: 'Ramazan', date: '2026-03-23', start: 0, end: 720 },
      ],
    });
  });

  test('what it gives compiles', () => {
    const { holidays, closures } = orThrow(
      convert([entry('2026-12-24 14:00:00', '2026-12-24T13:00:00Z', '2026-12-24T23:00:00Z')]),
    );
    const document = {
      zone: 'Europe/Vienna',
      weekly: { thu: [{ start: 540, end: 1020 }] },
      holidays,
      closures,
    };
    const calendar = orThrow(compileCalendar(intlZones)(document));
    expect(isOpen(calendar)(at('2026-12-24T13:59+01:00'))).toBe(true);
    expect(isOpen(calendar)(at('2026-12-24T14:00+01:00'))).toBe(false);
  });

  test.each<[string, unknown, ReadonlyArray<readonly [string, string]>]>([
    ['an object', {}, [['not-a-list', '']]],
    [
      'an entry without a type',
      [{ name: 'x', date: '2026-01-01 00:00:00', start: '2026-01-01T00:00Z', end: '2026-01-02T00:00Z' }],
      [['not-text', '0.type']],
    ],
    [
      'a date that does not exist',
      [entry('2026-02-30 00:00:00', '2026-03-02T00:00Z', '2026-03-03T00:00Z')],
      [['not-a-date', '0.date']],
    ],
    [
      'an end before the start',
      [entry('2026-01-01 00:00:00', '2026-01-02T00:00Z', '2026-01-01T00:00Z')],
      [['not-a-span', '0']],
    ],
    ['instants that are none', [entry('2026-01-01 00:00:00', 1, null)], [['not-a-span', '0']]],
    ['null', [null], [['not-an-object', '0']]],
  ])('%s is refused', (_what, value, expected) => {
    expect(told(convert(value))).toEqual(expected);
  });
});
