import type { SourceDefinition } from '../../../metrics/source/source-case.js';
import type { OpportunityShare, SourcedReading } from '../../../metrics/source/sourced-reading.js';
import type { ListedOpportunity } from '../../../metrics/source/which-opportunities.js';
import type { SourceReview } from '../../parts/source.js';
import type { Review } from '../../review.js';
import { forInformation, kept } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import { moneyText, type ReportTerms, type SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { counted, sureOfShare, unmeasured } from '../sureness.js';

/**
 * Writes who brought the opportunities, by three definitions side by side.
 *
 * @category sections
 * @since 0.1.0
 */
export const sourceSection: SectionOf = (terms) => (review) => {
  const { source } = review;
  if (source === undefined || source.all.opportunities === 0) return null;
  return {
    id: 'source',
    title: 'Who brought the opportunities',
    about: `By each definition every opportunity has exactly one source; all ${count(source.all.opportunities)} are counted, and influence is added to nothing. ${basisText(source)}`,
    lines: [
      ...totalLines(terms, source),
      disagreeLine(terms, source),
      ...evidenceLines(terms, review, source),
      ...influenceLines(source),
    ],
  };
};

const basisText = ({ basis }: SourceReview): string =>
  basis === 'agreed'
    ? 'The terms are those of the agreement.'
    : 'The terms are a proposal: the agreement is silent.';

const definitionWords: { readonly [Definition in SourceDefinition]: string } = {
  'lead-source': 'by lead source',
  'first-touch': 'by first touch',
  'touch-before-sales': 'by a touch before the first activity of Sales',
};

const totalLines = (terms: ReportTerms, { all, period, won }: SourceReview): ReadonlyArray<ReportLine> => {
  if (!all.totals.given) {
    return [
      {
        id: 'totals',
        label: 'Marketing-sourced',
        value: 'refused',
        data: { kind: 'state', state: all.totals.reason },
        means: all.totals.text,
        sure: unmeasured('too much rests on no evidence'),
        next: terms.owed('operations', 'Link the opportunities and log the touches that are named below.'),
      },
    ];
  }
  const row = all.totals.sources.find(({ source }) => source === 'marketing');
  const lines = Object.entries(definitionWords).map(([definition, words]): ReportLine => {
    const share = row?.definitions[definition as SourceDefinition] ?? all.disagreeing;
    const found =
      row === undefined ? { ...share.opportunities, numerator: 0, value: 0 } : share.opportunities;
    return {
      id: definition,
      label: `Marketing’s ${words}`,
      value: found.value === null ? 'nothing to tell' : percent(found.value),
      data: { kind: 'share', share: found },
      means: `${valueWords(share)}${partWords('opened in the period', period, definition)}${partWords('won', won, definition)}.`,
      sure: sureOfShare(found),
      next: forInformation(),
      details: (all.totals.given ? all.totals.sources : [])
        .filter(({ source }) => source !== 'marketing')
        .map(
          ({ source, definitions }) =>
            `${source}: ${count(definitions[definition as SourceDefinition].opportunities.numerator)}`,
        ),
    };
  });
  return row === undefined ? lines.slice(0, 0) : [...lines, gapLine(row.gap)];
};

const valueWords = ({ values }: OpportunityShare): string =>
  values.length === 0
    ? 'No amounts are known'
    : `By value ${values.map(({ currency, share }) => `${share.value === null ? 'nothing' : percent(share.value)} in ${currency}`).join(', ')}`;

const partWords = (name: string, { totals }: SourcedReading, definition: string): string => {
  if (!totals.given) return '';
  const row = totals.sources.find(({ source }) => source === 'marketing');
  const share = row?.definitions[definition as SourceDefinition].opportunities;
  return `; of those ${name} ${share === undefined ? 'none' : `${count(share.numerator)} of ${count(share.denominator)}`}`;
};

const gapLine = (
  gap: Extract<SourcedReading['totals'], { given: true }>['sources'][number]['gap'],
): ReportLine => ({
  id: 'gap',
  label: 'Gap between the definitions',
  value: gap.opportunities.value === null ? 'nothing to tell' : percent(gap.opportunities.value),
  data: { kind: 'share', share: gap.opportunities },
  means: `The definition that gives Marketing the most gives it ${counting(gap.opportunities.numerator, 'opportunity', 'opportunities')} more than the one that gives it the least, worth ${moneyText(gap.values)}.`,
  sure: sureOfShare(gap.opportunities),
  next: forInformation('whoever names one definition alone leaves this out'),
});

/** How many opportunities a line names; the lists hold all of them. */
const shown = 5;

const disagreeLine = (terms: ReportTerms, { all, opportunities }: SourceReview): ReportLine => {
  const { opportunities: share } = all.disagreeing;
  const which = opportunities.filter(({ findings }) => findings.includes('definitions-disagree'));
  return {
    id: 'disagreeing',
    label: 'Opportunities on which the definitions disagree',
    value: count(share.numerator),
    data: { kind: 'share', share },
    means: `${valueWords(all.disagreeing)}.`,
    sure: sureOfShare(share),
    next:
      share.numerator === 0
        ? kept('all three say the same of each opportunity')
        : terms.owed(
            'operations',
            'Settle with both departments who brought these opportunities, the dearest first.',
          ),
    ...(which.length === 0
      ? {}
      : { details: [...which].sort(byAmount).slice(0, shown).map(opportunityWords) }),
  };
};

const byAmount = (first: ListedOpportunity, second: ListedOpportunity): number =>
  (second.amount?.minor ?? -1) - (first.amount?.minor ?? -1);

const opportunityWords = ({ key, owner, amount, sources }: ListedOpportunity): string =>
  `${key.id}${owner === undefined ? '' : ` of ${owner}`}${amount === undefined ? '' : `, ${moneyText([amount])}`}: ${Object.values(sources).join(', ')}`;

const evidenceLines = (
  terms: ReportTerms,
  review: Review,
  { all }: SourceReview,
): ReadonlyArray<ReportLine> => [
  {
    id: 'unlinked',
    label: 'Opportunities without a linked lead',
    value: count(all.unlinked.opportunities.numerator),
    data: { kind: 'share', share: all.unlinked.opportunities },
    means: 'Nobody can tell where they came from.',
    sure: sureOfShare(all.unlinked.opportunities),
    next: seeDebt(terms, 'sales', 'unlinked-opportunities', kept('every opportunity has its lead'))(review),
  },
  {
    id: 'untouched',
    label: 'Marketing’s without a logged touch',
    value: count(all.untouched.opportunities.numerator),
    data: { kind: 'share', share: all.untouched.opportunities },
    means:
      'Their lead source says Marketing, and nothing that Marketing or the prospect did is logged before they were opened.',
    sure: sureOfShare(all.untouched.opportunities),
    next: seeDebt(
      terms,
      'marketing',
      'unlogged-touches',
      kept('a touch is logged behind every claim'),
    )(review),
  },
];

const influenceLines = ({ all }: SourceReview): ReadonlyArray<ReportLine> => {
  const { all: any, before, after, both } = all.influenced;
  const without = Object.values(all.sourcedNotInfluenced);
  return [
    {
      id: 'influenced',
      label: 'Influenced by Marketing within the look-back',
      value: any.opportunities.value === null ? 'nothing to tell' : percent(any.opportunities.value),
      data: { kind: 'share', share: any.opportunities },
      means: `${count(before.opportunities.numerator)} before they were opened and ${count(after.opportunities.numerator)} after, ${count(both.opportunities.numerator)} of them both; this overlaps with every source and is added to none.`,
      sure: sureOfShare(any.opportunities),
      next: forInformation(),
    },
    {
      id: 'sourced-not-influenced',
      label: 'Sourced by Marketing and not influenced',
      value: count(Math.max(...without)),
      data: { kind: 'count', count: Math.max(...without) },
      means: `${Object.entries(definitionWords)
        .map(
          ([definition, words]) =>
            `${count(all.sourcedNotInfluenced[definition as SourceDefinition])} ${words}`,
        )
        .join(', ')}: what is sourced should be influenced, and this checks it.`,
      sure: counted('opportunity by opportunity'),
      next: forInformation('a longer look-back or a missing touch explains them'),
    },
  ];
};
