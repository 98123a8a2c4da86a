import type { Target } from '../calendar/target.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { PeriodUnit } from '../kernel/period.js';

/**
 * Describes the level that a service promises its customer, in a form that a journal can be held against.
 *
 * @category model
 * @since 0.1.0
 */
export type ServiceLevel =
  | AnsweredWithin
  | ByDueDate
  | EveryPeriod
  | AmountPerPeriod
  | NeverOlderThan
  | Measured;

/**
 * Promises that each request is answered within a time.
 *
 * @category model
 * @since 0.1.0
 */
export interface AnsweredWithin {
  /** Tells the levels apart. */
  readonly kind: 'answered-within';
  /** How long there is time from the request. */
  readonly target: Target;
  /** The name of the calendar that counts; the default calendar's when absent. */
  readonly calendar?: string;
  /** The share of requests that has to be answered in time, above 0 and up to 1; all when absent. */
  readonly atLeast?: number;
}

/**
 * Promises that each request is delivered by the date its customer named, or some time before it.
 *
 * @category model
 * @since 0.1.0
 */
export interface ByDueDate {
  /** Tells the levels apart. */
  readonly kind: 'by-due-date';
  /** How long before the date it has to be there; on time is enough when absent. */
  readonly notice?: Target;
  /** The name of the calendar that counts for the notice; the default calendar's when absent. */
  readonly calendar?: string;
  /** The share of requests that has to be there in time, above 0 and up to 1; all when absent. */
  readonly atLeast?: number;
}

/**
 * Promises a number of deliveries in each period, whether asked for or not.
 *
 * @category model
 * @since 0.1.0
 */
export interface EveryPeriod {
  /** Tells the levels apart. */
  readonly kind: 'every-period';
  /** How many deliveries, a whole number of 1 or more. */
  readonly atLeast: number;
  /** In each period of this length. */
  readonly every: PeriodUnit;
}

/**
 * Promises an amount in each period, summed over what its deliveries measured: for example 40 qualified leads a
 * month.
 *
 * @category model
 * @since 0.1.0
 */
export interface AmountPerPeriod {
  /** Tells the levels apart. */
  readonly kind: 'amount-per-period';
  /** How much, in the unit, above 0. */
  readonly atLeast: number;
  /** What is counted, for example `qualified leads`. */
  readonly unit: string;
  /** In each period of this length. */
  readonly every: PeriodUnit;
}

/**
 * Promises that the latest delivery is never older than a time.
 *
 * @category model
 * @since 0.1.0
 */
export interface NeverOlderThan {
  /** Tells the levels apart. */
  readonly kind: 'never-older-than';
  /** How old it may become, in milliseconds of elapsed time. */
  readonly age: Milliseconds;
}

/**
 * Promises a value that each delivery measures: for example at least 80 percent of the reps certified.
 *
 * @category model
 * @since 0.1.0
 */
export interface Measured {
  /** Tells the levels apart. */
  readonly kind: 'measured';
  /** What is measured, for example `share of reps certified`. */
  readonly unit: string;
  /** Whether the value has to reach the target or to stay within it. */
  readonly direction: 'at-least' | 'at-most';
  /** The target, in the unit. */
  readonly value: number;
}
