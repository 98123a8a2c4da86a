import fc from 'fast-check';
import {
  type CivilDate,
  civilDateOf,
  type Instant,
  type Interval,
  type PeriodRules,
  type PeriodUnit,
  weekdays,
} from 'smarketing/kernel';

/** 0000-01-01T00:00:00.000Z and 9999-12-31T23:59:59.999Z, counted from 1970. */
export const earliestInstant = -62_167_219_200_000;
export const latestInstant = 253_402_300_799_999;

export const instants: fc.Arbitrary<Instant> = fc
  .integer({ min: earliestInstant, max: latestInstant })
  .map((milliseconds) => milliseconds as Instant);

/** Every date of the years 0000 to 9999. */
export const civilDates: fc.Arbitrary<CivilDate> = fc
  .integer({ min: -719_528, max: 2_932_896 })
  .map(civilDateOf);

/** Dates whose periods of every unit, and their neighbours, lie within the years 0000 to 9999. */
export const inlandDates: fc.Arbitrary<CivilDate> = fc
  .integer({ min: -700_000, max: 2_900_000 })
  .map(civilDateOf);

/** Intervals on a short axis, so that they overlap, touch, nest and repeat often; some are empty or reversed. */
export const crowdedIntervals: fc.Arbitrary<ReadonlyArray<Interval>> = fc.array(
  fc.record({ start: smallInstants(), end: smallInstants() }),
  { maxLength: 12 },
);

function smallInstants(): fc.Arbitrary<Instant> {
  return fc.integer({ min: 0, max: 24 }).map((milliseconds) => milliseconds as Instant);
}

export const periodRules: fc.Arbitrary<PeriodRules> = fc.record(
  {
    fiscalYearStart: fc.integer({ min: 1, max: 12 }),
    fiscalYearNamedAfter: fc.constantFrom('start', 'end'),
    weekStart: fc.constantFrom(...weekdays),
  },
  { requiredKeys: ['fiscalYearStart', 'weekStart'] },
);

export const periodUnits: ReadonlyArray<PeriodUnit> = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'fiscal-quarter',
  'fiscal-year',
];

/** Any UTF-16 code unit, halves of surrogate pairs included, and often plain ASCII. */
export const codeUnits: fc.Arbitrary<string> = fc
  .oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0xffff }))
  .map((unit) => String.fromCharCode(unit));

/** What no text is: every other kind of JavaScript value, for callers without types; one argument a row. */
export const notTexts: ReadonlyArray<readonly [value: unknown]> = [
  [undefined],
  [null],
  [0],
  [-0],
  [20260308],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [7n],
  [true],
  [Symbol('text')],
  [[]],
  [['2026-03-08']],
  [{}],
  [{ length: 3 }],
  [() => '2026-03-08'],
  [new Date(0)],
];
