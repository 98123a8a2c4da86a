import { modelIssues } from './check-model.js';
import type { ReachedObjective, ShadowPrice, Solver, SolverAnswer, SolverModel } from './model.js';
import { type IndexedModel, indexed, type SparseRow } from './program.js';

/**
 * Describes what is used of HiGHS, as the npm package `highs` loads it.
 *
 * @see https://www.npmjs.com/package/highs
 * @category model
 * @since 0.1.0
 */
export interface LoadedHighs {
  /** Solves a model that is written in the LP format. */
  solve(problem: string, options?: Readonly<Record<string, number | string | boolean>>): HighsResult;
}

/**
 * Describes what is used of an answer of HiGHS.
 *
 * @category model
 * @since 0.1.0
 */
export interface HighsResult {
  /** `Optimal`, `Infeasible`, or why there is no answer. */
  readonly Status: string;
  /** The objective. */
  readonly ObjectiveValue: number;
  /** The values of the variables by name. */
  readonly Columns: Readonly<Record<string, { readonly Index?: number; readonly Primal?: number }>>;
  /** The rows; those of a relaxation have prices. */
  readonly Rows: ReadonlyArray<{ readonly Index?: number; readonly Name?: string; readonly Dual?: number }>;
}

/**
 * Makes an engine of HiGHS, for models that are too large for the built-in one, or as a second opinion.
 *
 * **Details**: the library does not depend on HiGHS; you load it, which takes a moment, and hand it over:
 * `highsSolver(await loadHighs())`. What it returns is rounded and then checked in whole numbers against the model.
 *
 * **Gotchas**: among equal answers HiGHS takes any, so `ties` is always `open`; with a time limit among the options
 * the answer depends on the machine.
 *
 * @param highs - HiGHS, already loaded
 * @param options - options of HiGHS beside the gaps, which are those of a proof
 * @returns the engine
 * @category engines
 * @since 0.1.0
 */
export const highsSolver =
  (highs: LoadedHighs, options: Readonly<Record<string, number | string | boolean>> = {}): Solver =>
  (model: SolverModel): SolverAnswer => {
    const issues = modelIssues(model);
    if (issues.length > 0) return { status: 'invalid', issues, nodes: 0 };
    const sorted = indexed(model);
    const reached: Array<ReachedObjective> = [];
    const shadowPrices: Array<ShadowPrice> = [];
    let rows = sorted.rows;
    let values: ReadonlyArray<number> = sorted.ids.map(() => 0);
    const objectives = sorted.objectives.length > 0 ? sorted.objectives : [sorted.ids.map(() => 0)];
    for (const [index, objective] of objectives.entries()) {
      const whole = run(highs, lpText(sorted, objective, rows, true), { ...options, ...gaps });
      const relaxed = run(highs, lpText(sorted, objective, rows, false), {});
      const found = whole === undefined ? undefined : checked(sorted, rows, whole);
      if (found === undefined) {
        return { status: whole?.Status === 'Infeasible' ? 'infeasible' : 'unknown', issues: [], nodes: 0 };
      }
      values = found;
      const value = objective.reduce((sum, by, j) => sum + by * found[j]!, 0) + 0;
      const proven = whole?.Status === 'Optimal';
      const bound = Math.floor((relaxed?.ObjectiveValue ?? Number.MAX_SAFE_INTEGER) + 1e-6);
      const upperBound = proven ? value : Math.max(value, bound);
      const id = model.objectives[index]?.id;
      if (id !== undefined) {
        reached.push({ id, value, upperBound, gap: upperBound - value, proven });
        shadowPrices.push(...pricesOf(id, sorted, relaxed));
      }
      const at = objective.flatMap((by, j) => (by === 0 ? [] : [j]));
      rows = [...rows, { at, by: at.map((j) => -objective[j]!), atMost: -value }];
    }
    return {
      status: reached.every(({ proven }) => proven) ? 'optimal' : 'feasible',
      values: values.flatMap((value, j) => (value > 0 ? [{ variable: sorted.ids[j]!, value }] : [])),
      objectives: reached,
      shadowPrices,
      ties: 'open',
      nodes: 0,
    };
  };

/** All coefficients are whole, so an answer within less than one unit of the bound is the best. */
const gaps = { mip_rel_gap: 0, mip_abs_gap: 0.5 } as const;

const run = (
  highs: LoadedHighs,
  text: string,
  options: Readonly<Record<string, number | string | boolean>>,
): HighsResult | undefined => {
  try {
    return highs.solve(text, options);
  } catch {
    // HiGHS throws when it cannot read an option or runs out of memory: there is no answer then.
    return undefined;
  }
};

/** Writes a model in the LP format, a term a line, with names that the format allows. */
const lpText = (
  { ids, most }: IndexedModel,
  objective: ReadonlyArray<number>,
  rows: ReadonlyArray<SparseRow>,
  whole: boolean,
): string => {
  const term = (by: number, j: number): string => `${by < 0 ? '-' : '+'} ${Math.abs(by)} x${j}`;
  const named = ids.map((_, j) => j);
  return [
    'Maximize',
    'obj:',
    // A variable with nothing to do still has to be known.
    ...named.map((j) => term(objective[j] ?? 0, j)),
    'Subject To',
    ...rows.flatMap(({ at, by, atMost }, i) =>
      at.length === 0
        ? atMost >= 0
          ? []
          : [`r${i}: + 0 x0 <= -1`]
        : [`r${i}:`, ...at.map((j, k) => term(by[k]!, j)), `<= ${atMost}`],
    ),
    'Bounds',
    ...named.map((j) => `0 <= x${j} <= ${most[j]!}`),
    ...(whole ? ['General', ...named.map((j) => `x${j}`)] : []),
    'End',
  ].join('\n');
};

/** The values in whole numbers, if they are there and keep every row. */
const checked = (
  { ids, most }: IndexedModel,
  rows: ReadonlyArray<SparseRow>,
  { Columns }: HighsResult,
): ReadonlyArray<number> | undefined => {
  const values = ids.map((_, j) => Math.round(Columns?.[`x${j}`]?.Primal ?? Number.NaN) + 0);
  const keeps =
    values.every((value, j) => value >= 0 && value <= most[j]!) &&
    rows.every(({ at, by, atMost }) => at.reduce((sum, j, k) => sum + by[k]! * values[j]!, 0) <= atMost);
  return keeps ? values : undefined;
};

const pricesOf = (
  objective: string,
  { rowIds }: IndexedModel,
  relaxed: HighsResult | undefined,
): ReadonlyArray<ShadowPrice> =>
  rowIds.flatMap((constraint, i) => {
    const price = relaxed?.Rows?.find(({ Name }) => Name === `r${i}`)?.Dual ?? 0;
    return Math.abs(price) > 1e-9 ? [{ objective, constraint, price: Math.abs(price) }] : [];
  });
