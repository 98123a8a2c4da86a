import { localDayAt } from '../../calendar/local-time.js';
import { periodAt } from '../../calendar/zoned-period.js';
import type { LeadStage } from '../../journal/lead-events.js';
import type { Milliseconds } from '../../kernel/duration.js';
import type { Ratio } from '../../kernel/ratio.js';
import { leadStages } from '../../lead/lead-stage.js';
import { funnelSteps } from '../../metrics/funnel.js';
import type { Grouped } from '../../metrics/group-by.js';
import type { IncidencePoint } from '../../metrics/incidence.js';
import { list } from '../../metrics/list.js';
import { measure } from '../../metrics/metric.js';
import { enteredAt } from '../../metrics/stage-entry.js';
import {
  type AnswerGroup,
  conversionByAnswer,
  proposedLandmark,
} from '../../metrics/stage-times/conversion-by-answer.js';
import type { LogRank } from '../../metrics/stage-times/log-rank.js';
import { periodRate } from '../../metrics/stage-times/period-rate.js';
import { type StageTime, stageTime } from '../../metrics/stage-times/stage-times.js';
import { struct } from '../../metrics/struct.js';
import { summaryOf, type WaitSummary } from '../../metrics/time-to-event.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { staleIn } from '../stale.js';
import { recordedStages } from './recorded-stages.js';

/**
 * Describes how leads went on that had been answered in time, late, or not yet, a landmark after their hand-over.
 *
 * @category model
 * @since 0.1.0
 */
export interface AnsweredReview {
  /** The stage that counts as conversion. */
  readonly to: LeadStage;
  /** How long after the hand-over leads are grouped and their waits begin, in milliseconds. */
  readonly landmark: Milliseconds;
  /** The groups, as far as there is anybody in them. */
  readonly groups: ReadonlyArray<{
    readonly group: AnswerGroup;
    /** How long it took from the landmark on. */
    readonly wait: WaitSummary;
    /** The share that had got there by the end of what is known, with its interval; absent where none did. */
    readonly reached?: IncidencePoint;
  }>;
  /** Whether they differ by more than chance, compared within segments. */
  readonly test: LogRank;
}

/**
 * Describes the entries to one stage over those to another in each month: no conversion, but what many reports show.
 *
 * @category model
 * @since 0.1.0
 */
export interface PeriodRates {
  /** The earlier stage. */
  readonly from: LeadStage;
  /** The later stage. */
  readonly to: LeadStage;
  /** One ratio a month, without an interval; it can pass 1. */
  readonly months: ReadonlyArray<Grouped<Ratio>>;
}

/**
 * Describes how long leads take from stage to stage, over all time.
 *
 * @category model
 * @since 0.1.0
 */
export interface StageTimesReview {
  /** Each step between recorded stages, and the longer ways that departments quarrel about. */
  readonly steps: ReadonlyArray<StageTime>;
  /** What period reports would show for the same, to be held against the cohorts of `conversions`. */
  readonly periodRates: ReadonlyArray<PeriodRates>;
  /** Whether being answered in time goes together with conversion; absent where no hand-over is recorded. */
  readonly answered?: AnsweredReview;
}

/**
 * Reads how long leads take from stage to stage.
 *
 * **Details**: where more than half of what happened in a step is known by its date only, the step is measured in whole
 * days of the agreement's zone; else to the minute, and dates are left out and counted.
 *
 * @param subjects - what the review reads
 * @returns the reading under `stageTimes`, or nothing where fewer than two stages are recorded
 * @category readings
 * @since 0.1.0
 */
export const reviewStageTimes = (subjects: ReviewSubjects): { readonly stageTimes?: StageTimesReview } => {
  const recorded = recordedStages(subjects);
  const steps = stepsOf(recorded);
  if (steps.length === 0) return {};
  const { agreement, passes, viewpoint } = subjects;
  const { zone, periodRules } = agreement;
  const month = periodAt(zone, periodRules, 'month');
  const terms = { asOf: viewpoint.asOf, isStale: staleIn(subjects) };
  const inDays = { ...terms, dayOf: (at: Parameters<typeof month>[0]) => localDayAt(zone, at) };
  const { times, rates } = measure(
    struct({
      times: list(
        steps.map(([from, to]) => stageTime(isByDate(subjects, from, to) ? inDays : terms, from, to)),
      ),
      rates: list(steps.map(([from, to]) => periodRate(({ at }) => month(at), from, to))),
    }),
  )(passes);
  return {
    stageTimes: {
      steps: times,
      periodRates: steps.map(([from, to], index) => ({ from, to, months: rates[index] ?? [] })),
      ...answeredOf(subjects, recorded),
    },
  };
};

type Step = readonly [from: LeadStage, to: LeadStage];

/** From each recorded stage to the next one, and the longer ways of the funnel; nobody waits for a loss. */
const stepsOf = (recorded: ReadonlySet<LeadStage>): ReadonlyArray<Step> => {
  const stages = leadStages.filter((stage) => stage !== 'lost' && recorded.has(stage));
  const next = stages.slice(1).map((to, index): Step => [stages[index] as LeadStage, to]);
  const longer = funnelSteps.filter(
    ([from, to]) => recorded.has(from) && recorded.has(to) && next.every(([a, b]) => a !== from || b !== to),
  );
  return [...next, ...longer];
};

const isByDate = ({ passes }: ReviewSubjects, from: LeadStage, to: LeadStage): boolean => {
  const [started, arrived] = [enteredAt(from), enteredAt(to)];
  let [moments, dates] = [0, 0];
  for (const subject of passes) {
    const start = started(subject);
    if (start === undefined) continue;
    moments += 1;
    if (start.precision === 'date' || arrived(subject)?.precision === 'date') dates += 1;
  }
  return 2 * dates > moments;
};

const answeredOf = (
  { agreement, passes, viewpoint, touchesRecorded }: ReviewSubjects,
  recorded: ReadonlySet<LeadStage>,
): Pick<StageTimesReview, 'answered'> => {
  const to = (['won', 'sales-qualified'] as const).find((stage) => recorded.has(stage));
  const promised = agreement.agreement.policies.some(
    ({ metric, obliged }) => metric === 'first-response' && obliged === 'sales',
  );
  if (to === undefined || !recorded.has('handed-over') || !promised) return {};
  const { groups, test, landmark } = measure(
    conversionByAnswer({
      asOf: viewpoint.asOf,
      touchesRecorded,
      to,
      landmark: proposedLandmark,
      stratumOf: ({ life }) => life.segment ?? '',
    }),
  )(passes);
  return {
    answered: {
      to,
      landmark,
      groups: groups.map(({ group, reading }) => {
        const reached = reading.curve.at(-1);
        return {
          group: group as AnswerGroup,
          wait: summaryOf(reading),
          ...(reached === undefined ? {} : { reached }),
        };
      }),
      test,
    },
  };
};
