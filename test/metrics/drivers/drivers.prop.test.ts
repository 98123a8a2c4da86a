import fc from 'fast-check';
import type { Metric } from 'smarketing/metrics';
import { measure } from 'smarketing/metrics';
import { factorEffects, rateDrivers, type Sided } from 'smarketing/metrics/drivers';
import { describe, expect, test } from 'vitest';
import { describeLaws } from '../laws.js';

interface Lead {
  readonly group: string;
  readonly counts: boolean;
  readonly won: boolean;
}

const drivers = rateDrivers<Lead>({
  groupOf: ({ group }) => group,
  among: ({ counts }) => counts,
  having: ({ won }) => won,
});

const arbitraryLeads: fc.Arbitrary<ReadonlyArray<Sided<Lead>>> = fc.array(
  fc.record({
    side: fc.constantFrom('before', 'after'),
    subject: fc.record({
      group: fc.constantFrom('website', 'fair', '', '__proto__'),
      counts: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.boolean()),
      won: fc.boolean(),
    }),
  }),
  { maxLength: 60 },
);

describeLaws(arbitraryLeads, { rateDrivers: drivers } as unknown as Readonly<
  Record<string, Metric<Sided<Lead>, never, unknown>>
>);

describe('what drove a rate', () => {
  test('adds up to the difference, group by group', () => {
    fc.assert(
      fc.property(arbitraryLeads, (leads) => {
        const { before, after, mix, rate, groups, counts, change } = measure(drivers)(leads);
        expect(counts.volume + counts.mix + counts.rate).toBeCloseTo(counts.after - counts.before, 9);
        const sum = groups.reduce((total, group) => total + group.mix + group.rate, 0);
        expect(sum).toBeCloseTo(mix + rate, 12);
        if (before.value === null || after.value === null) {
          expect(change).toBeNull();
          return;
        }
        expect(mix + rate).toBeCloseTo(after.value - before.value, 12);
      }),
      { numRuns: 300 },
    );
  });

  test('is the mean of changing the mix first and the rates first', () => {
    fc.assert(
      fc.property(arbitraryLeads, (leads) => {
        const own = leads.filter(({ subject }) => subject.counts);
        const of = (side: string) => own.filter((lead) => lead.side === side);
        if (of('before').length === 0 || of('after').length === 0) return;
        const names = [...new Set(own.map(({ subject }) => subject.group))];
        const shareOf = (list: ReadonlyArray<Sided<Lead>>, all: number): number => list.length / all;
        const rows = names.map((name) => {
          const ownOf = (side: string) => of(side).filter((lead) => lead.subject.group === name);
          const [first, last] = [ownOf('before'), ownOf('after')] as const;
          const rateOf = (list: ReadonlyArray<Sided<Lead>>): number =>
            list.filter(({ subject }) => subject.won).length / list.length;
          const known = [first, last].filter((list) => list.length > 0);
          return {
            weights: [shareOf(first, of('before').length), shareOf(last, of('after').length)],
            // Who is there once has one rate.
            rates: [
              rateOf(first.length > 0 ? first : (known[0] ?? [])),
              rateOf(last.length > 0 ? last : (known[0] ?? [])),
            ],
          };
        });
        const whole = (mix: 0 | 1, rates: 0 | 1): number =>
          rows.reduce((sum, row) => sum + (row.weights[mix] ?? 0) * (row.rates[rates] ?? 0), 0);
        const reading = measure(drivers)(leads);
        expect(reading.mix).toBeCloseTo((whole(1, 0) - whole(0, 0) + whole(1, 1) - whole(0, 1)) / 2, 10);
        expect(reading.rate).toBeCloseTo((whole(0, 1) - whole(0, 0) + whole(1, 1) - whole(1, 0)) / 2, 10);
      }),
      { numRuns: 300 },
    );
  });
});

const orders = <A>(list: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  list.length === 0
    ? [[]]
    : list.flatMap((one, index) => orders(list.toSpliced(index, 1)).map((rest) => [one, ...rest]));

describe('the effects of factors', () => {
  const arbitraryFactors = fc.array(
    fc.record({ before: fc.integer({ min: -9, max: 9 }), after: fc.integer({ min: -9, max: 9 }) }),
    { maxLength: 5 },
  );

  test('are the means over all orders in which the factors could have changed', () => {
    fc.assert(
      fc.property(arbitraryFactors, (factors) => {
        const named = factors.map((factor, index) => ({ name: String(index), ...factor }));
        const all = orders(named.map((_, index) => index));
        const sums = named.map(() => 0);
        for (const order of all) {
          const now = named.map(({ before }) => before);
          const product = (): number => now.reduce((total, value) => total * value, 1);
          for (const index of order) {
            const was = product();
            now[index] = named[index]?.after ?? 0;
            sums[index] = (sums[index] ?? 0) + product() - was;
          }
        }
        for (const [index, { effect }] of (factorEffects(named)?.effects ?? []).entries())
          expect(effect).toBeCloseTo((sums[index] ?? 0) / all.length, 8);
      }),
    );
  });

  test('add up, and do not depend on the order in which they are named', () => {
    fc.assert(
      fc.property(arbitraryFactors, (factors) => {
        const named = factors.map((factor, index) => ({ name: String(index), ...factor }));
        const split = factorEffects(named);
        expect(split).not.toBeNull();
        const { before = 0, after = 0, effects = [] } = split ?? {};
        expect(effects.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(after - before, 6);
        const turned = (factorEffects([...named].reverse())?.effects ?? []).toReversed();
        for (const [index, { effect }] of effects.entries())
          expect(turned[index]?.effect).toBeCloseTo(effect, 8);
      }),
    );
  });
});
