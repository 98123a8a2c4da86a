import * as E from 'fp-ts/lib/Either.js';
import { partyDepartments } from '../../agreement/party-departments.js';
import { textOfKey } from '../../journal/subject.js';
import { departmentOf } from '../../kernel/department-of.js';
import type { Checked, Issue } from '../../kernel/issue.js';
import { byCodeUnit } from '../../kernel/order.js';
import { measure } from '../../metrics/metric.js';
import { type ContestedLead, contestedLeads } from '../../metrics/rater-agreement/contested-leads.js';
import { type CompiledGrading, compileGrading } from '../../metrics/rater-agreement/grading.js';
import { type Judgement, judgedLeads } from '../../metrics/rater-agreement/judgement.js';
import { type RaterAgreement, raterAgreement } from '../../metrics/rater-agreement/rater-agreement.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewSubjects } from '../review-subjects.js';

/**
 * Describes how far both departments judge the same leads alike, over all time.
 *
 * @category model
 * @since 0.1.0
 */
export interface RaterAgreementReview {
  /** `agreed` by the grades of the agreement; `as-given` by those that events name, in no order, where none are agreed. */
  readonly scale: 'agreed' | 'as-given';
  /** The figures; absent where the grades make no scale, as `issues` say. */
  readonly reading?: RaterAgreement;
  /** What to talk about: leads judged unlike, the widest apart first, then those that one department owes. */
  readonly contested: ReadonlyArray<ContestedLead>;
  /** How many grades were given by parties of neither department; they count nowhere. */
  readonly byNeither: number;
  /** Why the grades that were given make no scale. */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Reads how far Marketing and Sales judge the same leads alike, where both graded them without seeing the other's grades.
 *
 * **Details**: a team and a role grade for their department. Excluded leads count nowhere. Acceptance is no such judgement:
 * Sales sees only what Marketing lets through.
 *
 * @param subjects - what the review reads
 * @param readiness - the readiness of all readings
 * @returns the reading under `raterAgreement`, or nothing where nobody grades leads
 * @category readings
 * @since 0.1.0
 */
export const reviewRaterAgreement = (
  { agreement, leads, records }: ReviewSubjects,
  readiness: ReadonlyArray<ReadingReadiness>,
): { readonly raterAgreement?: RaterAgreementReview } => {
  if (!hasEvidence(readiness, 'grades')) return {};
  const side = departmentOf(partyDepartments(agreement.agreement));
  const judgements: Array<Judgement> = [];
  let byNeither = 0;
  for (const { life } of leads) {
    const { key } = life;
    for (const { type, data, occurredAt: at } of records.get(textOfKey(key))?.events ?? []) {
      if (type !== 'graded') continue;
      const by = side(data.by);
      if (by === null) byNeither += 1;
      else {
        const { grade, sawOther } = data;
        judgements.push({ key, by, grade, at, ...(sawOther === undefined ? {} : { sawOther }) });
      }
    }
  }
  const scale = agreement.grading === undefined ? 'as-given' : 'agreed';
  const grading: Checked<CompiledGrading> =
    agreement.grading === undefined ? gradingOf(judgements) : E.right(agreement.grading);
  const basis = { scale, byNeither } as const;
  if (E.isLeft(grading)) return { raterAgreement: { ...basis, contested: [], issues: grading.left } };
  const judged = judgedLeads(judgements);
  return {
    raterAgreement: {
      ...basis,
      reading: measure(raterAgreement(grading.right))(judged),
      contested: contestedLeads(grading.right)(judged),
      issues: [],
    },
  };
};

/** The grades that somebody gave, as a scale without an order: nobody agreed on one. */
const gradingOf = (judgements: ReadonlyArray<Judgement>): Checked<CompiledGrading> =>
  compileGrading({ grades: [...new Set(judgements.map(({ grade }) => grade))].sort(byCodeUnit) });
