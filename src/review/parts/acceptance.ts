import { contains } from '../../kernel/interval.js';
import { type AcceptanceReading, acceptance } from '../../metrics/acceptance/acceptance.js';
import { type Grouped, groupBy } from '../../metrics/group-by.js';
import type { PassCase } from '../../metrics/lead-case.js';
import { measure } from '../../metrics/metric.js';
import { struct } from '../../metrics/struct.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewPeriod } from '../review-period.js';
import type { ReviewSubjects } from '../review-subjects.js';

/**
 * Describes how Sales answers what Marketing hands over.
 *
 * @category model
 * @since 0.1.0
 */
export interface AcceptanceReview {
  /** Over all time. */
  readonly all: AcceptanceReading;
  /** Of the hand-overs in the period. */
  readonly period: AcceptanceReading;
  /** By team, over all time; the group is empty where none is known. */
  readonly teams: ReadonlyArray<Grouped<AcceptanceReading>>;
  /** By lead source, over all time; the group is empty where none is known. */
  readonly channels: ReadonlyArray<Grouped<AcceptanceReading>>;
}

/**
 * Reads how Sales answers what Marketing hands over, and what the answer is worth.
 *
 * **Details**: where the agreement knows no acceptance, the shares say that they are not measured; rejections are counted
 * all the same.
 *
 * @param subjects - what the review reads
 * @param period - the period
 * @param readiness - the readiness of all readings
 * @returns the reading under `acceptance`, or nothing where the journal holds no evidence of answers
 * @category readings
 * @since 0.1.0
 */
export const reviewAcceptance = (
  { agreement, passes, touchesRecorded }: ReviewSubjects,
  { span }: ReviewPeriod,
  readiness: ReadonlyArray<ReadingReadiness>,
): { readonly acceptance?: AcceptanceReview } => {
  const evidence = { explicit: 'acceptance', 'first-touch': 'follow-up', none: 'hand-over' } as const;
  if (!hasEvidence(readiness, evidence[agreement.lifecycle.acceptance])) return {};
  const reading = acceptance(touchesRecorded);
  const isHandedOver = ({ pass }: PassCase): boolean => pass.handOver !== undefined;
  const by = (groupOf: (subject: PassCase) => string) =>
    groupBy<PassCase>((subject) => (isHandedOver(subject) ? [groupOf(subject)] : []))(reading);
  const { all, teams, channels } = measure(
    struct({
      all: reading,
      teams: by(({ team = '' }) => team),
      channels: by(({ life }) => life.channel ?? ''),
    }),
  )(passes);
  const isInSpan = contains(span);
  const inPeriod = passes.filter(({ pass }) => pass.handOver !== undefined && isInSpan(pass.handOver.at));
  return { acceptance: { all, period: measure(reading)(inPeriod), teams, channels } };
};
