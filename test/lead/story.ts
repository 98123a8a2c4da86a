import { byOccurrence, type EventOf, type LeadEvent, type LeadRecord, recordOf } from 'smarketing/journal';
import { type Instant, orThrow, parseInstant } from 'smarketing/kernel';

/** The lead that all stories are about. */
export const hero = { system: 'crm', id: '7' } as const;

/** Reads a moment of March 2026, for example `02T09:30`. */
export const at = (text: string): Instant => orThrow(parseInstant(`2026-03-${text}Z`));

type Extras = Partial<Omit<LeadEvent, 'type' | 'data' | 'subject'>>;

/** Makes an event of a story; its time is its identifier, so that tests can name it. */
export const event = <Type extends LeadEvent['type']>(
  time: string,
  type: Type,
  data: EventOf<Type>['data'],
  extras: Extras = {},
): LeadEvent =>
  ({
    schemaVersion: 1,
    source: 'crm',
    id: `${time} ${type}`,
    type,
    occurredAt: at(time),
    subject: { kind: 'lead', ...hero },
    ...extras,
    data,
  }) as unknown as LeadEvent;

/** Makes an event known by its date only. */
export const dated = <Type extends LeadEvent['type']>(
  date: string,
  type: Type,
  data: EventOf<Type>['data'],
): LeadEvent => event(`${date}T00:00`, type, data, { precision: 'date' });

/** Makes the record of a story, told in any order. */
export const record = (...events: ReadonlyArray<LeadEvent>): LeadRecord =>
  recordOf([hero], [...events].sort(byOccurrence));
