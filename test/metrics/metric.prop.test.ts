import fc from 'fast-check';
import { byOccurrence, recordOf } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
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
  leadCase,
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
import { compilePolicies, type PolicyDocument } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { arbitraryLeadEvents } from '../arbitraries/lead-events.js';

const asOf = (1_772_409_600_000 + 31 * 86_400_000) as Instant;

const firstTouch: PolicyDocument = {
  id: 'first-touch',
  version: 1,
  metric: 'first-response',
  obliged: 'sales',
  start: [{ type: 'handed-over' }],
  stop: [{ type: 'touch-attempted' }, { type: 'touch-connected' }],
  targets: [{ target: { clock: 'elapsed', milliseconds: 6 * 3_600_000 } }],
};

const followUpClock: PolicyDocument = {
  ...firstTouch,
  id: 'follow-up',
  metric: 'follow-up',
  stop: [{ type: 'touch-connected' }, { type: 'touch-attempted', times: 3 }],
  targets: [{ target: { clock: 'elapsed', milliseconds: 72 * 3_600_000 } }],
};

const policies = (() => {
  const compiled = compilePolicies({ calendars: {} })([firstTouch, followUpClock]);
  if (compiled._tag === 'Left') throw new Error(JSON.stringify(compiled.left));
  return compiled.right;
})();

const caseOf = leadCase({ lifecycle: { acceptance: 'explicit' }, policies, asOf });

/** The passes of a handful of leads that lived through anything. */
const arbitraryPasses: fc.Arbitrary<ReadonlyArray<PassCase>> = fc
  .array(arbitraryLeadEvents(), { maxLength: 8 })
  .map((leads) =>
    leads.flatMap((events, index) => {
      const key = { system: 'crm', id: String(index) };
      return caseOf(recordOf([key], [...events].sort(byOccurrence))).passes;
    }),
  );

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

describe.each(Object.entries(metrics))('%s', (_, metric) => {
  test('is the same over every order and every split, through JSON', () => {
    fc.assert(
      fc.property(arbitraryPasses, fc.nat(), (passes, cut) => {
        const place = passes.length === 0 ? 0 : cut % passes.length;
        const store = (sum: never): never => JSON.parse(JSON.stringify(sum)) as never;
        const split = metric.concat(
          store(sumOver(metric)([...passes.slice(place)].reverse())),
          store(sumOver(metric)(passes.slice(0, place))),
        );
        expect(metric.extract(split)).toEqual(measure(metric)(passes));
      }),
      { numRuns: 60 },
    );
  });

  test('has a neutral empty sum', () => {
    fc.assert(
      fc.property(arbitraryPasses, (passes) => {
        const sum = sumOver(metric)(passes);
        expect(metric.extract(metric.concat(metric.empty, sum))).toEqual(metric.extract(sum));
        expect(metric.extract(metric.concat(sum, metric.empty))).toEqual(metric.extract(sum));
      }),
      { numRuns: 40 },
    );
  });

  test('reads as JSON, without NaN', () => {
    fc.assert(
      fc.property(arbitraryPasses, (passes) => {
        const reading = measure(metric)(passes);
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
      }),
      { numRuns: 40 },
    );
  });
});

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
