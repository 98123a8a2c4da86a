import type { MeetingPolicy } from '../journal/dialogue-events.js';
import type { CivilDate } from '../kernel/civil-date.js';
import type { Money } from '../kernel/money.js';
import type { Department, Party } from '../kernel/party.js';
import type { PeriodId, PeriodUnit } from '../kernel/period.js';

/**
 * Describes a goal that both departments own; a goal of one department alone is not a joint goal.
 *
 * @category model
 * @since 0.1.0
 */
export interface JointGoal {
  /** The goal's identifier, unique in the agreement. */
  readonly id: string;
  /** What is to be reached, in one sentence. */
  readonly title: string;
  /** What it is measured by. */
  readonly measure: GoalMeasure;
  /** The period it is for. */
  readonly period: PeriodId;
  /** Who answers for it on each side. */
  readonly owners: { readonly [Side in Department]: string };
}

/**
 * Describes what a goal is measured by, and how much of it is to be reached.
 *
 * @category model
 * @since 0.1.0
 */
export type GoalMeasure = RevenueGoal | CountGoal;

/**
 * Describes a goal in money.
 *
 * @category model
 * @since 0.1.0
 */
export interface RevenueGoal {
  /** Tells the forms of goals apart: all sales, or those to customers there were already. */
  readonly kind: 'revenue' | 'revenue-retained';
  /** The least that is to be reached. */
  readonly atLeast: Money;
  /** The share that is to come from Marketing's leads, 0–1; unstated when absent. */
  readonly marketingShare?: number;
}

/**
 * Describes a goal in whole customers.
 *
 * @category model
 * @since 0.1.0
 */
export interface CountGoal {
  /** Tells the forms of goals apart: customers won, or kept. */
  readonly kind: 'customers-won' | 'customers-kept';
  /** The least that is to be reached, a whole number. */
  readonly atLeast: number;
}

/**
 * Describes a programme whose deliverables and benchmarks are part of what is signed.
 *
 * **Details**: a programme without them is not refused. It is the "lethal disconnect" of the sources and is
 * listed among the agreement's gaps.
 *
 * @category model
 * @since 0.1.0
 */
export interface AgreedProgramme {
  /** The programme's identifier, as its events name it. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** What it is for, for example `awareness`, `lead-generation`, `sales-enablement`. */
  readonly objective: string;
  /** How, for example `advertising`, `direct-marketing`, `events`. */
  readonly tactic: string;
  /** What it may cost. */
  readonly budget: Money;
  /** The first date it is meant for. */
  readonly from: CivilDate;
  /** The first date after it. */
  readonly until: CivilDate;
  /** What it is to deliver, one text each. */
  readonly deliverables: ReadonlyArray<string>;
  /** By what it is to be judged, one text each. */
  readonly benchmarks: ReadonlyArray<string>;
}

/**
 * Describes what the five figures of page one are held against; a figure without a target is shown alone.
 *
 * @category model
 * @since 0.1.0
 */
export interface PageOneTargets {
  /** The period that the counts and shares are for. */
  readonly period: PeriodUnit;
  /** The least number of leads handed over in a period. */
  readonly handedOver?: number;
  /** The least share of handed-over leads that are accepted and worked in time, 0–1. */
  readonly workedInTime?: number;
  /** The least share of handed-over leads that become customers, 0–1. */
  readonly converted?: number;
  /** The most clocks that may be overdue at any moment. */
  readonly overdueNow?: number;
  /** The most money that may lie in overdue leads at any moment. */
  readonly moneyAtRisk?: Money;
}

/**
 * Describes how often the departments meet.
 *
 * @category model
 * @since 0.1.0
 */
export interface MeetingCadence {
  /** The meeting policy. */
  readonly policy: MeetingPolicy;
  /** At least once in each period of this length. */
  readonly every: PeriodUnit;
  /** Who calls it. */
  readonly owner: Party;
}
