import fc from 'fast-check';
import {
  attainment,
  attainmentReport,
  type ClockCase,
  clockCases,
  clockWait,
  conversion,
  countOf,
  exits,
  followUp,
  followUpState,
  groupBy,
  list,
  type Metric,
  measure,
  type PassCase,
  rateOf,
  responseCurve,
  responseDelay,
  speedToLead,
  stageVolumes,
  struct,
  sumOver,
  thoroughness,
  workload,
} from 'smarketing/metrics';
import { describe, expect, test } from 'vitest';
import { arbitraryPasses, asOf, describeLaws } from './laws.js';

const always = (): boolean => true;

/** Measures over the clocks of passes what is measured over clocks. */
const overClocks = <Sum, Reading>(
  metric: Metric<ClockCase, Sum, Reading>,
): Metric<PassCase, Sum, Reading> => ({
  ...metric,
  of: (subject) => sumOver(metric)(clockCases(subject)),
});

const metrics: Readonly<Record<string, Metric<PassCase, never, unknown>>> = {
  stageVolumes: stageVolumes(),
  conversion: conversion(({ at }) => String(at % 3), 'handed-over', 'won'),
  followUp: followUp(always),
  speedToLead: speedToLead({ asOf, touchesRecorded: always }),
  exits: exits(),
  responseDelay: responseDelay({ asOf, touchesRecorded: always }),
  responseCurve: responseCurve({ asOf, touchesRecorded: always, matureAfter: 0 }),
  thoroughness: thoroughness({ touchesRecorded: always, agreed: 3 }),
  attainmentReport: overClocks(
    attainmentReport({ periodOf: (at) => `2026-0${1 + (at % 3)}`, personal: true }),
  ),
  clockWait: overClocks(clockWait('elapsed')),
  workload: workload(),
  grouped: groupBy(({ team }: PassCase) => [team ?? '', 'all'])(
    struct({
      all: countOf<PassCase>(always),
      won: rateOf<PassCase>(always, ({ pass }) => pass.exit?.kind === 'won'),
    }),
  ),
} as unknown as Readonly<Record<string, Metric<PassCase, never, unknown>>>;

describeLaws(arbitraryPasses, metrics);

describe('follow-up', () => {
  test('puts every handed-over pass into exactly one state', () => {
    fc.assert(
      fc.property(arbitraryPasses, (passes) => {
        const reading = measure(followUp(always))(passes);
        const sum = Object.values(reading.states).reduce((total, count) => total + count, 0);
        const handedOver = passes.filter(({ pass }) => pass.handOver !== undefined);
        expect(sum).toBe(handedOver.length);
        expect(reading.handedOver).toBe(handedOver.length);
        expect(reading.untouched.low).toBeLessThanOrEqual(reading.untouched.high);
      }),
      { numRuns: 60 },
    );
  });

  test('calls a silence nobody recorded "not recorded"', () => {
    fc.assert(
      fc.property(arbitraryPasses, (passes) => {
        const states = passes.map(followUpState(() => false));
        expect(states).not.toContain('overdue');
        expect(states).not.toContain('not-due');
      }),
      { numRuns: 40 },
    );
  });
});

describe('attainment', () => {
  test('counts each clock once', () => {
    fc.assert(
      fc.property(arbitraryPasses, (passes) => {
        const clocks = passes.flatMap((pass) => pass.clocks);
        const reading = measure(attainment)(clocks);
        expect(Object.values(reading.states).reduce((sum, count) => sum + count, 0)).toBe(clocks.length);
        expect(reading.attained.denominator).toBeLessThanOrEqual(clocks.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('response delay', () => {
  test('splits what it can split into parts that add up to the speed to lead', () => {
    let split = 0;
    fc.assert(
      fc.property(arbitraryPasses, (passes) => {
        for (const pass of passes) {
          const whole = measure(speedToLead({ asOf, touchesRecorded: always }))([pass]);
          const { spent, system, human } = measure(responseDelay({ asOf, touchesRecorded: always }))([pass]);
          if (system.happened === 0 || human.happened === 0) continue;
          const [point] = whole.curve;
          expect(whole.happened).toBe(1);
          expect(Math.floor(spent.total / 60_000) * 60_000).toBe(point?.at);
          expect(spent.system + spent.human).toBe(spent.total);
          split += 1;
        }
      }),
      { numRuns: 300 },
    );
    // The law says nothing if nothing was ever split.
    expect(split).toBeGreaterThan(0);
  });
});

describe('thoroughness', () => {
  test('puts every pass with a window into exactly one state', () => {
    fc.assert(
      fc.property(arbitraryPasses, (passes) => {
        const reading = measure(thoroughness({ touchesRecorded: always, agreed: 3 }))(passes);
        const windows = passes.filter(({ clocks }) => clocks.some(({ metric }) => metric === 'follow-up'));
        expect(Object.values(reading.states).reduce((sum, count) => sum + count, 0)).toBe(windows.length);
        expect(reading.attempts.count).toBe(reading.states.persistent + reading.states.fewer);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the response curve', () => {
  test('counts every handed-over pass once', () => {
    fc.assert(
      fc.property(arbitraryPasses, (passes) => {
        const { bands, untouched, excluded } = measure(
          responseCurve({ asOf, touchesRecorded: always, matureAfter: 0 }),
        )(passes);
        const counted = [...bands, untouched].reduce((sum, band) => sum + band.passes, 0);
        const left = excluded.reduce((sum, { count }) => sum + count, 0);
        expect(counted + left).toBe(passes.filter(({ pass }) => pass.handOver !== undefined).length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('lists', () => {
  test('measure each metric as if it were alone', () => {
    const tests = [always, (n: number) => n > 1];
    expect(measure(list(tests.map((holds) => countOf<number>(holds))))([1, 2, 3])).toEqual([3, 2]);
  });
});
