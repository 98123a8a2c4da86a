import { periodAt } from '../../calendar/zoned-period.js';
import { type ExitCount, exits } from '../../metrics/exits.js';
import { type FollowUp, followUp } from '../../metrics/follow-up.js';
import {
  type Conversion,
  conversion,
  funnelSteps,
  type StageVolume,
  stageVolumes,
} from '../../metrics/funnel.js';
import { type Grouped, groupBy } from '../../metrics/group-by.js';
import type { PassCase } from '../../metrics/lead-case.js';
import { list } from '../../metrics/list.js';
import { measure } from '../../metrics/metric.js';
import { type ResponseCurve, responseCurve } from '../../metrics/response-curve.js';
import { type ResponseDelay, responseDelay } from '../../metrics/response-delay.js';
import { struct } from '../../metrics/struct.js';
import { type Thoroughness, thoroughness } from '../../metrics/thoroughness.js';
import type { TimeToEvent } from '../../metrics/time-to-event.js';
import { speedToLead, touchWait } from '../../metrics/touch-wait.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { recordedStages } from './recorded-stages.js';

/**
 * Describes what a review reads of the passes of leads.
 *
 * @category model
 * @since 0.1.0
 */
export interface PassesReview {
  /** The volume of each stage, over all time. */
  readonly volumes: ReadonlyArray<StageVolume>;
  /** The conversions between recorded stages, over all time, by cohort, segment and lead source. */
  readonly conversions: ReadonlyArray<Conversion>;
  /** What became of the leads that were handed over, over all time and by team. */
  readonly followUp: { readonly all: FollowUp; readonly teams: ReadonlyArray<Grouped<FollowUp>> };
  /** How long handed-over leads wait for the first touch since the hand-over, over all time and by team. */
  readonly touchWait: { readonly all: TimeToEvent; readonly teams: ReadonlyArray<Grouped<TimeToEvent>> };
  /** How long they wait since their first interest: the prospect's own view, over all time. */
  readonly speedToLead: TimeToEvent;
  /** On what they wait, over all time and by team: on the system until a person has them, or on the person. */
  readonly responseDelay: {
    readonly all: ResponseDelay;
    readonly teams: ReadonlyArray<Grouped<ResponseDelay>>;
  };
  /** What became of leads by how soon they were reached for, beside what studies published. */
  readonly responseCurve: ResponseCurve;
  /** Whether leads that are hard to reach got the agreed attempts; absent where no number is agreed. */
  readonly thoroughness?: Thoroughness;
  /** How passes ended, and why. */
  readonly exits: ReadonlyArray<ExitCount>;
}

/**
 * Reads everything that is counted over passes, in one pass over them.
 *
 * @param subjects - what the review reads
 * @returns the readings, over all time
 * @category readings
 * @since 0.1.0
 */
export const reviewPasses = (subjects: ReviewSubjects): PassesReview => ({
  ...overPasses(subjects),
  ...effort(subjects),
});

const teamOf = ({ team }: PassCase): ReadonlyArray<string> => [team ?? ''];

/** Everything that is counted over passes, in one pass over them. */
const overPasses = (subjects: ReviewSubjects): Omit<PassesReview, 'thoroughness'> => {
  const { agreement, viewpoint, touchesRecorded, passes } = subjects;
  const month = periodAt(agreement.zone, agreement.periodRules, 'month');
  const terms = { asOf: viewpoint.asOf, touchesRecorded };
  const waits = touchWait(terms);
  const follow = followUp(touchesRecorded);
  const handedOver = (subject: PassCase): ReadonlyArray<string> =>
    subject.pass.handOver === undefined ? [] : teamOf(subject);
  const delay = responseDelay(terms);
  const recorded = recordedStages(subjects);
  const steps = funnelSteps.filter(([from, to]) => recorded.has(from) && recorded.has(to));
  return measure(
    struct({
      volumes: stageVolumes(),
      conversions: list(steps.map(([from, to]) => conversion(({ at }) => month(at), from, to))),
      followUp: struct({ all: follow, teams: groupBy(handedOver)(follow) }),
      touchWait: struct({ all: waits, teams: groupBy(handedOver)(waits) }),
      speedToLead: speedToLead(terms),
      responseDelay: struct({ all: delay, teams: groupBy(handedOver)(delay) }),
      responseCurve: responseCurve(terms),
      exits: exits(),
    }),
  )(passes);
};

/** The number of attempts is what the promise to follow up ends at. */
const effort = ({
  agreement,
  touchesRecorded,
  passes,
}: ReviewSubjects): Pick<PassesReview, 'thoroughness'> => {
  const promised = agreement.agreement.policies.findLast(
    ({ metric, obliged }) => metric === 'follow-up' && obliged === 'sales',
  );
  const agreed = promised?.stop.find(
    ({ type, times }) => type === 'touch-attempted' && times !== undefined,
  )?.times;
  if (agreed === undefined) return {};
  return { thoroughness: measure(thoroughness({ agreed, touchesRecorded }))(passes) };
};
