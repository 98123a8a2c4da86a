import type { EventOf, EventType, JournalEvent, LeadEvent, LeadKey } from 'smarketing/journal';
import { hour, type Instant, minute } from 'smarketing/kernel';

/** Takes an event into the sample. */
export type Add = (event: JournalEvent) => void;

export type Data<Type extends EventType> = EventOf<Type>['data'];

/** Writes one lead's events; everything after the sample's end has not happened yet. */
export interface Diary {
  /** Opens the lead's opportunity with what it is worth. */
  readonly open: (
    at: number,
    key: LeadKey,
    amount: Data<'won'>['value'],
    links: Pick<JournalEvent, 'account'>,
  ) => void;
  readonly write: <Type extends LeadEvent['type']>(
    type: Type,
    at: number,
    data: Data<Type>,
    actor: JournalEvent['actor'],
    links?: Pick<JournalEvent, 'account' | 'opportunity'>,
  ) => void;
}

export const diaryOf = (key: LeadKey, add: Add): Diary => {
  let count = 0;
  return {
    open: (at, opportunity, amount, links) => {
      add({
        schemaVersion: 1,
        source: 'crm',
        id: `${opportunity.id}-opened`,
        type: 'opportunity-opened',
        occurredAt: Math.round(at) as Instant,
        subject: { kind: 'opportunity', ...opportunity },
        ...links,
        data: { status: 'open', primaryLead: key, ...(amount === undefined ? {} : { amount }) },
      });
    },
    write: (type, at, data, actor, links = {}) => {
      count += 1;
      const occurredAt = Math.round(at) as Instant;
      add({
        schemaVersion: 1,
        source: 'crm',
        id: `${key.id}-${count}`,
        type,
        occurredAt,
        // The keeper learns of an event within minutes; one rep catches up on Friday evenings.
        receivedAt: (occurredAt +
          (actor?.id === 'hugo' && type.startsWith('touch') ? 30 * hour : 2 * minute)) as Instant,
        subject: { kind: 'lead', ...key },
        ...links,
        ...(actor === undefined ? {} : { actor }),
        data,
      } as JournalEvent);
    },
  };
};
