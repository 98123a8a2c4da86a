import { type CurrencySums, currencySums } from '../../kernel/currency-sums.js';
import type { Instant } from '../../kernel/instant.js';
import { mergeByKey } from '../../kernel/merge-by-key.js';
import type { Money } from '../../kernel/money.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { Department } from '../../kernel/party.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import type { Metric } from '../metric.js';
import { amountsOf, moneySumOf } from '../revenue/money-sum.js';
import { byListing, type ListedLead, listedLead } from '../which-leads.js';
import type { AnswerState, ProspectCase } from './left-behind.js';

/**
 * Describes how many prospects are alike in what became of their effort.
 *
 * @category model
 * @since 0.1.0
 */
export interface AlikeProspects {
  /** What became of it. */
  readonly state: AnswerState;
  /** Who owes the answer. */
  readonly owes: Department;
  /** How many leads. */
  readonly leads: number;
  /** What all they did weighs, in points. */
  readonly weight: number;
  /** What of it is unanswered. */
  readonly openWeight: number;
  /** What is known to depend on them, each currency apart. */
  readonly values: CurrencySums;
}

/**
 * Describes the sums behind prospects left behind: one entry for each combination that occurs, sorted.
 *
 * @category model
 * @since 0.1.0
 */
export type LeftBehindSum = ReadonlyArray<AlikeProspects>;

/**
 * Describes the prospects whose own acts got no answer, each weighed by how much he did.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeftBehind {
  /** How many leads did anything themselves. */
  readonly leads: number;
  /** What all they did weighs, in points. */
  readonly weight: number;
  /** How many leads are in each state, and what they did; the states add up to all. */
  readonly states: {
    readonly [State in AnswerState]: { readonly leads: number; readonly weight: number };
  };
  /** The share of leads left behind, out of those whose state is known. */
  readonly share: Ratio;
  /** The points left unanswered, out of all that prospects did where answers would be recorded. */
  readonly effort: Ratio;
  /** The same by who owes the answer, and what is known to depend on it. */
  readonly owed: {
    readonly [Side in Department]: {
      readonly leads: number;
      readonly weight: number;
      readonly values: ReadonlyArray<Money>;
    };
  };
}

const textOf = ({ state, owes }: AlikeProspects): string => `${state} ${owes}`;

const joined: (first: LeftBehindSum, second: LeftBehindSum) => LeftBehindSum =
  /* @__PURE__ */ mergeByKey<AlikeProspects>(
    (first, second) => byCodeUnit(textOf(first), textOf(second)),
    (first, second) => ({
      ...first,
      leads: first.leads + second.leads,
      weight: first.weight + second.weight,
      openWeight: first.openWeight + second.openWeight,
      values: currencySums.concat(first.values, second.values),
    }),
  );

const states: ReadonlyArray<AnswerState> = [
  'answered',
  'settled',
  'slight',
  'waiting',
  'not-permitted',
  'not-recorded',
  'left-behind',
];

/**
 * Measures the prospects whose own acts got no answer, each weighed by how much he did.
 *
 * @category metrics
 * @since 0.1.0
 */
export const leftBehind: Metric<ProspectCase, LeftBehindSum, LeftBehind> = {
  empty: [],
  of: ({ state, owes, weight, openWeight, money }) => [
    { state, owes, leads: 1, weight, openWeight, values: moneySumOf(money) },
  ],
  concat: joined,
  extract: (sum) => {
    const of = (test: (alike: AlikeProspects) => boolean) => total(sum.filter(test));
    const all = of(() => true);
    const known = of(({ state }) => state !== 'not-recorded');
    const left = of(({ state }) => state === 'left-behind');
    const owedBy = (side: Department) => {
      const { leads, openWeight, values } = of(({ state, owes }) => state === 'left-behind' && owes === side);
      return { leads, weight: openWeight, values: amountsOf(values) };
    };
    return {
      leads: all.leads,
      weight: all.weight,
      states: Object.fromEntries(
        states.map((state) => {
          const { leads, weight } = of((alike) => alike.state === state);
          return [state, { leads, weight }];
        }),
      ) as LeftBehind['states'],
      share: rate(left.leads, known.leads),
      effort: ratio(left.openWeight, known.weight),
      owed: { sales: owedBy('sales'), marketing: owedBy('marketing') },
    };
  },
};

const total = (some: LeftBehindSum): Omit<AlikeProspects, 'state' | 'owes'> =>
  some.reduce(
    (sum, { leads, weight, openWeight, values }) => ({
      leads: sum.leads + leads,
      weight: sum.weight + weight,
      openWeight: sum.openWeight + openWeight,
      values: currencySums.concat(sum.values, values),
    }),
    { leads: 0, weight: 0, openWeight: 0, values: currencySums.empty },
  );

/**
 * Describes a prospect who was left behind, with all that his owner needs to answer him.
 *
 * **Details**: where no pass has begun yet, its number is 0 and it runs since the first unanswered act.
 *
 * @category model
 * @since 0.1.0
 */
export interface ProspectLeftBehind extends ListedLead {
  /** What he did unanswered, in points. */
  readonly weight: number;
  /** When the first of it was, epoch milliseconds. */
  readonly waitingSince: Instant;
  /** What he did unanswered, the first act first. */
  readonly acts: ReadonlyArray<{ readonly act: string; readonly at: Instant; readonly weight: number }>;
  /** Who owes the answer. */
  readonly owes: Department;
}

/**
 * Lists the prospects who were left behind, those who did the most first.
 *
 * @param asOf - the instant of the list, epoch milliseconds
 * @returns a function from prospects to the list
 * @category folds
 * @since 0.1.0
 */
export const prospectsLeftBehind =
  (asOf: Instant) =>
  (prospects: Iterable<ProspectCase>): ReadonlyArray<ProspectLeftBehind> => {
    const found: Array<ProspectLeftBehind> = [];
    for (const { lead, state, open, openWeight, owes, money } of prospects) {
      const [first] = open;
      if (state !== 'left-behind' || first === undefined) continue;
      const last = lead.passes.at(-1);
      const listed: ListedLead =
        last === undefined
          ? { key: lead.life.key, pass: 0, since: first.at, age: asOf - first.at, reason: state }
          : listedLead(asOf, () => money)(last, state);
      found.push({
        ...listed,
        weight: openWeight,
        waitingSince: first.at,
        acts: open.map(({ act, at, weight }) => ({ act, at, weight })),
        owes,
      });
    }
    return found.sort((first, second) => second.weight - first.weight || byListing(first, second));
  };
