import { branchAndBound, highsSolver, type SolverModel } from 'smarketing/cartridge/plan/solver';
import { describe, expect, test } from 'vitest';
import { hardPlan, type Kind } from './hard-plans.js';
import { loadHighs } from './load-highs.js';

const solve = branchAndBound();

/** California Manufacturing (Hillier and Lieberman): factories and warehouses in two cities, 10 of capital, 14 million. */
const california: SolverModel = {
  variables: ['factory-la', 'factory-sf', 'warehouse-la', 'warehouse-sf'].map((id) => ({ id, most: 1 })),
  constraints: [
    {
      id: 'capital',
      terms: [
        { variable: 'factory-la', by: 6 },
        { variable: 'factory-sf', by: 3 },
        { variable: 'warehouse-la', by: 5 },
        { variable: 'warehouse-sf', by: 2 },
      ],
      atMost: 10,
    },
    {
      id: 'one-warehouse',
      terms: [
        { variable: 'warehouse-la', by: 1 },
        { variable: 'warehouse-sf', by: 1 },
      ],
      atMost: 1,
    },
    ...['la', 'sf'].map((city) => ({
      id: `warehouse-${city}-needs-factory`,
      terms: [
        { variable: `warehouse-${city}`, by: 1 },
        { variable: `factory-${city}`, by: -1 },
      ],
      atMost: 0,
    })),
  ],
  objectives: [
    {
      id: 'value',
      terms: [
        { variable: 'factory-la', by: 9 },
        { variable: 'factory-sf', by: 5 },
        { variable: 'warehouse-la', by: 6 },
        { variable: 'warehouse-sf', by: 4 },
      ],
    },
  ],
};

describe('a published plan', () => {
  test('comes out as published, with either engine', async () => {
    const highs = highsSolver(await loadHighs());
    for (const engine of [solve, highs]) {
      expect(engine(california)).toMatchObject({
        status: 'optimal',
        objectives: [{ value: 14, upperBound: 14, gap: 0, proven: true }],
        values: [
          { variable: 'factory-la', value: 1 },
          { variable: 'factory-sf', value: 1 },
        ],
      });
    }
  });
});

describe('plans of sixty services with twenty prerequisites', () => {
  test.each<Kind>(['uncorrelated', 'weakly', 'noisy', 'strongly'])(
    'are proven where the worth is %s with the cost',
    (kind) => {
      for (const seed of [1, 2, 3]) {
        expect(solve(hardPlan(seed, kind))).toMatchObject({ status: 'optimal' });
      }
    },
  );

  test('are found by HiGHS, too, with the same worth', async () => {
    const highs = highsSolver(await loadHighs());
    const plan = hardPlan(2, 'weakly');
    const [own, other] = [solve(plan), highs(plan)];
    expect(own).toMatchObject({ status: 'optimal' });
    expect('objectives' in other && other.objectives).toEqual('objectives' in own && own.objectives);
  });

  test('have an upper bound when the nodes run out, and are never called optimal', () => {
    const plan = hardPlan(1, 'strongly');
    const whole = solve(plan);
    const cut = branchAndBound({ nodes: 50 })(plan);
    expect(cut).toMatchObject({ status: 'feasible', objectives: [{ proven: false }] });
    if (!('objectives' in whole) || !('objectives' in cut)) expect.fail('no answer');
    const [best, found] = [whole.objectives[0]?.value ?? 0, cut.objectives[0]];
    expect(found?.upperBound).toBeGreaterThanOrEqual(best);
    expect(found?.value).toBeLessThanOrEqual(best);
    expect(found?.gap).toBe((found?.upperBound ?? 0) - (found?.value ?? 0));
  });
});

describe('among equal answers', () => {
  const pair = (...ids: ReadonlyArray<string>): SolverModel => ({
    variables: ids.map((id) => ({ id, most: 1 })),
    constraints: [{ id: 'one', terms: ids.map((variable) => ({ variable, by: 1 })), atMost: 1 }],
    objectives: [{ id: 'worth', terms: ids.map((variable) => ({ variable, by: 5 })) }],
  });

  test('the first identifier wins, wherever it stands', () => {
    expect(solve(pair('b', 'a', 'c'))).toMatchObject({
      values: [{ variable: 'a', value: 1 }],
      ties: 'settled',
    });
  });

  test('a later objective decides before the identifiers', () => {
    const model = pair('a', 'b');
    const cheaper = {
      id: 'cost',
      terms: [
        { variable: 'a', by: -3 },
        { variable: 'b', by: -2 },
      ],
    };
    expect(solve({ ...model, objectives: [...model.objectives, cheaper] })).toMatchObject({
      values: [{ variable: 'b', value: 1 }],
      objectives: [{ value: 5 }, { value: -2 }],
    });
  });
});

