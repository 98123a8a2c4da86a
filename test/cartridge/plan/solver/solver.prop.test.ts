import fc from 'fast-check';
import { branchAndBound, highsSolver, type SolverModel } from 'smarketing/cartridge/plan/solver';
import { describe, expect, test } from 'vitest';
import { loadHighs } from './load-highs.js';

const solve = branchAndBound();

/** Small models of every form: several values, negative terms, least levels, sometimes without any answer. */
const arbitraryModel = (variables: number, largest: number): fc.Arbitrary<SolverModel> =>
  fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: variables }).chain((mosts) => {
    const names = mosts.map((_, j) => `v${j}`);
    const terms = fc
      .subarray(names)
      .chain((used) =>
        fc
          .tuple(...used.map(() => fc.integer({ min: -largest, max: largest })))
          .map((bys) => used.map((variable, k) => ({ variable, by: bys[k] ?? 0 }))),
      );
    return fc.record({
      variables: fc.constant(mosts.map((most, j) => ({ id: `v${j}`, most }))),
      constraints: fc
        .array(fc.record({ terms, atMost: fc.integer({ min: -largest, max: 3 * largest }) }), {
          maxLength: 6,
        })
        .map((rows) => rows.map((row, i) => ({ id: `r${i}`, ...row }))),
      objectives: fc
        .array(terms, { minLength: 1, maxLength: 3 })
        .map((sums) => sums.map((sum, i) => ({ id: `o${i}`, terms: sum }))),
    });
  });

type Values = Readonly<Record<string, number>>;

const sumOf = (terms: SolverModel['objectives'][number]['terms'], values: Values): number =>
  terms.reduce((sum, { variable, by }) => sum + by * (values[variable] ?? 0), 0) + 0;

/** Looks at every combination there is: the best by the objectives, then by the identifiers. */
const bruteForce = ({ variables, constraints, objectives }: SolverModel): Values | undefined => {
  const all = [...variables]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .reduce<ReadonlyArray<Values>>(
      (some, { id, most }) =>
        some.flatMap((values) =>
          Array.from({ length: most + 1 }, (_, value) => ({ ...values, [id]: most - value })),
        ),
      [{}],
    );
  let best: Values | undefined;
  for (const values of all) {
    if (constraints.some(({ terms, atMost }) => sumOf(terms, values) > atMost)) continue;
    const incumbent = best;
    const difference =
      incumbent === undefined
        ? 1
        : (objectives
            .map(({ terms }) => sumOf(terms, values) - sumOf(terms, incumbent))
            .find((by) => by !== 0) ?? 0);
    // Combinations come with more of the first identifiers first.
    if (difference > 0) best = values;
  }
  return best;
};

const nonZero = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value > 0));

describe('the built-in engine', () => {
  test('gives the answer that looking at every combination gives', () => {
    fc.assert(
      fc.property(arbitraryModel(6, 12), (model) => {
        const answer = solve(model);
        const best = bruteForce(model);
        if (best === undefined) {
          expect(answer.status).toBe('infeasible');
          return;
        }
        if (!('values' in answer)) expect.fail(answer.status);
        expect(answer.status).toBe('optimal');
        expect(answer.objectives.map(({ value }) => value)).toEqual(
          model.objectives.map(({ terms }) => sumOf(terms, best)),
        );
        expect(Object.fromEntries(answer.values.map(({ variable, value }) => [variable, value]))).toEqual(
          nonZero(best),
        );
      }),
      { numRuns: 600 },
    );
  });

  test('gives the same answer for the lists in any order', () => {
    const shuffled = <A>(items: ReadonlyArray<A>) =>
      fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
    fc.assert(
      fc.property(
        arbitraryModel(12, 40).chain((model) =>
          fc.tuple(fc.constant(model), shuffled(model.variables), shuffled(model.constraints)),
        ),
        ([model, variables, constraints]) => {
          expect(solve({ ...model, variables, constraints })).toEqual(solve(model));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('never passes its own bound, nor calls an unproven answer optimal, however few the nodes', () => {
    fc.assert(
      fc.property(arbitraryModel(10, 40), fc.integer({ min: 1, max: 20 }), (model, nodes) => {
        const answer = branchAndBound({ nodes })(model);
        const whole = solve(model);
        if (!('objectives' in answer) || !('objectives' in whole)) return;
        const [first, best] = [answer.objectives[0], whole.objectives[0]];
        expect(first?.upperBound).toBeGreaterThanOrEqual(best?.value ?? 0);
        if (answer.status === 'optimal') expect(first?.value).toBe(best?.value);
      }),
      { numRuns: 200 },
    );
  });

  test('agrees with HiGHS on what the best is worth', async () => {
    const highs = highsSolver(await loadHighs());
    fc.assert(
      fc.property(arbitraryModel(14, 60), (model) => {
        const [own, other] = [solve(model), highs(model)];
        expect(other.status).toBe(own.status);
        if (!('objectives' in own) || !('objectives' in other)) return;
        expect(other.objectives.map(({ value }) => value)).toEqual(own.objectives.map(({ value }) => value));
      }),
      { numRuns: 150 },
    );
  });

  test('survives JSON', () => {
    fc.assert(
      fc.property(arbitraryModel(5, 9), (model) => {
        const answer = solve(model);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
      }),
      { numRuns: 50 },
    );
  });

  test('refuses anything else without throwing', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(solve(value as never).status).toBe('invalid');
      }),
    );
  });
});
