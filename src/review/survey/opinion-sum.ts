import type { Department } from '../../kernel/party.js';
import type { SurveyForm } from './survey.js';
import { itemNames } from './survey-items.js';

/**
 * Describes the sums behind the opinion of one department.
 *
 * @category model
 * @since 0.1.0
 */
export interface OpinionSum {
  /** How many forms answer every statement. */
  readonly complete: number;
  /** How many leave something out. */
  readonly incomplete: number;
  /** The sum of the sums of complete forms. */
  readonly total: number;
  /** The sum of the squares of those sums. */
  readonly squares: number;
  /** For each statement, in their order, the sum of answers on complete forms. */
  readonly items: ReadonlyArray<number>;
  /** Likewise on incomplete forms. */
  readonly partial: ReadonlyArray<number>;
  /** For each statement, how many incomplete forms answer it. */
  readonly answered: ReadonlyArray<number>;
}

/**
 * Describes the sums behind the opinions of both departments.
 *
 * @category model
 * @since 0.1.0
 */
export type OpinionSums = { readonly [Side in Department]: OpinionSum };

const nothing: ReadonlyArray<number> = /* @__PURE__ */ (() => itemNames.map(() => 0))();

const nobody: OpinionSum = /* @__PURE__ */ (() => ({
  complete: 0,
  incomplete: 0,
  total: 0,
  squares: 0,
  items: nothing,
  partial: nothing,
  answered: nothing,
}))();

/** The sums over no form. */
export const noOpinions: OpinionSums = /* @__PURE__ */ (() => ({ sales: nobody, marketing: nobody }))();

/** What one form adds; what is no answer on the scale was not answered. */
export const opinionsOf = ({ department, answers }: SurveyForm): OpinionSums => {
  const given = itemNames.map((item) => (Object.hasOwn(answers, item) ? numberOf(answers[item]) : 0));
  return { ...noOpinions, [department]: given.includes(0) ? incompleteOf(given) : completeOf(given) };
};

const numberOf = (answer: unknown): number =>
  Number.isInteger(answer) && (answer as number) >= 1 && (answer as number) <= 5 ? (answer as number) : 0;

const completeOf = (given: ReadonlyArray<number>): OpinionSum => {
  const total = given.reduce((sum, answer) => sum + answer, 0);
  return { ...nobody, complete: 1, total, squares: total * total, items: given };
};

const incompleteOf = (given: ReadonlyArray<number>): OpinionSum => ({
  ...nobody,
  incomplete: 1,
  partial: given,
  answered: given.map((answer) => (answer === 0 ? 0 : 1)),
});

/** Joins the sums over two sets of forms. */
export const joinOpinions = (first: OpinionSums, second: OpinionSums): OpinionSums => ({
  sales: joined(first.sales, second.sales),
  marketing: joined(first.marketing, second.marketing),
});

const joined = (first: OpinionSum, second: OpinionSum): OpinionSum => {
  const add = (key: 'items' | 'partial' | 'answered'): ReadonlyArray<number> =>
    first[key].map((sum, index) => sum + (second[key][index] as number));
  return {
    complete: first.complete + second.complete,
    incomplete: first.incomplete + second.incomplete,
    total: first.total + second.total,
    squares: first.squares + second.squares,
    items: add('items'),
    partial: add('partial'),
    answered: add('answered'),
  };
};
