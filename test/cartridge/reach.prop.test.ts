import fc from 'fast-check';
import {
  betaBinomialReach,
  contactDistribution,
  michaelisMentenCurve,
  netReach,
  reachTiers,
} from 'smarketing/cartridge';
import { orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const shares = fc.array(fc.record({ perUnit: share, units: fc.nat(50) }), { maxLength: 12 });

describe('net reach', () => {
  test('lies within its bounds', () => {
    fc.assert(
      fc.property(shares, (list) => {
        const { share: reached, least, most } = orThrow(netReach()(list));
        expect(reached).toBeGreaterThanOrEqual(least - 1e-12);
        expect(reached).toBeLessThanOrEqual(most + 1e-12);
      }),
    );
  });

  test('does not depend on the order of the list', () => {
    fc.assert(
      fc.property(shares, (list) => {
        expect(orThrow(netReach()([...list].reverse())).share).toBe(orThrow(netReach()(list)).share);
      }),
    );
  });

  test('never falls when a unit is added', () => {
    fc.assert(
      fc.property(shares, share, (list, perUnit) => {
        const before = orThrow(netReach()(list)).share;
        expect(orThrow(netReach()([...list, { perUnit, units: 1 }])).share).toBeGreaterThanOrEqual(
          before - 1e-12,
        );
      }),
    );
  });

  test('is what is not reached 0 times', () => {
    fc.assert(
      fc.property(fc.array(share, { maxLength: 20 }), (list) => {
        const times = orThrow(contactDistribution(list));
        expect(times.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9);
        expect(1 - (times[0] ?? 0)).toBeCloseTo(
          orThrow(netReach()(list.map((perUnit) => ({ perUnit, units: 1 })))).share,
          9,
        );
      }),
    );
  });
});

test('repeated units reach no more than chance would, and everybody is counted once', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.9, noNaN: true }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      fc.integer({ min: 1, max: 30 }),
      (one, between, units) => {
        const two = one + between * (1 - (1 - one) ** 2 - one);
        const reach = orThrow(betaBinomialReach({ one, two })(units));
        expect(reach.exactly.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 6);
        expect(reach.share).toBeLessThanOrEqual(1 - (1 - one) ** units + 1e-9);
      },
    ),
  );
});

test('tiers rise, each by no more than the one before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000, max: 1_000_000 }),
      fc.integer({ min: 1, max: 999 }),
      (audience, reached) => {
        const curve = orThrow(michaelisMentenCurve(audience)({ amount: 1, reached }));
        const tiers = orThrow(reachTiers(curve, audience)(20));
        for (const [k, tier] of tiers.entries()) {
          const [before, earlier] = [tiers[k - 1]?.share ?? 0, tiers[k - 2]?.share ?? 0];
          expect(tier.share).toBeGreaterThan(before);
          if (k > 1) expect(tier.share - before).toBeLessThanOrEqual(before - earlier + 1e-12);
        }
      },
    ),
  );
});
