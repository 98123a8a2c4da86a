import { type CurrencySums, currencySums, currencySumsOf } from '../../kernel/currency-sums.js';
import { mergeByKey } from '../../kernel/merge-by-key.js';
import { byCodeUnit } from '../../kernel/order.js';
import { type Influence, type Source, type SourceCase, sourceDefinitions } from './source-case.js';

/**
 * Describes what is known of some opportunities that are alike in everything that figures of sources ask for.
 *
 * @category model
 * @since 0.1.0
 */
export interface AlikeOpportunities {
  /** Who brought them by each definition, in the order of `sourceDefinitions`. */
  readonly sources: ReadonlyArray<Source>;
  /** Whether and when Marketing influenced them. */
  readonly influence: Influence;
  /** What their lead source rests on: a lead with a logged touch, or another party's word; no lead; no touch. */
  readonly evidence: 'given' | 'no-linked-lead' | 'no-logged-touch';
  /** How many there are. */
  readonly opportunities: number;
  /** How many of them carry no amount. */
  readonly withoutAmount: number;
  /** How many carry an amount that is negative or no whole number of minor units. */
  readonly unusableAmount: number;
  /** What they are worth, each currency apart. */
  readonly values: CurrencySums;
}

/**
 * Describes the sums behind figures of sources: one entry for each combination that occurs, sorted. Everything is read
 * off this one table, so that no two figures can disagree about an opportunity.
 *
 * @category model
 * @since 0.1.0
 */
export type SourcedSum = ReadonlyArray<AlikeOpportunities>;

/** Tells combinations apart. */
const textOf = ({ sources, influence, evidence }: AlikeOpportunities): string =>
  [...sources, influence, evidence].join(' ');

/** Adds two tables. */
export const addSourced: (first: SourcedSum, second: SourcedSum) => SourcedSum =
  /* @__PURE__ */ mergeByKey<AlikeOpportunities>(
    (first, second) => byCodeUnit(textOf(first), textOf(second)),
    (first, second) => ({
      ...first,
      opportunities: first.opportunities + second.opportunities,
      withoutAmount: first.withoutAmount + second.withoutAmount,
      unusableAmount: first.unusableAmount + second.unusableAmount,
      values: currencySums.concat(first.values, second.values),
    }),
  );

/** Tells what the lead source of an opportunity rests on. */
export const evidenceOf = ({ linked, touched, sources }: SourceCase): AlikeOpportunities['evidence'] => {
  if (!linked) return 'no-linked-lead';
  return sources['lead-source'] === 'marketing' && !touched ? 'no-logged-touch' : 'given';
};

/** Returns the table of one opportunity. */
export const sourcedSumOf = (subject: SourceCase): SourcedSum => {
  const { amount } = subject.deal;
  const usable = amount !== undefined && Number.isSafeInteger(amount.minor) && amount.minor >= 0;
  return [
    {
      sources: sourceDefinitions.map((definition) => subject.sources[definition]),
      influence: subject.influence,
      evidence: evidenceOf(subject),
      opportunities: 1,
      withoutAmount: amount === undefined ? 1 : 0,
      unusableAmount: amount !== undefined && !usable ? 1 : 0,
      values: usable ? currencySumsOf(amount) : currencySums.empty,
    },
  ];
};
