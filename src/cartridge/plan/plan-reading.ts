import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { ContentHash } from '../../kernel/content-hash.js';
import type { Issue } from '../../kernel/issue.js';
import type { Money } from '../../kernel/money.js';
import type { Party } from '../../kernel/party.js';
import type { NetReach } from '../net-reach.js';
import type { ServedResponders } from '../served-responders.js';
import type { PlanObjective } from './brief.js';

/**
 * Describes a plan: which services in how many units, what they cost and bring, what they leave unmet, and what keeps
 * the plan from being better.
 *
 * @category model
 * @since 0.1.0
 */
export interface PlanReading {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** What it was made from: the brief and the portfolio, each by identifier, version and hash. */
  readonly madeFrom: PlanSources;
  /** What was chosen, in order of the services' identifiers. */
  readonly services: ReadonlyArray<PlannedService>;
  /** What all of it costs. */
  readonly cost: Money;
  /** What is left of the budget. */
  readonly budgetLeft: Money;
  /** What is used of each resource that has a limit, in order of identifier. */
  readonly resources: ReadonlyArray<UsedResource>;
  /** The expectations of Sales, in order of identifier. */
  readonly expectations: ReadonlyArray<ExpectationReading>;
  /** What was made as large as possible. */
  readonly objective: ObjectiveReading;
  /** Whom the plan reaches in each segment, in order of identifier. */
  readonly reach: ReadonlyArray<SegmentReach>;
  /** Who responds, and who of them is served. */
  readonly responders: ServedResponders;
  /** What keeps the objective from being larger: the limits, by what one more step of each is worth at the margin. */
  readonly limits: ReadonlyArray<LimitReading>;
  /** Services that could not be chosen whatever the plan, and why. */
  readonly unavailable: ReadonlyArray<UnavailableService>;
  /** What the reading could not take into account. */
  readonly missing: ReadonlyArray<string>;
  /** What there is to say about the plan, in English sentences. */
  readonly reasons: ReadonlyArray<string>;
}

/**
 * Describes what a plan was made from.
 *
 * @category model
 * @since 0.1.0
 */
export interface PlanSources {
  /** The brief. */
  readonly brief: SourceVersion;
  /** The portfolio. */
  readonly portfolio: SourceVersion;
}

/**
 * Describes one version of a document by its hash.
 *
 * @category model
 * @since 0.1.0
 */
export interface SourceVersion {
  /** Its identifier. */
  readonly id: string;
  /** Its version. */
  readonly version: number;
  /** The hash of its content. */
  readonly hash: ContentHash;
}

/**
 * Describes a service in a plan.
 *
 * @category model
 * @since 0.1.0
 */
export interface PlannedService {
  /** The service's identifier. */
  readonly service: string;
  /** The identifier of its cartridge. */
  readonly cartridge: string;
  /** Who owes it. */
  readonly owner: Party;
  /** How many units, 1 or more. */
  readonly units: number;
  /** What it costs, setting up included. */
  readonly cost: Money;
  /** What it takes of resources, in order of identifier. */
  readonly resources: ReadonlyArray<{ readonly resource: string; readonly amount: number }>;
  /** How many different people it reaches by itself, rounded down; absent without a segment of known size. */
  readonly reached?: number;
  /** How many respond to it, not rounded; absent without a rate of response. */
  readonly responders?: number;
}

/**
 * Describes what is used of a resource.
 *
 * @category model
 * @since 0.1.0
 */
export interface UsedResource {
  /** The resource's identifier. */
  readonly resource: string;
  /** How much the plan takes. */
  readonly used: number;
  /** How much there is. */
  readonly most: number;
  /** How much is left. */
  readonly left: number;
}

/**
 * Describes an expectation of Sales: met, or not and why, and who answers for it.
 *
 * @category model
 * @since 0.1.0
 */
export type ExpectationReading = MetExpectation | UnmetExpectation;

/**
 * Describes an expectation that the plan meets.
 *
 * @category model
 * @since 0.1.0
 */
export interface MetExpectation {
  /** Tells the readings apart. */
  readonly state: 'met';
  /** The expectation's identifier. */
  readonly id: string;
}

/**
 * Describes an expectation that the plan leaves unmet.
 *
 * @category model
 * @since 0.1.0
 */
