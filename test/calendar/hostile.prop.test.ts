import fc from 'fast-check';
import {
  type CalendarDocument,
  checkCalendar,
  checkTarget,
  compileCalendar,
  compileZone,
  intlZones,
  isOpen,
} from 'smarketing/calendar';
import {
  calendarFromSalesforce,
  calendarFromSchemaOrg,
  closedFromDateHolidays,
} from 'smarketing/calendar/convert';
import type { Checked, Instant } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

/** Objects that cannot be turned into text or a number, which JSON can hold. */
const stubborn: ReadonlyArray<unknown> = [
  JSON.parse('{"toString":1,"valueOf":2}'),
  JSON.parse('{"__proto__":{"x":1},"constructor":null}'),
  Object.create(null),
  Symbol('not JSON'),
  () => 1,
  10n,
];

const anything = fc.oneof(
  fc.anything({ withNullPrototype: true, withBigInt: true }),
  fc.constantFrom(...stubborn),
);

/** A value shaped like the right one, with some parts replaced by anything. */
const spoiled = (value: unknown): fc.Arbitrary<unknown> => {
  const whole: fc.Arbitrary<unknown> = Array.isArray(value)
    ? fc.tuple(...value.map(spoiled))
    : typeof value === 'object' && value !== null
      ? fc.record(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, spoiled(part)])))
      : fc.constant(value);
  return fc.oneof({ weight: 9, arbitrary: whole }, { weight: 1, arbitrary: anything });
};

const document = {
  zone: 'Europe/Berlin',
  name: 'Office',
  weekly: { mon: [{ start: 540, end: 1020 }] },
  holidays: [
    { kind: 'date', name: 'a', date: '2026-01-01' },
    { kind: 'every-year', name: 'b', day: '12-25', firstYear: 2000, lastYear: 2030 },
    { kind: 'nth-weekday', name: 'c', nth: 'last', weekday: 'mon', month: 5, plus: 1 },
    { kind: 'range', name: 'd', first: '2026-12-24', last: '2026-12-31' },
  ],
  closures: [{ name: 'e', date: '2026-01-02', start: 600, end: 660 }],
  overrides: [{ date: '2026-01-03', windows: [{ start: 540, end: 600 }], name: 'f' }],
  versions: [{ effectiveFrom: '2027-01-01', always: true }, { effectiveFrom: '2028-01-01' }],
};

const businessHours = {
  Name: 'x',
  TimeZoneSidKey: 'UTC',
  MondayStartTime: '08:00:00.000Z',
  MondayEndTime: '17:00:00.000Z',
};
const yearly = {
  ...{ Name: 'y', IsAllDay: false, StartTimeInMinutes: 1, EndTimeInMinutes: 2, IsRecurrence: true },
  ...{ RecurrenceType: 'RecursYearly', RecurrenceMonthOfYear: 'May', RecurrenceDayOfMonth: 1 },
  ...{ RecurrenceInstance: 'First', RecurrenceDayOfWeekMask: 2 },
  ...{ RecurrenceStartDate: '2020-05-01', RecurrenceEndDateOnly: '2030-05-01' },
};
const hours = {
  dayOfWeek: ['Monday'],
  opens: '09:00',
  closes: '17:00',
  validFrom: '2026-01-01',
  validThrough: '2026-01-31',
};
const place = { openingHoursSpecification: [hours], specialOpeningHoursSpecification: hours };
const entry = {
  date: '2026-01-01 00:00:00',
  start: '2026-01-01T00:00Z',
  end: '2026-01-02T00:00Z',
  name: 'z',
  type: 'public',
};

const readers: ReadonlyArray<readonly [string, (value: unknown) => Checked<unknown>, unknown]> = [
  ['a calendar', (value) => compileCalendar(intlZones)(value as CalendarDocument), document],
  ['a target', checkTarget, { clock: 'business-days', days: 2, at: { time: 960 }, from: 'date' }],
  [
    'Salesforce records',
    calendarFromSalesforce,
    { businessHours, holidays: [yearly, { ...yearly, RecurrenceType: 'RecursYearlyNth' }] },
  ],
  ['a place', calendarFromSchemaOrg('UTC'), place],
  ['a list of holidays', closedFromDateHolidays(['public']), [entry, entry]],
];

const revoked = Proxy.revocable({}, {});
revoked.revoke();

/** The right value with one part, wherever it lies, that fails when it is read; and one that is gone. */
const unreadable = (value: unknown): ReadonlyArray<unknown> => {
  if (typeof value !== 'object' || value === null) return [revoked.proxy];
  return [
    revoked.proxy,
    ...Object.keys(value).flatMap((key) => {
      const copy = (): object => (Array.isArray(value) ? [...value] : { ...value });
      const failing = Object.defineProperty(copy(), key, {
        enumerable: true,
        get: () => {
          throw new Error('unreadable');
        },
      });
      const parts = unreadable((value as Record<string, unknown>)[key]);
      return [failing, ...parts.map((part) => Object.assign(copy(), { [key]: part }))];
    }),
  ];
};

describe.each(readers)('whatever stands where %s belongs', (_name, read, sample) => {
  test('the sample is right', () => {
    expect(read(sample)._tag).toBe('Right');
  });

  test('what cannot be read is refused, never thrown over', () => {
    const all = unreadable(sample);
    expect(all.length).toBeGreaterThan(5);
    for (const value of all) expect(typeof read(value)._tag).toBe('string');
    expect(read(revoked.proxy)).toMatchObject({ left: [{}] });
  });

  test('it is read or refused with issues, never thrown over', () => {
    fc.assert(
      fc.property(fc.oneof(spoiled(sample), anything), (value) => {
        const answer = read(value);
        if (answer._tag === 'Left') {
          expect(answer.left.length).toBeGreaterThan(0);
          expect(JSON.parse(JSON.stringify(answer.left))).toEqual(answer.left);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('what a converter gives passes the check', () => {
  const documents = fc.oneof(
    spoiled({
      businessHours,
      holidays: [yearly, { ...yearly, IsAllDay: true, RecurrenceEndDateOnly: '2019-01-01' }],
    }).map(calendarFromSalesforce),
    spoiled(place).map(calendarFromSchemaOrg('UTC')),
    spoiled([entry]).map((value) => {
      const closed = closedFromDateHolidays(['public'])(value);
      return closed._tag === 'Left'
        ? closed
        : { ...closed, right: { zone: 'UTC', always: true, ...closed.right } };
    }),
  );
  fc.assert(
    fc.property(documents, (answer) => {
      if (answer._tag === 'Right') expect(checkCalendar(answer.right)).toEqual(answer);
    }),
    { numRuns: 500 },
  );
});

test('a document that passes the check compiles or never opens or names no zone, and then answers', () => {
  fc.assert(
    fc.property(spoiled(document), (value) => {
      if (checkCalendar(value)._tag === 'Left') return;
      const compiled = compileCalendar(intlZones)(value as CalendarDocument);
      if (compiled._tag === 'Left') expect(['unknown-zone', 'never-opens']).toContain(compiled.left[0].code);
      else expect(typeof isOpen(compiled.right)(1_783_328_400_000 as Instant)).toBe('boolean');
    }),
  );
});

test('a name that no zone has is refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('+01:00', '', ' ', 'UTC ', 'Europe/', 'constructor')),
      (name) => {
        fc.pre(!/^[A-Za-z/_+\-0-9]+$/.test(name) || /^([^A-Za-z]|constructor$|Europe\/$)/.test(name));
        expect(compileZone(intlZones)(name)).toMatchObject({ left: [{ code: 'unknown-zone' }] });
      },
    ),
  );
});
