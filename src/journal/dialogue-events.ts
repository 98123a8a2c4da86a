import type { ContentHash } from '../kernel/content-hash.js';
import type { Instant } from '../kernel/instant.js';
import type { Department, Party } from '../kernel/party.js';
import type { Envelope } from './envelope.js';
import type { RecordKey } from './subject.js';

/**
 * Names a way in which the departments meet: a day away from the office, the regular exchange, or a committee
 * of leaders and workers.
 *
 * @category model
 * @since 0.1.0
 */
export type MeetingPolicy = 'off-site' | 'rhythm' | 'committee';

/**
 * Lists every way in which the departments meet.
 *
 * @category constants
 * @since 0.1.0
 */
export const meetingPolicies: ReadonlyArray<MeetingPolicy> = ['off-site', 'rhythm', 'committee'];

/**
 * Describes a meeting of the two departments; `occurredAt` is when it ended.
 *
 * **Details**: what the minutes leave out is not recorded, which is something else than not done: no agenda says
 * nothing about what was spoken of, an empty one says that there was none.
 *
 * @category model
 * @since 0.1.0
 */
export interface MeetingHeld {
  /** The meeting policy it was held under. */
  readonly policy: MeetingPolicy;
  /** When it began, epoch milliseconds. */
  readonly startedAt?: Instant;
  /** Who was there. */
  readonly participants: ReadonlyArray<Participant>;
  /** What it spoke of. */
  readonly agenda?: ReadonlyArray<AgendaItem>;
  /** What was decided, one text each. */
  readonly decisions?: ReadonlyArray<string>;
  /** What somebody is to do. */
  readonly actions?: ReadonlyArray<MeetingAction>;
  /** What was complained of. */
  readonly complaints?: ReadonlyArray<RaisedComplaint>;
  /** What else its minutes state, by the name of the check it answers, for example `closed-door`. */
  readonly facts?: Readonly<Record<string, boolean>>;
  /** What both departments let pass this time. */
  readonly waivers?: ReadonlyArray<MeetingWaiver>;
}

/**
 * Describes someone at a meeting.
 *
 * @category model
 * @since 0.1.0
 */
export interface Participant {
  /** The person's identifier. */
  readonly person: string;
  /** Whom he or she stands for. */
  readonly party: Party;
  /** True for someone who leads the party. */
  readonly leads?: boolean;
  /** True for the one who facilitates. */
  readonly facilitates?: boolean;
  /** When he or she came, epoch milliseconds; from the start when absent. */
  readonly from?: Instant;
  /** When he or she left, epoch milliseconds; at the end when absent. */
  readonly until?: Instant;
  /** What an outside partner was told beforehand. */
  readonly briefedOn?: ReadonlyArray<BriefingItem>;
}

/**
 * Names what an outside partner has to know before a meeting.
 *
 * @category model
 * @since 0.1.0
 */
export type BriefingItem = 'values' | 'vision' | 'goals';

/**
 * Describes one thing a meeting spoke of.
 *
 * @category model
 * @since 0.1.0
 */
export interface AgendaItem {
  /** Marketing's assessment of current projects, Sales' news from the field, or anything else. */
  readonly kind: 'current-projects' | 'field-news' | 'other';
  /** What it was called. */
  readonly title?: string;
  /** Whose it was. */
  readonly by?: Party;
}

/**
 * Describes what somebody is to do after a meeting.
 *
 * @category model
 * @since 0.1.0
 */
export interface MeetingAction {
  /** What is to be done. */
  readonly title: string;
  /** Who does it. */
  readonly owner?: Party;
  /** By when, epoch milliseconds. */
  readonly dueAt?: Instant;
  /** The request that it is tracked as. */
  readonly request?: RecordKey;
}

/**
 * Describes that somebody complained: of what, and which request came with it. The words are not kept, since no
 * reading judges them.
 *
 * @category model
 * @since 0.1.0
 */
export interface RaisedComplaint {
  /** Who complained. */
  readonly by: Party;
  /** What the complaint was about. */
  readonly about: ComplaintSubject | 'person';
  /** The request that came with it. */
  readonly request?: RecordKey;
}

/**
 * Names what a complaint may be about; never a person.
 *
 * @category model
 * @since 0.1.0
 */
export type ComplaintSubject = 'process' | 'asset' | 'lead' | 'metric';

/**
 * Describes a check that the departments let pass for one meeting.
 *
 * @category model
 * @since 0.1.0
 */
export interface MeetingWaiver {
  /** The name of the check. */
  readonly check: string;
  /** Why. */
  readonly reason: string;
  /** Who agreed; it takes both departments. */
  readonly by: ReadonlyArray<Department>;
}

/**
 * Names where a request stands: asked, then promised, declined or countered, done, and accepted or reopened.
 *
 * @see F. Flores, T. Winograd, Understanding Computers and Cognition, 1986: conversations for action
 * @category model
 * @since 0.1.0
 */
export type RequestState = 'asked' | 'promised' | 'declined' | 'countered' | 'done' | 'accepted' | 'reopened';

/**
 * Describes where a request between the departments stands.
 *
 * @category model
 * @since 0.1.0
 */
export interface RequestChanged {
  /** The new state. */
  readonly state: RequestState;
  /** Who asks. */
  readonly asker?: Party;
  /** Who is to do it. */
  readonly performer?: Party;
  /** What the complaint behind it is about; never a person. */
  readonly about?: ComplaintSubject;
  /** How both will know that it is done. */
  readonly satisfiedWhen?: string;
  /** By when, epoch milliseconds. */
  readonly dueAt?: Instant;
}

/**
 * Names where a signal from the field stands, in the order of its way: reported, acknowledged, analysed, acted on,
 * told back to who reported it.
 *
 * @category model
 * @since 0.1.0
 */
export type SignalState = 'reported' | 'acknowledged' | 'analysed' | 'acted' | 'told-back';

/**
 * Names what Sales hears in the field: about the value proposition, the messaging, competitors, an industry or
 * segment, or where the market is going.
 *
 * @category model
 * @since 0.1.0
 */
export type SignalTopic = 'value-proposition' | 'messaging' | 'competitive-pressure' | 'segment' | 'trend';

/**
 * Describes where a signal from the field stands.
 *
 * @category model
 * @since 0.1.0
 */
export interface SignalChanged {
  /** The new state. */
  readonly state: SignalState;
  /** What it is about. */
  readonly topic?: SignalTopic;
  /** Who reports it; several may report one signal, each with an event of his own. */
  readonly reportedBy?: Party;
  /** The competitor it is about. */
  readonly competitor?: string;
  /** The segment it comes from. */
  readonly segment?: string;
  /** Who has it now. */
  readonly owner?: Party;
}

/**
 * Describes a signature, or its withdrawal, bound to one exact text.
 *
 * @category model
 * @since 0.1.0
 */
export interface Approval {
  /** The version of the document. */
  readonly version: number;
  /** The hash of its content. */
  readonly hash: ContentHash;
  /** Who signs. */
  readonly party: Party;
  /** In which role, for example `sales-vp`. */
  readonly role?: string;
}

/**
 * Describes everything that can happen between the departments.
 *
 * @category model
 * @since 0.1.0
 */
export type DialogueEvent =
  | Envelope<'meeting-held', 'meeting', MeetingHeld>
  | Envelope<'request-changed', 'request', RequestChanged>
  | Envelope<'signal-changed', 'signal', SignalChanged>
  | Envelope<'approval-given', 'document', Approval>
  | Envelope<'approval-withdrawn', 'document', Approval>;
