import type { Programme } from '../journal/service-events.js';
import { textOfKey } from '../journal/subject.js';
import type { Instant } from '../kernel/instant.js';
import { contains } from '../kernel/interval.js';
import { byCodeUnit } from '../kernel/order.js';
import { type Department, departments } from '../kernel/party.js';
import { attainmentState } from '../metrics/attainment.js';
import type { PassCase } from '../metrics/lead-case.js';
import { type ListedLead, whichLeads } from '../metrics/which-leads.js';
import type { ReviewPeriod } from './review-period.js';
import type { ReviewSubjects } from './review-subjects.js';

/**
 * Describes something that one department owes the other, with the leads or programmes behind it.
 *
 * @category model
 * @since 0.1.0
 */
export interface Debt {
  /** A stable identifier, for example `overdue:first-response`. */
  readonly id: string;
  /** What is owed, in one sentence. */
  readonly title: string;
  /** What its creditor may ask for, in one sentence. */
  readonly request: string;
  /** Who owes it. */
  readonly owner: Department;
  /** How many. */
  readonly count: number;
  /** Since when the oldest has been owed, epoch milliseconds; absent where no time runs. */
  readonly oldest?: Instant;
  /** The leads behind the count; absent where it is not about leads. */
  readonly leads?: ReadonlyArray<ListedLead>;
  /** The names behind the count, where it is not about leads. */
  readonly names?: ReadonlyArray<string>;
}

/**
 * Lists what each department owes the other, the largest count first.
 *
 * **Details**: for each clock of the agreement that has run out and is open, the leads; leads that left in the
 * period without an agreed reason (Sales'); leads that came back in the period for a reason Marketing answers for;
 * programmes without deliverables or benchmarks that both agreed on (Marketing's).
 *
 * @param subjects - what the review reads
 * @param period - the period
 * @returns the debts of a department, none with a count of 0
 * @category readings
 * @since 0.1.0
 */
export const debtsOf =
  (subjects: ReviewSubjects, period: ReviewPeriod) =>
  (department: Department): ReadonlyArray<Debt> =>
    [
      ...overdueDebts(subjects, department),
      ...exitDebts(subjects, period, department),
      ...(department === 'marketing' ? programmeDebts(subjects) : []),
    ]
      .filter(({ count }) => count > 0)
      .sort((first, second) => second.count - first.count || byCodeUnit(first.id, second.id));

const overdueDebts = (subjects: ReviewSubjects, department: Department): ReadonlyArray<Debt> => {
  const { policies } = subjects.agreement.agreement;
  const labels = new Map(
    policies.filter(({ obliged }) => obliged === department).map(({ id, label }) => [id, label ?? id]),
  );
  return [...labels].map(([policy, label]): Debt => {
    const isOverdue = (clock: PassCase['clocks'][number]): boolean =>
      clock.policy.id === policy && attainmentState(clock) === 'overdue';
    const overdue = subjects.passes.filter(({ clocks }) => clocks.some(isOverdue));
    const breaches = overdue.flatMap(({ clocks }) =>
      clocks.filter(isOverdue).flatMap((clock) => ('breachAt' in clock ? [clock.breachAt as Instant] : [])),
    );
    return {
      id: `overdue:${policy}`,
      title: `${label}: time has run out and nothing has happened.`,
      request: `Settle the overdue leads of “${label}”, or hand them back with a reason.`,
      owner: department,
      count: overdue.length,
      ...(breaches.length === 0
        ? {}
        : { oldest: breaches.reduce((first, next) => (next < first ? next : first)) }),
      leads: listed(subjects, () => `overdue:${policy}`)(overdue),
    };
  });
};

const exitDebts = (
  subjects: ReviewSubjects,
  { span }: ReviewPeriod,
  department: Department,
): ReadonlyArray<Debt> => {
  const left = subjects.passes.filter(({ pass }) => pass.exit !== undefined && contains(span)(pass.exit.at));
  const unexplained = left.filter(({ pass: { exit } }) => {
    if (exit === undefined || exit.kind === 'won') return false;
    return exit.family === 'missing' || exit.family === 'unmapped';
  });
  const returned = left.filter(({ life, pass: { exit, number } }) => {
    if (exit?.kind !== 'rejected' && exit?.kind !== 'recycled') return false;
    if (exit.accountable !== 'marketing' || (exit.kind === 'recycled' && rests(subjects, exit.until)))
      return false;
    return life.passes.every((later) => later.number <= number);
  });
  return department === 'sales'
    ? [
        {
          id: 'unexplained-exits',
          title: 'Leads left in the period without a reason that both agreed on.',
          request:
            'Give each of these leads a reason of the agreed list, or bring the missing reason to the table.',
          owner: 'sales',
          count: unexplained.length,
          leads: listed(subjects, reasonOfExit)(unexplained),
        },
      ]
    : [
        {
          id: 'returned-leads',
          title: 'Leads came back in the period for a reason that Marketing answers for, and wait.',
          request: 'Repair and resubmit these leads, or say why they are closed.',
          owner: 'marketing',
          count: returned.length,
          leads: listed(subjects, reasonOfExit)(returned),
        },
      ];
};

/** A lead that Sales gave back for later owes nobody anything until then. */
const rests = ({ viewpoint }: ReviewSubjects, until: Instant | undefined): boolean =>
  until !== undefined && until > viewpoint.asOf;

const reasonOfExit = ({ pass: { exit } }: PassCase): string =>
  exit === undefined || exit.kind === 'won' ? 'open' : `${exit.kind}:${exit.reason ?? 'no-reason'}`;

const listed = (
  { viewpoint: { asOf }, openMoneyOf }: ReviewSubjects,
  reasonFor: (subject: PassCase) => string,
): ((passes: ReadonlyArray<PassCase>) => ReadonlyArray<ListedLead>) =>
  whichLeads({ asOf, reasonFor, moneyOf: openMoneyOf });

/** The sources' lethal disconnect: money is spent without agreed deliverables or benchmarks. */
const programmeDebts = ({ view }: ReviewSubjects): ReadonlyArray<Debt> => {
  const running = new Map<string, { readonly name: string; readonly facts: Programme }>();
  for (const event of view.others) {
    const key = textOfKey(event.subject);
    if (event.type === 'programme-opened' || event.type === 'programme-changed') {
      const known = running.get(key)?.facts ?? {};
      running.set(key, { name: event.subject.id, facts: { ...known, ...event.data } });
    } else if (event.type === 'programme-abandoned') running.delete(key);
  }
  const names = [...running.values()].filter(({ facts }) => !isAgreed(facts)).map(({ name }) => name);
  return [
    {
      id: 'programmes-without-agreement',
      title: 'Programmes run without deliverables and benchmarks that both agreed on.',
      request: 'Agree on deliverables and benchmarks with Sales, or stop the spending.',
      owner: 'marketing',
      count: names.length,
      names: names.sort(byCodeUnit),
    },
  ];
};

const isAgreed = ({ deliverables = [], benchmarks = [], agreedBy = [] }: Programme): boolean =>
  deliverables.length > 0 && benchmarks.length > 0 && departments.every((side) => agreedBy.includes(side));
