import type { Milliseconds } from '../kernel/duration.js';
import type { Department } from '../kernel/party.js';

/**
 * Describes a metric by which a department is measured.
 *
 * @category model
 * @since 0.1.0
 */
export interface DepartmentMetric {
  /** The metric's identifier; the same one on both sides is a shared metric. */
  readonly id: string;
  /** The share of the department's pay that depends on it, 0–1; unstated when absent. */
  readonly shareOfPay?: number;
}

/**
 * Describes what a department says of itself: by what it is measured, how far it looks ahead, and which meaning of each
 * shared term it works with.
 *
 * @category model
 * @since 0.1.0
 */
export interface DepartmentMeasures {
  /** The metrics, each once. */
  readonly metrics: ReadonlyArray<DepartmentMetric>;
  /** How far ahead its targets reach, in milliseconds; unstated when absent. */
  readonly horizon?: Milliseconds;
  /** The version of each shared term that it works with, by the term's identifier; a term left out is unstated. */
  readonly terms?: { readonly [term: string]: number };
}

/**
 * Describes by what both departments are measured; a department that has not said so is left out.
 *
 * @category model
 * @since 0.1.0
 */
export type MeasuresOfDepartments = { readonly [Side in Department]?: DepartmentMeasures };
