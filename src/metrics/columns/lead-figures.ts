import type { Captured } from '../../journal/lead-events.js';
import type { CurrencySums } from '../../kernel/currency-sums.js';
import type { Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import type { PeriodId } from '../../kernel/period.js';
import type { LifecycleTerms } from '../../lead/lifecycle-terms.js';
import type { Policy } from '../../sla/policy-version.js';
import { type AttainmentReport, type AttainmentReportSum, attainmentReport } from '../attainment-report.js';
import { type ClockCase, clockCases } from '../clock-case.js';
import { clockWait } from '../clock-wait.js';
import { type ExitCount, exits } from '../exits.js';
import { type FollowUp, type FollowUpSum, followUp } from '../follow-up.js';
import {
  type Conversion,
  type ConversionSum,
  conversion,
  funnelSteps,
  type StageVolume,
  stageVolumes,
  type VolumeSum,
} from '../funnel.js';
import { type Grouped, type GroupedSums, groupBy } from '../group-by.js';
import type { PassCase } from '../lead-case.js';
import { list, mapReading } from '../list.js';
import { type Metric, sumOver } from '../metric.js';
import { type ResponseDelay, type ResponseDelaySum, responseDelay } from '../response-delay.js';
import { moneyOf } from '../revenue/money-sum.js';
import { struct } from '../struct.js';
import { summaryOf, type WaitSum, type WaitSummary } from '../time-to-event.js';
import { speedToLead, touchWait } from '../touch-wait.js';
import { leaveUnrecorded } from '../unrecorded-clock.js';
import { wonMoney } from '../won-money.js';

/**
 * Describes by what terms the standard figures of leads are measured.
 *
 * @category model
 * @since 0.1.0
 */
export interface FigureTerms {
  /** How a lead moves. */
  readonly lifecycle: LifecycleTerms;
  /** The promises with a time limit. */
  readonly policies: ReadonlyArray<Policy>;
  /** Only what happened up to and including this instant counts, epoch milliseconds. */
  readonly asOf: Instant;
  /** The period that an instant falls into: cohorts are dated by it, and clocks by their start. */
  readonly periodOf: (at: Instant) => PeriodId;
  /**
   * Whether touches of a team would have been recorded at an instant, that of the hand-over or else of the start of
   * the pass; always when absent.
   */
  readonly touchesRecorded?: (team: string | undefined, at: Instant) => boolean;
  /** The leads that belong to no rate, by why; every lead counts when absent. */
  readonly exclusions?: ReadonlyArray<NonNullable<Captured['exclusion']>>;
}

/**
 * Describes a figure over all, and by the team of the lead's owner.
 *
 * @category model
 * @since 0.1.0
 */
export interface ByTeam<All, Teams> {
  /** Over all. */
  readonly all: All;
  /** By team; the group is empty where none is known. */
  readonly teams: Teams;
}

/**
 * Describes how one promise was kept.
 *
 * @category model
 * @since 0.1.0
 */
export interface PromiseFigures {
  /** The policy. */
  readonly policy: string;
  /** How its clocks were kept, in all, by team, segment and period; never by person. */
  readonly kept: AttainmentReport;
  /** How long its clocks take in business time. */
  readonly businessTime: WaitSummary;
  /** How long they take in elapsed time. */
  readonly elapsedTime: WaitSummary;
}

/**
 * Describes the standard figures of leads.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadFigures {
  /** The volume of each stage. */
  readonly volumes: ReadonlyArray<StageVolume>;
  /** The conversions of `funnelSteps`, by cohort, segment and lead source; acceptance is one of them. */
  readonly conversions: ReadonlyArray<Conversion>;
  /** What became of the leads that were handed over. */
  readonly followUp: ByTeam<FollowUp, ReadonlyArray<Grouped<FollowUp>>>;
  /** How long they wait for the first touch since the hand-over. */
  readonly touchWait: ByTeam<WaitSummary, ReadonlyArray<Grouped<WaitSummary>>>;
  /** How long they wait since their first interest. */
  readonly speedToLead: WaitSummary;
  /** On what they wait: on the system until a person has them, or on the person. */
  readonly responseDelay: ByTeam<ResponseDelay, ReadonlyArray<Grouped<ResponseDelay>>>;
  /** How passes ended, and why. */
  readonly exits: ReadonlyArray<ExitCount>;
  /** What sales are worth, by currency. */
  readonly wonValue: ReadonlyArray<Money>;
  /** How each promise was kept, in the order of the policies. */
  readonly promises: ReadonlyArray<PromiseFigures>;
}

