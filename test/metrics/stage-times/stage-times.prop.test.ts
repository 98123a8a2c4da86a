import fc from 'fast-check';
import { minute } from 'smarketing/kernel';
import { type Metric, measure, type PassCase, type Wait } from 'smarketing/metrics';
import {
  conversionByAnswer,
  logRank,
  periodRate,
  type StageTime,
  stageTime,
} from 'smarketing/metrics/stage-times';
import { describe, expect, test } from 'vitest';
import { arbitraryPasses, asOf, describeLaws } from '../laws.js';

const always = (): boolean => true;
const hour = 60 * minute;
const day = 24 * hour;
const dayOf = (at: number): number => Math.floor(at / day);

describeLaws(arbitraryPasses, {
  stageTime: stageTime({ asOf, isStale: ({ pass }) => pass.number > 1 }, 'inquiry', 'won'),
  'stageTime in days': stageTime({ asOf, dayOf }, 'handed-over', 'sales-qualified'),
  periodRate: periodRate(({ at }) => String(dayOf(at) % 3), 'handed-over', 'won'),
  conversionByAnswer: conversionByAnswer({
    asOf,
    touchesRecorded: always,
    to: 'sales-qualified',
    landmark: 12 * hour,
    stratumOf: ({ pass }) => String(pass.number),
  }),
} as unknown as Readonly<Record<string, Metric<PassCase, never, unknown>>>);

interface Subject {
  readonly group: string;
  readonly stratum: string;
  readonly wait: Wait;
}

const arbitrarySubjects: fc.Arbitrary<ReadonlyArray<Subject>> = fc.array(
  fc.record({
    group: fc.constantFrom('a', 'b', 'c'),
    stratum: fc.constantFrom('x', 'y'),
    wait: fc.oneof(
      {
        weight: 9,
        arbitrary: fc.record({
          outcome: fc.constantFrom('happened', 'competing', 'open'),
          duration: fc.integer({ min: 0, max: 12 }).map((minutes) => minutes * minute),
        }),
      },
      { weight: 1, arbitrary: fc.constant({ outcome: 'excluded', reason: 'imported' }) },
    ) as fc.Arbitrary<Wait>,
  }),
  { maxLength: 40 },
);

const ofGroups = logRank<Subject>({ waitOf: ({ wait }) => wait, groupOf: ({ group }) => group });
const ofStrata = logRank<Subject>({
  waitOf: ({ wait }) => wait,
  groupOf: ({ group }) => group,
  stratumOf: ({ stratum }) => stratum,
});

describeLaws(arbitrarySubjects, { logRank: ofGroups, 'logRank in strata': ofStrata } as unknown as Readonly<
  Record<string, Metric<Subject, never, unknown>>
>);

describe('the time from stage to stage', () => {
  test('puts every pass in exactly one place, and its shares add up to 1', () => {
    let measured = 0;
    fc.assert(
      fc.property(arbitraryPasses, (passes) => {
        const reading: StageTime = measure(stageTime({ asOf, dayOf }, 'inquiry', 'won'))(passes);
        const exits = reading.exits.reduce((sum, exit) => sum + exit.passes, 0);
        expect(reading.happened + exits + reading.open).toBe(reading.passes);
        const left = reading.excluded.reduce((sum, { count }) => sum + count, 0);
        expect(reading.passes + left).toBe(
          passes.filter(({ pass }) => pass.stages.inquiry !== undefined).length,
        );
        if (reading.passes === 0) return;
        const shares = reading.exits.reduce((sum, { share }) => sum + share, reading.waiting);
        expect(shares + (reading.curve.at(-1)?.share ?? 0)).toBeCloseTo(1, 9);
        measured += 1;
      }),
      { numRuns: 100 },
    );
    expect(measured).toBeGreaterThan(0);
  });
});

