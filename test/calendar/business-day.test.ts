import * as E from 'fp-ts/lib/Either.js';
import {
  addBusinessDays,
  type BusinessDays,
  businessDates,
  type Calendar,
  type CalendarDocument,
  compileCalendar,
  intersectCalendars,
  intlZones,
  isBusinessDay,
  shiftBusinessDate,
  subtractBusinessDays,
  unionCalendars,
} from 'smarketing/calendar';
import { type CivilDate, formatInstant, type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const nineToFive = [{ start: 540, end: 1020 }];
const document: CalendarDocument = {
  zone: 'America/New_York',
  weekly: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
  holidays: [{ kind: 'date', name: 'Independence Day (observed)', date: '2026-07-03' }],
  closures: [
    { name: 'Inventory', date: '2026-07-08', start: 960, end: 1020 },
    { name: 'Power cut', date: '2026-07-16', start: 0, end: 1440 },
  ],
};
const office = orThrow(compileCalendar(intlZones)(document));
const local = (text: string): Instant => orThrow(parseInstant(`${text}-04:00`));
const shown = (at: Instant): string => formatInstant((at - 4 * 3_600_000) as Instant).slice(0, 19);
const moved = (start: string, count: BusinessDays): string =>
  shown(orThrow(addBusinessDays(office, count)(local(start))));

describe('adding business days', () => {
  test.each<[what: string, start: string, count: BusinessDays, end: string]>([
    ['the next working date, at the same time', '2026-07-06T10:30:15', { days: 1 }, '2026-07-07T10:30:15'],
    ['over a holiday and a weekend', '2026-07-02T11:00:00', { days: 1 }, '2026-07-06T11:00:00'],
    [
      'from an evening: the result rolls to the next opening',
      '2026-07-06T20:00:00',
      { days: 1 },
      '2026-07-08T09:00:00',
    ],
    [
      'from an early morning: the result is the same date at opening',
      '2026-07-06T05:00:00',
      { days: 1 },
      '2026-07-07T09:00:00',
    ],
    ['from a Saturday evening, by date', '2026-07-04T20:00:00', { days: 1 }, '2026-07-07T09:00:00'],
    [
      'from a Saturday evening, by opening',
      '2026-07-04T20:00:00',
      { days: 1, from: 'opening' },
      '2026-07-07T09:00:00',
    ],
    ['from a Saturday morning, by date', '2026-07-04T10:00:00', { days: 1 }, '2026-07-06T10:00:00'],
    [
      'from a Saturday morning, by opening',
      '2026-07-04T10:00:00',
      { days: 1, from: 'opening' },
      '2026-07-07T09:00:00',
    ],
    ['to the end of the day', '2026-07-06T10:00:00', { days: 1, at: 'end-of-day' }, '2026-07-07T17:00:00'],
    [
      'to an end of the day that a closure moved',
      '2026-07-06T10:00:00',
      { days: 2, at: 'end-of-day' },
      '2026-07-08T16:00:00',
    ],
    ['to a time of the day', '2026-07-06T10:00:00', { days: 2, at: { time: 840 } }, '2026-07-08T14:00:00'],
    [
      'to a time that is closed',
      '2026-07-06T10:00:00',
      { days: 2, at: { time: 990 } },
      '2026-07-09T09:00:00',
    ],
    ['a date closed all day is no working date', '2026-07-15T10:00:00', { days: 1 }, '2026-07-17T10:00:00'],
    ['no days, while open', '2026-07-06T10:00:00', { days: 0 }, '2026-07-06T10:00:00'],
    ['no days, while closed', '2026-07-06T20:00:00', { days: 0 }, '2026-07-07T09:00:00'],
    [
      'no days, to the end of a closed date',
      '2026-07-04T20:00:00',
      { days: 0, at: 'end-of-day' },
      '2026-07-06T09:00:00',
    ],
  ])('%s', (_what, start, count, end) => {
    expect(moved(start, count)).toBe(end);
  });

  test('it is not a number of hours', () => {
    expect(moved('2026-07-06T16:59:00', { days: 1 })).toBe('2026-07-07T16:59:00');
    expect(moved('2026-07-06T09:00:00', { days: 1 })).toBe('2026-07-07T09:00:00');
  });

  test('the wall time stays when the clocks change', () => {
    const friday = orThrow(parseInstant('2026-03-06T10:00:00-05:00'));
    expect(formatInstant(orThrow(addBusinessDays(office, { days: 1 })(friday)))).toBe(
      '2026-03-09T14:00:00.000Z',
    );
  });

  test('no days from the second pass of a repeated hour is no time earlier', () => {
    const always = orThrow(compileCalendar(intlZones)({ zone: 'America/New_York', always: true }));
    const second = orThrow(parseInstant('2026-11-01T01:30:00-05:00'));
    expect(addBusinessDays(always, { days: 0 })(second)).toEqual(E.right(second));
    expect(subtractBusinessDays(always, 0)(second)).toEqual(E.right(second));
  });

  test('an end of the day after a change of the clocks is found', () => {
    const night = orThrow(
      compileCalendar(intlZones)({ zone: 'America/New_York', weekly: { sat: [{ start: 1320, end: 1800 }] } }),
    );
    const endAfter = (friday: string) =>
      formatInstant(
        orThrow(addBusinessDays(night, { days: 1, at: 'end-of-day' })(orThrow(parseInstant(friday)))),
      );
    expect(endAfter('2026-03-06T12:00:00-05:00')).toBe('2026-03-08T10:00:00.000Z');
    expect(endAfter('2026-10-30T12:00:00-04:00')).toBe('2026-11-01T11:00:00.000Z');
  });

  test('the end of the day of two calendars is one of theirs', () => {
    const hours = (...windows: ReadonlyArray<readonly [number, number]>) =>
      orThrow(
        compileCalendar(intlZones)({
          zone: 'UTC',
          weekly: { mon: windows.map(([from, to]) => ({ start: from * 60, end: to * 60 })), tue: nineToFive },
        }),
      );
    const [long, split] = [hours([9, 17]), hours([9, 12], [20, 22])];
    const sunday = orThrow(parseInstant('2026-07-05T12:00:00Z'));
    const end = (calendar: Calendar) =>
      formatInstant(orThrow(addBusinessDays(calendar, { days: 1, at: 'end-of-day' })(sunday))).slice(11, 16);
    expect(end(orThrow(intersectCalendars(long)(split)))).toBe('12:00');
    expect(end(orThrow(intersectCalendars(split)(long)))).toBe('12:00');
    expect(end(unionCalendars(long)(split))).toBe('22:00');
    expect(end(unionCalendars(split)(long))).toBe('22:00');
  });

  test('a date that a zone skipped is no working date', () => {
    const apia = orThrow(compileCalendar(intlZones)({ zone: 'Pacific/Apia', always: true }));
    const thursday = orThrow(parseInstant('2011-12-29T10:00:00-10:00'));
    expect(formatInstant(orThrow(addBusinessDays(apia, { days: 1 })(thursday)))).toBe(
      '2011-12-30T20:00:00.000Z',
    );
  });

  test('a time that no day has is refused', () => {
    for (const time of [-1, 1441, 0.5, Number.NaN])
      expect(addBusinessDays(office, { days: 1, at: { time } })(local('2026-07-06T09:00'))).toMatchObject({
        left: { reason: 'not-a-time-of-day' },
      });
  });

  test('the last opening of a calendar has no working date after it', () => {
    const answer = addBusinessDays(office, { days: 40_000 })(local('2026-07-06T10:00:00'));
    expect(answer).toMatchObject({ _tag: 'Left', left: { reason: 'after-horizon' } });
  });

  test.each([Number.NaN, -1, 1.5])('%d days are refused', (days) => {
    const refusal = { _tag: 'Left', left: { reason: 'not-whole-days' } };
    expect(addBusinessDays(office, { days })(local('2026-07-06T10:00:00'))).toMatchObject(refusal);
    expect(subtractBusinessDays(office, days)(local('2026-07-06T10:00:00'))).toMatchObject(refusal);
  });
});

describe('subtracting business days', () => {
  test.each([
    ['2026-07-07T10:30:00', 1, '2026-07-06T10:30:00'],
    ['2026-07-06T10:00:00', 1, '2026-07-02T10:00:00'],
    ['2026-07-06T20:00:00', 1, '2026-07-02T17:00:00'],
    ['2026-07-04T12:00:00', 0, '2026-07-02T17:00:00'],
  ])('%s less %i', (end, days, start) => {
    expect(shown(orThrow(subtractBusinessDays(office, days)(local(end))))).toBe(start);
  });
});

describe('working dates', () => {
  const date = (text: string) => text as CivilDate;

  test('a week with a holiday has four', () => {
    expect(businessDates(office)({ start: date('2026-06-29'), end: date('2026-07-06') })).toEqual([
      '2026-06-29',
      '2026-06-30',
      '2026-07-01',
      '2026-07-02',
    ]);
  });

  test('dates outside the years that are known are left out', () => {
    expect(businessDates(office)({ start: date('2100-12-30'), end: date('9999-12-31') })).toEqual([
      '2100-12-30',
      '2100-12-31',
    ]);
    expect(businessDates(office)({ start: date('0001-01-01'), end: date('1970-01-03') })).toEqual([
      '1970-01-01',
      '1970-01-02',
    ]);
    expect(businessDates(office)({ start: date('2026-07-06'), end: date('2026-07-01') })).toEqual([]);
  });

  test('a date moves by working dates both ways', () => {
    expect(orThrow(shiftBusinessDate(office, 2)(date('2026-07-02')))).toBe('2026-07-07');
    expect(orThrow(shiftBusinessDate(office, -2)(date('2026-07-06')))).toBe('2026-07-01');
    expect(orThrow(shiftBusinessDate(office, 0)(date('2026-07-04')))).toBe('2026-07-04');
    expect(shiftBusinessDate(office, 1)(date('9999-12-31'))._tag).toBe('Left');
    expect(shiftBusinessDate(office, Number.NaN)(date('2026-07-04'))._tag).toBe('Left');
  });

  test('a business day is one whose windows start on it', () => {
    const night = orThrow(
      compileCalendar(intlZones)({ zone: 'UTC', weekly: { fri: [{ start: 1320, end: 1800 }] } }),
    );
    expect(isBusinessDay(night)(orThrow(parseInstant('2026-07-03T01:00:00Z')))).toBe(true);
    expect(isBusinessDay(night)(orThrow(parseInstant('2026-07-04T01:00:00Z')))).toBe(false);
    expect(isBusinessDay(night)(orThrow(parseInstant('1950-07-07T01:00:00Z')))).toBe(false);
  });
});
