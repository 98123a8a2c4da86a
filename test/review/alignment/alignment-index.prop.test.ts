import fc from 'fast-check';
import { type AlignmentTerms, alignmentDimensions, type DimensionName } from 'smarketing/agreement';
import {
  alignmentIndex,
  type DimensionEvidence,
  scoreAgainst,
  weightedMean,
  weightRange,
} from 'smarketing/review/alignment';
import { describe, expect, test } from 'vitest';

const scores = fc.array(
  fc.record({
    score: fc.oneof(fc.constantFrom(0, 50, 100), fc.double({ min: 0, max: 100, noNaN: true })),
    weight: fc.integer({ min: 1, max: 1_000 }),
  }),
  { minLength: 1, maxLength: 9 },
);

describe('the range of a weighted mean when each weight may be off by half', () => {
  test('is that of all corners, tried one by one', () => {
    fc.assert(
      fc.property(scores, (some) => {
        let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
        for (let corner = 0; corner < 2 ** some.length; corner += 1) {
          const weights = some.map(({ weight }, index) => weight * ((corner >> index) & 1 ? 1.5 : 0.5));
          const whole = weights.reduce((sum, weight) => sum + weight, 0);
          const mean =
            some.reduce((sum, { score }, index) => sum + score * (weights[index] as number), 0) / whole;
          low = Math.min(low, mean);
          high = Math.max(high, mean);
        }
        const range = weightRange(some);
        expect(range?.low).toBeCloseTo(low, 9);
        expect(range?.high).toBeCloseTo(high, 9);
      }),
      { numRuns: 300 },
    );
  });

  test('holds the mean of any weights within it, the agreed ones among them', () => {
    fc.assert(
      fc.property(
        scores,
        fc.array(fc.double({ min: 0.5, max: 1.5, noNaN: true }), { minLength: 9, maxLength: 9 }),
        (some, off) => {
          const range = weightRange(some);
          const moved = some.map(({ score, weight }, index) => ({
            score,
            weight: weight * (off[index] as number),
          }));
          for (const mean of [weightedMean(some), weightedMean(moved)]) {
            expect(mean).toBeGreaterThanOrEqual((range?.low ?? 0) - 1e-9);
            expect(mean).toBeLessThanOrEqual((range?.high ?? 0) + 1e-9);
          }
        },
      ),
    );
  });

  test('does not depend on the order of the scores', () => {
    fc.assert(
      fc.property(scores, (some) => {
        const range = weightRange(some);
        const turned = weightRange([...some].reverse());
        expect(turned?.low).toBeCloseTo(range?.low ?? Number.NaN, 9);
        expect(turned?.high).toBeCloseTo(range?.high ?? Number.NaN, 9);
      }),
    );
  });
});

const names = Object.keys(alignmentDimensions) as ReadonlyArray<DimensionName>;
const share = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const termsAndEvidence = fc
  .subarray([...names], { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(
      fc.tuple(
        ...chosen.map((id) =>
          fc.record({
            id: fc.constant(id),
            weight: fc.integer({ min: 1, max: 1_000 }),
            target: fc.option(fc.double({ min: 0.01, max: 1, noNaN: true }), { nil: undefined }),
          }),
        ),
      ),
      fc.subarray([...names]).chain((known) =>
        fc.tuple(
          ...known.map((id) =>
            fc.record({
              id: fc.constant(id),
              measured: fc.option(share, { nil: null }),
              evidence: fc.constantFrom('journal' as const, 'declared' as const),
              owner: fc.constant('operations' as const),
            }),
          ),
        ),
      ),
    ),
  )
  .map(([weighed, evidence]) => {
    const dimensions = weighed.map(({ id, weight, target }) => {
      if (target === undefined) return { id, weight };
      return alignmentDimensions[id].sense === 'at-least'
        ? { id, weight, atLeast: target }
        : { id, weight, atMost: target };
    });
    return {
      terms: { dimensions } as unknown as AlignmentTerms,
      evidence: evidence as ReadonlyArray<DimensionEvidence>,
    };
  });

describe('the alignment index', () => {
  test('is made of nothing but numbers that JSON can hold, in their ranges', () => {
    fc.assert(
      fc.property(termsAndEvidence, ({ terms, evidence }) => {
        const index = alignmentIndex(terms)(evidence);
        expect(JSON.parse(JSON.stringify(index))).toEqual(index);
        const { value, range, ifMissing, coverage } = index;
        if (value === null) {
          expect(index.reason).toBe('too-little-measured');
          expect(coverage.all.value).toBeLessThan(0.6);
          return;
        }
        expect(coverage.all.value).toBeGreaterThanOrEqual(0.6);
        for (const { low, high } of [range, ifMissing].flatMap((one) => one ?? [])) {
          expect(low).toBeGreaterThanOrEqual(-1e-9);
          expect(low).toBeLessThanOrEqual(value + 1e-9);
          expect(high).toBeGreaterThanOrEqual(value - 1e-9);
          expect(high).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });

  test('loses what its dimensions cost, neither more nor less', () => {
    fc.assert(
      fc.property(termsAndEvidence, ({ terms, evidence }) => {
        const { value, dimensions, costsMost } = alignmentIndex(terms)(evidence);
        if (value === null) return;
        const costs = dimensions.map(({ costs: points }) => points ?? 0);
        expect(100 - costs.reduce((sum, points) => sum + points, 0)).toBeCloseTo(value, 8);
        expect(costsMost?.points ?? 0).toBe(Math.max(...costs));
      }),
    );
  });

  test('rises with no measure that gets worse', () => {
    fc.assert(
      fc.property(termsAndEvidence, fc.nat(), share, ({ terms, evidence }, pick, other) => {
        const chosen = evidence[pick % Math.max(1, evidence.length)];
        if (chosen === undefined || chosen.measured === null) return;
        const [worse, better] = [Math.min(chosen.measured, other), Math.max(chosen.measured, other)];
        const withMeasure = (measured: number) =>
          alignmentIndex(terms)(evidence.map((one) => (one === chosen ? { ...one, measured } : one))).value;
        const [atWorse, atBetter] = [withMeasure(worse), withMeasure(better)];
        if (atWorse === null || atBetter === null) return;
        const rise =
          alignmentDimensions[chosen.id].sense === 'at-least' ? atBetter - atWorse : atWorse - atBetter;
        expect(rise).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });

  test('covers with journal and declaration together what it covers', () => {
    fc.assert(
      fc.property(termsAndEvidence, ({ terms, evidence }) => {
        const { all, journal, declared } = alignmentIndex(terms)(evidence).coverage;
        expect(journal.numerator + declared.numerator).toBe(all.numerator);
        expect(all.denominator).toBe(terms.dimensions.reduce((sum, { weight }) => sum + weight, 0));
      }),
    );
  });
});

test('a score lies within 0–100 and is 100 exactly where the target is reached', () => {
  fc.assert(
    fc.property(share, fc.double({ min: 0.001, max: 1, noNaN: true }), (measured, value) => {
      for (const sense of ['at-least', 'at-most'] as const) {
        const score = scoreAgainst({ sense, value })(measured);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        const reached = sense === 'at-least' ? measured >= value : measured <= value;
        if (reached) expect(score).toBe(100);
        else expect(score).toBeLessThan(100 + (sense === 'at-least' ? 0 : 1e-9));
      }
    }),
  );
});
