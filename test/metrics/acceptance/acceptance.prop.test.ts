import fc from 'fast-check';
import { type Metric, measure, type PassCase } from 'smarketing/metrics';
import { acceptance, recycling } from 'smarketing/metrics/acceptance';
import { describe, expect, test } from 'vitest';
import { arbitraryPasses, asOf, describeLaws } from '../laws.js';

const always = (): boolean => true;

describeLaws(arbitraryPasses, {
  acceptance: acceptance(always),
  recycling: recycling(asOf),
} as unknown as Readonly<Record<string, Metric<PassCase, never, unknown>>>);

describe('acceptance', () => {
  test('counts every hand-over once, and no share passes what it is a share of', () => {
    fc.assert(
      fc.property(arbitraryPasses, (passes) => {
        const reading = measure(acceptance(always))(passes);
        const handedOver = passes.filter(({ pass }) => pass.handOver !== undefined);
        expect(Object.values(reading.states).reduce((sum, count) => sum + count, 0)).toBe(handedOver.length);
        expect(reading.handedOver).toBe(handedOver.length);
        expect(reading.leads).toBe(new Set(handedOver.map(({ life }) => life)).size);
        expect(reading.acceptedAndWorked.numerator).toBeLessThanOrEqual(reading.accepted.numerator);
        expect(reading.accepted.numerator).toBe(
          Object.values(reading.by).reduce((sum, count) => sum + count, 0),
        );
        const rejected = reading.rejections.reduce((sum, { passes: count }) => sum + count, 0);
        expect(rejected).toBe(handedOver.filter(({ pass }) => pass.exit?.kind === 'rejected').length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('recycling', () => {
  test('adds up, pass by pass', () => {
    let again = 0;
    fc.assert(
      fc.property(arbitraryPasses, (passes) => {
        const reading = measure(recycling(asOf))(passes);
        for (const row of reading.byPass) {
          expect(row.again + row.resting + row.waiting).toBe(row.recycled);
          expect(row.won + row.recycledAgain + row.left + row.open).toBe(row.again);
          again += row.again;
        }
        // A second count: every pass that follows a recycled one.
        const followers = passes.filter(
          ({ life, pass }) =>
            life.passes.find(({ number }) => number === pass.previous)?.exit?.kind === 'recycled',
        );
        expect(reading.byPass.reduce((sum, row) => sum + row.again, 0)).toBe(followers.length);
        expect(reading.byPass.reduce((sum, row) => sum + row.won, 0)).toBe(
          followers.filter(({ pass }) => pass.exit?.kind === 'won').length,
        );
      }),
      { numRuns: 150 },
    );
    expect(again).toBeGreaterThan(0);
  });
});
