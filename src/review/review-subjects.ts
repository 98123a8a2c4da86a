import { type AgreementSubjects, agreementSubjects } from '../agreement/agreement-subjects.js';
import type { CompiledAgreement } from '../agreement/compiled-agreement.js';
import type { Journal } from '../journal/journal.js';
import type { OpportunityRecord } from '../journal/opportunity-record.js';
import { textOfKey } from '../journal/subject.js';
import type { Viewpoint } from '../journal/visible-events.js';
import type { Instant } from '../kernel/instant.js';
import type { Money } from '../kernel/money.js';
import type { PassCase } from '../metrics/lead-case.js';

/**
 * Describes everything that a review reads from one viewpoint, folded once.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReviewSubjects extends AgreementSubjects {
  /** What is known to depend on a pass: the open amounts of its lead's opportunities. */
  readonly openMoneyOf: (subject: PassCase) => ReadonlyArray<Money>;
  /** When something last happened to the lead of a pass, epoch milliseconds; that somebody grades it is no event of its. */
  readonly lastHeardOf: (subject: PassCase) => Instant;
}

/**
 * Folds a journal into everything that a review reads.
 *
 * @param agreement - what both departments promised
 * @param viewpoint - `asOf`, and optionally `knownAt`, epoch milliseconds
 * @returns a function from a journal to the subjects of the review
 * @category folds
 * @since 0.1.0
 */
export const reviewSubjects =
  (agreement: CompiledAgreement, viewpoint: Viewpoint) =>
  (journal: Journal): ReviewSubjects => {
    const subjects = agreementSubjects(agreement, viewpoint)(journal);
    return {
      ...subjects,
      openMoneyOf: openMoney(subjects.view.opportunities),
      lastHeardOf: ({ life, pass }) =>
        subjects.records.get(textOfKey(life.key))?.events.findLast(({ type }) => type !== 'graded')
          ?.occurredAt ?? pass.started.at,
    };
  };

/** An opportunity's money counts once, at its primary lead. */
const openMoney = (
  opportunities: ReadonlyArray<OpportunityRecord>,
): ((subject: PassCase) => ReadonlyArray<Money>) => {
  const amounts = new Map<string, Array<Money>>();
  for (const { status, primaryLead, amount } of opportunities) {
    if (status !== 'open' || primaryLead === undefined || amount === undefined) continue;
    const lead = textOfKey(primaryLead);
    const present = amounts.get(lead);
    if (present === undefined) amounts.set(lead, [amount]);
    else present.push(amount);
  }
  return ({ life, pass }) => (pass.exit === undefined ? (amounts.get(textOfKey(life.key)) ?? []) : []);
};
