import { contains } from '../../kernel/interval.js';
import type { Department } from '../../kernel/party.js';
import type { LeadCause } from '../../metrics/black-hole/lead-fate.js';
import { leadList } from '../lead-list.js';
import type { DisputesReview } from '../parts/disputes.js';
import type { RaterAgreementReview } from '../parts/rater-agreement.js';
import type { ReviewPeriod } from '../review-period.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { type Debt, oldestOf } from './debt.js';

/** What both departments think of the leads, as the review reads it. */
export interface JudgedLeads {
  readonly disputes?: DisputesReview;
  readonly raterAgreement?: RaterAgreementReview;
}

/**
 * Lists what a department owes the other about leads that no promise with a time limit covers: those it lets lie silent,
 * those that were lost on the way to Sales, those that Sales rejected although they met the terms, and grades of a sample.
 *
 * **Details**: routing is operations'; where nobody but the two departments can be asked, Marketing hands over and answers
 * for it (proposal).
 */
export const leadDebts = (
  subjects: ReviewSubjects,
  period: ReviewPeriod,
  { disputes, raterAgreement }: JudgedLeads,
  department: Department,
): ReadonlyArray<Debt> => {
  const graded = (raterAgreement?.contested ?? []).filter(({ reason }) => reason === `${department}-owes`);
  return [
    holeDebt(subjects, {
      id: 'silent-leads',
      title: 'Open leads on which nothing has happened for longer than agreed.',
      request: 'Say of each of these leads what happens next, or close it with a reason.',
      owner: department,
      counts: (cause, accountable) => cause === 'silent' && accountable === department,
    }),
    ...(department === 'marketing'
      ? [
          holeDebt(subjects, {
            id: 'lost-in-hand-off',
            title:
              'Leads were lost on the way to Sales: handed over to nobody, or found qualified and never handed over.',
            request: 'Hand each of these leads to somebody, or let it go with a reason.',
            owner: 'marketing',
            counts: (cause) => cause === 'no-owner' || cause === 'not-handed-over',
          }),
        ]
      : [rejectedQualified(period, disputes)]),
    {
      id: 'owed-grades',
      title: 'Leads of the shared sample that only the other side has graded.',
      request: 'Grade each of these leads, without looking at the other side’s grades.',
      owner: department,
      count: graded.length,
      names: graded.map(({ key }) => key.id),
    },
  ];
};

interface HoleDebt extends Pick<Debt, 'id' | 'title' | 'request' | 'owner'> {
  readonly counts: (cause: LeadCause, accountable: string) => boolean;
}

const holeDebt = (subjects: ReviewSubjects, { counts, ...debt }: HoleDebt): Debt => {
  const fallen = subjects.passes.flatMap((subject) => {
    const fate = subjects.fateOf(subject);
    return fate.where === 'in-the-hole' && counts(fate.code, fate.accountable) ? [{ subject, fate }] : [];
  });
  const causes = new Map(fallen.map(({ subject, fate }) => [subject, fate.code]));
  return {
    ...debt,
    count: fallen.length,
    ...oldestOf(fallen.map(({ fate }) => fate.since)),
    leads: leadList(subjects, (subject) => causes.get(subject) ?? null)(fallen.map(({ subject }) => subject)),
  };
};

/** Sales rejected in the period what met the terms that both signed. */
const rejectedQualified = ({ span }: ReviewPeriod, disputes: DisputesReview | undefined): Debt => {
  const leads = (disputes?.rejected ?? []).filter(
    ({ state, rejectedAt }) => state === 'met' && contains(span)(rejectedAt),
  );
  return {
    id: 'rejected-qualified',
    title: 'Leads were rejected in the period that met the definition.',
    request: 'Take these leads back, or bring the definition to the table.',
    owner: 'sales',
    count: leads.length,
    leads,
  };
};
