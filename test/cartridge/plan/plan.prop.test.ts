import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { compilePortfolio } from 'smarketing/cartridge';
import { compileBrief, makePlan, type PlanBrief, planVersion } from 'smarketing/cartridge/plan';
import { branchAndBound, highsSolver } from 'smarketing/cartridge/plan/solver';
import { orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { euros, portfolio, quarter } from './portfolio.js';
import { loadHighs } from './solver/load-highs.js';

const solver = branchAndBound();
const ids = portfolio.services.map(({ service }) => service.id);
const service = fc.constantFrom(...ids);

const arbitraryBrief: fc.Arbitrary<PlanBrief> = fc
  .record({
    budget: fc.integer({ min: 0, max: 80 }).map((thousands) => euros(thousands * 1_000)),
    hours: fc.integer({ min: 0, max: 300 }),
    objective: fc.oneof(
      fc.record({ kind: fc.constant('served-responders' as const), touchCapacity: fc.nat(300) }),
      fc.record({ kind: fc.constant('net-reach' as const) }),
      fc.record({ kind: fc.constant('qualified-leads' as const), share: fc.constantFrom(0.1, 0.25) }),
    ),
    expected: fc.uniqueArray(fc.tuple(service, fc.integer({ min: 1, max: 3 })), {
      maxLength: 4,
      selector: ([id]) => id,
    }),
    excluded: fc.uniqueArray(service, { maxLength: 3 }),
    required: fc.uniqueArray(service, { maxLength: 1 }),
    pair: fc.uniqueArray(service, { minLength: 2, maxLength: 2 }),
  })
  .map(({ budget, hours, objective, expected, excluded, required, pair }) => ({
    ...quarter,
    budget,
    objective,
    resources: [{ resource: 'marketing-hours', most: hours }],
    expectations: expected.map(([id, atLeast]) => ({
      id: `e:${id}`,
      kind: 'units' as const,
      service: id,
      atLeast,
    })),
    excluded,
    required: required.map((id) => ({ service: id, atLeast: 1 })),
    eitherOr: [{ id: 'pair', services: pair }],
  }));

describe('a plan', () => {
  test('keeps the budget, the hours, what is required, and every artefact that is needed', () => {
    fc.assert(
      fc.property(arbitraryBrief, (brief) => {
        const compiled = orThrow(compileBrief(portfolio)(brief));
        const plan = makePlan(solver)(compiled);
        if (E.isLeft(plan)) {
          expect(plan.left._tag).toBe('no-feasible-plan');
          return;
        }
        const { services, cost, resources } = plan.right;
        const units = new Map(services.map((one) => [one.service, one.units]));
        expect(cost.minor).toBeLessThanOrEqual(brief.budget.minor);
        expect(resources.every(({ left }) => left >= 0)).toBe(true);
        expect((brief.required ?? []).every((one) => (units.get(one.service) ?? 0) >= one.atLeast)).toBe(
          true,
        );
        expect((brief.excluded ?? []).some((id) => units.has(id))).toBe(false);
        expect(
          (brief.eitherOr ?? []).every((one) => one.services.filter((id) => units.has(id)).length <= 1),
        ).toBe(true);
        for (const { service: one, needs, mostUnits } of compiled.candidates) {
          if (!units.has(one.id)) continue;
          expect(units.get(one.id)).toBeLessThanOrEqual(mostUnits);
          expect(needs.every(({ anyOf }) => anyOf.some((id) => units.has(id)))).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is worth as much with HiGHS as with the built-in engine', async () => {
    const highs = highsSolver(await loadHighs());
    fc.assert(
      fc.property(arbitraryBrief, (brief) => {
        const compiled = orThrow(compileBrief(portfolio)(brief));
        const [own, other] = [makePlan(solver)(compiled), makePlan(highs)(compiled)];
        expect(other._tag).toBe(own._tag);
        if (E.isLeft(own) || E.isLeft(other)) return;
        const met = (plan: typeof own) =>
          plan.right.expectations.filter(({ state }) => state === 'met').length;
        expect(met(other)).toBe(met(own));
        const { value, upperBound, proof } = own.right.objective;
        expect(proof).not.toBe('not-proven');
        expect(other.right.objective.value).toBeLessThanOrEqual(upperBound + 1e-6);
        expect(value).toBeLessThanOrEqual(other.right.objective.upperBound + 1e-6);
      }),
      { numRuns: 25 },
    );
  });

  test('does not depend on the order of any list', () => {
    const turned = <A>(items: ReadonlyArray<A> | undefined): ReadonlyArray<A> => [...(items ?? [])].reverse();
    const document = portfolio.portfolio;
    const reversed = orThrow(
      compilePortfolio({
        ...document,
        cartridges: turned(document.cartridges).map((one) => ({ ...one, services: turned(one.services) })),
        resources: turned(document.resources),
      }),
    );
    fc.assert(
      fc.property(arbitraryBrief, (brief) => {
        const plan = makePlan(solver)(orThrow(compileBrief(portfolio)(brief)));
        const other = makePlan(solver)(
          orThrow(
            compileBrief(reversed)({
              ...brief,
              expectations: turned(brief.expectations),
              excluded: turned(brief.excluded),
              eitherOr: turned(brief.eitherOr).map((one) => ({ ...one, services: turned(one.services) })),
            }),
          ),
        );
        const without = (one: typeof plan) =>
          E.isLeft(one) ? one.left : { ...one.right, madeFrom: undefined };
        expect(without(other)).toEqual(without(plan));
        if (E.isLeft(plan) || E.isLeft(other)) return;
        expect(other.right.madeFrom.brief).toEqual(plan.right.madeFrom.brief);
      }),
      { numRuns: 25 },
    );
  });

  test('survives JSON, and so does what signatures bind to', () => {
    fc.assert(
      fc.property(arbitraryBrief, (brief) => {
        const plan = makePlan(solver)(orThrow(compileBrief(portfolio)(brief)));
        expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
        if (E.isRight(plan)) {
          expect(planVersion(JSON.parse(JSON.stringify(plan.right)))).toEqual(planVersion(plan.right));
        }
      }),
      { numRuns: 15 },
    );
  });
});

test('no JSON makes a brief throw', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), fc.string(), (value, key) => {
      expect(compileBrief(portfolio)(value as PlanBrief)._tag).toBe('Left');
      expect(['Left', 'Right']).toContain(compileBrief(portfolio)({ ...quarter, [key]: value })._tag);
      for (const name of Object.keys(quarter)) {
        expect(['Left', 'Right']).toContain(compileBrief(portfolio)({ ...quarter, [name]: value })._tag);
      }
    }),
    { numRuns: 60 },
  );
});