/** The log-rank test from the raw waits, one minute at a time, its covariance inverted by Gauss and Jordan. */
const byHand = (subjects: ReadonlyArray<Subject>): { readonly statistic: number; readonly rank: number } => {
  const names = ['a', 'b', 'c'];
  const deviation = [0, 0, 0];
  const covariance = names.map(() => [0, 0, 0]);
  for (const stratum of new Set(subjects.map((subject) => subject.stratum))) {
    const own = subjects.flatMap(({ group, stratum: name, wait }) =>
      name === stratum && wait.outcome !== 'excluded' ? [{ group, ...wait }] : [],
    );
    const times = new Set(own.flatMap(({ outcome, duration }) => (outcome === 'happened' ? [duration] : [])));
    for (const time of times) {
      const risk = names.map(
        (name) => own.filter(({ group, duration }) => group === name && duration >= time).length,
      );
      const events = names.map(
        (name) =>
          own.filter((one) => one.group === name && one.duration === time && one.outcome === 'happened')
            .length,
      );
      const [n, d] = [risk, events].map((list) => list.reduce((sum, count) => sum + count, 0)) as [
        number,
        number,
      ];
      for (const i of [0, 1, 2]) {
        deviation[i] = (deviation[i] ?? 0) + (events[i] ?? 0) - (d * (risk[i] ?? 0)) / n;
        for (const j of [0, 1, 2]) {
          const part = ((risk[i] ?? 0) / n) * ((i === j ? 1 : 0) - (risk[j] ?? 0) / n);
          const line = covariance[i] as Array<number>;
          if (n > 1) line[j] = (line[j] ?? 0) + (part * d * (n - d)) / (n - 1);
        }
      }
    }
  }
  // Solve V x = d with full pivoting; free variables are 0, and d is in the range of V.
  const rows = covariance.map((line, index) => [...line, deviation[index] ?? 0]);
  const solved = new Map<number, number>();
  for (;;) {
    let best: readonly [number, number, number] = [1e-9, -1, -1];
    for (const [i, line] of rows.entries())
      for (const j of [0, 1, 2])
        if (![...solved.values()].includes(i) && !solved.has(j) && Math.abs(line[j] ?? 0) > best[0])
          best = [Math.abs(line[j] ?? 0), i, j];
    const [, i, j] = best;
    if (i < 0) break;
    const line = rows[i] as Array<number>;
    const pivot = line[j] ?? 1;
    for (const [k, other] of rows.entries()) {
      if (k === i) continue;
      const factor = (other[j] ?? 0) / pivot;
      for (const column of [0, 1, 2, 3]) other[column] = (other[column] ?? 0) - factor * (line[column] ?? 0);
    }
    solved.set(j, i);
  }
  let statistic = 0;
  for (const [j, i] of solved) statistic += ((deviation[j] ?? 0) * (rows[i]?.[3] ?? 0)) / (rows[i]?.[j] ?? 1);
  return { statistic, rank: solved.size };
};

describe('the log-rank test', () => {
  test.each([
    ['of all in one', ofGroups, (subject: Subject) => ({ ...subject, stratum: '' })],
    ['within strata', ofStrata, (subject: Subject) => subject],
  ])('%s equals the sums by hand', (_, metric, place) => {
    let compared = 0;
    fc.assert(
      fc.property(arbitrarySubjects, (subjects) => {
        const { statistic, degreesOfFreedom } = measure(metric)(subjects);
        const expected = byHand(subjects.map(place));
        expect(degreesOfFreedom).toBe(expected.rank);
        if (expected.rank === 0) {
          expect(statistic).toBeNull();
          return;
        }
        expect(statistic).toBeCloseTo(expected.statistic, 7);
        compared += 1;
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test('expects in all as many as there were', () => {
    fc.assert(
      fc.property(arbitrarySubjects, (subjects) => {
        const { groups } = measure(ofStrata)(subjects);
        const sum = (column: 'observed' | 'expected'): number =>
          groups.reduce((total, group) => total + group[column], 0);
        expect(sum('expected')).toBeCloseTo(sum('observed'), 9);
      }),
    );
  });

  test('says noise about 19 times of 20 where groups are alike', () => {
    let state = 11;
    const random = (): number => {
      state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
      return state / 2 ** 32;
    };
    let real = 0;
    const runs = 500;
    for (let run = 0; run < runs; run += 1) {
      const subjects = Array.from({ length: 90 }, (_, index): Subject => {
        const happens = -Math.log(1 - random()) / 2;
        const leaves = -Math.log(1 - random());
        const closes = 0.3 + random();
        const first = Math.min(happens, leaves, closes);
        const outcome = first === happens ? 'happened' : first === leaves ? 'competing' : 'open';
        return {
          group: 'abc'[index % 3] as string,
          stratum: 'xy'[index % 2] as string,
          wait: { outcome, duration: Math.floor(first * 1_440) * minute },
        };
      });
      if (measure(ofStrata)(subjects).verdict === 'real') real += 1;
    }
    expect(real / runs).toBeGreaterThan(0.025);
    expect(real / runs).toBeLessThan(0.08);
  });
});
