/** A pivot below this part of its variance is what rounding leaves of nothing. */
const hair = 1e-9;

/** One row of the decomposition. */
interface Row {
  readonly pivot: number;
  readonly factors: ReadonlyArray<number>;
  readonly rest: number;
}

/**
 * Computes dᵀ V⁻ d by an LDLᵀ decomposition that passes over rows which depend on those before: the deviations of
 * groups add up to nothing, and groups that were never at risk together with others add nothing.
 */
export const quadraticForm = (
  deviations: ReadonlyArray<number>,
  covariance: ReadonlyArray<ReadonlyArray<number>>,
): { readonly value: number; readonly rank: number } => {
  const rows: Array<Row> = [];
  let value = 0;
  for (const [column, deviation] of deviations.entries()) {
    const line = covariance[column] as ReadonlyArray<number>;
    const variance = line[column] as number;
    const left = rows.reduce(
      (rest, { pivot, factors }) => rest - pivot * (factors[column] as number) ** 2,
      variance,
    );
    if (variance <= 0 || left <= hair * variance) continue;
    const rest = rows.reduce((one, row) => one - (row.factors[column] as number) * row.rest, deviation);
    const factors = line.map(
      (entry, index) =>
        rows.reduce(
          (one, row) => one - row.pivot * (row.factors[index] as number) * (row.factors[column] as number),
          entry,
        ) / left,
    );
    rows.push({ pivot: left, factors, rest });
    value += (rest * rest) / left;
  }
  return { value, rank: rows.length };
};
