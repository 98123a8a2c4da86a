import type { Metric } from '../../kernel/metric.js';
import type { Department } from '../../kernel/party.js';
import type { ConfidenceInterval } from '../../kernel/ratio.js';
import { type Moments, studentInterval, welchInterval } from './mean.js';
import { joinOpinions, noOpinions, type OpinionSum, type OpinionSums, opinionsOf } from './opinion-sum.js';
import { fewestForms, type SurveyBand, type SurveyForm, surveyBand } from './survey.js';
import { itemNames, type SurveyItem, surveyItems } from './survey-items.js';

/**
 * Describes what one department thinks of the alignment.
 *
 * @category model
 * @since 0.1.0
 */
export interface DepartmentOpinion {
  /** How many forms there are. */
  readonly forms: number;
  /** How many answer every statement; only they have a sum. */
  readonly complete: number;
  /** How many leave something out; nothing is put in for them. */
  readonly incomplete: number;
  /** The mean of the sums of complete forms, 20–100; null under five of them, so that nobody can be told from the others. */
  readonly mean: number | null;
  /** Why there is no mean. */
  readonly reason?: 'too-few-forms';
  /** How sure the mean is, if more people were asked. */
  readonly interval?: ConfidenceInterval;
  /** In which band of the opinion the mean lies. */
  readonly band?: SurveyBand;
}

/**
 * Describes how far apart the departments are in what they think.
 *
 * @category model
 * @since 0.1.0
 */
export interface OpinionGap {
  /** Marketing's mean less Sales', −80 to 80; null where either is missing. */
  readonly difference: number | null;
  /** How sure the difference is. */
  readonly interval?: ConfidenceInterval;
  /** `noise` while the interval holds 0, so that chance alone would do as much; absent without a difference. */
  readonly verdict?: 'real' | 'noise';
  /** The gap in one English sentence. */
  readonly text: string;
}

/**
 * Describes what both departments think of one statement.
 *
 * @category model
 * @since 0.1.0
 */
export interface ItemOpinion {
  /** The statement. */
  readonly item: SurveyItem;
  /** What it says. */
  readonly text: string;
  /** What each department answers: how many answers, and their mean of 1–5, or null under five answers. */
  readonly answers: {
    readonly [Side in Department]: { readonly count: number; readonly mean: number | null };
  };
  /** Marketing's mean less Sales', −4 to 4; null where either is missing. */
  readonly difference: number | null;
}

/**
 * Describes what both departments think of their alignment, the gap first; there is no figure of both together.
 *
 * @category model
 * @since 0.1.0
 */
export interface Opinions {
  /** How far apart they are. */
  readonly gap: OpinionGap;
  /** What each thinks. */
  readonly departments: { readonly [Side in Department]: DepartmentOpinion };
  /** Each statement, the widest gap first, those without a gap last. */
  readonly items: ReadonlyArray<ItemOpinion>;
}

/**
 * Measures what both departments think of their alignment, over forms.
 *
 * **Details**: a form that leaves something out has no sum, and nothing is put in for it; its answers count for their
 * statements where a department has no such form, or five of them at least, since the difference of two figures must
 * not be about fewer. A figure under five forms is withheld.
 *
 * @returns the metric, whose sums are whole numbers and join in any order
 * @example
 * ```ts
 * import { measure } from 'smarketing/metrics'
 * import { opinions, type SurveyForm, surveyItems } from 'smarketing/review/survey'
 *
 * const all = (department: 'sales' | 'marketing', answer: 1 | 2 | 3 | 4 | 5): SurveyForm => ({
 *   department, answers: Object.fromEntries(Object.keys(surveyItems).map((item) => [item, answer])),
 * })
 * const forms = [...Array(6).fill(all('sales', 3)), ...Array(7).fill(all('marketing', 4)), { department: 'sales' as const, answers: {} }]
 * const { gap, departments } = measure(opinions())(forms)
 * gap.difference // => 20
 * departments.sales.band // => 'aligned'
 * departments.sales.incomplete // => 1
 * ```
 * @category metrics
 * @since 0.1.0
 */
export const opinions = (): Metric<SurveyForm, OpinionSums, Opinions> => ({
  empty: noOpinions,
  of: opinionsOf,
  concat: joinOpinions,
  extract: ({ sales, marketing }) => ({
    gap: gapOf(sales, marketing),
    departments: { sales: opinionOf(sales), marketing: opinionOf(marketing) },
    items: itemNames
      .map((item, index) => itemOf(item, index, sales, marketing))
      .sort((first, second) => widthOf(second) - widthOf(first)),
  }),
});

const widthOf = ({ difference }: ItemOpinion): number => (difference === null ? -1 : Math.abs(difference));

const momentsOf = ({ complete, total, squares }: OpinionSum): Moments => ({
  count: complete,
  sum: total,
  squares,
});

const opinionOf = (sum: OpinionSum): DepartmentOpinion => {
  const { complete, incomplete, total } = sum;
  const counts = { forms: complete + incomplete, complete, incomplete };
  if (complete < fewestForms) return { ...counts, mean: null, reason: 'too-few-forms' };
  const mean = total / complete;
  return { ...counts, mean, interval: studentInterval(momentsOf(sum)), band: surveyBand(mean) };
};

const gapOf = (sales: OpinionSum, marketing: OpinionSum): OpinionGap => {
  if (sales.complete < fewestForms || marketing.complete < fewestForms) {
    return {
      difference: null,
      text: `Too few answered: a gap takes ${fewestForms} complete forms of each department (${marketing.complete} of Marketing, ${sales.complete} of Sales).`,
    };
  }
  const [ofMarketing, ofSales] = [marketing.total / marketing.complete, sales.total / sales.complete];
  const difference = ofMarketing - ofSales;
  const interval = welchInterval(momentsOf(marketing), momentsOf(sales));
  const verdict = interval.low > 0 || interval.high < 0 ? 'real' : 'noise';
  const words =
    verdict === 'noise'
      ? 'no more than chance would do'
      : `${difference > 0 ? 'Marketing' : 'Sales'} thinks better of it`;
  return {
    difference,
    interval,
    verdict,
    text: `Marketing gives ${ofMarketing.toFixed(1)} of 100, Sales ${ofSales.toFixed(1)}: ${Math.abs(difference).toFixed(1)} apart, ${words}.`,
  };
};

const itemOf = (item: SurveyItem, index: number, sales: OpinionSum, marketing: OpinionSum): ItemOpinion => {
  const answers = { sales: answersTo(index, sales), marketing: answersTo(index, marketing) };
  const { mean: ofSales } = answers.sales;
  const { mean: ofMarketing } = answers.marketing;
  return {
    item,
    text: surveyItems[item],
    answers,
    difference: ofSales === null || ofMarketing === null ? null : ofMarketing - ofSales,
  };
};

const answersTo = (
  index: number,
  { complete, incomplete, items, partial, answered }: OpinionSum,
): ItemOpinion['answers'][Department] => {
  const some = incomplete >= fewestForms;
  const count = complete + (some ? (answered[index] as number) : 0);
  const sum = (items[index] as number) + (some ? (partial[index] as number) : 0);
  return { count, mean: count < fewestForms ? null : sum / count };
};
