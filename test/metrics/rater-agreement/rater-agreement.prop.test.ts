import fc from 'fast-check';
import { orThrow } from 'smarketing/kernel';
import { measure, sumOver } from 'smarketing/metrics';
import {
  compileGrading,
  contestedLeads,
  type JudgedLead,
  kappaOf,
  raterAgreement,
} from 'smarketing/metrics/rater-agreement';
import { expect, test } from 'vitest';

const grades = ['D', 'C', 'B', 'A'];
const grading = orThrow(compileGrading({ grades, ordered: true, weights: 'linear' }));
const metric = raterAgreement(grading);

const grade = fc.constantFrom(...grades, 'off the scale');
const leads: fc.Arbitrary<ReadonlyArray<JudgedLead>> = fc
  .array(fc.record({ marketing: grade, sales: grade }, { requiredKeys: [] }), { maxLength: 60 })
  .map((all) => all.map((one, index) => ({ key: { system: 'crm', id: `${index}` }, ...one })));

const table = fc.integer({ min: 2, max: 5 }).chain((size) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  }),
);
const weights = fc.constantFrom(undefined, 'linear' as const, 'quadratic' as const);

/** κ of shares of leads by its definition, with the shares not made to add up to 1. */
const kappaOfShares = (
  shares: ReadonlyArray<ReadonlyArray<number>>,
  kind: 'linear' | 'quadratic' | undefined,
) => {
  const last = shares.length - 1;
  let observed = 0;
  let expected = 0;
  for (let i = 0; i <= last; i += 1)
    for (let j = 0; j <= last; j += 1) {
      const apart = Math.abs(i - j) / last;
      const weight = kind === undefined ? Number(i === j) : 1 - apart ** (kind === 'linear' ? 1 : 2);
      let row = 0;
      let column = 0;
      for (let k = 0; k <= last; k += 1) {
        row += shares[i]?.[k] ?? 0;
        column += shares[k]?.[j] ?? 0;
      }
      observed += weight * (shares[i]?.[j] ?? 0);
      expected += weight * row * column;
    }
  return (observed - expected) / (1 - expected);
};

test('the interval is what small changes of the table do to κ, reckoned without the formula', () => {
  fc.assert(
    fc.property(table, weights, (counts, kind) => {
      const total = counts.flat().reduce((sum, count) => sum + count, 0);
      const { value, interval } = kappaOf(kind)(counts);
      fc.pre(value !== null && interval !== undefined && total > 20 && value > -0.9 && value < 0.99);
      const shares = counts.map((row) => row.map((count) => count / total));
      expect(value).toBeCloseTo(kappaOfShares(shares, kind), 9);
      // The delta method: the variance of the slopes under the observed shares.
      const step = 1e-5;
      const slopes = shares.map((row, i) =>
        row.map((_, j) => {
          const moved = (by: number) =>
            kappaOfShares(
              shares.map((line, k) => line.map((share, l) => (k === i && l === j ? share + by : share))),
              kind,
            );
          return (moved(step) - moved(-step)) / (2 * step);
        }),
      );
      const mean = (read: (slope: number) => number) =>
        shares
          .flatMap((row, i) => row.map((share, j) => share * read(slopes[i]?.[j] ?? 0)))
          .reduce((a, b) => a + b, 0);
      const variance = (mean((slope) => slope * slope) - mean((slope) => slope) ** 2) / total;
      const reach = 1.959963984540054 * Math.sqrt(Math.max(0, variance));
      expect(interval?.low).toBeCloseTo(Math.max(-1, (value as number) - reach), 3);
      expect(interval?.high).toBeCloseTo(Math.min(1, (value as number) + reach), 3);
    }),
  );
});

test('κ does not depend on who is asked first', () => {
  fc.assert(
    fc.property(table, weights, (counts, kind) => {
      const turned = counts.map((_, i) => counts.map((row) => row[i] as number));
      const [one, other] = [kappaOf(kind)(counts), kappaOf(kind)(turned)];
      expect(other.value === null).toBe(one.value === null);
      if (one.value !== null) expect(other.value).toBeCloseTo(one.value, 9);
    }),
  );
});

test('shards in any order give the whole, through JSON', () => {
  fc.assert(
    fc.property(leads, leads, (first, second) => {
      const whole = measure(metric)([...first, ...second]);
      const [one, other] = [first, second].map((part) => JSON.parse(JSON.stringify(sumOver(metric)(part))));
      expect(metric.extract(metric.concat(one, other))).toEqual(whole);
      expect(metric.extract(metric.concat(other, one))).toEqual(whole);
      expect(metric.concat(metric.empty, one)).toEqual(one);
      expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
    }),
  );
});

test('every lead is agreed on, contested, or owed', () => {
  fc.assert(
    fc.property(leads, (all) => {
      const reading = measure(metric)(all);
      const contested = contestedLeads(grading)(all);
      expect(reading.agreed.numerator + contested.length).toBe(all.length);
      const { marketingHigher = 0, salesHigher = 0 } = reading.direction ?? {};
      const higher = contested.filter(({ apart }) => apart !== undefined);
      expect(higher).toHaveLength(marketingHigher + salesHigher);
    }),
  );
});
