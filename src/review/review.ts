import type { AgreementStanding } from '../agreement/agreement-standing.js';
import { type GoalCommitment, leadCommitmentsOf } from '../agreement/commitment/commitments.js';
import type { AgreementGap, CompiledAgreement } from '../agreement/compiled-agreement.js';
import { complianceOf } from '../agreement/compliance/compliance.js';
import type { Compliance } from '../agreement/compliance/compliance-reading.js';
import type { ProgrammesReading } from '../agreement/programmes/programme-reading.js';
import { programmesOf } from '../agreement/programmes/programmes.js';
import { periodAt } from '../calendar/zoned-period.js';
import type { AssuranceReading } from '../cartridge/assure/assurance.js';
import type { Journal } from '../journal/journal.js';
import type { LeadStage } from '../journal/lead-events.js';
import type { Viewpoint } from '../journal/visible-events.js';
import type { Department, Party } from '../kernel/party.js';
import { leadStages } from '../lead/lead-stage.js';
import { type AttainmentReport, attainmentReport } from '../metrics/attainment-report.js';
import { clockCases } from '../metrics/clock-case.js';
import { clockWait } from '../metrics/clock-wait.js';
import { type ExitCount, exits } from '../metrics/exits.js';
import { type FollowUp, followUp } from '../metrics/follow-up.js';
import {
  type Conversion,
  conversion,
  funnelSteps,
  type StageVolume,
  stageVolumes,
} from '../metrics/funnel.js';
import { type Grouped, groupBy } from '../metrics/group-by.js';
import type { PassCase } from '../metrics/lead-case.js';
import { list, mapReading } from '../metrics/list.js';
import { measure } from '../metrics/metric.js';
import { type ResponseCurve, responseCurve } from '../metrics/response-curve.js';
import { type ResponseDelay, responseDelay } from '../metrics/response-delay.js';
import { enteredAt } from '../metrics/stage-entry.js';
import { struct } from '../metrics/struct.js';
import { type Thoroughness, thoroughness } from '../metrics/thoroughness.js';
import { summaryOf, type TimeToEvent, type WaitSummary } from '../metrics/time-to-event.js';
import { speedToLead, touchWait } from '../metrics/touch-wait.js';
import { type Action, proposeActions } from './actions.js';
import type { Debt } from './debt.js';
import { debtsOf } from './debts.js';
import type { Figure } from './figure.js';
import { type DataHonesty, dataHonesty } from './honesty.js';
import { pageOneFigures } from './page-one.js';
import { dataReadiness, type ReadingReadiness } from './readiness.js';
import { type AssetsReview, reviewAssets } from './review-assets.js';
import { type DialogueReview, reviewDialogue } from './review-dialogue.js';
import { type ReviewPeriod, reviewPeriod } from './review-period.js';
import { type ReviewSubjects, reviewSubjects } from './review-subjects.js';

/**
 * Describes page one: what both departments have to know before they talk.
 *
 * @category model
 * @since 0.1.0
 */
export interface PageOne {
  /** The five figures, each against its agreed target and the last period. */
  readonly figures: ReadonlyArray<Figure>;
  /** What each department owes the other, side by side. */
  readonly debts: { readonly [Side in Department]: ReadonlyArray<Debt> };
  /** At most three things to do, each with an owner and a date. */
  readonly actions: ReadonlyArray<Action>;
  /** How many readings have evidence, out of all. */
  readonly complete: { readonly ready: number; readonly of: number };
}

/**
 * Describes how a promise with a time limit was kept: in all, by team, segment, period and, where both signed that,
 * by person.
 *
 * @category model
 * @since 0.1.0
 */
export interface PolicyAttainmentReading extends AttainmentReport {
  /** The policy. */
  readonly policy: string;
  /** How people call it. */
  readonly label: string;
  /** Who owes it. */
  readonly obliged: Party;
  /** How long its clocks take in business time; those that are open are censored. */
  readonly businessTime: WaitSummary;
}

/**
 * Describes the whole review: what was promised, what happened, and what each side owes next.
 *
 * @category model
 * @since 0.1.0
 */
export interface Review extends Viewpoint {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** Which agreement it holds the journal against, and how far it is signed. */
  readonly agreement: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly standing: AgreementStanding;
    /** How many of its values are defaults that nobody has confirmed. */
    readonly unconfirmed: number;
    readonly gaps: ReadonlyArray<AgreementGap>;
  };
  /** The period it is about. */
  readonly period: ReviewPeriod;
  /** Which readings have evidence, and what to switch on. */
  readonly readiness: ReadonlyArray<ReadingReadiness>;
  /** The page that both sides read first. */
  readonly pageOne: PageOne;
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
  /** How the promises with a time limit were kept, over all time. */
  readonly attainment: ReadonlyArray<PolicyAttainmentReading>;
  /** Who kept which obligation, in the period under way and the one before it. */
  readonly compliance: Compliance;
  /** On what grounds money is spent. */
  readonly programmes: ProgrammesReading;
  /** How many leads Marketing owes for each goal of new revenue. */
  readonly commitments: ReadonlyArray<GoalCommitment>;
  /** How the departments meet, keep their word and pass on what the field knows. */
  readonly dialogue: DialogueReview;
  /** How far what was made for selling is used with customers; absent where nobody records publication and use. */
  readonly assets?: AssetsReview;
  /** What was delivered of the services that were promised; absent where `deliveriesIn` was not given. */
  readonly deliveries?: AssuranceReading;
  /** How passes ended, and why. */
  readonly exits: ReadonlyArray<ExitCount>;
  /** What the data cannot say, or says oddly. */
  readonly honesty: DataHonesty;
}

