import type { Captured, LeadStage, Origin } from '../journal/lead-events.js';
import type { LeadKey, RecordKey } from '../journal/subject.js';
import type { Instant } from '../kernel/instant.js';
import type { ExitKind } from './exit-reason.js';
import type { Irregularity } from './irregularity.js';
import type { Moment } from './moment.js';
import type { Pass } from './pass.js';

/**
 * Describes where a lead stands now.
 *
 * @category model
 * @since 0.1.0
 */
export type LeadStanding =
  | {
      /** No stage was ever recorded. */
      readonly status: 'unstaged';
    }
  | {
      /** A pass is under way. */
      readonly status: 'open';
      /** The number of the pass. */
      readonly pass: number;
      /** The furthest stage it entered. */
      readonly stage: LeadStage;
      /** The latest of the company's own stages, where one was entered since. */
      readonly customStage?: string;
    }
  | {
      /** The last pass has ended. */
      readonly status: 'ended';
      /** The number of the pass. */
      readonly pass: number;
      /** How it ended. */
      readonly exit: ExitKind;
    }
  | {
      /** The prospect has to be forgotten. */
      readonly status: 'forgotten';
    };

/**
 * Describes the days a lead was found qualified by Marketing, kept apart because reports disagree on which
 * to use.
 *
 * @category model
 * @since 0.1.0
 */
export interface MarketingQualifiedDates {
  /** The first time an event says so. */
  readonly first?: Moment;
  /** The latest time an event says so. */
  readonly latest?: Moment;
  /** The first time a later stage implies it without an event of its own. */
  readonly inferred?: Moment;
}

/**
 * Describes a span in which one party owned a lead; it ends where the next one begins.
 *
 * @category model
 * @since 0.1.0
 */
export interface OwnerSpell extends Moment {
  /** The owner's identifier; absent while nobody owns it. */
  readonly owner?: string;
  /** A queue is a waiting room, not a person. */
  readonly ownerKind: 'person' | 'queue';
  /** The owner's team. */
  readonly team?: string;
  /** The owner's department. */
  readonly department?: 'sales' | 'marketing' | 'operations';
}

/**
 * Describes whether a prospect may be contacted.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContactPermission {
  /** Whether he may be contacted at all. */
  readonly permitted: boolean;
  /** Since when, epoch milliseconds. */
  readonly since: Instant;
  /** The channels about which he decided apart, in the order he first did; absent when there is none. */
  readonly channels?: ReadonlyArray<ChannelPermission>;
}

/**
 * Describes whether a prospect may be contacted through one channel.
 *
 * @category model
 * @since 0.1.0
 */
export interface ChannelPermission {
  /** The channel. */
  readonly channel: string;
  /** Whether it may be used. */
  readonly permitted: boolean;
  /** Since when, epoch milliseconds. */
  readonly since: Instant;
}

/**
 * Describes what became of a lead's events: together they are all of them.
 *
 * @category model
 * @since 0.1.0
 */
export interface EventTally {
  /** How many say something about the way of the lead, irregular ones included. */
  readonly folded: number;
  /** How many are about something else: facts, the prospect's acts, merges, nothing new. */
  readonly neutral: number;
  /** How many came too late to change anything; each is listed among the irregularities. */
  readonly overruled: number;
}

/**
 * Describes the life of one lead, folded from its events.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadLife {
  /** The lead. */
  readonly key: LeadKey;
  /** Who found it; absent when no event says. */
  readonly origin?: Origin;
  /** When a system first held it. */
  readonly captured?: Moment;
  /** The lead source in the company's own words, as last told. */
  readonly channel?: string;
  /** The programme that brought it in, as last told. */
  readonly programme?: string;
  /** The segment it belongs to, as last told. */
  readonly segment?: string;
  /** Why it does not count at all. */
  readonly exclusion?: NonNullable<Captured['exclusion']>;
  /** Where it stands now. */
  readonly standing: LeadStanding;
  /** Every pass, the first one first. */
  readonly passes: ReadonlyArray<Pass>;
  /** When it was found qualified by Marketing. */
  readonly marketingQualified: MarketingQualifiedDates;
  /** The accounts it was linked to, the latest link last. */
  readonly accounts: ReadonlyArray<RecordKey>;
  /** The opportunities it was linked to, the latest link last. */
  readonly opportunities: ReadonlyArray<RecordKey>;
  /** Who owned it, in order. */
  readonly owners: ReadonlyArray<OwnerSpell>;
  /** Whether the prospect may be contacted; absent when no event says. */
  readonly contactPermission?: ContactPermission;
  /** How many touches fell outside every pass. */
  readonly touchesOutsidePasses: number;
  /** What is out of the ordinary, in order. */
  readonly irregularities: ReadonlyArray<Irregularity>;
  /** What became of its events. */
  readonly tally: EventTally;
}
