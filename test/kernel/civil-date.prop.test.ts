import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import {
  addDays,
  civilDateOf,
  epochDayOf,
  isCivilDate,
  parseCivilDate,
  weekdayOf,
  weekdays,
} from 'smarketing/kernel';
import { expect, test } from 'vitest';
import { civilDates, inlandDates } from './arbitraries.js';

const shortMoves = fc.integer({ min: -10_000, max: 10_000 });

test('every epoch day within the years 0000 to 9999 is a date and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (epochDay) => {
      const date = civilDateOf(epochDay);
      expect(isCivilDate(date)).toBe(true);
      expect(epochDayOf(date)).toBe(epochDay);
      expect(parseCivilDate(date)).toEqual(E.right(date));
    }),
  );
});

test('any number of days makes a date that exists', () => {
  fc.assert(
    fc.property(fc.double(), civilDates, (days, date) => {
      expect(isCivilDate(civilDateOf(days))).toBe(true);
      expect(isCivilDate(addDays(days)(date))).toBe(true);
    }),
  );
});

test('dates sort as text', () => {
  fc.assert(
    fc.property(civilDates, civilDates, (first, second) => {
      expect(first < second).toBe(epochDayOf(first) < epochDayOf(second));
    }),
  );
});

test('moves add up', () => {
  fc.assert(
    fc.property(inlandDates, shortMoves, shortMoves, (date, first, second) => {
      expect(addDays(second)(addDays(first)(date))).toBe(addDays(first + second)(date));
    }),
  );
});

test('a move and its opposite cancel out', () => {
  fc.assert(
    fc.property(inlandDates, shortMoves, (date, days) => {
      expect(addDays(-days)(addDays(days)(date))).toBe(date);
    }),
  );
});

test('weekdays follow one another in order', () => {
  fc.assert(
    fc.property(inlandDates, (date) => {
      const next = weekdays[(weekdays.indexOf(weekdayOf(date)) + 1) % 7];
      expect(weekdayOf(addDays(1)(date))).toBe(next);
      expect(weekdayOf(addDays(7)(date))).toBe(weekdayOf(date));
    }),
  );
});

test('a text is a date exactly when it is the text of an epoch day', () => {
  const two = (value: number): string => String(value).padStart(2, '0');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9999 }),
      fc.integer({ min: 0, max: 19 }),
      fc.integer({ min: 0, max: 39 }),
      (year, month, day) => {
        const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
        const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        const exists = day >= 1 && day <= (lengths[month - 1] ?? 0);
        expect(isCivilDate(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`)).toBe(exists);
      },
    ),
  );
});
