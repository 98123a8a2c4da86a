import type { Department } from '../../../kernel/party.js';
import type { DisputesReview } from '../../parts/disputes.js';
import type { RaterAgreementReview } from '../../parts/rater-agreement.js';
import type { Review } from '../../review.js';
import { forInformation, type NextStep } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { counted, sureOfShare, unmeasured, unsure } from '../sureness.js';

/** How many leads that were graded unlike are named; the review holds all of them. */
const shown = 5;

/**
 * Writes who is right about rejected leads, and whether both mean the same by a good one.
 *
 * @category sections
 * @since 0.1.0
 */
export const judgedLeadsSection: SectionOf = (terms) => (review) => {
  const { disputes, raterAgreement } = review;
  const lines = [
    ...(disputes === undefined ? [] : disputeLines(terms, review, disputes)),
    ...(raterAgreement === undefined ? [] : gradeLines(terms, review, raterAgreement)),
  ];
  return lines.length === 0
    ? null
    : {
        id: 'judged-leads',
        title: 'Whether both mean the same by a good lead',
        about:
          'Rejected leads judged once more by the definition that counted at their hand-over, and leads that both graded.',
        lines,
      };
};

const disputeLines = (
  terms: ReportTerms,
  review: Review,
  { rejections, states, salesWrong, marketingWrong, collect, unsigned, late }: DisputesReview,
): ReadonlyArray<ReportLine> => {
  const notes = [
    ...(unsigned === 0 ? [] : [`${count(unsigned)} by terms that not both had signed`]),
    ...(late === 0 ? [] : [`${count(late)} on facts that came in after the rejection`]),
  ];
  const labels = collect.slice(0, 3).map(({ label }) => label);
  return [
    {
      id: 'met',
      label: 'Rejected, and met the definition',
      value: salesWrong.value === null ? 'none can be judged' : percent(salesWrong.value),
      data: { kind: 'share', share: salesWrong },
      means: `Of ${counting(rejections, 'lead')} that Sales rejected by definition, those that can be judged: ${count(states.met)} met it.`,
      sure: sureOfShare(salesWrong),
      next: seeDebt(
        terms,
        'sales',
        'rejected-qualified',
        forInformation('none of them was rejected in this period'),
      )(review),
      ...(notes.length === 0 ? {} : { details: notes }),
    },
    {
      id: 'not-met',
      label: 'Rejected, and did not meet it',
      value: marketingWrong.value === null ? 'none can be judged' : percent(marketingWrong.value),
      data: { kind: 'share', share: marketingWrong },
      means: `Marketing handed ${count(states['not-met'])} over that did not meet the definition.`,
      sure: sureOfShare(marketingWrong),
      next: seeDebt(
        terms,
        'marketing',
        'returned-leads',
        forInformation('none of this period waits'),
      )(review),
    },
    {
      id: 'unknown',
      label: 'Rejected, and nobody can tell',
      value: count(states.unknown),
      data: { kind: 'count', count: states.unknown },
      means: 'Nobody collected the facts that would tell before the hand-over.',
      sure: counted(),
      next:
        states.unknown === 0
          ? forInformation('every fact that was needed is there')
          : terms.owed(
              'marketing',
              `Collect ${labels.length === 0 ? 'the facts of the definition' : labels.join(', ')} before the hand-over.`,
            ),
    },
  ];
};

const gradeLines = (
  terms: ReportTerms,
  review: Review,
  { scale, reading, contested, byNeither, issues }: RaterAgreementReview,
): ReadonlyArray<ReportLine> => {
  if (reading === undefined) {
    return [
      {
        id: 'grades',
        label: 'Graded by both',
        value: 'no scale',
        data: { kind: 'state', state: 'no-scale' },
        means: 'The grades that were given make no scale.',
        sure: unmeasured(issues[0]?.message.replace(/\.$/, '') ?? 'nothing was graded'),
        next: terms.owed('operations', 'Let both agree on the grades.'),
      },
    ];
  }
  const { leads, agreed, kappa, few, direction, owed } = reading;
  const scaleNote = scale === 'agreed' ? '' : ', by grades that nobody agreed on';
  return [
    {
      id: 'grades',
      label: 'Graded alike',
      value: agreed.value === null ? 'no lead graded by both' : percent(agreed.value),
      data: { kind: 'share', share: agreed },
      means: `Of ${counting(leads, 'lead')} that both graded without the other’s grades${scaleNote}.`,
      sure: sureOfShare(agreed),
      next: owedGrades(terms, review, owed),
      ...(byNeither === 0
        ? {}
        : { details: [`${counting(byNeither, 'grade')} of neither department count nowhere`] }),
    },
    {
      id: 'kappa',
      label: 'Graded alike beyond chance',
      value: kappa.value === null ? 'says nothing' : kappa.value.toFixed(2),
      data: { kind: 'number', number: kappa.value },
      means: `Cohen’s κ: 1 for full agreement, 0 for no more than chance${direction === undefined ? '' : `; where they differ ${directionWords[direction.verdict]}`}.`,
      sure:
        kappa.interval === undefined
          ? unsure(silentKappa[kappa.reason ?? 'no-lead-judged-by-both'])
          : few
            ? unsure(`over ${counting(leads, 'lead')}, too few to say much`)
            : {
                code: 'interval',
                low: kappa.interval.low,
                high: kappa.interval.high,
                of: leads,
                text: `over ${counting(leads, 'lead')}, 95% interval ${kappa.interval.low.toFixed(2)} to ${kappa.interval.high.toFixed(2)}`,
              },
      next: forInformation(
        contested.length === 0 ? 'there is nothing to talk about' : 'talk about the leads graded unlike',
      ),
      ...(contested.length === 0
        ? {}
        : {
            details: contested
              .slice(0, shown)
              .map(
                ({ key, marketing = 'none', sales = 'none' }) =>
                  `${key.id}: Marketing ${marketing}, Sales ${sales}`,
              ),
          }),
    },
  ];
};

const directionWords = {
  'marketing-higher': 'Marketing grades higher',
  'sales-higher': 'Sales grades higher',
  noise: 'neither grades higher beyond chance',
} as const;

/** Why κ says nothing. */
const silentKappa = {
  'no-lead-judged-by-both': 'no lead was graded by both',
  'chance-agrees-on-all': 'both gave all leads one grade: chance alone would agree as often',
  'one-grade-from-one-side':
    'one of them gave all leads one grade: grade some that were not let through, too',
} as const;

const owedGrades = (
  terms: ReportTerms,
  review: Review,
  owed: { readonly [Side in Department]: number },
): NextStep =>
  seeDebt(
    terms,
    owed.sales >= owed.marketing ? 'sales' : 'marketing',
    'owed-grades',
    forInformation('no grade is owed'),
  )(review);