/**
 * Reviews a journal against an agreement: the main job of this library, in one call.
 *
 * **Details**: pure and total; the same journal, agreement and viewpoint give the same review on every
 * machine. With `knownAt` a past report is printed again. Figures compare with the last period at the same
 * distance into it, as the journal knows it now.
 *
 * @param agreement - what both departments promised, compiled
 * @param viewpoint - `asOf`, and optionally `knownAt`, epoch milliseconds
 * @param deliveriesIn - holds deliveries of services against their levels, as
 *   `assureServices(agreement, viewpoint)(portfolio)` of `smarketing/agreement/services` does; what is overdue is then
 *   among the debts
 * @returns a function from a journal to the review, plain JSON
 * @category readings
 * @since 0.1.0
 */
export const review =
  (
    agreement: CompiledAgreement,
    viewpoint: Viewpoint,
    deliveriesIn?: (journal: Journal) => AssuranceReading,
  ) =>
  (journal: Journal): Review => {
    const period = reviewPeriod(agreement)(viewpoint.asOf);
    const current = reviewSubjects(agreement, viewpoint)(journal);
    const previous =
      period.previous === undefined
        ? undefined
        : reviewSubjects(agreement, { ...viewpoint, asOf: period.previous.asOf })(journal);
    const readiness = dataReadiness(current);
    const compliance = complianceOf(periodsOfCompliance)(current);
    const programmes = programmesOf(current);
    const dialogue = reviewDialogue(current, readiness);
    const assets = reviewAssets(current, readiness);
    const deliveries = deliveriesIn === undefined ? {} : { deliveries: deliveriesIn(journal) };
    const owes = debtsOf(current, period, { compliance, programmes, ...deliveries, dialogue, ...assets });
    const debts = { sales: owes('sales'), marketing: owes('marketing') };
    return {
      schemaVersion: 1,
      ...viewpoint,
      agreement: agreementReading(current),
      period,
      readiness,
      pageOne: {
        figures: pageOneFigures(
          {
            current,
            period,
            ...(previous === undefined || previous.events.length === 0 ? {} : { previous }),
          },
          readiness,
        ),
        debts,
        actions: proposeActions(current, debts, readiness),
        complete: {
          ready: readiness.filter(({ status }) => status === 'ready').length,
          of: readiness.length,
        },
      },
      ...overPasses(current),
      ...effort(current),
      attainment: attainmentReadings(current),
      compliance,
      programmes,
      commitments: leadCommitmentsOf(current),
      ...deliveries,
      dialogue,
      ...assets,
      honesty: dataHonesty(current),
    };
  };

/** The period under way and the one before it: what is due, and what was missed last. */
const periodsOfCompliance = 2;

const agreementReading = ({ agreement: compiled, standing }: ReviewSubjects): Review['agreement'] => {
  const { id, version, title, assumptions = [] } = compiled.agreement;
  return { id, version, title, standing, unconfirmed: assumptions.length, gaps: compiled.gaps };
};

const teamOf = ({ team }: PassCase): ReadonlyArray<string> => [team ?? ''];

/** Everything that is counted over passes, in one pass over them. */
const overPasses = (
  subjects: ReviewSubjects,
): Pick<
  Review,
  | 'volumes'
  | 'conversions'
  | 'followUp'
  | 'touchWait'
  | 'speedToLead'
  | 'responseDelay'
  | 'responseCurve'
  | 'exits'
> => {
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
const effort = ({ agreement, touchesRecorded, passes }: ReviewSubjects): Pick<Review, 'thoroughness'> => {
  const promised = agreement.agreement.policies.findLast(
    ({ metric, obliged }) => metric === 'follow-up' && obliged === 'sales',
  );
  const agreed = promised?.stop.find(
    ({ type, times }) => type === 'touch-attempted' && times !== undefined,
  )?.times;
  if (agreed === undefined) return {};
  return { thoroughness: measure(thoroughness({ agreed, touchesRecorded }))(passes) };
};

/** The stages that some event states: a conversion between inferred stages would only repeat the inference. */
const recordedStages = ({ passes }: ReviewSubjects): ReadonlySet<LeadStage> =>
  new Set(
    leadStages.filter((stage) =>
      passes.some((subject) => {
        const moment = enteredAt(stage)(subject);
        return moment !== undefined && moment.inferred !== true;
      }),
    ),
  );

const attainmentReadings = ({
  agreement: compiled,
  standing,
  passes,
}: ReviewSubjects): ReadonlyArray<PolicyAttainmentReading> => {
  const { agreement, zone, periodRules } = compiled;
  const report = struct({
    report: attainmentReport({
      periodOf: periodAt(zone, periodRules, agreement.targets.period),
      personal: agreement.personal === true && standing.binding,
    }),
    businessTime: mapReading(summaryOf)(clockWait('business')),
  });
  const clocks = passes.flatMap(clockCases);
  return [...new Map(agreement.policies.map((policy) => [policy.id, policy])).values()].map(
    ({ id, label, obliged }) => {
      const { report: kept, businessTime } = measure(report)(
        clocks.filter(({ clock }) => clock.policy.id === id),
      );
      return { policy: id, label: label ?? id, obliged, ...kept, businessTime };
    },
  );
};
