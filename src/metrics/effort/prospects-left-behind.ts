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
import { type AnswerState, type LeftBehindTerms, ownEffort, type RecordedLead } from './left-behind.js';

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
 * **Details**: an answer is a touch of either department's person, or a connection, at or after the act. What a prospect did
 * before the last answer is answered; what he did before the lead was closed is settled, and told apart.
 *
 * @param terms - the moment, what an answer is, how long it may take, and what acts weigh
 * @returns the metric over leads with their records
 * @category metrics
 * @since 0.1.0
 */
export const leftBehind = (terms: LeftBehindTerms): Metric<RecordedLead, LeftBehindSum, LeftBehind> => {
  const effortOf = ownEffort(terms);
  return {
    empty: [],
    of: (lead) => {
      const effort = effortOf(lead);
      if (effort === undefined) return [];
      const { state, owes, weight, openWeight } = effort;
      return [{ state, owes, leads: 1, weight, openWeight, values: valuesOf(terms, lead) }];
    },
    concat: joined,
    extract: (sum) => {
      const of = (test: (alike: AlikeProspects) => boolean) => total(sum.filter(test));
      const all = of(() => true);
      const known = of(({ state }) => state !== 'not-recorded');
      const left = of(({ state }) => state === 'left-behind');
      const owedBy = (side: Department) => {
        const { leads, openWeight, values } = of(
          ({ state, owes }) => state === 'left-behind' && owes === side,
        );
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

/** The money of a lead is that of its last pass; a lead without a pass has none. */
const valuesOf = ({ moneyOf }: LeftBehindTerms, { passes }: RecordedLead): CurrencySums => {
  const last = passes.at(-1);
  return moneySumOf(last === undefined ? [] : moneyOf(last));
};

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
 * @param terms - the moment, what an answer is, how long it may take, and what acts weigh
 * @returns a function from leads with their records to the list
 * @category folds
 * @since 0.1.0
 */
export const prospectsLeftBehind = (
  terms: LeftBehindTerms,
): ((leads: Iterable<RecordedLead>) => ReadonlyArray<ProspectLeftBehind>) => {
  const effortOf = ownEffort(terms);
  const listed = listedLead(terms.asOf, terms.moneyOf);
  const listing = ({ life, passes }: RecordedLead, since: Instant): ListedLead => {
    const last = passes.at(-1);
    return last === undefined
      ? { key: life.key, pass: 0, since, age: terms.asOf - since, reason: 'left-behind' }
      : listed(last, 'left-behind');
  };
  return (leads) => {
    const found: Array<ProspectLeftBehind> = [];
    for (const lead of leads) {
      const effort = effortOf(lead);
      const [first] = effort?.open ?? [];
      if (effort?.state !== 'left-behind' || first === undefined) continue;
      found.push({
        ...listing(lead, first.at),
        weight: effort.openWeight,
        waitingSince: first.at,
        acts: effort.open.map(({ act, at, weight }) => ({ act, at, weight })),
        owes: effort.owes,
      });
    }
    return found.sort((first, second) => second.weight - first.weight || byListing(first, second));
  };
};
