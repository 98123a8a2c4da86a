import fc from 'fast-check';
import * as O from 'fp-ts/lib/Option.js';
import { compileCalendar, type Holiday, holidayOn } from 'smarketing/calendar';
import { civilDateOf, orThrow } from 'smarketing/kernel';
import { expect, test } from 'vitest';
import { zones } from './arbitraries.js';

/** Days around the turn of a leap year, and far from it. */
const day = fc.oneof(fc.integer({ min: 19_700, max: 19_760 }), fc.integer({ min: 0, max: 47_000 }));

const holiday = (name: string): fc.Arbitrary<Holiday> =>
  fc.oneof(
    day.map((on): Holiday => ({ kind: 'date', name, date: civilDateOf(on) })),
    fc.tuple(day, fc.integer({ min: 0, max: 900 })).map(
      ([first, length]): Holiday => ({
        kind: 'range',
        name,
        first: civilDateOf(first),
        last: civilDateOf(first + length),
      }),
    ),
    day.map((on): Holiday => ({ kind: 'every-year', name, day: civilDateOf(on).slice(5) })),
  );

/** Looks through the list as it is written: a date of its own first, then ranges, then what each year has. */
const nameOf = (holidays: ReadonlyArray<Holiday>, date: string): string | undefined =>
  (
    holidays.find((one) => one.kind === 'date' && one.date === date) ??
    holidays.find((one) => one.kind === 'range' && one.first <= date && date <= one.last) ??
    holidays.find((one) => one.kind === 'every-year' && one.day === date.slice(5))
  )?.name;

test('a holiday has the name that is stated first, of whatever kind it is', () => {
  fc.assert(
    fc.property(
      fc.tuple(...['a', 'b', 'c', 'd', 'e'].map(holiday)),
      fc.array(day, { minLength: 20, maxLength: 20 }),
      (holidays, days) => {
        const calendar = orThrow(compileCalendar(zones)({ zone: 'UTC', always: true, holidays }));
        for (const date of days.map(civilDateOf))
          expect(O.toUndefined(holidayOn(calendar)(date))).toBe(nameOf(holidays, date));
      },
    ),
    { numRuns: 200 },
  );
});

test('ten thousand ranges on a calendar that has no hours are refused at once', () => {
  const holidays = Array.from({ length: 10_000 }, (_, index): Holiday => {
    const date = civilDateOf(index);
    return { kind: 'range', name: 'x', first: date, last: civilDateOf(index + 2) };
  });
  expect(compileCalendar(zones)({ zone: 'UTC', weekly: {}, holidays })).toMatchObject({
    left: [{ code: 'never-opens' }],
  });
});
