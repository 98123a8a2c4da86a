import type { Money } from '../kernel/money.js';
import type { Party } from '../kernel/party.js';
import type { Artefact } from './artefact.js';
import type { ServiceLevel } from './service-level.js';

/**
 * Describes a service that a cartridge offers: what, where, how, for whom, on which level, at what cost.
 *
 * **Details**: the source asks for what, where and how, and calls Sales the customer; levels, costs, resources and
 * reach as numbers are ours.
 *
 * @category model
 * @since 0.1.0
 */
export interface Service {
  /** The service's identifier, unique in the portfolio. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** What is delivered. */
  readonly what: string;
  /** Where it is delivered: the place, tool or channel. */
  readonly where: string;
  /** How it is delivered. */
  readonly how: string;
  /** For whom; usually `sales`. */
  readonly customer: Party;
  /** What it promises; without it the service is listed as unmeasured. */
  readonly level?: ServiceLevel;
  /** What one unit of it is, for example `campaign`, `profile`, `training day`. */
  readonly unit: string;
  /** The most units that can be bought in one plan, 1 or more; no limit when absent. */
  readonly mostUnits?: number;
  /** What it costs. */
  readonly cost: ServiceCost;
  /** What it takes of the resources of the portfolio; nothing when absent. */
  readonly resources?: ReadonlyArray<ServiceResource>;
  /** Whom a unit reaches; absent for a service that reaches nobody by itself. */
  readonly reach?: ServiceReach;
  /** The artefacts it cannot do without, of those that its cartridge needs, uses or gives. */
  readonly needs?: ReadonlyArray<Artefact>;
  /** The artefacts it makes, of those that its cartridge gives. */
  readonly gives?: ReadonlyArray<Artefact>;
  /**
   * Whose figures these are while nobody has confirmed them: `preset` with a published source, `proposal` of ours;
   * absent once they are agreed.
   */
  readonly mark?: 'preset' | 'proposal';
}

/**
 * Describes what a service costs, in the currency of the portfolio.
 *
 * @category model
 * @since 0.1.0
 */
export interface ServiceCost {
  /** What setting it up costs, once, if any unit is bought; 0 or more. */
  readonly fixed: Money;
  /** What each unit costs; 0 or more. */
  readonly perUnit: Money;
}

/**
 * Describes what a service takes of one resource.
 *
 * @category model
 * @since 0.1.0
 */
export interface ServiceResource {
  /** The resource's identifier in the portfolio. */
  readonly resource: string;
  /** What setting it up takes, once, in whole units of the resource; nothing when absent. */
  readonly fixed?: number;
  /** What each unit of the service takes, in whole units of the resource. */
  readonly perUnit: number;
}

/**
 * Describes whom one unit of a service reaches.
 *
 * @category model
 * @since 0.1.0
 */
export interface ServiceReach {
  /** The segment's identifier in the portfolio. */
  readonly segment: string;
  /** The share of the segment that one unit reaches, above 0 and up to 1. */
  readonly perUnit: number;
  /** The share of those reached that respond, 0–1; unknown when absent. */
  readonly response?: number;
}