export interface UnmetExpectation {
  /** Tells the readings apart. */
  readonly state: 'unmet';
  /** The expectation's identifier. */
  readonly id: string;
  /** Who owes it. */
  readonly owner: Party;
  /** `impossible` by itself, or `crowded-out` by other expectations and requirements that are met instead. */
  readonly why: 'impossible' | 'crowded-out';
  /** What stands in its way: of these, one has to give way. */
  readonly conflict: ReadonlyArray<PlanRequirement>;
  /** One English sentence. */
  readonly message: string;
}

/**
 * Describes something that a plan has to keep, as far as it can conflict with something else.
 *
 * @category model
 * @since 0.1.0
 */
export type PlanRequirement =
  | { readonly kind: 'budget'; readonly most: Money }
  | { readonly kind: 'resource'; readonly resource: string; readonly most: number }
  | { readonly kind: 'required'; readonly service: string; readonly atLeast: number }
  | { readonly kind: 'either-or'; readonly id: string; readonly services: ReadonlyArray<string> }
  | { readonly kind: 'expectation'; readonly id: string };

/**
 * Describes what was reached of the objective, and how sure it is that nothing better exists.
 *
 * @category model
 * @since 0.1.0
 */
export interface ObjectiveReading {
  /** What was asked for. */
  readonly kind: PlanObjective['kind'];
  /** What was reached: responders, people or the weighted share, leads, or minor units of money. */
  readonly value: number;
  /** What no plan can pass that meets as many expectations. */
  readonly upperBound: number;
  /** The distance between the two; 0 only for `exact` proofs. */
  readonly gap: number;
  /**
   * `optimal`: no plan is better. `optimal-within`: none is better by more than the gap, because diminishing returns
   * were taken as straight pieces. `not-proven`: the search ended before; the gap still holds.
   */
  readonly proof: 'optimal' | 'optimal-within' | 'not-proven';
  /** Whether equally good plans were compared by cost and then by the services' identifiers to the end. */
  readonly ties: 'settled' | 'open';
  /** How the objective was put into whole numbers, in one English sentence. */
  readonly exactness: string;
}

/**
 * Describes whom the plan reaches in a segment.
 *
 * @category model
 * @since 0.1.0
 */
export interface SegmentReach extends NetReach {
  /** The segment's identifier. */
  readonly segment: string;
}

/**
 * Describes the budget or a resource as a limit of the plan.
 *
 * @category model
 * @since 0.1.0
 */
export interface LimitReading {
  /** `budget`, or the resource's identifier after `resource:`. */
  readonly limit: string;
  /** Whether the objective could be larger at the margin if there were more of it. */
  readonly binds: boolean;
  /** What is left of it, in minor units of money or units of the resource. */
  readonly left: number;
  /** What one more step is worth in the objective, at the margin. */
  readonly shadowPrice: number;
  /** The step: 1,000 of the currency's main unit in minor units, or 1 unit of the resource. */
  readonly step: number;
}

/**
 * Describes a service that no plan can contain.
 *
 * @category model
 * @since 0.1.0
 */
export interface UnavailableService {
  /** The service's identifier. */
  readonly service: string;
  /** Why: one unit is more than the budget or a resource holds, or nothing brings what it needs. */
  readonly reason: 'too-expensive' | 'nothing-brings-what-it-needs';
}

/**
 * Describes why there is no plan.
 *
 * @category model
 * @since 0.1.0
 */
export type PlanRefusal =
  | {
      /** What is required cannot be had together. */
      readonly _tag: 'no-feasible-plan';
      /** The smallest set of requirements that conflict: without any one of them the others can be kept. */
      readonly conflict: ReadonlyNonEmptyArray<PlanRequirement>;
      /** One English sentence. */
      readonly message: string;
    }
  | {
      /** The engine found no plan within its limits, and no proof that there is none. */
      readonly _tag: 'undecided';
      /** How many nodes it looked at. */
      readonly nodes: number;
    }
  | {
      /** The model is too large for the engine. */
      readonly _tag: 'too-large';
      /** What the engine says. */
      readonly issues: ReadonlyArray<Issue>;
    }
  | {
      /** The brief with the change that was asked for is not a brief. */
      readonly _tag: 'invalid-change';
      /** What is wrong with it. */
      readonly issues: ReadonlyNonEmptyArray<Issue>;
    };
