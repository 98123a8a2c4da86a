import type { Instant } from '../kernel/instant.js';
import type { RecordKey, Subject, SubjectKind } from './subject.js';

/**
 * Describes who or what did something.
 *
 * @category model
 * @since 0.1.0
 */
export interface Actor {
  /** A person of the company, a workflow, a bulk load, or the prospect. */
  readonly kind: 'person' | 'automation' | 'import' | 'prospect';
  /** The identifier in the source. */
  readonly id: string;
}

/**
 * Describes what every event carries, whatever happened.
 *
 * **Details**: (`source`, `id`) is an event's identity, so sending it twice changes nothing. The same
 * identity with other content is a correction when its `revision` is higher and a conflict otherwise.
 *
 * @category model
 * @since 0.1.0
 */
export interface Envelope<Type extends string, Kind extends SubjectKind, Data> {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** The system that recorded the event; identifiers are unique within it. */
  readonly source: string;
  /** The event's identifier within its source. */
  readonly id: string;
  /** What happened. */
  readonly type: Type;
  /** When it happened, epoch milliseconds. */
  readonly occurredAt: Instant;
  /**
   * `date` when only the civil date is known: `occurredAt` is then that date's midnight in the declared
   * zone, and no reading derives hours from it. Absent when the time is known.
   */
  readonly precision?: 'date';
  /** The position among events of one source and instant; absent counts as 0. */
  readonly sequence?: number;
  /** When the journal's keeper learned of it, epoch milliseconds; absent counts as `occurredAt`. */
  readonly receivedAt?: Instant;
  /** The number of a correction: of two contents under one identity the higher wins; absent counts as 0. */
  readonly revision?: number;
  /** What the event is about. */
  readonly subject: Subject<Kind>;
  /** The account that the subject belongs to, where the source says so. */
  readonly account?: RecordKey;
  /** The opportunity that the subject led to, where the source says so. */
  readonly opportunity?: RecordKey;
  /** Who or what did it. */
  readonly actor?: Actor;
  /** What is particular to this type of event. */
  readonly data: Data;
}
