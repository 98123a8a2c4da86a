import type { AssetsReview } from '../../parts/assets.js';
import type { Review } from '../../review.js';
import { forInformation, kept } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import { moneyText, type ReportTerms, type SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { counted, sureOfShare, unmeasured } from '../sureness.js';

/** How many unused tools are named, the dearest first; the lists hold all of them. */
const shown = 5;

/**
 * Writes what became of the tools that were made for selling.
 *
 * @category sections
 * @since 0.1.0
 */
export const toolsSection: SectionOf = (terms) => (review) => {
  const { assets } = review;
  if (assets === undefined) return null;
  return {
    id: 'tools',
    title: 'Tools for selling',
    about:
      'A tool is used when a customer saw it; opening it in the office is not use, and new ones have their grace.',
    lines: [
      usedLine(terms, review, assets),
      costLine(terms, review, assets),
      ratedLine(terms, assets),
      ...assets.unused.slice(0, shown).map((tool) => unusedLine(terms, review, tool)),
      ...(assets.unpublished === 0
        ? []
        : [
            {
              id: 'unpublished',
              label: 'Events about tools that nobody published',
              value: count(assets.unpublished),
              data: { kind: 'count', count: assets.unpublished },
              means: 'They count nowhere, since nobody recorded what these tools are.',
              sure: counted(),
              next: terms.owed('marketing', 'Record the publication of each tool.'),
            } as const,
          ]),
    ],
  };
};

const usedLine = (
  terms: ReportTerms,
  review: Review,
  { used, unused, states }: AssetsReview,
): ReportLine => ({
  id: 'used',
  label: 'Used with a customer',
  value: used.value === null ? 'none had the time to be' : percent(used.value),
  data: { kind: 'share', share: used },
  means: `Of the tools that had the time to be${states['in-grace'] === 0 ? '' : `; ${count(states['in-grace'])} too new to count`}.`,
  sure: sureOfShare(used),
  next:
    unused.length === 0
      ? kept('every tool that had the time was used')
      : seeDebt(terms, unused[0]?.owner ?? 'marketing', 'unused-assets', forInformation())(review),
});

const costLine = (
  terms: ReportTerms,
  review: Review,
  { usedByCost, unusedCost, unusedWithoutCost, unused }: AssetsReview,
): ReportLine => ({
  id: 'unused-cost',
  label: 'Spent on tools that no customer saw',
  value: moneyText(unusedCost),
  data: { kind: 'money', amounts: unusedCost },
  means:
    usedByCost.length === 0
      ? 'No tool has a cost on record.'
      : `${usedByCost.map(({ currency, share }) => `${percent(share.value ?? 0)} of the ${currency} that tools cost`).join(' and ')} went into tools that were used.`,
  sure: counted(
    unusedWithoutCost === 0
      ? undefined
      : `${counting(unusedWithoutCost, 'unused tool')} without a cost on record, so it is at least this`,
  ),
  next:
    unused.length === 0
      ? kept('every tool that had the time was used')
      : seeDebt(terms, unused[0]?.owner ?? 'marketing', 'unused-assets', forInformation())(review),
});

const ratedLine = ({ owed }: ReportTerms, { useful, pertinent, rated }: AssetsReview): ReportLine => ({
  id: 'rated',
  label: 'What Sales thinks of them',
  value: useful.value === null ? 'nobody has rated any' : `useful ${stars(useful.value)}`,
  data: { kind: 'share', share: useful },
  means:
    useful.value === null
      ? 'Nobody who sells has said whether the tools are of use.'
      : `${counting(rated, 'tool')} rated by those who sell${pertinent.value === null ? '' : `; pertinent to their customers ${stars(pertinent.value)}`}.`,
  sure: useful.value === null ? unmeasured('there are no ratings') : counted('an opinion'),
  next:
    useful.value === null
      ? owed('sales', 'Rate the tools that you use, and those that you do not.')
      : forInformation('no grade is agreed'),
});

/** A share of the most there could be, on the scale on which people rate. */
const stars = (share: number): string => `${(share * 5).toFixed(1)} of 5`;

const unusedLine = (
  terms: ReportTerms,
  review: Review,
  { key, title, use, cost, owner }: AssetsReview['unused'][number],
): ReportLine => ({
  id: `unused:${key.system}:${key.id}`,
  label: `Unused: ${title}`,
  value: cost === undefined ? 'cost not recorded' : moneyText([cost]),
  data: cost === undefined ? { kind: 'state', state: use } : { kind: 'money', amounts: [cost] },
  means:
    use === 'viewed-only'
      ? 'It was opened in the office, and no customer ever saw it.'
      : 'Nobody ever opened it, as far as is recorded.',
  sure: counted(),
  next: seeDebt(terms, owner, 'unused-assets', terms.owed(owner, 'Mend it or withdraw it.'))(review),
});
