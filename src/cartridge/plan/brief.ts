import type { Money } from '../../kernel/money.js';
import type { Artefact } from '../artefact.js';
import type { ReachCurve } from '../reach-curve.js';

/**
 * Describes what a plan is asked for: the money, the resources, what Sales expects, and what to make of the rest.
 *
 * **Details**: plain JSON that Marketing and Sales write together. Nothing depends on the order of its lists.
 *
 * @category model
 * @since 0.1.0
 */
export interface PlanBrief {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** The brief's identifier; its versions share it. */
  readonly id: string;
  /** The version, 1 or more; it rises with every change. */
  readonly version: number;
  /** What people call it. */
  readonly title: string;
  /** The money there is, in the currency of the portfolio. */
  readonly budget: Money;
  /** The resources there are; one that is not listed has no limit. */
  readonly resources?: ReadonlyArray<ResourceLimit>;
  /** What is to be as large as possible once the expectations of Sales are met as far as they can be. */
  readonly objective: PlanObjective;
  /** What Sales expects; as many as possible are met before anything else. */
  readonly expectations?: ReadonlyArray<SalesExpectation>;
  /** What has to be in the plan whatever it costs; nothing when absent. */
  readonly required?: ReadonlyArray<RequiredUnits>;
  /** Services that must not be in it, by identifier; none when absent. */
  readonly excluded?: ReadonlyArray<string>;
  /** Services of which only some can be in it. */
  readonly eitherOr?: ReadonlyArray<EitherOr>;
  /** What services need besides the artefacts of the portfolio. */
  readonly prerequisites?: ReadonlyArray<Prerequisite>;
  /** Artefacts that are there already, such as last year's message map; those of suppliers and Sales are anyway. */
  readonly inHand?: ReadonlyArray<Artefact>;
  /** How many each segment holds, where the portfolio does not say it or says it wrongly. */
  readonly audiences?: ReadonlyArray<SegmentAudience>;
  /** Measured curves of diminishing reach over units, instead of the constant share of a service. */
  readonly curves?: ReadonlyArray<ServiceCurve>;
}

/**
 * Describes how much there is of one resource.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResourceLimit {
  /** The resource's identifier in the portfolio. */
  readonly resource: string;
  /** How much there is, in whole units of the resource. */
  readonly most: number;
}

/**
 * Describes what a plan makes as large as possible.
 *
 * @category model
 * @since 0.1.0
 */
export type PlanObjective =
  | ServedRespondersObjective
  | NetReachObjective
  | QualifiedLeadsObjective
  | ValueObjective;

/**
 * Asks for as many responders as can be served.
 *
 * @category model
 * @since 0.1.0
 */
export interface ServedRespondersObjective {
  /** Tells the objectives apart. */
  readonly kind: 'served-responders';
  /** How many Marketing can handle, a whole number; no limit when absent. */
  readonly handlingCapacity?: number;
  /** How many Sales can get in touch with, a whole number; no limit when absent. */
  readonly touchCapacity?: number;
}

/**
 * Asks for as many different people reached as possible.
 *
 * @category model
 * @since 0.1.0
 */
export interface NetReachObjective {
  /** Tells the objectives apart. */
  readonly kind: 'net-reach';
  /** How much each segment counts, from 0, summing to 1; when absent, every person counts the same. */
  readonly weights?: ReadonlyArray<SegmentWeight>;
}

/**
 * Asks for as many qualified leads as can be expected.
 *
 * @category model
 * @since 0.1.0
 */
export interface QualifiedLeadsObjective {
  /** Tells the objectives apart. */
  readonly kind: 'qualified-leads';
  /** The share of responders that qualifies, 0–1, where no other is given for a service. */
  readonly share: number;
  /** The shares of single services. */
  readonly shares?: ReadonlyArray<ServiceShare>;
  /** How many responders Marketing can handle, a whole number; no limit when absent. */
  readonly handlingCapacity?: number;
  /** How many responders Sales can get in touch with, a whole number; no limit when absent. */
  readonly touchCapacity?: number;
}

