import * as O from 'fp-ts/lib/Option.js';
import { closureAt, compileCalendar, explainSpans, intersectCalendars, intlZones } from 'smarketing/calendar';
import { formatInstant, type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import { expect, test } from 'vitest';

const nineToFive = [{ start: 540, end: 1020 }];
const at = (text: string): Instant => orThrow(parseInstant(`${text}Z`));
const calendar = orThrow(
  compileCalendar(intlZones)({
    zone: 'UTC',
    weekly: {
      mon: nineToFive,
      tue: nineToFive,
      wed: nineToFive,
      thu: nineToFive,
      fri: [{ start: 1320, end: 1800 }],
    },
    holidays: [
      { kind: 'date', name: 'Founding day', date: '2026-07-07' },
      { kind: 'date', name: 'Lost Saturday', date: '2026-07-11' },
    ],
    closures: [
      { name: 'Fire drill', date: '2026-07-06', start: 660, end: 720 },
      { name: 'Alarm test', date: '2026-07-06', start: 680, end: 690 },
    ],
    overrides: [
      { date: '2026-07-08', windows: [], name: 'Bridge day' },
      { date: '2026-07-09', windows: [{ start: 600, end: 660 }] },
    ],
  }),
);

const told = (start: string, end: string) =>
  orThrow(explainSpans(calendar)({ start: at(start), end: at(end) })).map(
    (span) =>
      `${formatInstant(span.start).slice(8, 16)} ${span.counted ? 'open' : Object.values(span.reason).join(' ')}`,
  );

test('each span says why it counts or not', () => {
  expect(told('2026-07-06T08:00', '2026-07-11T12:00')).toEqual([
    '06T08:00 closed',
    '06T09:00 open',
    '06T11:00 closure Fire drill',
    '06T12:00 open',
    '06T17:00 closed',
    '07T00:00 holiday Founding day',
    '08T00:00 override Bridge day',
    '09T00:00 override',
    '09T10:00 open',
    '09T11:00 override',
    '10T00:00 closed',
    '10T22:00 open',
    '11T06:00 holiday Lost Saturday',
  ]);
});

test('an empty interval has no spans, a reversed one neither', () => {
  expect(told('2026-07-06T08:00', '2026-07-06T08:00')).toEqual([]);
  expect(told('2026-07-06T08:00', '2026-07-05T08:00')).toEqual([]);
});

test('an interval past the known years is refused', () => {
  expect(explainSpans(calendar)({ start: at('2100-01-01T00:00'), end: at('2200-01-01T00:00') })._tag).toBe(
    'Left',
  );
});

test('a closure is half-open and is one also outside the hours', () => {
  const named = (text: string) => O.toNullable(closureAt(calendar)(at(text)));
  expect(named('2026-07-06T10:59:59.999')).toBeNull();
  expect(named('2026-07-06T11:00:00')).toBe('Fire drill');
  expect(named('2026-07-06T11:25:00')).toBe('Fire drill');
  expect(named('2026-07-06T11:59:59.999')).toBe('Fire drill');
  expect(named('2026-07-06T12:00:00')).toBeNull();
  expect(named('2026-07-07T12:00:00')).toBeNull();
  const early = orThrow(
    compileCalendar(intlZones)({
      zone: 'America/New_York',
      weekly: { mon: nineToFive },
      closures: [{ name: 'Night works', date: '2026-07-04', start: 1380, end: 1560 }],
    }),
  );
  expect(O.toNullable(closureAt(early)(at('2026-07-05T05:59:59')))).toBe('Night works');
  expect(O.toNullable(closureAt(early)(at('2026-07-05T06:00:00')))).toBeNull();
  const both = orThrow(intersectCalendars(early)(calendar));
  expect(O.toNullable(closureAt(both)(at('2026-07-05T05:00:00')))).toBe('Night works');
  expect(O.toNullable(closureAt(both)(at('2026-07-06T11:00:00')))).toBe('Fire drill');
});

test('no closure is named outside the years that calendars know', () => {
  for (const strange of [Number.NaN, Number.POSITIVE_INFINITY, -1, 4_133_980_800_000])
    expect(closureAt(calendar)(strange as Instant)).toEqual(O.none);
});