describe('what has no answer', () => {
  test('is proven to have none', () => {
    const none = { id: 'least', terms: [{ variable: 'factory-la', by: -1 }], atMost: -2 };
    expect(solve({ ...california, constraints: [...california.constraints, none] })).toEqual({
      status: 'infeasible',
      issues: [],
      nodes: 0,
    });
  });

  test('is proven to have none where only the relaxation shows it', () => {
    const names = ['a', 'b', 'c'];
    const pairs = names.map((first, k) => [first, names[(k + 1) % 3] ?? ''] as const);
    const model: SolverModel = {
      variables: names.map((id) => ({ id, most: 1 })),
      constraints: [
        ...pairs.map((pair) => ({
          id: pair.join(),
          terms: pair.map((variable) => ({ variable, by: 1 })),
          atMost: 1,
        })),
        { id: 'two', terms: names.map((variable) => ({ variable, by: -1 })), atMost: -2 },
      ],
      objectives: [],
    };
    expect(solve(model).status).toBe('infeasible');
  });

  test.each([
    [null, ['not-an-object']],
    [[], ['not-an-object']],
    [{ variables: [], constraints: [], objectives: [], more: 1 }, ['unknown-key']],
    [{ variables: [{ id: 'a', most: -1 }], constraints: [], objectives: [] }, ['out-of-range']],
    [
      {
        variables: [
          { id: 'a', most: 1 },
          { id: 'a', most: 1 },
        ],
        constraints: [],
        objectives: [],
      },
      ['duplicate'],
    ],
    [
      {
        variables: [{ id: 'a', most: 1 }],
        constraints: [{ id: 'c', terms: [{ variable: 'b', by: 0.5 }], atMost: Number.NaN }],
        objectives: [],
      },
      ['not-a-whole-number', 'not-a-whole-number'],
    ],
    [
      {
        variables: [{ id: 'a', most: 1 }],
        constraints: [],
        objectives: [{ id: 'o', terms: [{ variable: 'b', by: 1 }] }],
      },
      ['unknown-variable'],
    ],
    [
      {
        variables: [{ id: 'a', most: 2 ** 40 }],
        constraints: [],
        objectives: [{ id: 'o', terms: [{ variable: 'a', by: 2 ** 40 }] }],
      },
      ['too-large'],
    ],
  ])('a model that is none is refused: %j', (model, codes) => {
    const answer = solve(model as unknown as SolverModel);
    expect(answer.status === 'invalid' && answer.issues.map(({ code }) => code)).toEqual(codes);
  });
});

test('prices say what one more unit of a limit is worth', () => {
  const model: SolverModel = {
    variables: [{ id: 'mailing', most: 100 }],
    constraints: [
      { id: 'budget', terms: [{ variable: 'mailing', by: 500 }], atMost: 1_000_000 },
      { id: 'hours', terms: [{ variable: 'mailing', by: 4 }], atMost: 40 },
    ],
    objectives: [{ id: 'leads', terms: [{ variable: 'mailing', by: 12 }] }],
  };
  expect(solve(model)).toMatchObject({
    objectives: [{ value: 120 }],
    shadowPrices: [{ objective: 'leads', constraint: 'hours', price: 3 }],
  });
});

test('a model of thousands of cells ends, with a bound where it is not proven', () => {
  const plan = hardPlan(5, 'strongly', { services: 250, limits: 5, prerequisites: 120 });
  const answer = solve(plan);
  if (!('objectives' in answer)) expect.fail(answer.status);
  const [reached] = answer.objectives;
  expect(reached?.value).toBeGreaterThan(0);
  expect(reached?.gap).toBeLessThan(0.02 * (reached?.value ?? 0));
});
