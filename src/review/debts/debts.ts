import type { Compliance } from '../../agreement/compliance/compliance-reading.js';
import type { ProgrammesReading } from '../../agreement/programmes/programme-reading.js';
import type { AssuranceReading } from '../../cartridge/assure/assurance.js';
import { textOfKey } from '../../journal/subject.js';
import type { Instant } from '../../kernel/instant.js';
import { contains } from '../../kernel/interval.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { Department } from '../../kernel/party.js';
import type { PassCase } from '../../metrics/lead-case.js';
import type { Divergence } from '../alignment/divergence.js';
import { leadList } from '../lead-list.js';
import type { AssetsReview } from '../parts/assets.js';
import type { DialogueReview } from '../parts/dialogue.js';
import type { RevenueReview } from '../parts/revenue.js';
import type { ReviewPeriod } from '../review-period.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { alignmentDebts } from './alignment-debts.js';
import { type Credited, creditDebts } from './credit-debts.js';
import type { Debt } from './debt.js';
import { dialogueDebts } from './dialogue-debts.js';
import { type JudgedLeads, leadDebts } from './lead-debts.js';
import { otherOverdueDebts, overdueDebts } from './overdue-debts.js';
import { revenueDebts } from './revenue-debts.js';
import { serviceDebts } from './service-debts.js';

/**
 * Describes what the agreement's own readings say of both departments.
 *
 * @category model
 * @since 0.1.0
 */
export interface KeptPromises extends JudgedLeads, Credited {
  /** Who kept which obligation. */
  readonly compliance: Compliance;
  /** On what grounds money is spent. */
  readonly programmes: ProgrammesReading;
  /** What was delivered of the services that were promised; absent where nobody looked. */
  readonly deliveries?: AssuranceReading;
  /** How the departments meet, keep their word and pass on what the field knows. */
  readonly dialogue: DialogueReview;
  /** How far what was made for selling is used; absent where nobody records it. */
  readonly assets?: AssetsReview;
  /** What comes of it all in money. */
  readonly revenue: RevenueReview;
  /** How far the departments diverge, by what each says of itself. */
  readonly divergence: Divergence;
}

/**
 * Lists what each department owes the other, the largest count first.
 *
 * **Details**: for each clock of the agreement that has run out and is open, the leads; leads that left in the
 * period without an agreed reason (Sales'); leads that came back in the period for a reason Marketing answers for;
 * leads that lie silent, that were lost on the way to Sales, or that Sales rejected although they met the definition; grades
 * of the shared sample; obligations missed in the last period that is over; programmes without deliverables or benchmarks that both agreed
 * on, each with the department whose turn it is; services overdue; promises broken, meetings not held, signals not
 * told back, and tools that no customer saw; deals without amount or past their date, spend without leads or without a
 * name, and forecasts not locked; answers to prospects who asked, links and touches without which nobody can tell where
 * an opportunity came from, and accounts that both aim at and that nobody touched; terms not accepted, and what the
 * alignment index weighs and nobody said.
 *
 * @param subjects - what the review reads
 * @param period - the period
 * @param kept - who kept which obligation, on what grounds money is spent, what was delivered, how the dialogue goes,
 *   and what comes of it all in money
 * @returns the debts of a department, none with a count of 0
 * @category readings
 * @since 0.1.0
 */
export const debtsOf =
  (subjects: ReviewSubjects, period: ReviewPeriod, kept: KeptPromises) =>
  (department: Department): ReadonlyArray<Debt> =>
    [
      ...overdueDebts(subjects, department),
      ...otherOverdueDebts(subjects, department),
      ...exitDebts(subjects, period, kept, department),
      ...leadDebts(subjects, period, kept, department),
      ...obligationDebts(kept.compliance, department),
      ...programmeDebts(kept.programmes, department),
      ...serviceDebts(subjects, kept.deliveries, department),
      ...dialogueDebts(subjects, kept, department),
      ...creditDebts(kept, period, department),
      ...revenueDebts(subjects, period, kept.revenue, department),
      ...alignmentDebts(subjects, kept.divergence, department),
    ]
      .filter(({ count }) => count > 0)
      .sort((first, second) => second.count - first.count || byCodeUnit(first.id, second.id));

