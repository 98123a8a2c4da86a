import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { MeetingPolicy } from '../journal/dialogue-events.js';
import type { LeadStage } from '../journal/lead-events.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Department, Party } from '../kernel/party.js';
import type { PeriodUnit } from '../kernel/period.js';

/**
 * Describes what is measured to see whether an obligation is kept; each is computed from the journal alone.
 *
 * @category model
 * @since 0.1.0
 */
export type ObligationMetric =
  | LeadsHandedOver
  | CompleteAtHandOver
  | AcceptedShare
  | PolicyAttainment
  | FactsRecorded
  | CompletenessGained
  | ResultsReported
  | ServiceDeliveries
  | AssetsPublished
  | SignalsAnswered
  | RequestsKept
  | MeetingsHeld;

/**
 * Counts leads that were handed over in the period.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadsHandedOver {
  /** Tells the metrics apart. */
  readonly kind: 'leads-handed-over';
  /** Counts only the leads of this segment; all when absent. */
  readonly segment?: string;
}

/**
 * Gives the share of handed-over leads that carried every required fact when they were handed over.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompleteAtHandOver {
  /** Tells the metrics apart. */
  readonly kind: 'complete-at-hand-over';
}

/**
 * Gives the share of handed-over leads that Sales accepted.
 *
 * @category model
 * @since 0.1.0
 */
export interface AcceptedShare {
  /** Tells the metrics apart. */
  readonly kind: 'accepted';
}

/**
 * Gives the share of a policy's clocks that were met.
 *
 * @category model
 * @since 0.1.0
 */
export interface PolicyAttainment {
  /** Tells the metrics apart. */
  readonly kind: 'policy-attainment';
  /** The policy's identifier. */
  readonly policy: string;
}

/**
 * Gives the share of leads reaching a stage that carried certain facts by then.
 *
 * @category model
 * @since 0.1.0
 */
export interface FactsRecorded {
  /** Tells the metrics apart. */
  readonly kind: 'facts-recorded';
  /** The facts, all of which have to be there. */
  readonly facts: ReadonlyArray<string>;
  /** The stage by which. */
  readonly by: LeadStage;
}

/**
 * Gives the mean share of completeness that leads gain between two stages.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompletenessGained {
  /** Tells the metrics apart. */
  readonly kind: 'completeness-gained';
  /** The stage from which. */
  readonly from: LeadStage;
  /** The stage by which. */
  readonly to: LeadStage;
}

/**
 * Gives the share of handed-over leads whose result, with its reason, was reported in time.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResultsReported {
  /** Tells the metrics apart. */
  readonly kind: 'results-reported';
  /** How long after the hand-over there is time, in milliseconds. */
  readonly within: Milliseconds;
}

/**
 * Counts deliveries of a service in the period.
 *
 * @category model
 * @since 0.1.0
 */
export interface ServiceDeliveries {
  /** Tells the metrics apart. */
  readonly kind: 'service-deliveries';
  /** The service's identifier in the portfolio. */
  readonly service: string;
}

/**
 * Counts assets of certain kinds that were published in the period.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssetsPublished {
  /** Tells the metrics apart. */
  readonly kind: 'assets-published';
  /** The kinds of asset that count, for example `battlecard`. */
  readonly assets: ReadonlyArray<string>;
}

/**
 * Gives the share of the field's signals that were acknowledged in time.
 *
 * @category model
 * @since 0.1.0
 */
export interface SignalsAnswered {
  /** Tells the metrics apart. */
  readonly kind: 'signals-answered';
  /** How long there is time, in milliseconds. */
  readonly within: Milliseconds;
}

/**
 * Gives the share of promised requests that were done by the promised time.
 *
 * @category model
 * @since 0.1.0
 */
export interface RequestsKept {
  /** Tells the metrics apart. */
  readonly kind: 'requests-kept';
}

/**
 * Counts meetings of a policy in the period.
 *
 * @category model
 * @since 0.1.0
 */
export interface MeetingsHeld {
  /** Tells the metrics apart. */
  readonly kind: 'meetings-held';
  /** The meeting policy. */
  readonly policy: MeetingPolicy;
}

/**
 * Names the unit of a metric: whole things, or a share of 0–1.
 *
 * @category model
 * @since 0.1.0
 */
export type ObligationUnit = 'count' | 'share';

/**
 * Lists the unit of each metric.
 *
 * @category constants
 * @since 0.1.0
 */
export const unitOfObligation: { readonly [Kind in ObligationMetric['kind']]: ObligationUnit } = {
  'leads-handed-over': 'count',
  'complete-at-hand-over': 'share',
  accepted: 'share',
  'policy-attainment': 'share',
  'facts-recorded': 'share',
  'completeness-gained': 'share',
  'results-reported': 'share',
  'service-deliveries': 'count',
  'assets-published': 'count',
  'signals-answered': 'share',
  'requests-kept': 'share',
  'meetings-held': 'count',
};

/**
 * Describes what one department owes the other: a metric, a target and a period, so that it can be computed
 * whether it was kept.
 *
 * @category model
 * @since 0.1.0
 */
export interface Obligation {
  /** The obligation's identifier, unique in the agreement. */
  readonly id: string;
  /** What is owed, in one sentence. */
  readonly title: string;
  /** Who answers for it: the owing department, or a team or role of it. */
  readonly owner: Party;
  /** Whom it is owed to: the other department, or a team or role of it. */
  readonly beneficiary: Party;
  /** What is measured. */
  readonly metric: ObligationMetric;
  /** The least that keeps it: a whole number of at least 1, or a share above 0 and up to 1. */
  readonly atLeast: number;
  /** The period over which it is judged. */
  readonly period: PeriodUnit;
}

/**
 * Describes what each department owes the other; an agreement in which one side owes nothing does not compile.
 *
 * @category model
 * @since 0.1.0
 */
export type Obligations = {
  readonly [Owing in Department]: ReadonlyNonEmptyArray<Obligation>;
};
