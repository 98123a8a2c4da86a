import * as E from 'fp-ts/lib/Either.js';
import {
  bothDepartments,
  compileJointSigning,
  compileSigningRules,
  nextBuyIn,
  openGate,
  startBuyIn,
} from 'smarketing/approval';
import { compilePortfolio, netReach, presetPortfolio } from 'smarketing/cartridge';
import {
  budgetFrontier,
  budgetSteps,
  changeBudget,
  comparePlans,
  compileBrief,
  makePlan,
  nextSteps,
  type PlanBrief,
  type PlanReading,
  planTactics,
  planVersion,
  stopMarketing,
} from 'smarketing/cartridge/plan';
import { branchAndBound } from 'smarketing/cartridge/plan/solver';
import { orThrow, parseInstant } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { euros, portfolio, quarter } from './portfolio.js';

const solver = branchAndBound();
const compiled = (change: Partial<PlanBrief> = {}) =>
  orThrow(compileBrief(portfolio)({ ...quarter, ...change }));
const planOf = (change: Partial<PlanBrief> = {}): PlanReading => orThrow(makePlan(solver)(compiled(change)));
const unitsIn = ({ services }: PlanReading) =>
  Object.fromEntries(services.map(({ service, units }) => [service, units]));
const refused = (change: object) => {
  const checked = compileBrief(portfolio)({ ...quarter, ...change } as PlanBrief);
  return E.isLeft(checked) ? checked.left.map(({ code, path }) => `${path.join('.')}: ${code}`) : [];
};

describe('a plan of a quarter', () => {
  const plan = planOf();

  test('meets every expectation of Sales before it looks for responders', () => {
    expect(plan.expectations).toEqual([
      { state: 'met', id: 'kit' },
      { state: 'met', id: 'leads' },
      { state: 'met', id: 'training' },
    ]);
    expect(unitsIn(plan)).toMatchObject({ 'pitch-certification': 2, 'hand-over': 1 });
  });

  test('has every artefact that its services need', () => {
    const given = new Set([
      'market',
      'field-signal',
      'lost-reason',
      'won-customer',
      'inquiry-outcome',
      'retention-signal',
    ]);
    const chosen = portfolio.services.filter(({ service }) => unitsIn(plan)[service.id] !== undefined);
    for (const { service } of chosen) for (const artefact of service.gives ?? []) given.add(artefact);
    expect(
      chosen.flatMap(({ service }) => (service.needs ?? []).filter((artefact) => !given.has(artefact))),
    ).toEqual([]);
  });

  test('adds up to what its services cost and take', () => {
    const cost = plan.services.reduce((sum, one) => sum + one.cost.minor, 0);
    expect(plan.cost).toEqual({ minor: cost, currency: 'EUR' });
    expect(plan.budgetLeft.minor).toBe(quarter.budget.minor - cost);
    expect(plan.resources.every(({ used, most, left }) => used + left === most && left >= 0)).toBe(true);
  });

  test('says that it is proven, how exactly, and what binds', () => {
    expect(plan.objective).toMatchObject({
      kind: 'served-responders',
      proof: 'optimal-within',
      ties: 'settled',
    });
    expect(plan.objective.gap).toBeLessThan(0.02 * plan.objective.value);
    expect(plan.limits[0]).toMatchObject({ limit: 'budget', binds: true, step: 100_000 });
    expect(plan.reasons).toContain('Money binds: with more of it the objective could be larger.');
  });
});

describe('what keeps a plan small', () => {
  test('may be hours although the money is there', () => {
    const plan = planOf({ budget: euros(900_000), resources: [{ resource: 'marketing-hours', most: 400 }] });
    expect(plan.budgetLeft.minor).toBeGreaterThan(500_000_00);
    expect(plan.limits).toMatchObject([
      { limit: 'budget', binds: false },
      { limit: 'resource:marketing-hours', binds: true, step: 1 },
    ]);
    expect(plan.reasons).toContain('Resources bind although the money is there: marketing-hours.');
  });

  test('may be Sales, which can touch no more: no money is spent on the others', () => {
    const plan = planOf({ objective: { kind: 'served-responders', touchCapacity: 100 } });
    expect(plan.objective).toMatchObject({ value: 100, upperBound: 100, gap: 0, proof: 'optimal' });
    expect(plan.responders).toMatchObject({ served: 100, limitedBy: 'touches' });
    expect(plan.cost.minor).toBeLessThan(planOf().cost.minor / 2);
  });
});

