import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import {
  agostiniReach,
  amountToReach,
  betaBinomialReach,
  contactDistribution,
  goergCurve,
  hofmansReach,
  michaelisMentenCurve,
  netReach,
  pairwiseUnionReach,
  reachedAt,
  reachTiers,
  servedResponders,
} from 'smarketing/cartridge';
import { orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const path = fileURLToPath(new URL('../../../shared/cases/reach.json', import.meta.url));

/** The cases of other projects that are used here. */
interface Cases {
  readonly goerg: {
    readonly cases: ReadonlyArray<{
      readonly I: number;
      readonly R: number;
      readonly at?: number;
      readonly k?: number;
      readonly expected?: number;
      readonly max_reach?: number;
      readonly spend?: number;
      readonly spend_at_third_of_max?: number;
      readonly spend_at_half_of_max?: number;
    }>;
  };
  readonly sainsbury_binomial_bbd: {
    readonly cases: Readonly<
      Record<
        string,
        { readonly reach: { porcentaje: number }; readonly distribucion: { porcentaje: number[] } }
      >
    >;
  };
  readonly hofmans: { readonly expected: { readonly R: ReadonlyArray<number> } };
  readonly sainsbury: ReadonlyArray<{ readonly r: ReadonlyArray<number>; readonly expected: number }>;
  readonly agostini: ReadonlyArray<{
    readonly aud: ReadonlyArray<number>;
    readonly dup: ReadonlyArray<number>;
    readonly expected: number;
  }>;
  readonly pairwise_union: {
    readonly cases: ReadonlyArray<{
      readonly r: ReadonlyArray<number>;
      readonly m: ReadonlyArray<number>;
      readonly a: ReadonlyArray<ReadonlyArray<number>>;
      readonly expected: number;
    }>;
  };
  readonly bounds: ReadonlyArray<{
    readonly r: ReadonlyArray<number>;
    readonly lower: number;
    readonly upper: number;
  }>;
}

const once = (shares: ReadonlyArray<number>) => shares.map((perUnit) => ({ perUnit, units: 1 }));

describe.skipIf(!existsSync(path))('what other projects computed', () => {
  const cases: Cases = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;

  test('Goerg: one point gives the curve, its ceiling, its frequencies and what to spend', () => {
    for (const one of cases.goerg.cases) {
      const curve = orThrow(goergCurve()({ amount: one.I, reached: one.R }));
      if (one.at !== undefined) {
        expect(reachedAt(curve, one.k)(one.at)).toBeCloseTo(one.expected ?? Number.NaN, 6);
      }
      if (one.max_reach !== undefined) expect(curve.ceiling).toBe(one.max_reach);
      if (one.spend !== undefined) {
        const spendTo = (share: number) =>
          O.map((contacts: number) => (contacts * (one.spend ?? 0)) / one.I)(
            amountToReach(curve)(curve.ceiling * share),
          );
        expect(spendTo(1 / 2)).toEqual(O.some(one.spend_at_half_of_max));
        expect(spendTo(1 / 3)).toEqual(O.some(expect.closeTo(one.spend_at_third_of_max ?? Number.NaN, 9)));
      }
    }
  });

  test('Sainsbury: the net reach, and how often who is reached', () => {
    for (const { r, expected } of cases.sainsbury) {
      expect(orThrow(netReach()(once(r))).share).toBeCloseTo(expected, 9);
    }
    const { sainsbury_300_400_200: three, beta_binomial_500_550_n5: five } =
      cases.sainsbury_binomial_bbd.cases;
    expect(orThrow(contactDistribution([0.3, 0.4, 0.2])).slice(1)).toEqual(
      three?.distribucion.porcentaje.map((percent) => expect.closeTo(percent / 100, 9)),
    );
    const repeated = orThrow(betaBinomialReach({ one: 0.5, two: 0.55 })(5));
    expect(repeated.share).toBeCloseTo((five?.reach.porcentaje ?? 0) / 100, 9);
    expect(repeated.exactly.slice(1)).toEqual(
      five?.distribucion.porcentaje.map((percent) => expect.closeTo(percent / 100, 9)),
    );
  });

  test('bounds', () => {
    for (const { r, lower, upper } of cases.bounds) {
      expect(orThrow(netReach()(once(r)))).toMatchObject({ least: lower, most: expect.closeTo(upper, 12) });
    }
  });

  test('Agostini, with all duplications in their order', () => {
    for (const { aud, dup, expected } of cases.agostini) {
      const pairs = aud.flatMap((_, first) =>
        aud.slice(first + 1).map((_, k) => ({ first, second: first + 1 + k })),
      );
      const duplications = dup.map((both, index) => ({ ...(pairs[index] ?? { first: 0, second: 0 }), both }));
      expect(orThrow(agostiniReach(duplications)(aud))).toBeCloseTo(expected, 6);
    }
  });

  test('Hofmans', () => {
    for (const [index, expected] of cases.hofmans.expected.R.entries()) {
      expect(orThrow(hofmansReach({ one: 0.06, two: 0.103 })(index + 1))).toBeCloseTo(expected, 9);
    }
  });

  test('the union of audiences by pairs', () => {
    for (const { r, m, a, expected } of cases.pairwise_union.cases) {
      const services = r.map((reached, j) => ({ reached, ceiling: m[j] ?? 0 }));
      expect(orThrow(pairwiseUnionReach(a)(services))).toBeCloseTo(expected, 9);
    }
  });
});

describe('net reach', () => {
  const campaign = [
    { perUnit: 0.1, units: 3 },
    { perUnit: 0.05, units: 4 },
    { perUnit: 0.03, units: 4 },
  ];

  test('of eleven units is 47.4335% of the accounts, not their sum', () => {
    expect(orThrow(netReach({ audience: 50_000 })(campaign))).toEqual({
      share: expect.closeTo(0.474335, 6),
      least: 0.1,
      most: expect.closeTo(0.62, 12),
      people: 23_716,
      basis: 'random-duplication',
    });
  });

  test('with a measured overlap is corrected and stays within its bounds', () => {
    expect(orThrow(netReach({ overlap: 0.95 })(campaign)).share).toBeCloseTo(0.474335 * 0.95, 6);
    expect(orThrow(netReach({ overlap: 0.01 })(campaign)).share).toBe(0.1);
    expect(orThrow(netReach({ overlap: 9 })(campaign)).share).toBeCloseTo(0.62, 12);
  });

  test('of everybody counts everybody, whatever rounding does', () => {
    expect(orThrow(netReach({ audience: 10 })([{ perUnit: 0.1, units: 1 }])).people).toBe(1);
    expect(orThrow(netReach({ audience: 3 })([{ perUnit: 1, units: 1 }])).people).toBe(3);
    expect(orThrow(netReach({ audience: 3 })([])).people).toBe(0);
  });

  test('needs no options', () => {
    expect(orThrow(netReach(null as never)([])).share).toBe(0);
  });

  test.each([
    [[{ perUnit: 1.2, units: 1 }], [[0, 'perUnit']]],
    [
      [{ perUnit: Number.NaN, units: -1 }],
      [
        [0, 'perUnit'],
        [0, 'units'],
      ],
    ],
    [
      [null],
      [
        [0, 'perUnit'],
        [0, 'units'],
      ],
    ],
    [null, [[]]],
  ])('of %j is refused', (shares, paths) => {
    const checked = netReach()(shares as never);
    expect(E.isLeft(checked) && checked.left.map(({ path }) => path)).toEqual(paths);
  });
});

describe('a curve', () => {
  test('through one past mailing has diminishing tiers', () => {
    const curve = orThrow(michaelisMentenCurve(50_000)({ amount: 2, reached: 8_000 }));
    const tiers = orThrow(reachTiers(curve, 50_000)(6)).map(({ reached }) => reached);
    expect(tiers[1]).toBe(8_000);
    const steps = tiers.map((reached, k) => reached - (tiers[k - 1] ?? 0));
    expect(steps.every((step, k) => k === 0 || step < (steps[k - 1] ?? 0))).toBe(true);
  });

  test('from contacts is capped by an audience that is smaller than its ceiling, and keeps its point', () => {
    const curve = orThrow(goergCurve(150)({ amount: 200, reached: 100 }));
    expect(curve.ceiling).toBe(150);
    expect(reachedAt(curve)(200)).toBeCloseTo(100, 9);
    expect(reachedAt(curve)(Number.POSITIVE_INFINITY)).toBe(150);
  });

  test('never gets to its ceiling', () => {
    expect(amountToReach({ ceiling: 200, half: 200 })(200)).toEqual(O.none);
    expect(amountToReach({ ceiling: 200, half: 200 })(0)).toEqual(O.some(0));
  });

  test.each([
    [goergCurve()({ amount: 100, reached: 100 }), ['no-repeat']],
    [goergCurve(90)({ amount: 200, reached: 100 }), ['above-audience']],
    [goergCurve(0)({ amount: -1, reached: 0 }), ['out-of-range', 'out-of-range', 'out-of-range']],
    [michaelisMentenCurve(Number.NaN)({ amount: 1, reached: 1 }), ['out-of-range', 'out-of-range']],
    [michaelisMentenCurve(5)(null as never), ['out-of-range', 'out-of-range']],
    [reachTiers({ ceiling: 9, half: 1 }, 5)(0), ['above-audience', 'out-of-range']],
    [reachTiers(null as never, 5)(1), ['above-audience']],
    [netReach({ audience: -1, overlap: 0 })([]), ['out-of-range', 'out-of-range']],
    [betaBinomialReach({ one: 0.5, two: 0.75 })(2), ['out-of-range']],
    [hofmansReach({ one: 1, two: 1 })(0.5), ['out-of-range', 'out-of-range']],
    [agostiniReach([{ first: 0, second: 0, both: 1 }])([1, -1]), ['out-of-range', 'unknown-service']],
    [pairwiseUnionReach([[0]])([]), ['not-a-matrix']],
  ])(
    'of nonsense is refused: case %#',
    (checked: E.Either<ReadonlyArray<{ code: string }>, unknown>, codes) => {
      expect(E.isLeft(checked) && checked.left.map(({ code }) => code)).toEqual(codes);
    },
  );
});

describe('served responders', () => {
  test.each([
    [{ responders: [30, 12] }, { served: 42, unserved: 0, limitedBy: 'responders' }],
    [
      { responders: [30, 12], handlingCapacity: 40 },
      { served: 40, unserved: 2, limitedBy: 'handling' },
    ],
    [
      { responders: [30, 12], handlingCapacity: 40, touchCapacity: 0 },
      { served: 0, limitedBy: 'touches' },
    ],
  ] as const)('are the least of what comes and what can be done: %j', (load, expected) => {
    expect(orThrow(servedResponders(load))).toMatchObject(expected);
  });

  test('of nonsense are refused', () => {
    const checked = servedResponders({ responders: [-1], touchCapacity: Number.POSITIVE_INFINITY });
    expect(E.isLeft(checked) && checked.left.map(({ path }) => path)).toEqual([
      ['responders', 0],
      ['touchCapacity'],
    ]);
  });
});
