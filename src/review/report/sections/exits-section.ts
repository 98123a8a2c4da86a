import type { ExitCount } from '../../../metrics/exits.js';
import type { Review } from '../../review.js';
import { forInformation, type NextStep, see } from '../next-step.js';
import { count } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { counted } from '../sureness.js';

/** How many ways out are told one by one; the review holds all of them. */
const shown = 12;

/**
 * Writes how leads left, for which reason, and who answers for it.
 *
 * @category sections
 * @since 0.1.0
 */
export const exitsSection: SectionOf = (terms) => (review) => {
  const { exits } = review;
  if (exits.length === 0) return null;
  const rest = exits.slice(shown);
  const others = rest.reduce((sum, { passes }) => sum + passes, 0);
  return {
    id: 'exits',
    title: 'How leads left',
    about: 'Passes by how they ended and why, since records began, the most frequent first.',
    lines: [
      ...exits.slice(0, shown).map((exit) => exitLine(terms, review, exit)),
      ...(rest.length === 0
        ? []
        : [
            {
              id: 'others',
              label: 'other ways out',
              value: count(others),
              data: { kind: 'count', count: others },
              means: `${count(rest.length)} rarer ways out together.`,
              sure: counted(),
              next: forInformation('nothing is owed lead by lead'),
              details: [`${rest.map((exit) => `${labelOf(exit)} ${count(exit.passes)}`).join(', ')}.`],
            } satisfies ReportLine,
          ]),
    ],
  };
};

const exitLine = (terms: ReportTerms, review: Review, exitCount: ExitCount): ReportLine => {
  const { exit, reason, family, passes, accountable } = exitCount;
  return {
    id: [exit, reason ?? 'no-reason', family ?? 'none', accountable ?? 'nobody'].join(':'),
    label: labelOf(exitCount),
    value: count(passes),
    data: { kind: 'count', count: passes },
    means:
      exit === 'won'
        ? 'They became customers.'
        : accountable === undefined
          ? 'Nobody is agreed to answer for it.'
          : `${terms.nameOf(accountable)} answers for it.`,
    sure: counted(),
    next: nextOf(terms, review, exitCount),
  };
};

const labelOf = ({ exit, reason }: ExitCount): string =>
  reason === undefined ? (exit === 'won' ? 'won' : `${exit}, no reason given`) : `${exit}: ${reason}`;

const nextOf = (terms: ReportTerms, review: Review, { exit, family, accountable }: ExitCount): NextStep => {
  if (family === 'missing' || family === 'unmapped')
    return seeDebt(
      terms,
      'sales',
      'unexplained-exits',
      reasonsMissing(review)
        ? see('evidence', 'Sales: Let the systems fill reason.', 'reasons')
        : forInformation('none of them left in this period'),
    )(review);
  if ((exit === 'rejected' || exit === 'recycled') && accountable === 'marketing')
    return seeDebt(terms, 'marketing', 'returned-leads', forInformation('none of this period waits'))(review);
  return exit === 'won' && review.pageOne.figures.some(({ name }) => name === 'converted')
    ? see('figures', 'the share that converts stands on page one', 'converted')
    : forInformation('nothing is owed lead by lead');
};

/** Where no lead ever left with a reason, no single lead misses one: they are not recorded. */
const reasonsMissing = ({ exits }: Review): boolean =>
  exits.every(({ exit, reason }) => exit === 'won' || reason === undefined);