describe('the objective', () => {
  test('net reach is that of netReach, and no plain sum', () => {
    const plan = planOf({ objective: { kind: 'net-reach' } });
    const shares = plan.services.flatMap(({ service, units }) => {
      const perUnit = portfolio.services.find((one) => one.service.id === service)?.service.reach?.perUnit;
      return perUnit === undefined ? [] : [{ perUnit, units }];
    });
    const { share, people } = orThrow(netReach({ audience: 20_000 })(shares));
    expect(plan.reach[0]).toMatchObject({
      segment: 'target-market',
      people,
      share: expect.closeTo(share, 12),
    });
    expect(plan.objective.value).toBeCloseTo(20_000 * share, 6);
    expect(plan.objective.gap).toBeLessThan(1);
  });

  test('qualified leads prefers services whose responders qualify', () => {
    const shares = [{ service: 'public-relations', share: 1 }];
    const plan = planOf({ objective: { kind: 'qualified-leads', share: 0.01, shares } });
    const other = planOf({ objective: { kind: 'qualified-leads', share: 0.01 } });
    expect(unitsIn(plan)['public-relations']).toBeGreaterThan(unitsIn(other)['public-relations'] ?? 0);
    const responders = plan.services.reduce(
      (sum, one) => sum + (one.responders ?? 0) * (one.service === 'public-relations' ? 1 : 0.01),
      0,
    );
    expect(plan.objective.value).toBeCloseTo(responders, 6);
  });

  test('value is proven exactly', () => {
    const values = [{ service: 'case-study', perUnit: euros(9_000) }];
    const plan = planOf({ objective: { kind: 'value', values } });
    expect(plan.objective).toMatchObject({ proof: 'optimal', gap: 0 });
    expect(plan.objective.value).toBe((unitsIn(plan)['case-study'] ?? 0) * 9_000_00);
  });

  test('a measured curve diminishes faster than chance', () => {
    const curve = { ceiling: 1_200, half: 0.5 };
    const plan = planOf({ curves: [{ service: 'direct-marketing', curve }] });
    expect(unitsIn(plan)['direct-marketing'] ?? 0).toBeLessThan(unitsIn(planOf())['direct-marketing'] ?? 0);
  });

  test('several segments are weighed by their people or by weights', () => {
    const preset = presetPortfolio('EUR');
    const two = orThrow(
      compilePortfolio({
        ...preset,
        segments: [
          { id: 'target-market', title: 'The target market', size: 20_000 },
          { id: 'enterprise', title: 'Enterprises', size: 500 },
        ],
        cartridges: preset.cartridges.map((cartridge) => ({
          ...cartridge,
          services: cartridge.services.map((service) =>
            service.id === 'events' && service.reach !== undefined
              ? { ...service, reach: { ...service.reach, segment: 'enterprise' } }
              : service,
          ),
        })),
      }),
    );
    const { audiences, ...brief } = quarter;
    const plan = (objective: PlanBrief['objective']) =>
      orThrow(makePlan(solver)(orThrow(compileBrief(two)({ ...brief, objective }))));
    const people = plan({ kind: 'net-reach' });
    const weights = [
      { segment: 'enterprise', weight: 0.95 },
      { segment: 'target-market', weight: 0.05 },
    ];
    const weighted = plan({ kind: 'net-reach', weights });
    expect(unitsIn(weighted).events ?? 0).toBeGreaterThan(unitsIn(people).events ?? 0);
    expect(people.objective.value).toBeCloseTo(
      people.reach.reduce(
        (sum, { segment, share }) => sum + share * (segment === 'enterprise' ? 500 : 20_000),
        0,
      ),
      6,
    );
    expect(people.objective).toMatchObject({ proof: 'optimal-within' });
    expect(people.objective.gap).toBeLessThan(25);
  });
});

describe('rules of a brief', () => {
  test('either/or, excluded, required and prerequisites are kept', () => {
    const units = unitsIn(
      planOf({
        eitherOr: [{ id: 'one-channel', services: ['direct-marketing', 'lead-generation', 'events'] }],
        excluded: ['advertising'],
        required: [{ service: 'public-relations', atLeast: 2 }],
        prerequisites: [{ service: 'public-relations', anyOf: ['case-study'] }],
      }),
    );
    expect(
      ['direct-marketing', 'lead-generation', 'events'].filter((id) => (units[id] ?? 0) > 0),
    ).toHaveLength(1);
    expect(units.advertising).toBeUndefined();
    expect(units['public-relations']).toBeGreaterThanOrEqual(2);
    expect(units['case-study']).toBeGreaterThanOrEqual(1);
  });

  test('what is in hand need not be bought', () => {
    const units = unitsIn(planOf({ inHand: ['message-map', 'target-list'] }));
    expect(units['value-proposition-design']).toBeUndefined();
    expect(units['target-listing']).toBeUndefined();
  });

  test('what no plan can contain is listed with the reason', () => {
    const plan = planOf({ budget: euros(10_000), excluded: ['message-mapping'], expectations: [] });
    expect(plan.unavailable).toContainEqual({ service: 'events', reason: 'too-expensive' });
    expect(plan.unavailable).toContainEqual({ service: 'sales-kit', reason: 'nothing-brings-what-it-needs' });
  });
});

