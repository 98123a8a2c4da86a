import fc from 'fast-check';
import { byOccurrence, recordOf } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import { leadCase, type Metric, measure, type PassCase, sumOver } from 'smarketing/metrics';
import { compilePolicies, type PolicyDocument } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { arbitraryLeadEvents } from '../arbitraries/lead-events.js';

/** The moment at which arbitrary lives are read. */
export const asOf = (1_772_409_600_000 + 31 * 86_400_000) as Instant;

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

const acceptClock: PolicyDocument = {
  ...firstTouch,
  id: 'accept',
  metric: 'accept',
  stop: [{ type: 'accepted' }, { type: 'rejected' }],
  targets: [{ target: { clock: 'elapsed', milliseconds: 24 * 3_600_000 } }],
};

const policies = (() => {
  const compiled = compilePolicies({ calendars: {} })([firstTouch, followUpClock, acceptClock]);
  if (compiled._tag === 'Left') throw new Error(JSON.stringify(compiled.left));
  return compiled.right;
})();

const caseOf = leadCase({ lifecycle: { acceptance: 'explicit' }, policies, asOf });

/** The passes of a handful of leads that lived through anything. */
export const arbitraryPasses: fc.Arbitrary<ReadonlyArray<PassCase>> = fc
  .array(arbitraryLeadEvents(), { maxLength: 8 })
  .map((leads) =>
    leads.flatMap((events, index) => {
      const key = { system: 'crm', id: String(index) };
      return caseOf(recordOf([key], [...events].sort(byOccurrence))).passes;
    }),
  );

/** Tests that a figure is a lawful fold: of any order and split, through JSON, with a neutral and without NaN. */
export const describeLaws = <Subject>(
  arbitrary: fc.Arbitrary<ReadonlyArray<Subject>>,
  metrics: Readonly<Record<string, Metric<Subject, never, unknown>>>,
): void => {
  const store = (sum: never): never => JSON.parse(JSON.stringify(sum)) as never;
  describe.each(Object.entries(metrics))('%s', (_, metric) => {
    test('is the same over every order and every split, through JSON', () => {
      fc.assert(
        fc.property(arbitrary, fc.nat(), (subjects, cut) => {
          const place = subjects.length === 0 ? 0 : cut % subjects.length;
          const split = metric.concat(
            store(sumOver(metric)([...subjects.slice(place)].reverse())),
            store(sumOver(metric)(subjects.slice(0, place))),
          );
          expect(metric.extract(split)).toEqual(measure(metric)(subjects));
        }),
        { numRuns: 60 },
      );
    });

    test('joins three sums to the same, whichever two are joined first', () => {
      fc.assert(
        fc.property(arbitrary, fc.nat(), fc.nat(), (subjects, one, other) => {
          const cuts = [one, other].map((cut) => cut % (subjects.length + 1));
          const [low, high] = [Math.min(...cuts), Math.max(...cuts)];
          const parts = [subjects.slice(0, low), subjects.slice(low, high), subjects.slice(high)];
          const [first, second, third] = parts.map(sumOver(metric)) as [never, never, never];
          expect(metric.concat(metric.concat(first, second), third)).toEqual(
            metric.concat(first, metric.concat(second, third)),
          );
        }),
        { numRuns: 40 },
      );
    });

    test('has a neutral empty sum', () => {
      fc.assert(
        fc.property(arbitrary, (subjects) => {
          const sum = sumOver(metric)(subjects);
          expect(metric.extract(metric.concat(metric.empty, sum))).toEqual(metric.extract(sum));
          expect(metric.extract(metric.concat(sum, metric.empty))).toEqual(metric.extract(sum));
        }),
        { numRuns: 40 },
      );
    });

    test('reads as JSON, without NaN', () => {
      fc.assert(
        fc.property(arbitrary, (subjects) => {
          const reading = measure(metric)(subjects);
          expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
        }),
        { numRuns: 40 },
      );
    });
  });
};
