import {
  type EventOf,
  type JournalEvent,
  type JournalView,
  journalOf,
  type LeadEvent,
  viewJournal,
} from 'smarketing/journal';
import { type Instant, orThrow, parseInstant } from 'smarketing/kernel';

/** A moment of 2026, from `03-02` or `03-02T09:30`. */
export const on = (text: string): Instant =>
  orThrow(parseInstant(`2026-${text}${text.includes('T') ? '' : 'T12:00'}:00Z`));

type More = Partial<Pick<JournalEvent, 'account' | 'opportunity' | 'actor' | 'precision'>>;

const event = (kind: string, id: string, day: string, type: string, data: object, more: More): JournalEvent =>
  ({
    schemaVersion: 1,
    source: 'crm',
    id: `${id} ${type} ${day} ${JSON.stringify(data)}`,
    type,
    occurredAt: on(day),
    subject: { kind, system: 'crm', id },
    ...more,
    data,
  }) as unknown as JournalEvent;

/** An event about a lead, in as few words as possible. */
export const lead = <Type extends LeadEvent['type']>(
  id: string,
  day: string,
  type: Type,
  data: EventOf<Type>['data'],
  more: More = {},
): JournalEvent => event('lead', id, day, type, data, more);

/** The opening of an opportunity, or a change of one that is open. */
export const opportunity = (
  id: string,
  day: string,
  data: EventOf<'opportunity-opened'>['data'],
  more: More & { readonly type?: 'opportunity-opened' | 'opportunity-changed' } = {},
): JournalEvent => {
  const { type = 'opportunity-opened', ...links } = more;
  return event('opportunity', id, day, type, data, links);
};

/** Money that was spent on a programme. */
export const spend = (
  programme: string,
  day: string,
  data: EventOf<'spend'>['data'],
  more: More = {},
): JournalEvent => event('programme', programme, day, 'spend', data, more);

export const key = (id: string) => ({ system: 'crm', id });
export const rep = { actor: { kind: 'person', id: 'ada' } } as const;
export const prospect = { actor: { kind: 'prospect', id: 'p' } } as const;

/** What is visible of events at a moment. */
export const viewOf = (asOf: string, events: ReadonlyArray<JournalEvent>): JournalView =>
  viewJournal({ asOf: on(asOf) })(journalOf(events));