describe('what cannot be had', () => {
  test('is refused with the requirements that conflict, and no others', () => {
    const refusal = makePlan(solver)(
      compiled({
        budget: euros(50_000),
        required: [
          { service: 'events', atLeast: 2 },
          { service: 'advertising', atLeast: 1 },
          { service: 'competitor-watch', atLeast: 1 },
        ],
      }),
    );
    expect(refusal).toMatchObject({
      _tag: 'Left',
      left: {
        _tag: 'no-feasible-plan',
        conflict: [
          { kind: 'budget', most: euros(50_000) },
          { kind: 'required', service: 'advertising', atLeast: 1 },
          { kind: 'required', service: 'events', atLeast: 2 },
        ],
        message:
          'No plan keeps the budget of 50000.00 EUR, at least 1 of advertising and at least 2 of events together.',
      },
    });
  });

  test('is crowded out where each can be had, but not both', () => {
    const one = (service: string) => ({ id: service, kind: 'units' as const, service, atLeast: 1 });
    const tight = { budget: euros(40_000), expectations: [one('advertising'), one('events')] };
    for (const expectation of tight.expectations) {
      expect(planOf({ ...tight, expectations: [expectation] }).expectations).toMatchObject([
        { state: 'met' },
      ]);
    }
    expect(planOf(tight).expectations.filter(({ state }) => state === 'unmet')).toMatchObject([
      { why: 'crowded-out', conflict: [{ kind: 'budget' }, { kind: 'expectation' }] },
    ]);
  });

  test('is named for each unmet expectation, with who owes it', () => {
    const plan = planOf({ budget: euros(15_000) });
    const unmet = plan.expectations.filter(({ state }) => state === 'unmet');
    expect(unmet.length).toBeGreaterThan(0);
    for (const one of unmet) {
      expect(one).toMatchObject({
        owner: 'marketing',
        why: expect.stringMatching(/^(impossible|crowded-out)$/),
      });
      expect('conflict' in one && one.conflict.length).toBeGreaterThan(0);
    }
  });

  test.each([
    [{ budget: { minor: -1, currency: 'EUR' } }, ['budget.minor: negative-amount']],
    [{ budget: { minor: 1, currency: 'USD' } }, ['budget.currency: wrong-currency']],
    [{ excluded: ['evnts'] }, ['excluded.0: unknown-service']],
    [{ audiences: [] }, ['audiences: missing-size']],
    [{ audiences: [{ segment: 'target-market', size: 0 }] }, ['audiences.0.size: out-of-range']],
    [
      { objective: { kind: 'net-reach', weights: [{ segment: 'target-market', weight: 0.9 }] } },
      ['objective.weights: weights-do-not-sum'],
    ],
    [{ objective: { kind: 'qualified-leads', share: 1.5 } }, ['objective.share: out-of-range']],
    [{ objective: { kind: 'fame' } }, ['objective.kind: not-a-choice']],
    [{ resources: [{ resource: 'hours', most: 1 }] }, ['resources.0.resource: unknown-resource']],
    [
      { curves: [{ service: 'events', curve: { ceiling: 30_000, half: 1 } }] },
      ['curves.0.curve.ceiling: above-audience'],
    ],
    [
      {
        prerequisites: [
          { service: 'events', anyOf: ['advertising'] },
          { service: 'advertising', anyOf: ['events'] },
        ],
      },
      ['prerequisites: cyclic-prerequisites'],
    ],
    [
      { expectations: [{ id: 'x', kind: 'artefact', artefact: 'gold' }] },
      ['expectations.0.artefact: no-producer'],
    ],
    [{ required: [null] }, ['required.0: not-an-object']],
    [{ more: true }, ['more: unknown-key']],
  ])('is refused as a brief: %j', (change, codes) => {
    expect(refused(change)).toEqual(codes);
  });
});

