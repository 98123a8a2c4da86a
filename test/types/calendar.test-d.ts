import type { Either } from 'fp-ts/lib/Either.js';
import type { Option } from 'fp-ts/lib/Option.js';
import {
  addBusinessDays,
  addTime,
  breachAfter,
  type Calendar,
  type CalendarDocument,
  type CalendarExhausted,
  checkTarget,
  compileCalendar,
  dueAfter,
  elapsed,
  elapsedTime,
  explainSpans,
  type Holiday,
  holidayOn,
  intersectCalendars,
  intlZones,
  isOpen,
  type SkipReason,
  type StillPaused,
  spanOf,
  type Target,
  type TargetSpan,
  type TimeScale,
  unionCalendars,
} from 'smarketing/calendar';
import { calendarFromSalesforce } from 'smarketing/calendar/convert';
import type { Checked, CivilDate, Instant, Json, Milliseconds } from 'smarketing/kernel';
import { describe, expectTypeOf, test } from 'vitest';

declare const calendar: Calendar;
declare const at: Instant;

describe('questions of a calendar', () => {
  test('compiling tells the issues or gives the calendar', () => {
    expectTypeOf(compileCalendar(intlZones)).toEqualTypeOf<
      (document: CalendarDocument) => Checked<Calendar>
    >();
    expectTypeOf(intersectCalendars(calendar)(calendar)).toEqualTypeOf<Checked<Calendar>>();
    expectTypeOf(unionCalendars(calendar)(calendar)).toEqualTypeOf<Calendar>();
  });

  test('what can be exhausted says so, what cannot is bare', () => {
    expectTypeOf(elapsed(calendar, at)(at)).toEqualTypeOf<Either<CalendarExhausted, Milliseconds>>();
    expectTypeOf(addTime(calendar, 1)(at)).toEqualTypeOf<Either<CalendarExhausted, Instant>>();
    expectTypeOf(isOpen(calendar)(at)).toEqualTypeOf<boolean>();
    expectTypeOf(holidayOn(calendar)).toEqualTypeOf<(date: CivilDate) => Option<string>>();
  });

  test('a deadline under a pause may not exist yet', () => {
    expectTypeOf(dueAfter(calendar, 1, [])(at)).toEqualTypeOf<
      Either<CalendarExhausted | StillPaused, Instant>
    >();
    expectTypeOf(breachAfter(calendar, 1, [])(at)).toEqualTypeOf<
      Either<CalendarExhausted | StillPaused, Instant>
    >();
  });

  test('an instant is no bare number', () => {
    // @ts-expect-error [ts2345] - 0 was never checked to be an instant
    isOpen(calendar)(0);
    // @ts-expect-error [ts2345] - a date is no instant
    addTime(calendar, 1)('2026-01-01');
  });

  test('a calendar is a scale, a scale is no calendar', () => {
    expectTypeOf<Calendar>().toExtend<TimeScale>();
    elapsed(elapsedTime, at);
    // @ts-expect-error [ts2345] - elapsed time has no working dates
    addBusinessDays(elapsedTime, { days: 1 });
  });
});

describe('targets', () => {
  test('the three are told apart', () => {
    expectTypeOf<Target['clock']>().toEqualTypeOf<'elapsed' | 'business' | 'business-days'>();
    expectTypeOf(checkTarget({})).toEqualTypeOf<Checked<Target>>();
    expectTypeOf(spanOf(calendar, { clock: 'business-days', days: 1 })(at)).toEqualTypeOf<
      Either<CalendarExhausted, TargetSpan>
    >();
  });

  test('days have no milliseconds, milliseconds no days', () => {
    // @ts-expect-error [ts2353] - days are no length of time
    const days: Target = { clock: 'business-days', milliseconds: 1 };
    // @ts-expect-error [ts2353] - open time has no days
    const open: Target = { clock: 'business', days: 1 };
    expectTypeOf([days, open]).toExtend<ReadonlyArray<Target>>();
  });
});

describe('documents', () => {
  test('they are JSON', () => {
    expectTypeOf<Required<CalendarDocument>['holidays'][number]>().toEqualTypeOf<Holiday>();
    expectTypeOf<Target>().toExtend<Json | object>();
    expectTypeOf(calendarFromSalesforce).toEqualTypeOf<(value: unknown) => Checked<CalendarDocument>>();
  });

  test('absent is a missing key', () => {
    // @ts-expect-error [ts2375] - undefined cannot stand in JSON
    const document: CalendarDocument = { zone: 'UTC', always: true, holidays: undefined };
    // @ts-expect-error [ts2322] - a calendar is around the clock or it does not say so
    const never: CalendarDocument = { zone: 'UTC', always: false };
    expectTypeOf([document, never]).toExtend<ReadonlyArray<CalendarDocument>>();
  });

  test('a skipped span names its reason', () => {
    const spans = explainSpans(calendar)({ start: at, end: at });
    if (spans._tag === 'Right')
      for (const span of spans.right)
        if (!span.counted) expectTypeOf(span.reason).toEqualTypeOf<SkipReason>();
  });
});
