import fc from 'fast-check';
import { type Instant, orThrow } from 'smarketing/kernel';
import { compileScorecard, remainder, type ScoreItem } from 'smarketing/lead/score';
import { expect, test } from 'vitest';

const schema = { employees: { type: 'integer' } } as const;
const activities = { view: {} } as const;
const asOf = 1_800_000_000_000 as Instant;

const arbitraryDecay = fc.oneof(
  fc.record({ kind: fc.constant('linear' as const), over: fc.integer({ min: 1, max: 900_000_000_000 }) }),
  fc.record({
    kind: fc.constant('half-life' as const),
    halfLife: fc.integer({ min: 1, max: 900_000_000_000 }),
  }),
);

const arbitraryPoints = fc
  .integer({ min: -2_000_000, max: 2_000_000 })
  .map((thousandths) => thousandths / 1000);

const arbitraryItem: fc.Arbitrary<ScoreItem> = fc.oneof(
  fc.record({
    id: fc.uuid(),
    points: arbitraryPoints,
    when: fc.integer({ min: 0, max: 9 }).map((value) => ({ fact: 'employees', op: 'gte' as const, value })),
  }),
  fc.record(
    {
      id: fc.uuid(),
      activity: fc.constant('view'),
      perEvent: arbitraryPoints,
      max: fc.integer({ min: 0, max: 1000 }),
      within: fc.integer({ min: 1, max: 1_000_000 }),
      decay: arbitraryDecay,
    },
    { requiredKeys: ['id', 'activity', 'perEvent'] },
  ),
);

const arbitraryCard = fc.record({
  id: fc.constant('c'),
  version: fc.constant(1),
  groups: fc.array(
    fc.record({
      id: fc.uuid(),
      dimension: fc.constantFrom('fit' as const, 'engagement' as const),
      items: fc.array(arbitraryItem, { minLength: 1, maxLength: 4 }),
      cap: fc.integer({ min: 0, max: 100 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  cap: fc.integer({ min: 0, max: 200 }),
  floor: fc.integer({ min: -200, max: 0 }),
});

const arbitraryActivities = fc.array(
  fc
    .integer({ min: -10, max: 2_000_000 })
    .map((age) => ({ type: 'view', occurredAt: (asOf - age) as Instant })),
);

const arbitraryFacts = fc.option(
  fc.integer({ min: 0, max: 9 }).map((employees) => ({ employees })),
  { nil: {} },
);

test('the breakdown adds up to the score, in whole millionths', () => {
  fc.assert(
    fc.property(arbitraryCard, arbitraryFacts, arbitraryActivities, (card, facts, acts) => {
      const reading = orThrow(compileScorecard(schema, { activities })(card)).score(facts, {
        asOf,
        activities: acts,
      });
      expect(reading.breakdown.reduce((sum, { points }) => sum + points, 0)).toBe(reading.total);
      expect(Number.isSafeInteger(reading.total)).toBe(true);
      expect(reading.total).toBeLessThanOrEqual(card.cap * 1e6);
      expect(reading.total).toBeGreaterThanOrEqual(card.floor * 1e6);
      expect(JSON.parse(JSON.stringify(reading))).toStrictEqual(reading);
    }),
  );
});

test('the order of activities plays no part', () => {
  fc.assert(
    fc.property(arbitraryCard, arbitraryActivities, (card, acts) => {
      const { score } = orThrow(compileScorecard(schema, { activities })(card));
      expect(score({}, { asOf, activities: [...acts].reverse() })).toEqual(
        score({}, { asOf, activities: acts }),
      );
    }),
  );
});

test('points never grow with age, and stay between nothing and the whole', () => {
  const arbitraryAge = fc.integer({ min: 0, max: 2_000_000_000_000 });
  fc.assert(
    fc.property(arbitraryDecay, arbitraryAge, arbitraryAge, (decay, one, other) => {
      const [younger, older] = one < other ? [one, other] : [other, one];
      const left = remainder(decay);
      expect(left(younger)).toBeGreaterThanOrEqual(left(older));
      expect(left(older)).toBeGreaterThanOrEqual(0);
      expect(left(younger)).toBeLessThanOrEqual(1_000_000);
    }),
  );
});

test('half-lives are true to 30 millionths', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 900_000_000_000 }),
      fc.double({ min: 0, max: 25, noNaN: true }),
      (halfLife, halvings) => {
        const age = Math.floor(halvings * halfLife);
        expect(
          Math.abs(remainder({ kind: 'half-life', halfLife })(age) - 1e6 * 2 ** (-age / halfLife)),
        ).toBeLessThan(30);
      },
    ),
  );
});