/**
 * Asks for as much value as possible, by what a unit of each service is worth.
 *
 * @category model
 * @since 0.1.0
 */
export interface ValueObjective {
  /** Tells the objectives apart. */
  readonly kind: 'value';
  /** What a unit of each service is worth; nothing for those not listed. */
  readonly values: ReadonlyArray<ServiceValue>;
}

/**
 * Describes how much a segment counts.
 *
 * @category model
 * @since 0.1.0
 */
export interface SegmentWeight {
  /** The segment's identifier in the portfolio. */
  readonly segment: string;
  /** Its weight, 0–1. */
  readonly weight: number;
}

/**
 * Describes the share of a service's responders that qualifies.
 *
 * @category model
 * @since 0.1.0
 */
export interface ServiceShare {
  /** The service's identifier. */
  readonly service: string;
  /** The share, 0–1. */
  readonly share: number;
}

/**
 * Describes what a unit of a service is worth.
 *
 * @category model
 * @since 0.1.0
 */
export interface ServiceValue {
  /** The service's identifier. */
  readonly service: string;
  /** What a unit is worth, in the currency of the portfolio; 0 or more. */
  readonly perUnit: Money;
}

/**
 * Describes something that Sales expects of the plan: units of a service, or an artefact made by anything.
 *
 * @category model
 * @since 0.1.0
 */
export type SalesExpectation = ExpectedUnits | ExpectedArtefact;

/**
 * Expects at least so many units of a service.
 *
 * @category model
 * @since 0.1.0
 */
export interface ExpectedUnits {
  /** The expectation's identifier, unique in the brief. */
  readonly id: string;
  /** Tells the expectations apart. */
  readonly kind: 'units';
  /** The service's identifier. */
  readonly service: string;
  /** How many units at least, 1 or more. */
  readonly atLeast: number;
}

/**
 * Expects that an artefact is made, whichever service makes it.
 *
 * @category model
 * @since 0.1.0
 */
export interface ExpectedArtefact {
  /** The expectation's identifier, unique in the brief. */
  readonly id: string;
  /** Tells the expectations apart. */
  readonly kind: 'artefact';
  /** The artefact. */
  readonly artefact: Artefact;
}

/**
 * Demands at least so many units of a service, whatever else has to give way.
 *
 * @category model
 * @since 0.1.0
 */
export interface RequiredUnits {
  /** The service's identifier. */
  readonly service: string;
  /** How many units at least, 1 or more. */
  readonly atLeast: number;
}

/**
 * Describes services of which only some can be in a plan.
 *
 * @category model
 * @since 0.1.0
 */
export interface EitherOr {
  /** Its identifier, unique in the brief. */
  readonly id: string;
  /** The services' identifiers, at least two. */
  readonly services: ReadonlyArray<string>;
  /** How many of them at most; 1 when absent. */
  readonly atMost?: number;
}

/**
 * Describes that a service needs another one in the same plan.
 *
 * @category model
 * @since 0.1.0
 */
export interface Prerequisite {
  /** The identifier of the service that needs something. */
  readonly service: string;
  /** The identifiers of those of which one has to be there; two prerequisites of a service both have to hold. */
  readonly anyOf: ReadonlyArray<string>;
}

/**
 * Describes how many a segment holds.
 *
 * @category model
 * @since 0.1.0
 */
export interface SegmentAudience {
  /** The segment's identifier in the portfolio. */
  readonly segment: string;
  /** How many accounts or people, 1 or more. */
  readonly size: number;
}

/**
 * Describes a measured curve of diminishing reach of a service.
 *
 * @category model
 * @since 0.1.0
 */
export interface ServiceCurve {
  /** The service's identifier; it has to reach a segment. */
  readonly service: string;
  /** The curve over units of the service. */
  readonly curve: ReachCurve;
}
