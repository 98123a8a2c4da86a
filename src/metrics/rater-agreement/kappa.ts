import type { ConfidenceInterval } from '../../kernel/ratio.js';
import { zOf95 } from '../../kernel/wilson.js';
import type { GradeWeights } from './grading.js';

/**
 * Describes Cohen's κ: the agreement beyond what chance alone would give, 1 for full agreement and 0 for chance.
 *
 * @category model
 * @since 0.1.0
 */
export interface Kappa {
  /** κ, at most 1; negative when the two agree less than by chance; null when it says nothing. */
  readonly value: number | null;
  /**
   * Why the value is null: nobody judged the same lead; chance alone agrees on every lead; or one of the two gave all
   * leads one grade, so that κ is 0 whatever the other gave: most often only those leads were judged that one let through.
   */
  readonly reason?: 'no-lead-judged-by-both' | 'chance-agrees-on-all' | 'one-grade-from-one-side';
  /** The asymptotic 95% interval, cut at −1 and 1; absent where there is no value. */
  readonly interval?: ConfidenceInterval;
  /** The agreement that chance alone would give, 0–1; null when nobody judged the same lead. */
  readonly byChance: number | null;
}

/**
 * Computes Cohen's κ of a table of double judgements, or weighted κ.
 *
 * **Details**: the interval is that of Fleiss, Cohen and Everitt. **Gotchas**: it is asymptotic. It has no width
 * where all agree, and is too narrow below some 30 leads; the Wilson interval of the raw agreement is not.
 *
 * @param weights - how far apart two grades count; absent when every disagreement counts the same
 * @returns a function from a square table (rows by one rater, columns by the other, whole numbers of leads) to κ
 * @example
 * ```ts
 * import { kappaOf } from 'smarketing/metrics/rater-agreement'
 *
 * const { value, interval, byChance } = kappaOf()([[20, 5], [10, 15]])
 * value?.toFixed(3) // => '0.400'
 * byChance // => 0.5
 * interval?.low.toFixed(3) // => '0.151'
 * ```
 * @see J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960);
 *   J. L. Fleiss, J. Cohen and B. S. Everitt, Large sample standard errors of kappa and weighted kappa,
 *   Psychological Bulletin 72 (1969)
 * @category measures
 * @since 0.1.0
 */
export const kappaOf =
  (weights?: GradeWeights) =>
  (table: ReadonlyArray<ReadonlyArray<number>>): Kappa => {
    const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
    const columns = table.map((_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0));
    const leads = rows.reduce((sum, count) => sum + count, 0);
    if (leads === 0) return { value: null, reason: 'no-lead-judged-by-both', byChance: null };
    const apart = distance(weights, table.length);
    let observed = 0;
    let expected = 0;
    eachCell(table, (count, row, column) => {
      const far = apart(row, column);
      observed += (far * count) / leads;
      expected += far * ((rows[row] as number) / leads) * ((columns[column] as number) / leads);
    });
    if (expected === 0) return { value: null, reason: 'chance-agrees-on-all', byChance: 1 };
    const byChance = 1 - expected;
    if (isOneGrade(rows) || isOneGrade(columns))
      return { value: null, reason: 'one-grade-from-one-side', byChance };
    const left = observed / expected;
    const value = 1 - left;
    const mean = (place: number, shares: ReadonlyArray<number>): number =>
      shares.reduce((sum, count, other) => sum + (1 - apart(place, other)) * (count / leads), 0);
    const ofRow = table.map((_, row) => mean(row, columns));
    const ofColumn = table.map((_, column) => mean(column, rows));
    let spread = 0;
    eachCell(table, (count, row, column) => {
      const near = 1 - apart(row, column);
      spread +=
        (count / leads) * (near - ((ofRow[row] as number) + (ofColumn[column] as number)) * left) ** 2;
    });
    // Where all agree the two terms are equal, and floating point would miss that by a hair.
    const variance =
      left === 0 ? 0 : (spread - (value - byChance * left) ** 2) / (leads * expected * expected);
    const reach = zOf95 * Math.sqrt(Math.max(0, variance));
    return {
      value,
      interval: {
        low: Math.max(-1, value - reach),
        high: Math.min(1, value + reach),
        confidence: 0.95,
        method: 'fleiss-cohen-everitt',
      },
      byChance,
    };
  };

const isOneGrade = (counts: ReadonlyArray<number>): boolean =>
  counts.filter((count) => count > 0).length === 1;

/** How far apart two grades count, from 0 for the same to 1 for the ends of the scale. */
const distance = (
  weights: GradeWeights | undefined,
  grades: number,
): ((row: number, column: number) => number) => {
  const longest = Math.max(1, grades - 1);
  if (weights === undefined) return (row, column) => (row === column ? 0 : 1);
  return weights === 'linear'
    ? (row, column) => Math.abs(row - column) / longest
    : (row, column) => ((row - column) / longest) ** 2;
};

const eachCell = (
  table: ReadonlyArray<ReadonlyArray<number>>,
  visit: (count: number, row: number, column: number) => void,
): void => {
  table.forEach((row, rowIndex) => {
    row.forEach((count, column) => {
      visit(count, rowIndex, column);
    });
  });
};
