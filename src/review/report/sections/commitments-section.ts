import type { CommittedGoal, GoalCommitment } from '../../../agreement/commitment/commitments.js';
import { kept, type NextStep } from '../next-step.js';
import { count, counting } from '../number-text.js';
import type { ReportLine } from '../report.js';
import { moneyText, type ReportTerms, type SectionOf } from '../report-terms.js';
import { unmeasured } from '../sureness.js';

/**
 * Writes how many leads each goal of new revenue takes, by when, and how many are there.
 *
 * @category sections
 * @since 0.1.0
 */
export const commitmentsSection: SectionOf = (terms) => (review) =>
  review.commitments.length === 0
    ? null
    : {
        id: 'commitments',
        title: 'How many leads the goals take',
        about:
          'From each goal backwards: what is missing, over what leads have brought so far, one cycle earlier.',
        lines: review.commitments.map((commitment) => commitmentLine(terms, review.asOf, commitment)),
      };

const commitmentLine = (terms: ReportTerms, asOf: number, commitment: GoalCommitment): ReportLine => {
  const { goal, title, period, text } = commitment;
  const named = { id: goal, label: `${title.replace(/\.$/, '')} (${period})` };
  if (commitment.state === 'not-computable') {
    const [first] = commitment.missing;
    return {
      ...named,
      value: 'no number follows from it',
      data: { kind: 'state', state: 'not-computable' },
      means: text,
      sure: unmeasured(commitment.missing.map(({ lack }) => lack).join(', ')),
      next: terms.owed(first.owner, `Close this gap: ${first.message}`),
    };
  }
  const { leads, byValue, leftOut } = commitment;
  return {
    ...named,
    value: counting(leads.expected, 'lead'),
    data: { kind: 'count', count: leads.expected },
    means: text,
    sure: {
      code: 'interval',
      low: leads.low,
      high: leads.high,
      of: commitment.basis.conversion.denominator,
      text:
        leads.high === null
          ? `at least ${count(leads.low)}: so few were won that no number would be enough for certain`
          : `${count(leads.low)} to ${count(leads.high)} by the interval of the conversion, over ${count(commitment.basis.conversion.denominator)} decided leads`,
    },
    next: nextOf(terms, asOf, commitment),
    details: [
      `By what leads are worth: ${moneyText([byValue.delivered])} handed over of ${moneyText([byValue.owed])}${byValue.unpriced === 0 ? '' : `; of ${counting(byValue.unpriced, 'lead')} nobody knows the worth`}.`,
      `Left out of it: ${count(leftOut.open)} handed-over leads still open, ${count(leftOut.won)} won ones and ${count(leftOut.opportunities)} opportunities without a usable amount.`,
    ],
  };
};

const handedOverIn = ({ byValue }: CommittedGoal): number =>
  byValue.segments.reduce((sum, { handedOver }) => sum + handedOver, 0);

const nextOf = ({ owed, timeOf }: ReportTerms, asOf: number, commitment: CommittedGoal): NextStep => {
  const { leads, due } = commitment;
  const there = handedOverIn(commitment);
  const short = leads.expected - there;
  if (short <= 0) return kept(`${counting(there, 'lead')} handed over in time for it`);
  return asOf < due.end
    ? owed('marketing', `Hand over ${counting(short, 'more lead')}; ${count(there)} are there.`, due.end)
    : owed(
        'marketing',
        `Say how the goal is to be reached: ${counting(short, 'lead')} short when the time for them was over on ${timeOf(due.end)}.`,
      );
};