const exitDebts = (
  subjects: ReviewSubjects,
  { span }: ReviewPeriod,
  { disputes }: JudgedLeads,
  department: Department,
): ReadonlyArray<Debt> => {
  // What met the terms is not Marketing's to repair: Sales has to take it back.
  const metTheTerms = new Set(
    (disputes?.rejected ?? []).flatMap(({ state, key, pass }) =>
      state === 'met' ? [`${textOfKey(key)} ${pass}`] : [],
    ),
  );
  const left = subjects.passes.filter(({ pass }) => pass.exit !== undefined && contains(span)(pass.exit.at));
  // Where no lead ever left with a reason, none is missed: what is owed is to record them.
  const { reasons } = subjects.ledgerTerms.recorded;
  const unexplained = left.filter(({ pass: { exit } }) => {
    if (exit === undefined || exit.kind === 'won') return false;
    return exit.family === 'unmapped' || (exit.family === 'missing' && reasons);
  });
  const returned = left.filter(({ life, pass: { exit, number } }) => {
    if (exit?.kind !== 'rejected' && exit?.kind !== 'recycled') return false;
    if (exit.accountable !== 'marketing' || (exit.kind === 'recycled' && rests(subjects, exit.until)))
      return false;
    if (metTheTerms.has(`${textOfKey(life.key)} ${number}`)) return false;
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
          leads: leadList(subjects, reasonOfExit)(unexplained),
        },
      ]
    : [
        {
          id: 'returned-leads',
          title: 'Leads came back in the period for a reason that Marketing answers for, and wait.',
          request: 'Repair and resubmit these leads, or say why they are closed.',
          owner: 'marketing',
          count: returned.length,
          leads: leadList(subjects, reasonOfExit)(returned),
        },
      ];
};

/** A lead that Sales gave back for later owes nobody anything until then. */
const rests = ({ viewpoint }: ReviewSubjects, until: Instant | undefined): boolean =>
  until !== undefined && until > viewpoint.asOf;

const reasonOfExit = ({ pass: { exit } }: PassCase): string =>
  exit === undefined || exit.kind === 'won' ? 'open' : `${exit.kind}:${exit.reason ?? 'no-reason'}`;

/** What was missed in the last period that is over, obligation by obligation. */
const obligationDebts = ({ sides }: Compliance, department: Department): ReadonlyArray<Debt> => {
  const names = sides[department].obligations.flatMap(({ id, periods }) => {
    const last = periods.filter(({ closed }) => closed).at(-1);
    return last?.state === 'missed' ? [`${id}: ${last.text}`] : [];
  });
  return [
    {
      id: 'missed-obligations',
      title: 'Obligations were missed in the last period that is over.',
      request: 'Say by when each of these obligations will be kept, or bring its target to the table.',
      owner: department,
      count: names.length,
      names,
    },
  ];
};

/** The sources' lethal disconnect: money is spent without deliverables or benchmarks that both agreed on. */
const programmeDebts = ({ programmes }: ProgrammesReading, department: Department): ReadonlyArray<Debt> => {
  const names = programmes
    .filter(({ status, lacks }) => status !== 'abandoned' && lacks.some(({ owner }) => owner === department))
    .map(({ key }) => key.id)
    .sort(byCodeUnit);
  return [
    department === 'marketing'
      ? {
          id: 'programmes-without-agreement',
          title: 'Programmes run without deliverables and benchmarks that both agreed on.',
          request: 'Agree on deliverables and benchmarks with Sales, or stop the spending.',
          owner: 'marketing',
          count: names.length,
          names,
        }
      : {
          id: 'programmes-awaiting-consent',
          title: 'Programmes wait for Sales to agree to their deliverables and benchmarks.',
          request: 'Agree to the deliverables and benchmarks of these programmes, or say what is missing.',
          owner: 'sales',
          count: names.length,
          names,
        },
  ];
};
