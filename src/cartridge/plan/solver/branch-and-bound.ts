import { modelIssues } from './check-model.js';
import type { ReachedObjective, ShadowPrice, Solver, SolverAnswer, SolverModel } from './model.js';
import { commonDivisor, type IndexedModel, indexed, type SparseRow } from './program.js';
import { type Found, maximise } from './search.js';

/**
 * Describes how long the built-in engine may search.
 *
 * @category model
 * @since 0.1.0
 */
export interface BranchAndBoundLimits {
  /**
   * The most nodes to look at, over all objectives; 60,000 when absent, and fewer for large models, whose nodes take
   * longer (a *proposal*: about a second for 60 services under four limits). Never a time, so that the answer is the
   * same on every machine.
   */
  readonly nodes?: number;
}

/**
 * Makes the built-in engine: an exact branch and bound without any dependency.
 *
 * **Details**: the relaxation is solved by a dual simplex; every bound is computed anew from the whole numbers of the
 * model, so that no rounding error closes a node. Values that cost too much to be part of a better answer are taken
 * out at each node. Objectives come one after the other, each among the best of those before; what is then still
 * equal is settled by the identifiers of the variables: more of the first, then more of the second. The order of the
 * lists never matters.
 *
 * **Gotchas**: when the nodes run out the answer is `feasible`, never `optimal`, with an upper bound.
 *
 * @param limits - how long it may search
 * @returns the engine
 * @example
 * ```ts
 * import { branchAndBound } from 'smarketing/cartridge/plan/solver'
 *
 * const solve = branchAndBound()
 * const answer = solve({
 *   variables: [{ id: 'fair', most: 1 }, { id: 'mailing', most: 3 }],
 *   constraints: [
 *     { id: 'budget', terms: [{ variable: 'fair', by: 15 }, { variable: 'mailing', by: 6 }], atMost: 20 },
 *   ],
 *   objectives: [{ id: 'leads', terms: [{ variable: 'fair', by: 40 }, { variable: 'mailing', by: 14 }] }],
 * })
 * answer.status === 'optimal' && answer.values // => [{ variable: 'mailing', value: 3 }]
 * answer.status === 'optimal' && answer.objectives
 * // => [{ id: 'leads', value: 42, upperBound: 42, gap: 0, proven: true }]
 * ```
 * @category engines
 * @since 0.1.0
 */
export const branchAndBound =
  ({ nodes }: BranchAndBoundLimits = {}): Solver =>
  (model: SolverModel): SolverAnswer => {
    const issues = modelIssues(model);
    if (issues.length > 0) return { status: 'invalid', issues, nodes: 0 };
    const sorted = indexed(model);
    const limit = nodes === undefined ? usualNodes(sorted) : Math.max(1, Math.floor(nodes) || 1);
    const reached: Array<ReachedObjective> = [];
    const shadowPrices: Array<ShadowPrice> = [];
    let rows = sorted.rows;
    let known: ReadonlyArray<number> | undefined;
    let used = 0;
    const objectives = sorted.objectives.length > 0 ? sorted.objectives : [sorted.ids.map(() => 0)];
    for (const [index, objective] of objectives.entries()) {
      const divisor = objective.reduce(commonDivisor, 0) || 1;
      const found = maximise({
        objective: objective.map((by) => by / divisor),
        most: sorted.most,
        rows,
        known,
        nodes: Math.max(1, limit - used),
      });
      used += found.nodes;
      if (found.values === undefined) {
        const empty = found.upper === Number.NEGATIVE_INFINITY;
        return { status: empty ? 'infeasible' : 'unknown', issues: [], nodes: used };
      }
      known = found.values;
      const id = model.objectives[index]?.id;
      if (id !== undefined) {
        reached.push(reachedOf(id, found, divisor));
        shadowPrices.push(...pricesOf(id, sorted, found, divisor));
      }
      rows = [...rows, atLeast(objective, found.value * divisor)];
    }
    const settled = settle(sorted, rows, known ?? [], Math.max(1, Math.floor(limit / 10)));
    return {
      status: reached.every(({ proven }) => proven) ? 'optimal' : 'feasible',
      values: settled.values.flatMap((value, j) => (value > 0 ? [{ variable: sorted.ids[j]!, value }] : [])),
      objectives: reached,
      shadowPrices,
      ties: settled.proven ? 'settled' : 'open',
      nodes: used + settled.nodes,
    };
  };

/** A node takes about as long as its table is large. */
const usualNodes = ({ ids, rows }: IndexedModel): number =>
  Math.min(60_000, Math.max(200, Math.floor(2e8 / (1 + ids.length * rows.length))));

const reachedOf = (id: string, { value, upper }: Found, divisor: number): ReachedObjective => ({
  id,
  value: value * divisor,
  upperBound: upper * divisor,
  gap: (upper - value) * divisor,
  proven: upper === value,
});

/** Prices of the rows as the model wrote them: each was divided by what its coefficients share. */
const pricesOf = (
  objective: string,
  { rowIds, rows }: IndexedModel,
  { prices }: Found,
  divisor: number,
): ReadonlyArray<ShadowPrice> =>
  rowIds.flatMap((constraint, i) => {
    const price = ((prices[i] ?? 0) * divisor) / (rows[i]!.by.reduce(commonDivisor, 0) || 1);
    return price > 1e-9 ? [{ objective, constraint, price }] : [];
  });

/** The row that keeps an objective from falling below what was reached. */
const atLeast = (objective: ReadonlyArray<number>, value: number): SparseRow => {
  const at = objective.flatMap((by, j) => (by === 0 ? [] : [j]));
  return { at, by: at.map((j) => -objective[j]!), atMost: -value };
};

/** Among equally good values takes those with more of the first variable, then of the second, and so on. */
const settle = (
  { ids, most }: IndexedModel,
  rows: ReadonlyArray<SparseRow>,
  known: ReadonlyArray<number>,
  limit: number,
): { readonly values: ReadonlyArray<number>; readonly proven: boolean; readonly nodes: number } => {
  let values = known;
  let nodes = 0;
  const least = ids.map(() => 0);
  for (const j of ids.keys()) {
    if (nodes >= limit) return { values, proven: false, nodes };
    if (values[j]! < most[j]!) {
      const found = maximise({
        objective: ids.map((_, at) => (at === j ? 1 : 0)),
        // What comes before is fixed: no more than it has, and no less.
        most: most.map((value, at) => (at < j ? values[at]! : value)),
        least,
        rows,
        known: values,
        nodes: limit - nodes,
      });
      // Also what needs no search takes its time.
      nodes += Math.max(1, found.nodes);
      values = found.values ?? values;
      if (found.upper > found.value) return { values, proven: false, nodes };
    }
    least[j] = values[j]!;
  }
  return { values, proven: true, nodes };
};
