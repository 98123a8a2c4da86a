import type { Instant } from '../kernel/instant.js';
import type { Money } from '../kernel/money.js';
import type { Envelope } from './envelope.js';
import type { Graded } from './graded.js';
import type { LeadKey } from './subject.js';

/**
 * Names where a lead came from; a lead that Sales found itself is not Marketing's failed hand-over.
 *
 * @category model
 * @since 0.1.0
 */
export type Origin = 'marketing' | 'sales' | 'partner' | 'customer' | 'product';

/**
 * Names the stages a lead moves through, from first interest to a customer.
 *
 * MQL is `marketing-qualified`, SAL is `accepted`, SQL is `sales-qualified`.
 *
 * @category model
 * @since 0.1.0
 */
export type LeadStage =
  | 'inquiry'
  | 'marketing-qualified'
  | 'handed-over'
  | 'accepted'
  | 'working'
  | 'sales-qualified'
  | 'won'
  | 'lost';

/**
 * Names the exits that end a pass without a decision of the customer.
 *
 * @category model
 * @since 0.1.0
 */
export type LeadExit = 'rejected' | 'disqualified' | 'recycled';

/**
 * Describes the value of one fact about a lead; null says that the source cleared it.
 *
 * Instants are epoch milliseconds and money is minor units, as the fact schema of the agreement declares.
 *
 * @category model
 * @since 0.1.0
 */
export type FactValue = string | number | boolean | ReadonlyArray<string> | null;

/**
 * Describes facts by name.
 *
 * @category model
 * @since 0.1.0
 */
export interface Facts {
  readonly [name: string]: FactValue;
}

/**
 * Describes which version of a qualification definition a decision rests on.
 *
 * @category model
 * @since 0.1.0
 */
export interface DefinitionReference {
  /** The definition's identifier. */
  readonly id: string;
  /** Its version. */
  readonly version: number;
}

/**
 * Describes the first time a system held a lead.
 *
 * @category model
 * @since 0.1.0
 */
export interface Captured {
  /** Who found the lead. */
  readonly origin: Origin;
  /** The stage it entered at; absent means `inquiry`. */
  readonly stage?: LeadStage;
  /** The lead source in the company's own words, for example `paid-search`. */
  readonly channel?: string;
  /** The programme that brought it in. */
  readonly programme?: string;
  /** The segment it belongs to, where the source knows it already. */
  readonly segment?: string;
  /** Why it does not count at all. */
  readonly exclusion?: 'test' | 'spam' | 'competitor' | 'duplicate';
}

/**
 * Describes facts that became known, changed or were cleared.
 *
 * @category model
 * @since 0.1.0
 */
export interface ProfileChanged {
  /** Only the facts that changed; null clears one. */
  readonly facts: Facts;
}

/**
 * Describes something the prospect did, or that was recorded as if he had.
 *
 * @category model
 * @since 0.1.0
 */
export interface ProspectActivity {
  /** What it was, for example `form-submitted`, `email-opened`, `seminar-attended`. */
  readonly activity: string;
  /** The programme it belongs to. */
  readonly programme?: string;
  /** The channel it came through. */
  readonly channel?: string;
  /** Facts of the activity itself that rules may ask for. */
  readonly facts?: Facts;
}

/**
 * Describes an attempt to reach the prospect, or a two-way connection with him.
 *
 * @category model
 * @since 0.1.0
 */
export interface Touch {
  /** How, for example `call`, `email`, `meeting`, `message`. */
  readonly channel: string;
  /** Who began it; absent means `outbound`. */
  readonly direction?: 'outbound' | 'inbound';
  /** True when the message went to many at once. */
  readonly bulk?: boolean;
  /** True when the prospect booked it himself. */
  readonly bookedByProspect?: boolean;
  /** The department that made it; absent means Sales. */
  readonly department?: 'sales' | 'marketing';
  /** The message version it used. */
  readonly messageVersion?: string;
}

/**
 * Describes a lead that was judged qualified.
 *
 * @category model
 * @since 0.1.0
 */
export interface Qualified {
  /** The definition it met, where the source names it. */
  readonly definition?: DefinitionReference;
}

/**
 * Describes what Marketing hands over with a lead.
 *
 * @category model
 * @since 0.1.0
 */
