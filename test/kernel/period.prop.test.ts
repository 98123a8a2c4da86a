import { UTCDateMini } from '@date-fns/utc';
import { getWeek } from 'date-fns/getWeek';
import { getWeekYear } from 'date-fns/getWeekYear';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import {
  addDays,
  epochDayOf,
  orThrow,
  periodDates,
  periodOf,
  shiftPeriod,
  unitOfPeriod,
  weekdayOf,
  weekdays,
} from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { civilDates, inlandDates, periodRules, periodUnits } from './arbitraries.js';

describe.each(periodUnits)('%s', (unit) => {
  test('the name of a date says its unit', () => {
    fc.assert(
      fc.property(periodRules, inlandDates, (rules, date) => {
        expect(unitOfPeriod(periodOf(rules, unit)(date))).toBe(unit);
      }),
    );
  });

  test('the period of a date contains the date', () => {
    fc.assert(
      fc.property(periodRules, inlandDates, (rules, date) => {
        const { start, end } = orThrow(periodDates(rules)(periodOf(rules, unit)(date)));
        expect(start <= date && date < end).toBe(true);
      }),
    );
  });

  test('exactly the dates from start to end have the name', () => {
    fc.assert(
      fc.property(periodRules, inlandDates, fc.nat(), (rules, date, seed) => {
        const id = periodOf(rules, unit)(date);
        const { start, end } = orThrow(periodDates(rules)(id));
        const inside = addDays(seed % (epochDayOf(end) - epochDayOf(start)))(start);
        expect(periodOf(rules, unit)(start)).toBe(id);
        expect(periodOf(rules, unit)(inside)).toBe(id);
        expect(periodOf(rules, unit)(addDays(-1)(end))).toBe(id);
        expect(periodOf(rules, unit)(end)).not.toBe(id);
        expect(periodOf(rules, unit)(addDays(-1)(start))).not.toBe(id);
      }),
    );
  });

  test('periods meet without gap or overlap', () => {
    fc.assert(
      fc.property(periodRules, inlandDates, (rules, date) => {
        const id = periodOf(rules, unit)(date);
        const next = orThrow(shiftPeriod(rules, 1)(id));
        expect(orThrow(periodDates(rules)(next)).start).toBe(orThrow(periodDates(rules)(id)).end);
      }),
    );
  });

  test('a shift and its opposite cancel out, and shifts add up', () => {
    const steps = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(periodRules, inlandDates, steps, steps, (rules, date, first, second) => {
        const id = periodOf(rules, unit)(date);
        const moved = orThrow(shiftPeriod(rules, first)(id));
        expect(shiftPeriod(rules, -first)(moved)).toEqual(E.right(id));
        expect(shiftPeriod(rules, second)(moved)).toEqual(shiftPeriod(rules, first + second)(id));
      }),
    );
  });

  test('the order of periods is the order of their names', () => {
    fc.assert(
      fc.property(periodRules, inlandDates, inlandDates, (rules, first, second) => {
        const [a, b] = [periodOf(rules, unit)(first), periodOf(rules, unit)(second)];
        if (a !== b) expect(a < b).toBe(first < second);
      }),
    );
  });

  test('whatever a date is named, its dates are right or refused', () => {
    fc.assert(
      fc.property(periodRules, civilDates, (rules, date) => {
        const span = periodDates(rules)(periodOf(rules, unit)(date));
        if (E.isRight(span)) expect(span.right.start <= date && date < span.right.end).toBe(true);
      }),
    );
  });
});

test('a week starts on the agreed day, lasts seven days, and carries the year of its fourth day', () => {
  fc.assert(
    fc.property(periodRules, inlandDates, (rules, date) => {
      // Counted from the weekdays alone: back to the start of the week, then to its fourth day.
      const back = (weekdays.indexOf(weekdayOf(date)) - weekdays.indexOf(rules.weekStart) + 7) % 7;
      const start = addDays(-back)(date);
      const fourth = addDays(3)(start);
      const year = fourth.slice(0, 4);
      const dayOfYear = epochDayOf(fourth) - epochDayOf(`${year}-01-01` as typeof date);
      const week = String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0');
      expect(periodOf(rules, 'week')(date)).toBe(`${year}-W${week}`);
      expect(periodDates(rules)(`${year}-W${week}`)).toEqual(E.right({ start, end: addDays(7)(start) }));
    }),
  );
});

test('weeks are those of date-fns, counted there with the getters of a date', () => {
  fc.assert(
    fc.property(periodRules, inlandDates, (rules, date) => {
      const weekStartsOn = weekdays.indexOf(rules.weekStart) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
      const options = { weekStartsOn, firstWeekContainsDate: 4 } as const;
      const utc = new UTCDateMini(epochDayOf(date) * 86_400_000);
      const year = String(getWeekYear(utc, options)).padStart(4, '0');
      const week = String(getWeek(utc, options)).padStart(2, '0');
      expect(periodOf(rules, 'week')(date)).toBe(`${year}-W${week}`);
    }),
  );
});

test('a fiscal year has twelve months and four quarters', () => {
  fc.assert(
    fc.property(periodRules, inlandDates, (rules, date) => {
      const year = orThrow(periodDates(rules)(periodOf(rules, 'fiscal-year')(date)));
      const months = new Set<string>();
      const quarters = new Set<string>();
      for (let at = year.start; at < year.end; at = addDays(1)(at)) {
        months.add(periodOf(rules, 'month')(at));
        quarters.add(periodOf(rules, 'fiscal-quarter')(at));
      }
      expect([months.size, quarters.size]).toEqual([12, 4]);
    }),
    { numRuns: 20 },
  );
});

test('any text and any steps give a period or one issue', () => {
  const ids = fc.oneof(
    fc.string(),
    fc.stringMatching(/^(FY)?[0-9]{4}(-Q[0-9]|-W[0-9]{2}|-[0-9]{2}|-[0-9]{2}-[0-9]{2})?$/),
  );
  fc.assert(
    fc.property(periodRules, ids, fc.oneof(fc.integer(), fc.double()), (rules, id, steps) => {
      const span = periodDates(rules)(id);
      if (E.isRight(span)) expect(span.right.start < span.right.end).toBe(true);
      const moved = shiftPeriod(rules, steps)(id);
      if (E.isRight(moved)) expect(E.isRight(periodDates(rules)(moved.right))).toBe(true);
      else expect(moved.left.map(({ code }) => code)).toEqual(['not-a-period']);
    }),
    { numRuns: 500 },
  );
});
