import type { Either } from 'fp-ts/lib/Either.js';
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import {
  absurd,
  addMoney,
  allocateMoney,
  type Checked,
  type CivilDate,
  contains,
  type Department,
  exactSum,
  formatInstant,
  type Instant,
  type Interval,
  type Issue,
  instant,
  isCivilDate,
  isInstant,
  isParty,
  type Json,
  type Money,
  money,
  orThrow,
  type Party,
  type PeriodRules,
  type PeriodUnit,
  parseCivilDate,
  parseInstant,
  parseMoney,
  periodDates,
  periodOf,
  type Ratio,
  shiftPeriod,
  sumMoney,
  type Weekday,
  weekdayOf,
} from 'smarketing/kernel';
import { describe, expectTypeOf, test } from 'vitest';

describe('Instant', () => {
  test('is a number to read', () => {
    expectTypeOf<Instant>().toExtend<number>();
  });

  test('cannot be written by hand', () => {
    // @ts-expect-error [ts2322] a number is no instant until a constructor has checked it
    const byHand: Instant = 1_772_962_200_000;
    // @ts-expect-error [ts2345] nor is a Date
    formatInstant(new Date(0));
    // @ts-expect-error [ts2345] nor a number
    formatInstant(0);
    // @ts-expect-error [ts2322] nor what arithmetic makes of two instants
    const later: Instant = orThrow(parseInstant('1970-01-01T00:00:00Z')) + 1;
    return [byHand, later];
  });

  test('comes out of its constructors', () => {
    expectTypeOf(instant(0)).toEqualTypeOf<Checked<Instant>>();
    expectTypeOf(parseInstant('')).toEqualTypeOf<Checked<Instant>>();
    const value: unknown = 0;
    if (isInstant(value)) expectTypeOf(value).toEqualTypeOf<Instant>();
  });

  test('is no civil date, and no interval is made of plain numbers', () => {
    // @ts-expect-error [ts2345] an instant has no weekday without a zone
    weekdayOf(orThrow(instant(0)));
    // @ts-expect-error [ts2322] both ends are instants
    contains({ start: 0, end: 1 });
    expectTypeOf<Interval['start']>().toEqualTypeOf<Instant>();
  });
});

describe('CivilDate', () => {
  test('is a text to read, and cannot be written by hand', () => {
    expectTypeOf<CivilDate>().toExtend<string>();
    // @ts-expect-error [ts2322] a text is no date until a constructor has checked it
    const byHand: CivilDate = '2026-03-08';
    // @ts-expect-error [ts2345] nor is it where a date is asked for
    weekdayOf('2026-03-08');
    return byHand;
  });

  test('comes out of its constructors', () => {
    expectTypeOf(parseCivilDate('')).toEqualTypeOf<Checked<CivilDate>>();
    const value: unknown = '';
    if (isCivilDate(value)) expectTypeOf(value).toEqualTypeOf<CivilDate>();
    expectTypeOf(weekdayOf).returns.toEqualTypeOf<Weekday>();
  });
});

describe('Money', () => {
  const euro: Money<'EUR'> = { minor: 1, currency: 'EUR' };
  const dollar: Money<'USD'> = { minor: 1, currency: 'USD' };

  test('keeps its currency in the type', () => {
    expectTypeOf(money('EUR')(1)).toEqualTypeOf<Checked<Money<'EUR'>>>();
    expectTypeOf(parseMoney('EUR')('1')).toEqualTypeOf<Checked<Money<'EUR'>>>();
    expectTypeOf(addMoney(euro)(euro)).toEqualTypeOf<Checked<Money<'EUR'>>>();
    expectTypeOf(allocateMoney([1])(euro)).toEqualTypeOf<Checked<ReadonlyArray<Money<'EUR'>>>>();
  });

  test('of another currency does not add', () => {
    // @ts-expect-error [ts2345] dollars do not add to euros
    addMoney(euro)(dollar);
    // @ts-expect-error [ts2345] nor does money whose currency only the run shows
    addMoney(euro)({ minor: 1, currency: 'EUR' } as Money);
    // @ts-expect-error [ts2322] a euro is no dollar
    const wrong: Money<'USD'> = euro;
    return wrong;
  });

  test('of any currency is summed, each by itself', () => {
    expectTypeOf(sumMoney([euro, dollar])).toEqualTypeOf<Checked<ReadonlyArray<Money>>>();
  });

  test('is not changed in place', () => {
    // @ts-expect-error [ts2540] an amount is readonly
    euro.minor = 2;
  });
});

