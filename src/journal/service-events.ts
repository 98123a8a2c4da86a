import type { CivilDate } from '../kernel/civil-date.js';
import type { Instant } from '../kernel/instant.js';
import type { Money } from '../kernel/money.js';
import type { Department, Party } from '../kernel/party.js';
import type { Envelope } from './envelope.js';
import type { RecordKey } from './subject.js';

/**
 * Describes a sales tool or other asset as it is published.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssetPublished {
  /** What it is, for example `battlecard`. */
  readonly kind: string;
  /** What it cost to make. */
  readonly cost?: Money;
  /** Who keeps it current. */
  readonly owner?: Party;
  /** The message version it carries. */
  readonly messageVersion?: string;
}

/**
 * Describes one use of an asset; looking at it is not use with a customer.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssetUsed {
  /** True when a customer or prospect saw it, false for a view inside the company. */
  readonly withCustomer: boolean;
  /** The lead it was used with. */
  readonly lead?: RecordKey;
}

/**
 * Describes what somebody who sells thinks of an asset.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssetRated {
  /** Who rates it. */
  readonly by: Party;
  /** How useful it is in a conversation, 1 (useless) to 5. */
  readonly useful?: number;
  /** How pertinent it is to the customer's problem, 1 (beside the point) to 5. */
  readonly pertinent?: number;
}

/**
 * Describes a programme: what a budget is spent on; absent facts are not agreed, or did not change.
 *
 * @category model
 * @since 0.1.0
 */
export interface Programme {
  /** What it is for, for example `awareness`, `lead-generation`, `sales-enablement`. */
  readonly objective?: string;
  /** How, for example `advertising`, `direct-marketing`, `events`. */
  readonly tactic?: string;
  /** What it may cost. */
  readonly budget?: Money;
  /** The first date it is meant for. */
  readonly from?: CivilDate;
  /** The first date after it. */
  readonly until?: CivilDate;
  /** What it is to deliver. */
  readonly deliverables?: ReadonlyArray<string>;
  /** By what it is to be judged. */
  readonly benchmarks?: ReadonlyArray<string>;
  /** Who agreed to deliverables and benchmarks. */
  readonly agreedBy?: ReadonlyArray<Department>;
  /** Who had a say in it. */
  readonly inputFrom?: ReadonlyArray<Department>;
}

/**
 * Describes a request for a service that Marketing offers.
 *
 * @category model
 * @since 0.1.0
 */
export interface ServiceRequested {
  /** The service's identifier in the portfolio. */
  readonly service: string;
  /** Who asked. */
  readonly by: Party;
  /** When it is wanted, epoch milliseconds. */
  readonly dueAt?: Instant;
}

/**
 * Describes that a request for a service is taken back: nobody waits for it any more.
 *
 * @category model
 * @since 0.1.0
 */
export interface ServiceRequestWithdrawn {
  /** The service's identifier in the portfolio. */
  readonly service: string;
  /** Who takes it back. */
  readonly by: Party;
  /** Why, for people. */
  readonly reason?: string;
}

/**
 * Describes the delivery of a service.
 *
 * @category model
 * @since 0.1.0
 */
export interface ServiceDelivered {
  /** The service's identifier in the portfolio. */
  readonly service: string;
  /** The level reached, in the service's own unit. */
  readonly measured?: number;
  /** What its customer thinks of it, 0–10, where he said so at once. */
  readonly rating?: number;
}

/**
 * Describes what somebody thinks of a delivery, when he says so later than it was recorded.
 *
 * @category model
 * @since 0.1.0
 */
export interface ServiceRated {
  /** The service's identifier in the portfolio. */
  readonly service: string;
  /** Who rates it. */
  readonly by: Party;
  /** How satisfied he is with it, 0–10. */
  readonly rating: number;
}

/**
 * Describes everything that can happen to assets, programmes and services.
 *
 * @category model
 * @since 0.1.0
 */
export type ServiceEvent =
  | Envelope<'asset-published', 'asset', AssetPublished>
  | Envelope<'asset-used', 'asset', AssetUsed>
  | Envelope<'asset-rated', 'asset', AssetRated>
  | Envelope<'programme-opened', 'programme', Programme>
  | Envelope<'programme-changed', 'programme', Programme>
  | Envelope<'programme-abandoned', 'programme', { readonly reason?: string }>
  | Envelope<'service-requested', 'service', ServiceRequested>
  | Envelope<'service-request-withdrawn', 'service', ServiceRequestWithdrawn>
  | Envelope<'service-delivered', 'service', ServiceDelivered>
  | Envelope<'service-rated', 'service', ServiceRated>;
