import { type CurrencySums, currencySums } from '../../kernel/currency-sums.js';
import type { Money } from '../../kernel/money.js';
import { ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import type { Metric } from '../metric.js';
import { amountsOf, shareOfMoney } from '../revenue/money-sum.js';
import { type Source, type SourceCase, type SourceDefinition, sourceDefinitions } from './source-case.js';
import type { Sourcing } from './source-terms.js';
import type {
  InfluencedReading,
  OpportunityShare,
  SourcedReading,
  SourcedTotals,
  SourceRow,
} from './sourced-reading.js';
import { type AlikeOpportunities, addSourced, type SourcedSum, sourcedSumOf } from './sourced-sum.js';

/**
 * Measures who brought opportunities by three definitions side by side, with their gap, and which ones Marketing influenced.
 *
 * **Details**: by each definition every opportunity has exactly one source, so that each sums to the whole, by number and by
 * value in each currency. Influence overlaps and is added to nothing. Where more than the agreed share rests on no evidence,
 * the totals are refused with the reason, and all else is given.
 *
 * @param sourcing - the compiled terms
 * @returns the metric over opportunities
 * @see https://www.petavue.com “three defensible definitions” of marketing-sourced pipeline
 * @category metrics
 * @since 0.1.0
 */
export const sourced = ({
  unprovenAtMost,
}: Pick<Sourcing, 'unprovenAtMost'>): Metric<SourceCase, SourcedSum, SourcedReading> => ({
  empty: [],
  of: sourcedSumOf,
  concat: addSourced,
  extract: (sum) => readSourced(sum, unprovenAtMost),
});

/** Which entries of the table a figure is about. */
type Test = (alike: AlikeOpportunities) => boolean;

const readSourced = (sum: SourcedSum, unprovenAtMost: number): SourcedReading => {
  const all = countOf(sum, () => true);
  const share = (test: Test): OpportunityShare => shareOf(all, countOf(sum, test));
  const unproven = share(({ evidence }) => evidence !== 'given');
  return {
    opportunities: all.opportunities,
    values: amountsOf(all.values),
    withoutAmount: sum.reduce((total, { withoutAmount }) => total + withoutAmount, 0),
    unusableAmount: sum.reduce((total, { unusableAmount }) => total + unusableAmount, 0),
    unlinked: share(({ evidence }) => evidence === 'no-linked-lead'),
    untouched: share(({ evidence }) => evidence === 'no-logged-touch'),
    unproven,
    unprovenAtMost,
    totals: totalsOf(sum, share, unproven, unprovenAtMost),
    disagreeing: share(({ sources: [first, ...others] }) => others.some((other) => other !== first)),
    influenced: influencedOf(share),
    sourcedNotInfluenced: byDefinition(
      (_, place) =>
        countOf(sum, ({ sources, influence }) => sources[place] === 'marketing' && influence === 'none')
          .opportunities,
    ),
  };
};

/** How many there are, and what they are worth. */
interface Counted {
  readonly opportunities: number;
  readonly values: CurrencySums;
}

const countOf = (sum: SourcedSum, test: Test): Counted => {
  const some = sum.filter(test);
  return {
    opportunities: some.reduce((total, { opportunities }) => total + opportunities, 0),
    values: some.reduce<CurrencySums>((sums, { values }) => currencySums.concat(sums, values), []),
  };
};

const shareOf = (all: Counted, part: Counted): OpportunityShare => ({
  opportunities: rate(part.opportunities, all.opportunities),
  values: shareOfMoney(part.values, all.values),
});

const byDefinition = <A>(
  read: (definition: SourceDefinition, place: number) => A,
): { readonly [Definition in SourceDefinition]: A } =>
  Object.fromEntries(sourceDefinitions.map((definition, place) => [definition, read(definition, place)])) as {
    readonly [Definition in SourceDefinition]: A;
  };

const influencedOf = (share: (test: Test) => OpportunityShare): InfluencedReading => ({
  all: share(({ influence }) => influence !== 'none'),
  before: share(({ influence }) => influence === 'before' || influence === 'both'),
  after: share(({ influence }) => influence === 'after' || influence === 'both'),
  both: share(({ influence }) => influence === 'both'),
});

/** In the order in which they are read; what nobody knows comes last. */
const allSources: ReadonlyArray<Source> = ['marketing', 'sales', 'partner', 'customer', 'product', 'unknown'];

const totalsOf = (
  sum: SourcedSum,
  share: (test: Test) => OpportunityShare,
  { opportunities: unproven }: OpportunityShare,
  atMost: number,
): SourcedTotals => {
  if (unproven.value === null) {
    return {
      given: false,
      reason: 'no-opportunities',
      text: 'There are no opportunities to tell sources of.',
    };
  }
  if (unproven.value > atMost) {
    return {
      given: false,
      reason: 'too-much-unproven',
      text: `${unproven.numerator} of ${unproven.denominator} opportunities have no linked lead, or are Marketing’s by their lead source without a logged touch: more than the ${Math.round(atMost * 1_000) / 10}% up to which totals are given.`,
    };
  }
  const found = new Set(sum.flatMap(({ sources }) => sources));
  return {
    given: true,
    sources: allSources.filter((source) => found.has(source)).map((source) => rowOf(source, share)),
  };
};

const rowOf = (source: Source, share: (test: Test) => OpportunityShare): SourceRow => {
  const definitions = byDefinition((_, place) => share(({ sources }) => sources[place] === source));
  const shares = sourceDefinitions.map((definition) => definitions[definition]);
  const [first] = shares;
  return {
    source,
    definitions,
    gap: {
      opportunities: ratio(
        spreadOf(shares.map(({ opportunities }) => opportunities.numerator)),
        first?.opportunities.denominator ?? 0,
      ),
      values: (first?.values ?? []).map(
        ({ currency }, at): Money => ({
          minor: spreadOf(shares.map(({ values }) => values[at]?.share.numerator ?? 0)),
          currency,
        }),
      ),
    },
  };
};

const spreadOf = (numbers: ReadonlyArray<number>): number => Math.max(...numbers) - Math.min(...numbers);
