import fc from 'fast-check';
import { measure, sumOver } from 'smarketing/metrics';
import { opinions, type SurveyAnswer, type SurveyForm, type SurveyItem } from 'smarketing/review/survey';
import { describe, expect, test } from 'vitest';
import { items, sumOf } from './forms.js';

const answer = fc.integer({ min: 1, max: 5 }) as fc.Arbitrary<SurveyAnswer>;
const form: fc.Arbitrary<SurveyForm> = fc
  .record({
    department: fc.constantFrom('sales' as const, 'marketing' as const),
    given: fc.array(answer, { minLength: 20, maxLength: 20 }),
    left: fc.oneof(
      { weight: 3, arbitrary: fc.constant<ReadonlyArray<SurveyItem>>([]) },
      fc.subarray([...items], { minLength: 1 }),
    ),
  })
  .map(({ department, given, left }) => ({
    department,
    answers: Object.fromEntries(
      items.flatMap((item, index) => (left.includes(item) ? [] : [[item, given[index] as SurveyAnswer]])),
    ),
  }));
const forms = fc.array(form, { maxLength: 40 });
const metric = opinions();

describe('what departments think', () => {
  test('is the same over every order and every split, through JSON', () => {
    fc.assert(
      fc.property(forms, fc.nat(), (all, cut) => {
        const place = all.length === 0 ? 0 : cut % all.length;
        const store = <Sum>(sum: Sum): Sum => JSON.parse(JSON.stringify(sum)) as Sum;
        const split = metric.concat(
          store(sumOver(metric)([...all.slice(place)].reverse())),
          store(sumOver(metric)(all.slice(0, place))),
        );
        expect(metric.extract(split)).toEqual(measure(metric)(all));
      }),
    );
  });

  test('has neutral sums, whole numbers all of them', () => {
    fc.assert(
      fc.property(form, (one) => {
        const sum = metric.of(one);
        expect(metric.concat(sum, metric.empty)).toEqual(sum);
        expect(metric.concat(metric.empty, sum)).toEqual(sum);
        for (const number of JSON.stringify(sum).match(/-?[\d.]+/g) ?? []) expect(number).toMatch(/^\d+$/);
      }),
    );
  });

  test('is what a second computation over the forms gives', () => {
    fc.assert(
      fc.property(forms, (all) => {
        const reading = measure(metric)(all);
        for (const side of ['sales', 'marketing'] as const) {
          const own = all.filter(({ department }) => department === side);
          const complete = own.filter(({ answers }) => Object.keys(answers).length === 20);
          const { mean, interval, forms: count, incomplete } = reading.departments[side];
          expect([count, incomplete]).toEqual([own.length, own.length - complete.length]);
          if (complete.length < 5) {
            expect(mean).toBeNull();
            continue;
          }
          const sums = complete.map(sumOf);
          const centre = sums.reduce((sum, one) => sum + one, 0) / sums.length;
          expect(mean).toBeCloseTo(centre, 10);
          const variance = sums.reduce((sum, one) => sum + (one - centre) ** 2, 0) / (sums.length - 1);
          const reach = studentQuantile(sums.length - 1) * Math.sqrt(variance / sums.length);
          expect(interval?.high).toBeCloseTo(centre + reach, 1);
          expect(interval?.low).toBeCloseTo(centre - reach, 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('shows no figure that rests on fewer than five forms', () => {
    fc.assert(
      fc.property(forms, (all) => {
        const reading = measure(metric)(all);
        for (const { answers } of reading.items) {
          for (const { count, mean } of [answers.sales, answers.marketing]) {
            if (mean !== null) expect(count).toBeGreaterThanOrEqual(5);
          }
        }
        for (const { complete, mean, band, interval } of Object.values(reading.departments)) {
          if (complete < 5) expect([mean, band, interval]).toEqual([null, undefined, undefined]);
        }
      }),
    );
  });
});

/** Student's t at 0.975 for whole degrees of freedom, by adding up its density: the second computation. */
const studentQuantile = (freedom: number): number => {
  const density = (t: number): number => (1 + (t * t) / freedom) ** (-(freedom + 1) / 2);
  const step = 1 / 500;
  const upTo = 600;
  const points = Array.from({ length: upTo / step }, (_, index) => density((index + 0.5) * step) * step);
  const whole = points.reduce((sum, one) => sum + one, 0);
  let sum = 0;
  const index = points.findIndex((one) => {
    sum += one;
    return sum >= 0.95 * whole;
  });
  return index * step;
};