describe('what if', () => {
  test('more money never meets less', () => {
    const points = budgetFrontier(solver, budgetSteps(euros(120_000), 5))(compiled());
    expect(points.map(({ budget }) => budget.minor)).toEqual([
      0, 30_000_00, 60_000_00, 90_000_00, 120_000_00,
    ]);
    for (const [k, point] of points.entries()) {
      const before = points[k - 1];
      if (before === undefined) continue;
      expect(point.met).toBeGreaterThanOrEqual(before.met);
      if (point.met === before.met) {
        expect(point.objective.upperBound).toBeGreaterThanOrEqual(before.objective.value);
      }
    }
  });

  test('the next 1,000 and the next hour are worth what plans with them are worth', () => {
    const steps = orThrow(nextSteps(solver)(compiled({ objective: { kind: 'net-reach' } })));
    expect(steps.map(({ limit, step }) => [limit, step])).toEqual([
      ['budget', 100_000],
      ['resource:desk-hours', 1],
      ['resource:marketing-hours', 1],
      ['resource:sales-hours', 1],
    ]);
    expect(steps[0]?.objective).toBeGreaterThan(0);
  });

  test('half the budget costs services, responders and perhaps promises', () => {
    const { before, after, comparison } = orThrow(changeBudget(solver, 75_000_00)(compiled()));
    expect(comparison).toEqual(comparePlans(before)(after));
    expect(comparison.cost.minor).toBeLessThan(0);
    expect(comparison.objective).toBeLessThan(0);
    expect(comparison.services.length).toBeGreaterThan(0);
  });

  test('“just stop marketing” leaves every expectation unmet, by name', () => {
    const { comparison } = orThrow(stopMarketing(solver)(compiled()));
    expect(comparison.expectations).toEqual([
      { id: 'kit', change: 'lost' },
      { id: 'leads', change: 'lost' },
      { id: 'training', change: 'lost' },
    ]);
    expect(comparison.unmet.map(({ message }) => message)).toContain(
      '“leads” cannot be met within the budget of 0.00 EUR.',
    );
  });

  test('a budget that is none is refused', () => {
    expect(changeBudget(solver, -5)(compiled())).toMatchObject({ left: { _tag: 'invalid-change' } });
    expect(nextSteps(solver, Number.NaN)(compiled())).toMatchObject({ left: { _tag: 'invalid-change' } });
  });
});

describe('signing a plan', () => {
  const at = orThrow(parseInstant('2026-01-05T09:00:00Z'));
  const strategy = { subject: { system: 'strategy', id: 'year' }, version: 1, hash: 'a1' };
  const gate = orThrow(
    openGate(
      orThrow(compileSigningRules({ seats: [{ party: 'role:ceo' }] })),
      strategy,
      at,
    )([{ ...strategy, kind: 'given', party: 'role:ceo', at }]),
  );
  const next = nextBuyIn(orThrow(compileJointSigning(bothDepartments)));
  const agreed = (['sales', 'marketing'] as const).reduce(
    (state, party) => orThrow(next(state, { _tag: 'approve', step: 'strategy', text: strategy, party, at })),
    orThrow(
      next(startBuyIn(gate)({ ...strategy, at, authors: ['sales', 'marketing'] }), {
        _tag: 'present-strategy',
        to: ['sales', 'marketing'],
        at,
      }),
    ),
  );

  test('is the same text in whatever order the lists of the brief were written', () => {
    const written: Partial<PlanBrief> = {
      expectations: [...(quarter.expectations ?? [])],
      inHand: ['message-map', 'segment-profile'],
      excluded: ['advertising', 'events'],
      eitherOr: [
        { id: 'one', services: ['advertising', 'events'] },
        { id: 'two', services: ['events', 'advertising', 'competitor-watch'], atMost: 2 },
      ],
      prerequisites: [{ service: 'events', anyOf: ['advertising', 'competitor-watch'] }],
    };
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? [...value].reverse().map(turned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, turned(member)]))
          : value;
    const one = planOf(written);
    const other = planOf(turned(written) as Partial<PlanBrief>);
    expect(planVersion(other)).toEqual(planVersion(one));
    expect(planVersion(planOf({ ...written, curves: [], required: [] }))).toEqual(planVersion(one));
    const twice = planOf({ ...written, excluded: ['events', 'advertising', 'events'] });
    expect(planVersion(twice)).toEqual(planVersion(one));
    expect(compiled(turned(written) as Partial<PlanBrief>).brief).toMatchObject(turned(written) as object);
    const fewer = planOf({ ...written, inHand: ['message-map'] });
    expect(planVersion(fewer).hash).not.toBe(planVersion(one).hash);
  });

  test('binds to its services, units and cost: the cut plan is another text', () => {
    const { before, after } = orThrow(changeBudget(solver, 75_000_00)(compiled()));
    expect(planVersion(before)).toEqual(planVersion(planOf()));
    expect(planVersion(after).hash).not.toBe(planVersion(before).hash);
    const proposed = orThrow(next(agreed, { _tag: 'propose-tactics', ...planTactics(at)(before) }));
    const stale = next(proposed, {
      _tag: 'approve',
      step: 'tactics',
      text: planVersion(after),
      party: 'sales',
      at,
    });
    expect(stale).toMatchObject({ left: { _tag: 'stale-text' } });
    const signed = (['sales', 'marketing'] as const).reduce(
      (state, party) =>
        orThrow(next(state, { _tag: 'approve', step: 'tactics', text: planVersion(before), party, at })),
      proposed,
    );
    expect(signed).toMatchObject({ _tag: 'tactics-agreed', tactics: { budgetGuideline: before.cost } });
  });
});