describe('outcomes', () => {
  test('a Checked is the Either of fp-ts with at least one issue on its left', () => {
    expectTypeOf<Checked<number>>().toEqualTypeOf<Either<ReadonlyNonEmptyArray<Issue>, number>>();
    expectTypeOf(periodDates).returns.returns.toExtend<Either<ReadonlyNonEmptyArray<Issue>, object>>();
  });

  test('orThrow gives the right side, whatever the left', () => {
    expectTypeOf(orThrow(parseInstant(''))).toEqualTypeOf<Instant>();
    expectTypeOf(orThrow({} as Either<{ _tag: 'NotOpen' }, 7>)).toEqualTypeOf<7>();
  });

  test('an issue has no fact that is undefined', () => {
    // @ts-expect-error [ts2375] absence is a missing key
    const empty: Issue = { code: 'x', path: [], message: 'X.', received: undefined };
    return empty;
  });

  test('a ratio has a number or null, never undefined', () => {
    expectTypeOf<Ratio['value']>().toEqualTypeOf<number | null>();
  });
});

describe('Party', () => {
  test('is a department, operations or a prefixed name', () => {
    expectTypeOf<Department>().toExtend<Party>();
    expectTypeOf<'operations'>().toExtend<Party>();
    expectTypeOf<'team:emea'>().toExtend<Party>();
    // @ts-expect-error [ts2322] finance is no party of the agreement
    const finance: Party = 'finance';
    const value: unknown = '';
    if (isParty(value)) expectTypeOf(value).toEqualTypeOf<Party>();
    return finance;
  });
});

describe('periods', () => {
  const rules: PeriodRules = { fiscalYearStart: 1, weekStart: 'mon' };

  test('settings come first, the subject last and alone', () => {
    expectTypeOf(periodOf(rules, 'week')).toEqualTypeOf<(date: CivilDate) => string>();
    expectTypeOf(shiftPeriod(rules, 1)).toEqualTypeOf<(id: string) => Checked<string>>();
  });

  test('an unknown unit, weekday or a plain text for a date does not compile', () => {
    // @ts-expect-error [ts2345] there is no fortnight
    periodOf(rules, 'fortnight');
    // @ts-expect-error [ts2322] weekdays have three small letters
    const wrong: PeriodRules = { fiscalYearStart: 1, weekStart: 'Monday' };
    // @ts-expect-error [ts2345] a text is no date
    periodOf(rules, 'week')('2026-03-08');
    return wrong;
  });
});

describe('the rest', () => {
  test('absurd takes only what cannot exist', () => {
    const sideOf = (unit: PeriodUnit): string => {
      if (unit === 'day') return 'short';
      // @ts-expect-error [ts2345] longer units are still possible here
      return absurd(unit);
    };
    expectTypeOf(sideOf).returns.toEqualTypeOf<string>();
  });

  test('Json holds neither undefined, dates nor functions', () => {
    expectTypeOf<undefined>().not.toExtend<Json>();
    expectTypeOf<Date>().not.toExtend<Json>();
    expectTypeOf<() => void>().not.toExtend<Json>();
    expectTypeOf<{ readonly a: readonly [1, 'x', null] }>().toExtend<Json>();
  });

  test('an exact sum is a monoid', () => {
    expectTypeOf(exactSum.concat(exactSum.empty, exactSum.empty)).toEqualTypeOf(exactSum.empty);
  });
});
