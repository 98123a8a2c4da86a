import fc from 'fast-check';
import { lifetimeValue, type ProfitFacts, type ProfitFloor, profitOf } from 'smarketing/agreement';
import type { Money } from 'smarketing/kernel';
import { describe, expect, it, test } from 'vitest';

const eur = (minor: number): Money => ({ minor, currency: 'EUR' });
const all = ['cost-of-sale', 'cost-to-serve', 'acquisition-cost'] as const;
const facts: ProfitFacts = {
  sale: eur(1000),
  'cost-of-sale': eur(500),
  'cost-to-serve': eur(200),
  'acquisition-cost': eur(100),
  'lifetime-value': eur(300),
};

describe('the agreed floor of profit', () => {
  it('is an amount that is left, a share of the sale, or a multiple of what it cost to win the customer', () => {
    const amount = (minor: number): ProfitFloor => ({
      kind: 'contribution-amount',
      after: all,
      atLeast: eur(minor),
    });
    expect(profitOf(amount(200))(facts)).toMatchObject({ state: 'profitable', contribution: eur(200) });
    expect(profitOf(amount(201))(facts).state).toBe('not-profitable');
    const share = (atLeast: number): ProfitFloor => ({
      kind: 'contribution-share',
      after: ['cost-of-sale'],
      atLeast,
    });
    expect(profitOf(share(0.5))(facts)).toMatchObject({
      state: 'profitable',
      measured: { numerator: 500, denominator: 1000 },
    });
    expect(profitOf(share(0.51))(facts).state).toBe('not-profitable');
    const multiple = (atLeast: number): ProfitFloor => ({ kind: 'lifetime-multiple', atLeast });
    expect(profitOf(multiple(3))(facts)).toMatchObject({ state: 'profitable', measured: { value: 3 } });
    expect(profitOf(multiple(3.1))(facts).state).toBe('not-profitable');
  });

  it('is agreed and not measurable without the costs, and names them', () => {
    const floor: ProfitFloor = { kind: 'contribution-amount', after: all, atLeast: eur(0) };
    const { 'cost-to-serve': _, ...rest } = facts;
    expect(profitOf(floor)(rest)).toEqual({
      state: 'not-measurable',
      missing: ['cost-to-serve'],
      text: 'agreed, not measurable: needs cost to serve',
    });
    expect(profitOf(floor)({})).toMatchObject({ missing: ['sale', ...all] });
  });

  it('compares no currencies', () => {
    const floor: ProfitFloor = { kind: 'contribution-amount', after: ['cost-of-sale'], atLeast: eur(0) };
    expect(profitOf(floor)({ ...facts, 'cost-of-sale': { minor: 1, currency: 'USD' } })).toMatchObject({
      state: 'not-measurable',
      missing: ['cost-of-sale'],
    });
    const usd = { minor: 1, currency: 'USD' };
    expect(profitOf(floor)({ sale: usd, 'cost-of-sale': usd })).toMatchObject({
      state: 'not-measurable',
      text: 'agreed, not measurable: needs the currency of the floor',
    });
  });

  it('counts a cost that is agreed twice once', () => {
    const twice: ProfitFloor = {
      kind: 'contribution-amount',
      after: ['cost-of-sale', 'cost-of-sale'],
      atLeast: eur(0),
    };
    expect(profitOf(twice)(facts)).toMatchObject({ contribution: eur(500) });
  });

  test('is reached by more of a sale wherever it was reached by less, and is plain JSON', () => {
    const minor = fc.integer({ min: 0, max: 1e6 });
    const floor = fc.oneof(
      fc.record({
        kind: fc.constant('contribution-amount' as const),
        after: fc.subarray([...all], { minLength: 1 }),
        atLeast: minor.map(eur),
      }),
      fc.record({
        kind: fc.constant('contribution-share' as const),
        after: fc.subarray([...all], { minLength: 1 }),
        atLeast: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(floor, minor, minor, minor, minor, minor, (of, sale, more, ...costs) => {
        const known = Object.fromEntries(all.map((name, index) => [name, eur(costs[index] as number)]));
        const less = profitOf(of)({ ...known, sale: eur(sale) });
        const greater = profitOf(of)({ ...known, sale: eur(sale + more) });
        if (less.state === 'profitable') expect(greater.state).toBe('profitable');
        expect(JSON.parse(JSON.stringify(less))).toEqual(less);
      }),
    );
  });
});

describe('lifetime value', () => {
  it('is margin × retention ÷ (1 + discount − retention)', () => {
    expect(lifetimeValue(eur(1000), 0.5, 0)).toEqual(eur(1000));
    expect(lifetimeValue(eur(1000), 0, 0.1)).toEqual(eur(0));
  });

  it('is null where no finite sum is', () => {
    for (const [retention, discount] of [
      [1, 0],
      [-0.1, 0],
      [0.5, -1],
      [Number.NaN, 0],
      [0.5, Number.NaN],
    ] as const) {
      expect(lifetimeValue(eur(1000), retention, discount)).toBeNull();
    }
  });
});