export interface HandedOver {
  /** The definition the hand-over claims to meet. */
  readonly definition?: DefinitionReference;
  /** The programme the lead comes from. */
  readonly programme?: string;
  /** The message version the prospect has seen. */
  readonly messageVersion?: string;
  /** What was offered to him. */
  readonly offer?: string;
  /** What he expects to happen next. */
  readonly nextStep?: string;
  /** How Marketing suggests to follow up. */
  readonly guidance?: string;
  /** The person it goes to. */
  readonly owner?: string;
  /** The team it goes to. */
  readonly team?: string;
  /** The facts as they stood, for disputes about what was known. */
  readonly facts?: Facts;
}

/**
 * Describes that Sales took a lead, and what it means to do.
 *
 * @category model
 * @since 0.1.0
 */
export interface Accepted {
  /** What Sales intends. */
  readonly intent?: 'call-by' | 'nurture' | 'pass-on';
  /** Until when, epoch milliseconds, for `call-by`. */
  readonly callBy?: Instant;
}

/**
 * Describes how a lead left a pass: the reason in the agreement's words, or in the source's own.
 *
 * @category model
 * @since 0.1.0
 */
export interface Exited {
  /** The reason; absent means none was given, which is itself reported. */
  readonly reason?: string;
  /** Until when a recycled lead rests, epoch milliseconds. */
  readonly until?: Instant;
  /** Who won instead, for a lost deal. */
  readonly competitor?: string;
}

/**
 * Describes a lead that became a customer.
 *
 * @category model
 * @since 0.1.0
 */
export interface Won {
  /** What the sale is worth; absent when the source does not say. */
  readonly value?: Money;
}

/**
 * Describes that work on a lead was put off; the clock keeps running.
 *
 * @category model
 * @since 0.1.0
 */
export interface Deferred {
  /** Why, for example `too-busy`. */
  readonly reason?: string;
  /** Until when, epoch milliseconds. */
  readonly until?: Instant;
}

/**
 * Describes who owns a lead from now on.
 *
 * @category model
 * @since 0.1.0
 */
export interface OwnerChanged {
  /** The owner's identifier; absent when nobody owns it any more. */
  readonly owner?: string;
  /** A queue is a waiting room, not a person; absent means `person`. */
  readonly ownerKind?: 'person' | 'queue';
  /** The owner's team. */
  readonly team?: string;
  /** The owner's department. */
  readonly department?: 'sales' | 'marketing' | 'operations';
}

/**
 * Describes whether the prospect may be contacted.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContactPermissionChanged {
  /** False after an opt-out. */
  readonly permitted: boolean;
  /** The one channel concerned; absent means all. */
  readonly channel?: string;
}

/**
 * Describes that several keys name one lead; the event's subject survives.
 *
 * @category model
 * @since 0.1.0
 */
export interface Merged {
  /** The keys that now lead to the subject. */
  readonly absorbed: ReadonlyArray<LeadKey>;
}

/**
 * Describes everything that can happen to a lead.
 *
 * @category model
 * @since 0.1.0
 */
export type LeadEvent =
  | Envelope<'captured', 'lead', Captured>
  | Envelope<'profile-changed', 'lead', ProfileChanged>
  | Envelope<'prospect-activity', 'lead', ProspectActivity>
  | Envelope<'touch-attempted', 'lead', Touch>
  | Envelope<'touch-connected', 'lead', Touch>
  | Envelope<'inquiry', 'lead', Readonly<Record<string, never>>>
  | Envelope<'marketing-qualified', 'lead', Qualified>
  | Envelope<'handed-over', 'lead', HandedOver>
  | Envelope<'accepted', 'lead', Accepted>
  | Envelope<'working', 'lead', Readonly<Record<string, never>>>
  | Envelope<'sales-qualified', 'lead', Qualified>
  | Envelope<'won', 'lead', Won>
  | Envelope<'lost', 'lead', Exited>
  | Envelope<'rejected', 'lead', Exited>
  | Envelope<'disqualified', 'lead', Exited>
  | Envelope<'recycled', 'lead', Exited>
  | Envelope<'stage-entered', 'lead', { readonly stage: string }>
  | Envelope<'deferred', 'lead', Deferred>
  | Envelope<'owner-changed', 'lead', OwnerChanged>
  | Envelope<'contact-permission-changed', 'lead', ContactPermissionChanged>
  | Envelope<'graded', 'lead', Graded>
  | Envelope<'merged', 'lead', Merged>
  | Envelope<'forgotten', 'lead', Readonly<Record<string, never>>>;