/**
 * Describes the sums behind the promises.
 *
 * @category model
 * @since 0.1.0
 */
export interface PromiseSum {
  /** How its clocks were kept. */
  readonly kept: AttainmentReportSum;
  /** How long they take in business time. */
  readonly businessTime: WaitSum;
  /** How long they take in elapsed time. */
  readonly elapsedTime: WaitSum;
}

/**
 * Describes the sums behind the standard figures: plain JSON, the same whoever added them up.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadFiguresSum {
  /** The volumes, in the order of the stages. */
  readonly volumes: ReadonlyArray<VolumeSum>;
  /** The conversions, in the order of `funnelSteps`. */
  readonly conversions: ReadonlyArray<ConversionSum>;
  /** The follow-up. */
  readonly followUp: ByTeam<FollowUpSum, GroupedSums<FollowUpSum>>;
  /** The waits for a touch. */
  readonly touchWait: ByTeam<WaitSum, GroupedSums<WaitSum>>;
  /** The waits since the first interest. */
  readonly speedToLead: WaitSum;
  /** The delays. */
  readonly responseDelay: ByTeam<ResponseDelaySum, GroupedSums<ResponseDelaySum>>;
  /** The exits. */
  readonly exits: GroupedSums<number>;
  /** The worth of sales, by currency. */
  readonly wonValue: CurrencySums;
  /** The promises, in the order of the policies. */
  readonly promises: ReadonlyArray<PromiseSum>;
}

/**
 * Measures the standard figures of leads in one pass over their passes: the definition that columns are held to.
 *
 * @param terms - the agreed terms and the instant
 * @returns the metric over passes, as `leadCase` gives them by the same terms
 * @category metrics
 * @since 0.1.0
 */
export const leadFigures = (terms: FigureTerms): Metric<PassCase, LeadFiguresSum, LeadFigures> => {
  const { asOf, periodOf, policies, exclusions = [] } = terms;
  const touchesRecorded = recordedIn(terms);
  const excluded: ReadonlySet<string> = new Set(exclusions);
  const follow = followUp(touchesRecorded);
  const wait = mapReading(summaryOf)(touchWait({ asOf, touchesRecorded }));
  const delay = responseDelay({ asOf, touchesRecorded });
  const byTeam = groupBy(({ pass, team }: PassCase) => (pass.handOver === undefined ? [] : [team ?? '']));
  const metric: Metric<PassCase, LeadFiguresSum, LeadFigures> = struct({
    volumes: stageVolumes(),
    conversions: list(funnelSteps.map(([from, to]) => conversion(({ at }) => periodOf(at), from, to))),
    followUp: struct({ all: follow, teams: byTeam(follow) }),
    touchWait: struct({ all: wait, teams: byTeam(wait) }),
    speedToLead: mapReading(summaryOf)(speedToLead({ asOf, touchesRecorded })),
    responseDelay: struct({ all: delay, teams: byTeam(delay) }),
    exits: exits(),
    wonValue: moneyOf<PassCase>(wonMoney),
    promises: list(policies.map(({ id }) => promiseFigures(id, periodOf))),
  });
  const judged = leaveUnrecorded(touchesRecorded);
  return {
    ...metric,
    of: (subject) => {
      const { exclusion } = subject.life;
      return exclusion !== undefined && excluded.has(exclusion) ? metric.empty : metric.of(judged(subject));
    },
  };
};

/** Whether touches of a pass would have been recorded, by terms that know teams and instants. */
const recordedIn =
  ({ touchesRecorded }: FigureTerms) =>
  ({ pass, team }: PassCase): boolean =>
    touchesRecorded === undefined || touchesRecorded(team, (pass.handOver ?? pass.started).at);

const promiseFigures = (
  policy: string,
  periodOf: FigureTerms['periodOf'],
): Metric<PassCase, PromiseSum, PromiseFigures> => {
  const kept: Metric<ClockCase, PromiseSum, Omit<PromiseFigures, 'policy'>> = struct({
    kept: attainmentReport({ periodOf, personal: false }),
    businessTime: mapReading(summaryOf)(clockWait('business')),
    elapsedTime: mapReading(summaryOf)(clockWait('elapsed')),
  });
  return {
    empty: kept.empty,
    of: (subject) => sumOver(kept)(clockCases(subject).filter(({ clock }) => clock.policy.id === policy)),
    concat: kept.concat,
    extract: (sum) => ({ policy, ...kept.extract(sum) }),
  };
};
