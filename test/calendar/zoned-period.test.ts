import fc from 'fast-check';
import { compileZone, dateInterval, intlZones, periodAt, periodInterval } from 'smarketing/calendar';
import {
  contains,
  formatInstant,
  type Instant,
  orThrow,
  type PeriodUnit,
  parseInstant,
} from 'smarketing/kernel';
import { expect, test } from 'vitest';

const zoneOf = (name: string) => orThrow(compileZone(intlZones)(name));
const rules = { fiscalYearStart: 10, weekStart: 'mon' } as const;
const shown = (interval: { readonly start: Instant; readonly end: Instant }) =>
  [interval.start, interval.end].map((at) => formatInstant(at).slice(0, 16));

test.each([
  ['Europe/Berlin', '2026-03', ['2026-02-28T23:00', '2026-03-31T22:00']],
  ['America/New_York', '2026-W10', ['2026-03-02T05:00', '2026-03-09T04:00']],
  ['Asia/Kolkata', 'FY2026-Q1', ['2025-09-30T18:30', '2025-12-31T18:30']],
  ['America/Sao_Paulo', '2018-11-04', ['2018-11-04T03:00', '2018-11-05T02:00']],
  ['Pacific/Apia', '2011-12-30', ['2011-12-30T10:00', '2011-12-30T10:00']],
  ['UTC', '2026', ['2026-01-01T00:00', '2027-01-01T00:00']],
])('in %s, %s', (zone, id, expected) => {
  expect(shown(orThrow(periodInterval(zoneOf(zone), rules)(id)))).toEqual(expected);
});

test('what is no period, or has midnights that no instant can be, is refused', () => {
  for (const id of ['2026-13', 'soon', '0000', '9999'])
    expect(periodInterval(zoneOf('UTC'), rules)(id)).toMatchObject({ left: [{ code: 'not-a-period' }] });
});

test('an instant lies in the period that it falls into', () => {
  const units: ReadonlyArray<PeriodUnit> = [
    'day',
    'week',
    'month',
    'quarter',
    'year',
    'fiscal-quarter',
    'fiscal-year',
  ];
  const zones = [
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Apia',
    'America/Sao_Paulo',
    'UTC',
  ].map(zoneOf);
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(...units),
      fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2030, 0) }),
      (zone, unit, milliseconds) => {
        const at = milliseconds as Instant;
        const id = periodAt(zone, rules, unit)(at);
        expect(contains(orThrow(periodInterval(zone, rules)(id)))(at)).toBe(true);
      },
    ),
  );
});

test('periods of one zone follow one another without a gap', () => {
  const zone = zoneOf('America/New_York');
  const [march, april] = ['2026-03', '2026-04'].map((id) => orThrow(periodInterval(zone, rules)(id)));
  expect(march?.end).toBe(april?.start);
});

test('a span of dates is an interval of instants', () => {
  const zone = zoneOf('Asia/Tokyo');
  const start = '2026-07-01' as never;
  expect(dateInterval(zone)({ start, end: '2026-07-02' as never })).toEqual({
    start: orThrow(parseInstant('2026-06-30T15:00Z')),
    end: orThrow(parseInstant('2026-07-01T15:00Z')),
  });
});
