import type { Department } from '../../kernel/party.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import type { Metric } from '../metric.js';
import type { CompiledGrading, GradeWeights } from './grading.js';
import type { JudgedLead } from './judgement.js';
import { type Kappa, kappaOf } from './kappa.js';

/**
 * Describes how far Marketing and Sales judge the same leads alike.
 *
 * @category model
 * @since 0.1.0
 */
export interface RaterAgreement {
  /** The grades, in the order of the table's rows and columns. */
  readonly grades: ReadonlyArray<string>;
  /** How many leads both judged. */
  readonly leads: number;
  /** How many leads each department still owes a judgement, because only the other has judged them. */
  readonly owed: Readonly<Record<Department, number>>;
  /** How many leads have a grade that is not on the scale, or no judgement that counts. */
  readonly unusable: number;
  /** True under 30 leads (proposal): then κ and its interval say little. */
  readonly few: boolean;
  /** How many leads have each pair of grades: rows by Marketing, columns by Sales. */
  readonly table: ReadonlyArray<ReadonlyArray<number>>;
  /** The share of leads with the same grade from both: the raw agreement, with its Wilson interval. */
  readonly agreed: Ratio;
  /** Cohen's κ: the agreement beyond chance. */
  readonly kappa: Kappa;
  /** The weighted κ, which counts a near miss for less; absent where no weights are stated. */
  readonly weighted?: Kappa & { readonly weights: GradeWeights };
  /** Each grade: how often it is given, and how far both mean the same by it. */
  readonly byGrade: ReadonlyArray<GradeAgreement>;
  /** Who grades higher where they differ; absent for grades without an order. */
  readonly direction?: GradeDirection;
  /** The first figures in English. */
  readonly text: string;
}

/**
 * Describes one grade among the leads that both judged.
 *
 * @category model
 * @since 0.1.0
 */
export interface GradeAgreement {
  /** The grade. */
  readonly grade: string;
  /** The share of leads to which each department gave it: its prevalence. */
  readonly prevalence: Readonly<Record<Department, Ratio>>;
  /** Marketing's share less Sales', −1 to 1; null when no lead was judged by both. */
  readonly bias: number | null;
  /** Of all grades of this kind that either gave, the share that the other gave too: the specific agreement. */
  readonly shared: Ratio;
}

/**
 * Describes who grades higher where the departments differ.
 *
 * @category model
 * @since 0.1.0
 */
export interface GradeDirection {
  /** How many leads Marketing graded higher than Sales. */
  readonly marketingHigher: number;
  /** How many leads Sales graded higher than Marketing. */
  readonly salesHigher: number;
  /** `noise` while the interval of Marketing's share of the differences holds one half. */
  readonly verdict: 'marketing-higher' | 'sales-higher' | 'noise';
}

/**
 * Describes the sums behind the agreement of two raters.
 *
 * @category model
 * @since 0.1.0
 */
export interface RaterSum {
  /** The table, row after row. */
  readonly cells: ReadonlyArray<number>;
  /** Leads that only the other department has judged. */
  readonly owed: Readonly<Record<Department, number>>;
  /** Leads that cannot be used. */
  readonly unusable: number;
}

/** Fewer leads than this are flagged (proposal). */
const enough = 30;

/**
 * Measures how far Marketing and Sales judge the same leads alike.
 *
 * **Details**: only leads that both judged count, each without seeing the other's grade. What Sales accepted or
 * rejected after a hand-over is no such judgement: Sales saw only what Marketing had let through. Prevalence and
 * bias stand beside κ because it falls when nearly all leads have one grade, however well the two agree.
 *
 * @param grading - the grades
 * @returns the metric over judged leads
 * @example
 * ```ts
 * import { orThrow } from 'smarketing/kernel'
 * import { measure } from 'smarketing/metrics'
 * import { compileGrading, raterAgreement } from 'smarketing/metrics/rater-agreement'
 *
 * const grading = orThrow(compileGrading({ grades: ['no', 'yes'], ordered: true }))
 * const some = (count: number, marketing: string, sales: string) =>
 *   Array.from({ length: count }, (_, id) => ({ key: { system: 'crm', id: `${marketing}${sales}${id}` }, marketing, sales }))
 * const leads = [...some(15, 'no', 'no'), ...some(9, 'no', 'yes'), ...some(14, 'yes', 'no'), ...some(62, 'yes', 'yes')]
 * const reading = measure(raterAgreement(grading))(leads)
 * reading.agreed.value // => 0.77
 * reading.kappa.value?.toFixed(3) // => '0.411'
 * reading.direction // => { marketingHigher: 14, salesHigher: 9, verdict: 'noise' }
 * reading.text // => 'Marketing and Sales agree on 77 of 100 leads; beyond chance 0.41 (0.21 to 0.61) of what is possible.'
 * ```
 * @see D. V. Cicchetti and A. R. Feinstein, High agreement but low kappa: II, Journal of Clinical Epidemiology 43 (1990)
 * @category metrics
 * @since 0.1.0
 */
