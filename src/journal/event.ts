import type { Json } from '../kernel/json.js';
import type { CommercialEvent } from './commercial-events.js';
import type { DialogueEvent } from './dialogue-events.js';
import type { Envelope } from './envelope.js';
import type { LeadEvent } from './lead-events.js';
import type { ServiceEvent } from './service-events.js';
import type { SubjectKind } from './subject.js';

/**
 * Describes an event of a type this version does not know; it is kept, word for word.
 *
 * @category model
 * @since 0.1.0
 */
export type OtherEvent = Envelope<
  'other',
  SubjectKind,
  {
    /** The type as the source wrote it. */
    readonly type: string;
    /** The data as the source wrote it. */
    readonly data: Json;
  }
>;

/**
 * Describes one thing that happened, whatever it is.
 *
 * @category model
 * @since 0.1.0
 */
export type JournalEvent = LeadEvent | CommercialEvent | ServiceEvent | DialogueEvent | OtherEvent;

/**
 * Names the types of event.
 *
 * @category model
 * @since 0.1.0
 */
export type EventType = JournalEvent['type'];

/**
 * Describes the events of one type.
 *
 * @category model
 * @since 0.1.0
 */
export type EventOf<Type extends EventType> = Extract<JournalEvent, { readonly type: Type }>;
