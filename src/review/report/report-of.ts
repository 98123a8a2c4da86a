import type { CompiledAgreement } from '../../agreement/compiled-agreement.js';
import type { Review } from '../review.js';
import { counting } from './number-text.js';
import type { Report } from './report.js';
import { reportSections } from './report-sections.js';
import { type ReportTerms, reportTerms } from './report-terms.js';

/**
 * Writes a review as a report: sections of lines, each of which says what it means, how sure it is, and who owes what
 * next.
 *
 * **Details**: plain JSON, and the same on every machine. Times are written in the agreement's zone, money with its
 * currency and its thousands apart. What a review has nothing for has no section; codes and numbers stand beside every
 * text.
 *
 * @param agreement - the agreement that was reviewed, compiled
 * @returns a function from the review to the report
 * @category readings
 * @since 0.1.0
 */
export const reportOf = (agreement: CompiledAgreement): ((review: Review) => Report) => {
  const terms = reportTerms(agreement);
  const sections = reportSections.map((section) => section(terms));
  return (review) => ({
    schemaVersion: 1,
    asOf: review.asOf,
    ...(review.knownAt === undefined ? {} : { knownAt: review.knownAt }),
    title: `Alignment review ${review.period.id}${review.period.closed ? '' : ' so far'}`,
    head: headOf(terms, review),
    zone: agreement.zone.name,
    period: review.period.id,
    sections: sections.flatMap((section) => section(review) ?? []),
  });
};

const headOf = (
  { timeOf, nameOf, agreement: { zone } }: ReportTerms,
  { agreement, asOf, knownAt, pageOne: { complete } }: Review,
): ReadonlyArray<string> => {
  const { standing, title, version, unconfirmed } = agreement;
  const missing = standing.missing.map(({ seat }) => seat.role ?? nameOf(seat.party)).join(' and ');
  const signed =
    standing.state === 'signed'
      ? 'signed by both'
      : `${standing.state === 'unsigned' ? 'UNSIGNED' : 'PARTLY SIGNED'}, missing: ${missing}`;
  const open =
    unconfirmed === 0
      ? ''
      : `; nobody has confirmed ${counting(unconfirmed, 'value')} of it, ${unconfirmed === 1 ? 'a proposal' : 'which are proposals'}`;
  return [
    `${title}, version ${version}, ${signed}${open}.`,
    `As of ${timeOf(asOf)} (${zone.name})${knownAt === undefined ? '' : `, as known at ${timeOf(knownAt)}`}.`,
    `${complete.ready} of ${complete.of} readings have all the evidence they need.`,
  ];
};