export const raterAgreement = (grading: CompiledGrading): Metric<JudgedLead, RaterSum, RaterAgreement> => {
  const size = grading.grading.grades.length;
  const empty: RaterSum = {
    cells: Array.from({ length: size * size }, () => 0),
    owed: { sales: 0, marketing: 0 },
    unusable: 0,
  };
  return {
    empty,
    of: (lead) => {
      const [row, column] = [placeIn(grading, lead.marketing), placeIn(grading, lead.sales)];
      if (row === 'off-scale' || column === 'off-scale' || (row === null && column === null))
        return { ...empty, unusable: 1 };
      if (row === null) return { ...empty, owed: { sales: 0, marketing: 1 } };
      if (column === null) return { ...empty, owed: { sales: 1, marketing: 0 } };
      return { ...empty, cells: empty.cells.map((_, cell) => (cell === row * size + column ? 1 : 0)) };
    },
    concat: (first, second) => ({
      cells: first.cells.map((count, cell) => count + (second.cells[cell] as number)),
      owed: {
        sales: first.owed.sales + second.owed.sales,
        marketing: first.owed.marketing + second.owed.marketing,
      },
      unusable: first.unusable + second.unusable,
    }),
    extract: (sum) => readingOf(grading, sum),
  };
};

const placeIn = ({ placeOf }: CompiledGrading, grade: string | undefined): number | null | 'off-scale' => {
  if (grade === undefined) return null;
  const place = placeOf(grade);
  return place < 0 ? 'off-scale' : place;
};

const readingOf = ({ grading }: CompiledGrading, { cells, owed, unusable }: RaterSum): RaterAgreement => {
  const { grades } = grading;
  const weights = grading.ordered === true ? grading.weights : undefined;
  const table = grades.map((_, row) => cells.slice(row * grades.length, (row + 1) * grades.length));
  const leads = cells.reduce((sum, count) => sum + count, 0);
  const agreed = rate(
    grades.reduce((sum, _, place) => sum + (table[place]?.[place] ?? 0), 0),
    leads,
  );
  const kappa = kappaOf()(table);
  return {
    grades,
    leads,
    owed,
    unusable,
    few: leads < enough,
    table,
    agreed,
    kappa,
    ...(weights === undefined ? {} : { weighted: { weights, ...kappaOf(weights)(table) } }),
    byGrade: grades.map((grade, place) => gradeAgreement(grade, place, table, leads)),
    ...(grading.ordered === true ? { direction: directionOf(table) } : {}),
    text: textOf(agreed, kappa),
  };
};

const gradeAgreement = (
  grade: string,
  place: number,
  table: RaterAgreement['table'],
  leads: number,
): GradeAgreement => {
  const byMarketing = (table[place] ?? []).reduce((sum, count) => sum + count, 0);
  const bySales = table.reduce((sum, row) => sum + (row[place] ?? 0), 0);
  return {
    grade,
    prevalence: { sales: rate(bySales, leads), marketing: rate(byMarketing, leads) },
    bias: ratio(byMarketing - bySales, leads).value,
    shared: ratio(2 * (table[place]?.[place] ?? 0), byMarketing + bySales),
  };
};

const directionOf = (table: RaterAgreement['table']): GradeDirection => {
  const countWhere = (holds: (row: number, column: number) => boolean): number =>
    table.reduce(
      (sum, counts, row) =>
        counts.reduce((inRow, count, column) => inRow + (holds(row, column) ? count : 0), sum),
      0,
    );
  const marketingHigher = countWhere((row, column) => row > column);
  const salesHigher = countWhere((row, column) => row < column);
  const { low, high } = rate(marketingHigher, marketingHigher + salesHigher).interval ?? { low: 0, high: 1 };
  return {
    marketingHigher,
    salesHigher,
    verdict: low > 0.5 ? 'marketing-higher' : high < 0.5 ? 'sales-higher' : 'noise',
  };
};

const textOf = ({ numerator, denominator }: Ratio, { value, reason, interval }: Kappa): string => {
  if (reason === 'no-lead-judged-by-both') return 'Marketing and Sales have judged no lead both.';
  const raw = `Marketing and Sales agree on ${numerator} of ${denominator} ${denominator === 1 ? 'lead' : 'leads'}`;
  if (reason === 'one-grade-from-one-side')
    return `${raw}; one of them gave all of them one grade, so that nobody can tell agreement from chance.`;
  return value === null || interval === undefined
    ? `${raw}; both gave all of them one grade, so that chance alone would agree as often.`
    : `${raw}; beyond chance ${plain(value)} (${plain(interval.low)} to ${plain(interval.high)}) of what is possible.`;
};

/** Two decimals, and no minus before a zero. */
const plain = (value: number): string => (Math.round(value * 100) / 100 + 0).toFixed(2);
