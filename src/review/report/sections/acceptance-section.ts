import type { Ratio } from '../../../kernel/ratio.js';
import type { AcceptanceReview } from '../../parts/acceptance.js';
import { forInformation, type NextStep, notAgreed } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { sureOfShare, unmeasured } from '../sureness.js';

/**
 * Writes how Sales answers what Marketing hands over, what the answer is worth, and who has to do something about
 * rejections.
 *
 * @category sections
 * @since 0.1.0
 */
export const acceptanceSection: SectionOf = (terms) => (review) => {
  const { acceptance } = review;
  if (acceptance === undefined || acceptance.all.handedOver === 0) return null;
  const { all } = acceptance;
  const to = (id: string, otherwise: NextStep): NextStep => seeDebt(terms, 'sales', id, otherwise)(review);
  const promise = (metric: 'accept' | 'first-response'): string =>
    `overdue:${terms.agreement.agreement.policies.find((policy) => policy.metric === metric && policy.obliged === 'sales')?.id ?? ''}`;
  return {
    id: 'acceptance',
    title: 'How Sales answers',
    about: `${counting(all.handedOver, 'hand-over')} of ${counting(all.leads, 'lead')} since records began; silence past its time counts against acceptance.`,
    lines: [
      shareLine(
        'accepted',
        'accepted',
        all.accepted,
        'Of the hand-overs that were answered, ended without an answer or have no time left: those that Sales accepted.',
        unagreed(terms) ?? to(promise('accept'), forInformation('no answer is overdue')),
        [
          `Accepted ${count(all.states.accepted)}, rejected ${count(all.states.rejected)}, overdue ${count(all.states.overdue)}, gone without an answer ${count(all.states.unanswered)}; ${count(all.states['not-due'])} have time left.`,
          ...byTeam(acceptance, 'accepted'),
        ],
      ),
      shareLine(
        'accepted-and-worked',
        'accepted and reached for in time',
        all.acceptedAndWorked,
        'Of the same, less those of which it cannot be told yet: what an acceptance is worth.',
        unagreed(terms) ?? to(promise('first-response'), forInformation('no first attempt is overdue')),
        byTeam(acceptance, 'acceptedAndWorked'),
      ),
      shareLine(
        'accepted-untouched',
        'accepted for show',
        all.untouched,
        'Of the accepted ones whose first attempt is due or made: those that nobody reached for, as far as is logged.',
        unagreed(terms) ?? to(promise('first-response'), forInformation('no first attempt is overdue')),
        byTeam(acceptance, 'untouched'),
      ),
      ...rejectionLines(terms, acceptance),
    ],
  };
};

const unagreed = ({ agreement }: ReportTerms): NextStep | undefined =>
  agreement.lifecycle.acceptance === 'none' ? notAgreed('the agreement knows no acceptance') : undefined;

const shareLine = (
  id: string,
  label: string,
  share: Ratio,
  means: string,
  next: NextStep,
  details: ReadonlyArray<string>,
): ReportLine => ({
  id,
  label,
  value:
    share.value === null
      ? share.reason === 'not-measured'
        ? 'not measured'
        : 'nothing to judge yet'
      : percent(share.value),
  data: { kind: 'share', share },
  means,
  sure: share.reason === 'not-measured' ? unmeasured('acceptance is not agreed on') : sureOfShare(share),
  next,
  ...(share.value === null || details.length === 0 ? {} : { details }),
});

/** Teams are shown to be helped; below this a team's share says little (proposal). */
const fewest = 10;

const byTeam = (
  { teams }: AcceptanceReview,
  part: 'accepted' | 'acceptedAndWorked' | 'untouched',
): ReadonlyArray<string> => {
  const named = teams.filter(({ group, reading }) => group !== '' && reading[part].denominator >= fewest);
  return named.length < 2
    ? []
    : [
        `By team: ${named.map(({ group, reading }) => `${group} ${percent(reading[part].value ?? 0)}`).join(', ')}.`,
      ];
};

/** How many reasons are named on a line; the review holds all of them. */
const shown = 8;

const rejectionLines = ({ nameOf }: ReportTerms, { all }: AcceptanceReview): ReadonlyArray<ReportLine> => {
  const rejected = all.rejections.reduce((sum, { passes }) => sum + passes, 0);
  if (rejected === 0) return [];
  const misfiled = all.rejections.reduce((sum, one) => sum + one.misfiled, 0);
  const reasons = all.rejections
    .slice(0, shown)
    .map(({ reason, passes }) => `${reason ?? 'no reason given'} ${count(passes)}`);
  return [
    {
      id: 'rejections',
      label: 'rejected',
      value: count(rejected),
      data: { kind: 'count', count: rejected },
      means: `${all.accountable.map(({ party, passes }) => `${nameOf(party)} answers for ${count(passes)}`).join(', ')}.`,
      sure: { code: 'counted', text: 'counted, not estimated' },
      next: forInformation('what is owed for each reason stands under “How leads left”'),
      details: [
        `By family: ${all.families.map(({ family, passes }) => `${family} ${count(passes)}`).join(', ')}; by reason: ${reasons.join(', ')}.`,
        ...(misfiled === 0
          ? []
          : [`${count(misfiled)} came after the first contact and should have been disqualified.`]),
      ],
    },
    ...(all.rejectedLate.value === null
      ? []
      : [
          {
            id: 'rejected-late',
            label: 'rejected too late',
            value: percent(all.rejectedLate.value),
            data: { kind: 'share', share: all.rejectedLate },
            means: 'Of the rejections that a time limit judges: those that came after it.',
            sure: sureOfShare(all.rejectedLate),
            next: forInformation('they are answered, too late'),
          } satisfies ReportLine,
        ]),
  ];
};
