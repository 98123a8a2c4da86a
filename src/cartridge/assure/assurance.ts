import type { Calendar } from '../../calendar/calendar.js';
import type { Zone } from '../../calendar/local-time.js';
import type { DeclaredObservation } from '../../journal/observation.js';
import type { RecordKey } from '../../journal/subject.js';
import type { Viewpoint } from '../../journal/visible-events.js';
import type { ContentHash } from '../../kernel/content-hash.js';
import type { Instant } from '../../kernel/instant.js';
import type { Party } from '../../kernel/party.js';
import type { PeriodId, PeriodRules } from '../../kernel/period.js';
import type { Ratio } from '../../kernel/ratio.js';
import type { ServiceLevel } from '../service-level.js';

/**
 * Describes by which calendars and periods deliveries are judged; a compiled agreement holds all but the default.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssuranceTerms {
  /** The zone in which periods begin and end. */
  readonly zone: Zone;
  /** How weeks and fiscal years are counted. */
  readonly periodRules: PeriodRules;
  /** The calendars that levels name. */
  readonly calendars: Readonly<Record<string, Calendar>>;
  /** The calendar of every level that names none. */
  readonly defaultCalendar: Calendar;
  /** Since when each source records deliveries; from its first delivery when absent. */
  readonly sources?: ReadonlyArray<DeclaredObservation>;
}

/**
 * Describes the span of time that is judged, and from when it is looked at.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssuranceSpan extends Viewpoint {
  /**
   * Since when the levels are promised, epoch milliseconds: requests and whole periods from then on count. What is
   * to stay fresh may have been delivered before.
   */
  readonly from: Instant;
}

/**
 * Names how a service stands: its level is kept or missed, nothing was due yet, or nobody can tell.
 *
 * @category model
 * @since 0.1.0
 */
export type AssuranceState = 'kept' | 'missed' | 'nothing-due' | 'not-measured';

/**
 * Describes what is known of the deliveries of a whole portfolio.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssuranceReading {
  /** The portfolio that was promised. */
  readonly portfolio: { readonly id: string; readonly version: number; readonly hash: ContentHash };
  /** Since when, epoch milliseconds. */
  readonly from: Instant;
  /** Up to when, epoch milliseconds. */
  readonly asOf: Instant;
  /** Each cartridge, from market to customer. */
  readonly cartridges: ReadonlyArray<CartridgeAssurance>;
  /** What is overdue now, the longest first. */
  readonly overdue: ReadonlyArray<Due>;
  /** What falls due next, the soonest first; one entry a request, period or thing that ages. */
  readonly nextDue: ReadonlyArray<Due>;
  /** The services of which nobody can tell, and what is missing. */
  readonly unmeasured: ReadonlyArray<Unmeasured>;
  /** Services that events name and the portfolio does not have. */
  readonly unknownServices: ReadonlyArray<UnknownService>;
}

/**
 * Describes what is known of the deliveries of a cartridge.
 *
 * @category model
 * @since 0.1.0
 */
export interface CartridgeAssurance {
  /** The cartridge's identifier. */
  readonly cartridge: string;
  /** What it is called. */
  readonly title: string;
  /** Who answers for it. */
  readonly owner: Party;
  /** The services whose level is kept, out of those that could be judged. */
  readonly kept: Ratio;
  /** Its services, in order of their identifiers. */
  readonly services: ReadonlyArray<ServiceAssurance>;
  /** Those of them of which nobody can tell. */
  readonly unmeasured: ReadonlyArray<string>;
  /** What their customer thinks of all their deliveries; never mixed with what was kept. */
  readonly rating: RatingSummary;
}

/**
 * Describes what is known of the deliveries of a service.
 *
 * @category model
 * @since 0.1.0
 */
export interface ServiceAssurance {
  /** The service's identifier. */
  readonly service: string;
  /** What it is called. */
  readonly title: string;
  /** For whom it is. */
  readonly customer: Party;
  /** Who owes it. */
  readonly owner: Party;
  /** The level that was promised; absent where none is agreed. */
  readonly level?: ServiceLevel;
  /** How it stands. */
  readonly state: AssuranceState;
  /** How often the level was kept, out of how often it could be judged; for what ages, in milliseconds. */
  readonly attained: Ratio;
  /** How many requests there were in the span. */
  readonly requested: number;
  /** How many deliveries there were in the span, asked for or not. */
  readonly delivered: number;
  /** How many deliveries the level asks for in the span: its requests, or the sum over its closed periods. */
  readonly required?: number;
  /** What became of the requests; they add up to `requested`. Absent where the level is not about requests. */
  readonly requests?: RequestCounts;
  /** The closed periods, in order. Absent where the level is not about periods. */
  readonly periods?: ReadonlyArray<PeriodDelivery>;
  /** The period that is not over yet. */
  readonly current?: PeriodDelivery;
  /** When the next thing of it falls due, epoch milliseconds. */
  readonly nextDueAt?: Instant;
  /** Since when the longest overdue thing of it is overdue, epoch milliseconds. */
  readonly overdueSince?: Instant;
  /** Why it stands as it does, as codes with counts. */
  readonly reasons: ReadonlyArray<AssuranceReason>;
  /** What its customer thinks of its deliveries. */
  readonly rating: RatingSummary;
}

