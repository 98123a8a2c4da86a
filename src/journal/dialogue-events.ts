import type { ContentHash } from '../kernel/content-hash.js';
import type { Instant } from '../kernel/instant.js';
import type { Party } from '../kernel/party.js';
import type { Envelope } from './envelope.js';

/**
 * Describes a meeting of the two departments; `occurredAt` is when it ended.
 *
 * @category model
 * @since 0.1.0
 */
export interface MeetingHeld {
  /** The meeting policy it was held under. */
  readonly policy: 'off-site' | 'rhythm' | 'committee';
  /** When it began, epoch milliseconds. */
  readonly startedAt?: Instant;
  /** Who was there. */
  readonly participants: ReadonlyArray<Participant>;
  /** What was decided, one text each. */
  readonly decisions?: ReadonlyArray<string>;
  /** What else its minutes state, by the name of the check it answers. */
  readonly facts?: Readonly<Record<string, boolean>>;
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
}

/**
 * Describes where a request between the departments stands.
 *
 * @category model
 * @since 0.1.0
 */
export interface RequestChanged {
  /** The new state. */
  readonly state: 'asked' | 'promised' | 'declined' | 'countered' | 'done' | 'accepted' | 'reopened';
  /** Who asks. */
  readonly asker?: Party;
  /** Who is to do it. */
  readonly performer?: Party;
  /** What the complaint behind it is about; never a person. */
  readonly about?: 'process' | 'asset' | 'lead' | 'metric';
  /** How both will know that it is done. */
  readonly satisfiedWhen?: string;
  /** By when, epoch milliseconds. */
  readonly dueAt?: Instant;
}

/**
 * Describes where a signal from the field stands.
 *
 * @category model
 * @since 0.1.0
 */
export interface SignalChanged {
  /** The new state. */
  readonly state: 'reported' | 'acknowledged' | 'analysed' | 'acted' | 'told-back';
  /** What it is about. */
  readonly topic?: 'value-proposition' | 'messaging' | 'competitive-pressure' | 'segment' | 'trend';
  /** Who knew first. */
  readonly reportedBy?: Party;
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
