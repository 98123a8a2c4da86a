import type { FollowUp, FollowUpState } from '../../../metrics/follow-up.js';
import type { Review } from '../../review.js';
import { forInformation, kept, type NextStep, notAgreed, notDue, see } from '../next-step.js';
import { count, counting } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { between, counted, unsure } from '../sureness.js';

/**
 * Writes what became of the leads that were handed over; the lines add up to the first.
 *
 * @category sections
 * @since 0.1.0
 */
export const followUpSection: SectionOf = (terms) => (review) => {
  const { all } = review.followUp;
  if (all.handedOver === 0) return null;
  const promise = terms.agreement.agreement.policies.find(
    ({ metric, obliged }) => metric === 'first-response' && obliged === 'sales',
  )?.id;
  return {
    id: 'follow-up',
    title: 'What became of the leads that were handed over',
    about: 'Each hand-over since records began stands in exactly one of these lines.',
    lines: [
      {
        id: 'handed-over',
        label: 'Handed over',
        value: count(all.handedOver),
        data: { kind: 'count', count: all.handedOver },
        means: 'All hand-overs that an event states, those of a lead that came back included.',
        sure: counted(),
        next: see('figures', 'those of the period stand on page one', 'handed-over'),
      },
      ...(Object.keys(words) as Array<FollowUpState>)
        .filter((state) => all.states[state] > 0)
        .map((state) => stateLine(terms, review, all, state, promise)),
      ...(all.advanced === 0 ? [] : [loggingLine(terms, all)]),
    ],
  };
};

const words: Readonly<Record<FollowUpState, { readonly label: string; readonly means: string }>> = {
  'in-time': {
    label: 'reached for in time',
    means: 'Sales tried to reach the prospect within the time agreed.',
  },
  late: { label: 'reached for late', means: 'Sales tried to reach the prospect after the time agreed.' },
  touched: {
    label: 'reached for, no time agreed',
    means: 'Sales tried to reach the prospect; no promise says by when.',
  },
  rejected: {
    label: 'rejected untouched',
    means: 'Sales gave the lead back before it tried to reach the prospect.',
  },
  left: {
    label: 'left untouched',
    means: 'The lead left by another exit before anybody tried to reach the prospect.',
  },
  'not-due': { label: 'not due yet', means: 'Nobody has tried yet, and there is time.' },
  overdue: { label: 'overdue', means: 'Nobody has tried as far as is logged, and the time is over.' },
  'no-promise': {
    label: 'no promise',
    means: 'Nobody has tried as far as is logged, and no promise says by when.',
  },
  'not-recorded': {
    label: 'not recorded',
    means: 'Nobody records touches there, so nobody can tell: it is not “not worked”.',
  },
};

const stateLine = (
  terms: ReportTerms,
  review: Review,
  { states, handedOver }: FollowUp,
  state: FollowUpState,
  promise: string | undefined,
): ReportLine => ({
  id: state,
  label: words[state].label,
  value: `${count(states[state])} (${Math.round((100 * states[state]) / handedOver)}%)`,
  data: { kind: 'count', count: states[state] },
  means: words[state].means,
  sure:
    state === 'not-recorded'
      ? unsure('counted, but what became of them is not known')
      : state === 'overdue' || state === 'no-promise'
        ? counted('at most, since a touch that nobody logged would show here too')
        : counted(),
  next: nextOf(terms, review, state, promise),
});

const nextOf = (
  terms: ReportTerms,
  review: Review,
  state: FollowUpState,
  promise: string | undefined,
): NextStep => {
  switch (state) {
    case 'in-time':
      return kept('the promise was kept');
    case 'late':
      return forInformation('it is done, too late');
    case 'touched':
      return notAgreed('no promise of a first attempt covers them');
    case 'rejected':
      return forInformation('a rejection is an answer; what Marketing owes then is a promise of its own');
    case 'left':
      return forInformation('the reasons stand under “How leads left”');
    case 'not-due':
      return notDue('there is time left');
    case 'overdue':
      return seeDebt(
        terms,
        'sales',
        `overdue:${promise ?? ''}`,
        forInformation('no promise is overdue'),
      )(review);
    case 'no-promise':
      return notAgreed('no promise of a first attempt covers them');
    case 'not-recorded':
      return see('evidence', 'what is not recorded stands under “Is there evidence?”');
  }
};

const loggingLine = (
  { owed }: ReportTerms,
  { advanced, advancedUntouched, untouched }: FollowUp,
): ReportLine => ({
  id: 'logging',
  label: 'really untouched',
  value:
    untouched.low === untouched.high
      ? count(untouched.high)
      : `${count(untouched.low)} to ${count(untouched.high)}`,
  data: { kind: 'count', count: untouched.high },
  means:
    advancedUntouched === 0
      ? 'Every lead that went on shows a touch, so silence means silence.'
      : `${count(advancedUntouched)} of ${counting(advanced, 'lead')} that went on show no touch, so not everything is logged.`,
  sure:
    untouched.low === untouched.high
      ? counted()
      : between(untouched.low, untouched.high, 'as many touches may be missing as on the leads that went on'),
  next:
    advancedUntouched === 0
      ? kept('touches are logged')
      : owed('sales', 'Log every attempt, so that what is untouched can be told.'),
});
