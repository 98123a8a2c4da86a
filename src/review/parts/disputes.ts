import { approvalsIn } from '../../agreement/approvals.js';
import { definitionAt } from '../../agreement/definition-at.js';
import { textOfKey } from '../../journal/subject.js';
import type { Dispute, DisputeTerms, RecordedPass } from '../../metrics/dispute/dispute.js';
import { type DisputeCheck, disputeCheck, disputesIn } from '../../metrics/dispute/dispute-check.js';
import { type Grouped, groupBy } from '../../metrics/group-by.js';
import { measure } from '../../metrics/metric.js';
import { struct } from '../../metrics/struct.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewSubjects } from '../review-subjects.js';

/**
 * Describes what the leads that Sales rejected by definition turned out to be, over all time.
 *
 * @category model
 * @since 0.1.0
 */
export interface DisputesReview extends DisputeCheck {
  /** The same by lead source; the group is empty where none is known. */
  readonly channels: ReadonlyArray<Grouped<DisputeCheck>>;
  /** Each lead that was rejected so, and what it turned out to be, sorted by lead and pass. */
  readonly rejected: ReadonlyArray<Dispute>;
}

/**
 * Judges each lead that Sales rejected by definition once more, by the definition that counted at its hand-over.
 *
 * @param subjects - what the review reads
 * @param readiness - the readiness of all readings
 * @returns the reading under `disputes`, or nothing where nobody records hand-overs and rejections
 * @category readings
 * @since 0.1.0
 */
export const reviewDisputes = (
  subjects: ReviewSubjects,
  readiness: ReadonlyArray<ReadingReadiness>,
): { readonly disputes?: DisputesReview } => {
  if (!hasEvidence(readiness, 'disputes')) return {};
  const { agreement, view, viewpoint, passes, records } = subjects;
  const terms: DisputeTerms = {
    asOf: viewpoint.asOf,
    definitionAt: definitionAt(agreement, 'hand-over', approvalsIn(view.others)),
  };
  const recorded = passes.flatMap((pass): ReadonlyArray<RecordedPass> => {
    const record = records.get(textOfKey(pass.life.key));
    return record === undefined ? [] : [{ ...pass, record }];
  });
  const check = disputeCheck(terms);
  const channelOf = ({ life }: RecordedPass): ReadonlyArray<string> => [life.channel ?? ''];
  const { all, channels } = measure(struct({ all: check, channels: groupBy(channelOf)(check) }))(recorded);
  return { disputes: { ...all, channels, rejected: disputesIn(terms)(recorded) } };
};
