import fc from 'fast-check';
import { minute } from 'smarketing/kernel';
import { measure, sumOver, timeToEvent, type Wait } from 'smarketing/metrics';
import { describe, expect, test } from 'vitest';

const waits = timeToEvent<Wait>((wait) => wait);
const at = (minutes: number, outcome: 'happened' | 'competing' | 'open'): Wait => ({
  outcome,
  duration: minutes * minute,
});

/** The same lots in every run: a linear congruential generator. */
const lots = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
};

/** Kaplan and Meier by their own product, over the raw waits: an independent way to the same curve. */
const kaplanMeier = (all: ReadonlyArray<Wait>, minutes: number): number => {
  const measured = all.flatMap((wait) => (wait.outcome === 'excluded' ? [] : [wait]));
  const times = [
    ...new Set(measured.filter(({ outcome }) => outcome === 'happened').map(({ duration }) => duration)),
  ];
  return times
    .filter((time) => time <= minutes * minute)
    .reduce((surviving, time) => {
      const atRisk = measured.filter(({ duration }) => duration >= time).length;
      const events = measured.filter(
        ({ duration, outcome }) => duration === time && outcome === 'happened',
      ).length;
      return surviving * (1 - events / atRisk);
    }, 1);
};

describe('time to an event', () => {
  test('gives the remission times of Freireich as Kaplan and Meier do', () => {
    // Freireich et al. 1963, 6-MP arm, in weeks: published survival 0.857 at 6, 0.690 at 10, 0.448 at 23.
    const weeks = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    const reading = measure(waits)([
      ...weeks.map((week) => at(week, 'happened')),
      ...censored.map((week) => at(week, 'open')),
    ]);
    const surviving = (week: number): number =>
      1 - (reading.curve.findLast((point) => point.at <= week * minute)?.share ?? 0);
    expect(surviving(6)).toBeCloseTo(0.857, 3);
    expect(surviving(10)).toBeCloseTo(0.753, 3);
    expect(surviving(13)).toBeCloseTo(0.69, 3);
    expect(surviving(23)).toBeCloseTo(0.448, 3);
    expect(reading.median.value).toBe(23 * minute);
  });

  test('lets rivals take their share instead of calling them open', () => {
    const reading = measure(waits)([at(1, 'happened'), at(2, 'competing'), at(3, 'happened'), at(4, 'open')]);
    expect(reading).toMatchObject({
      subjects: 4,
      happened: 2,
      competing: 1,
      open: 1,
      median: { value: 3 * minute },
      p90: { value: null, reason: 'ruled-out' },
    });
    expect(reading.curve).toMatchObject([
      { at: minute, share: 0.25 },
      { at: 3 * minute, share: 0.5 },
    ]);
  });

  test('counts what it excludes, by reason', () => {
    const reading = measure(waits)([{ outcome: 'excluded', reason: 'date-only' }, at(1, 'happened')]);
    expect(reading).toMatchObject({ subjects: 1, excluded: [{ reason: 'date-only', count: 1 }] });
  });

  test('tells how long those who still wait have waited, by the minute', () => {
    const { censored, open } = measure(waits)([
      at(9, 'open'),
      at(2, 'happened'),
      at(4, 'open'),
      at(9, 'open'),
      at(3, 'competing'),
    ]);
    expect(censored).toEqual([
      { at: 4 * minute, waits: 1 },
      { at: 9 * minute, waits: 2 },
    ]);
    expect(open).toBe(3);
  });

  test('is empty over nothing, and never NaN', () => {
    expect(measure(waits)([])).toEqual({
      subjects: 0,
      happened: 0,
      competing: 0,
      open: 0,
      median: { value: null, reason: 'nothing-measured' },
      p90: { value: null, reason: 'nothing-measured' },
      p95: { value: null, reason: 'nothing-measured' },
      curve: [],
      censored: [],
      excluded: [],
    });
  });

  const arbitraryWaits = fc.array(
    fc.oneof(
      fc.record({
        outcome: fc.constantFrom('happened', 'open'),
        duration: fc.integer({ min: 0, max: 50 }).map((m) => m * minute),
      }),
      fc.record({ outcome: fc.constant('excluded'), reason: fc.constantFrom('date-only', 'imported') }),
    ) as fc.Arbitrary<Wait>,
    { maxLength: 60 },
  );

  test('equals one minus Kaplan and Meier where nothing competes', () => {
    fc.assert(
      fc.property(arbitraryWaits, fc.integer({ min: 0, max: 50 }), (all, minutes) => {
        const share = measure(waits)(all).curve.findLast((point) => point.at <= minutes * minute)?.share ?? 0;
        expect(share).toBeCloseTo(1 - kaplanMeier(all, minutes), 9);
      }),
    );
  });

  test('gives one sum for every order and every split, through JSON', () => {
    fc.assert(
      fc.property(arbitraryWaits, fc.nat(), (all, cut) => {
        const place = all.length === 0 ? 0 : cut % all.length;
        const store = <A>(sum: A): A => JSON.parse(JSON.stringify(sum)) as A;
        const whole = sumOver(waits)(all);
        const parts = waits.concat(
          store(sumOver(waits)(all.slice(place).reverse())),
          store(sumOver(waits)(all.slice(0, place))),
        );
        expect(parts).toEqual(whole);
      }),
    );
  });

  /** The 6-MP arm again, in weeks told as minutes. */
  const remission = [
    ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((week) => at(week, 'happened')),
    ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((week) => at(week, 'open')),
  ];

  test('gives the standard errors that are published for the 6-MP arm', () => {
    // Kleinbaum and Klein, Survival Analysis: S(10) = 0.7529 with a standard error of 0.0963; on the log(−log)
    // scale that is 0.503 to 0.889.
    const { curve, median } = measure(waits)(remission);
    const ten = curve.find((point) => point.at === 10 * minute);
    expect(1 - (ten?.high ?? 0)).toBeCloseTo(0.503, 3);
    expect(1 - (ten?.low ?? 0)).toBeCloseTo(0.889, 3);
    expect(median).toEqual({ value: 23 * minute, interval: { low: 13 * minute, high: null } });
  });

  const boundsOf = (share: number, variance: number): readonly [number, number] => {
    const scale = Math.log(-Math.log(1 - share));
    const spread = (1.959963984540054 * Math.sqrt(variance)) / ((1 - share) * -Math.log(1 - share));
    const back = (value: number): number => 1 - Math.exp(-Math.exp(value));
    return [back(scale - spread), back(scale + spread)];
  };

  test('is as sure as Greenwood where nothing competes', () => {
    fc.assert(
      fc.property(arbitraryWaits, (all) => {
        const measured = all.flatMap((wait) => (wait.outcome === 'excluded' ? [] : [wait]));
        for (const { at: time, share, low, high } of measure(waits)(all).curve) {
          if (low === undefined || high === undefined) continue;
          const deaths = [
            ...new Set(
              measured
                .filter((one) => one.outcome === 'happened' && one.duration <= time)
                .map((one) => one.duration),
            ),
          ];
          const greenwood = deaths.reduce((sum, death) => {
            const risk = measured.filter(({ duration }) => duration >= death).length;
            const events = measured.filter(
              (one) => one.duration === death && one.outcome === 'happened',
            ).length;
            return sum + events / (risk * (risk - events));
          }, 0);
          const [expectedLow, expectedHigh] = boundsOf(share, (1 - share) ** 2 * greenwood);
          expect(low).toBeCloseTo(expectedLow, 8);
          expect(high).toBeCloseTo(expectedHigh, 8);
        }
      }),
    );
  });

  test('is as sure as a binomial share where nobody still waits', () => {
    const decided = fc.array(
      fc.record({
        outcome: fc.constantFrom('happened', 'competing'),
        duration: fc.integer({ min: 0, max: 30 }).map((minutes) => minutes * minute),
      }) as fc.Arbitrary<Wait>,
      { minLength: 2, maxLength: 60 },
    );
    fc.assert(
      fc.property(decided, (all) => {
        for (const { share, low, high } of measure(waits)(all).curve) {
          if (low === undefined || high === undefined) continue;
          const [expectedLow, expectedHigh] = boundsOf(share, (share * (1 - share)) / all.length);
          expect(low).toBeCloseTo(expectedLow, 8);
          expect(high).toBeCloseTo(expectedHigh, 8);
        }
      }),
    );
  });

  test('says why a share is not reached', () => {
    const rivals = measure(waits)([at(1, 'happened'), at(2, 'competing'), at(2, 'competing')]);
    expect(rivals.median).toMatchObject({ value: null, reason: 'ruled-out' });
    const young = measure(waits)([at(1, 'happened'), at(2, 'open'), at(2, 'open')]);
    expect(young.median).toMatchObject({ value: null, reason: 'not-reached' });
  });

  test('holds every share within its interval, within 0 and 1', () => {
    fc.assert(
      fc.property(arbitraryWaits, (all) => {
        for (const { share, low = share, high = share } of measure(waits)(all).curve) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(share);
          expect(high).toBeGreaterThanOrEqual(share);
          expect(high).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  const arbitraryRivals = fc.array(
    fc.record({
      outcome: fc.constantFrom('happened', 'competing', 'open'),
      duration: fc.integer({ min: 0, max: 12 }).map((minutes) => minutes * minute),
    }) as fc.Arbitrary<Wait & { readonly duration: number }>,
    { minLength: 2, maxLength: 40 },
  );

  test('is as sure as the formula of Marubini and Valsecchi, summed term by term', () => {
    fc.assert(
      fc.property(arbitraryRivals, (all) => {
        const times = [...new Set(all.map(({ duration }) => duration))].sort((a, b) => a - b);
        let [surviving, share] = [1, 0];
        const steps = times.map((time) => {
          const risk = all.filter(({ duration }) => duration >= time).length;
          const here = all.filter(({ duration }) => duration === time);
          const own = here.filter(({ outcome }) => outcome === 'happened').length;
          const left = own + here.filter(({ outcome }) => outcome === 'competing').length;
          const before = surviving;
          share += (before * own) / risk;
          surviving *= 1 - left / risk;
          return { time, risk, own, left, before, share };
        });
        for (const { at: time, share: found, low, high } of measure(waits)(all).curve) {
          if (low === undefined || high === undefined) continue;
          let variance = 0;
          for (const step of steps.filter((one) => one.time <= time)) {
            const { risk, own, left, before } = step;
            const further = found - step.share;
            if (left < risk) variance += (further ** 2 * left) / (risk * (risk - left));
            variance += (before ** 2 * own * (risk - own)) / risk ** 3;
            variance -= (2 * further * before * own) / risk ** 2;
          }
          const [expectedLow, expectedHigh] = boundsOf(found, variance);
          expect(low).toBeCloseTo(expectedLow, 7);
          expect(high).toBeCloseTo(expectedHigh, 7);
        }
      }),
    );
  });

  test('holds the true share and the true median about 95 times of 100', () => {
    // Touches come at 2 a day, exits at 1 a day, and the books close after half a day to two: exponential waits.
    const [touch, leave] = [2, 1];
    const truth = (days: number): number =>
      (touch / (touch + leave)) * (1 - Math.exp(-(touch + leave) * days));
    const trueMedian = -Math.log(1 - (0.5 * (touch + leave)) / touch) / (touch + leave);
    const random = lots(7);
    const day = 1_440;
    let [shares, medians] = [0, 0];
    const runs = 400;
    for (let run = 0; run < runs; run += 1) {
      const all = Array.from({ length: 150 }, (): Wait => {
        const touched = -Math.log(1 - random()) / touch;
        const left = -Math.log(1 - random()) / leave;
        const closed = 0.5 + 1.5 * random();
        const first = Math.min(touched, left, closed);
        return at(
          Math.floor(first * day),
          first === touched ? 'happened' : first === left ? 'competing' : 'open',
        );
      });
      const { curve, median } = measure(waits)(all);
      const point = curve.findLast((one) => one.at <= 0.4 * day * minute);
      if (point?.low !== undefined && point.low <= truth(0.4) && truth(0.4) <= (point.high ?? 1)) shares += 1;
      const { low = 0, high = null } = median.interval ?? {};
      const exact = trueMedian * day * minute;
      if (low <= exact && (high === null || exact <= high)) medians += 1;
    }
    expect(shares / runs).toBeGreaterThan(0.92);
    expect(shares / runs).toBeLessThan(0.98);
    expect(medians / runs).toBeGreaterThan(0.92);
    expect(medians / runs).toBeLessThan(0.985);
  });
});