/**
 * Describes what became of the requests for a service.
 *
 * @category model
 * @since 0.1.0
 */
export interface RequestCounts {
  /** Delivered in time. */
  readonly onTime: number;
  /** Delivered too late, or taken back when the time was over. */
  readonly late: number;
  /** Not delivered, and the time is over. */
  readonly overdue: number;
  /** Not delivered, and there is time left. */
  readonly open: number;
  /** Asked for when the promised notice could no longer be kept: the customer's doing, so it does not count. */
  readonly askedTooLate: number;
  /** Taken back in time: nobody waits for it any more, so it does not count. */
  readonly withdrawn: number;
  /** Nobody can tell. */
  readonly notMeasurable: number;
}

/**
 * Describes what was delivered in a period.
 *
 * @category model
 * @since 0.1.0
 */
export interface PeriodDelivery {
  /** The period's name. */
  readonly period: PeriodId;
  /** The first instant after it, epoch milliseconds. */
  readonly end: Instant;
  /** How many deliveries, or how much in the level's unit. */
  readonly delivered: number;
  /** How much the level asks for. */
  readonly required: number;
  /**
   * `kept`, `short`, `open` while it is not over, or `not-measured` where deliveries were not recorded through the
   * whole period or did not say how much.
   */
  readonly state: 'kept' | 'short' | 'open' | 'not-measured';
}

/**
 * Describes why a service stands as it does.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssuranceReason {
  /** A stable code, for programs. */
  readonly code:
    | 'level-missing'
    | 'not-recorded'
    | 'unknown-calendar'
    | 'calendar-exhausted'
    | 'due-date-missing'
    | 'date-only'
    | 'measure-missing'
    | 'rating-unusable'
    | 'rated-by-owner'
    | 'nothing-asked'
    | 'no-period-closed'
    | 'never-delivered'
    | 'delivered-late'
    | 'overdue'
    | 'asked-too-late'
    | 'withdrawn'
    | 'period-short'
    | 'too-old'
    | 'below-level';
  /** How many requests, periods or deliveries it concerns. */
  readonly count: number;
  /** Who can change it. */
  readonly owner: Party;
}

/**
 * Describes what a customer thinks of deliveries, on the scale of 0 to 10.
 *
 * **Details**: shown beside the level and never mixed with it: a service can keep its level and still fail its
 * customer. Of each delivery the latest word of each rater counts, by the person where the event names one; what was
 * noted with the delivery counts until somebody rates it. What the owner says of his own delivery does not.
 *
 * @category model
 * @since 0.1.0
 */
export interface RatingSummary {
  /** How many ratings count. */
  readonly count: number;
  /** The sum of the ratings out of their number. */
  readonly mean: Ratio;
  /** The middle rating out of 1, or the two middle ones out of 2. */
  readonly median: Ratio;
}

/**
 * Describes something that is or falls due.
 *
 * @category model
 * @since 0.1.0
 */
export interface Due {
  /** The service. */
  readonly service: string;
  /** Its cartridge. */
  readonly cartridge: string;
  /** Who owes it. */
  readonly owner: Party;
  /** When it is or was due, epoch milliseconds. */
  readonly dueAt: Instant;
  /** The request that waits for it. */
  readonly request?: RecordKey;
  /** The period that it is due in. */
  readonly period?: PeriodId;
}

/**
 * Describes a service of which nobody can tell whether its level is kept.
 *
 * @category model
 * @since 0.1.0
 */
export interface Unmeasured {
  /** The service. */
  readonly service: string;
  /** Its cartridge. */
  readonly cartridge: string;
  /** What is missing, as codes with counts. */
  readonly missing: ReadonlyArray<AssuranceReason>;
  /** Who can supply it. */
  readonly owner: Party;
}

/**
 * Describes a service that events name and the portfolio does not have.
 *
 * @category model
 * @since 0.1.0
 */
export interface UnknownService {
  /** The identifier that the events name. */
  readonly service: string;
  /** How many requests name it. */
  readonly requested: number;
  /** How many deliveries name it. */
  readonly delivered: number;
  /** How many later ratings name it. */
  readonly rated: number;
}
