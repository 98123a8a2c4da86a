import type { EventOf, EventType, JournalEvent, SubjectKind } from 'smarketing/journal';
import { type Instant, orThrow, parseInstant } from 'smarketing/kernel';

/** 'T10:00Z' is a moment of Monday 2 March 2026, anything longer a whole instant. */
export const at = (text: string): Instant =>
  orThrow(parseInstant(text.startsWith('T') ? `2026-03-02${text}` : text));

const kinds: Readonly<Record<string, SubjectKind>> = {
  'meeting-held': 'meeting',
  'request-changed': 'request',
  'signal-changed': 'signal',
  'asset-published': 'asset',
  'opportunity-changed': 'opportunity',
};

/** An event about `id` in the system `minutes`, whose identity is what it says and when. */
export const made = <Type extends EventType>(
  type: Type,
  id: string,
  occurredAt: string,
  data: EventOf<Type>['data'],
  extra: Partial<JournalEvent> = {},
): JournalEvent =>
  ({
    schemaVersion: 1,
    source: 'minutes',
    id: `${type} ${id} ${occurredAt}`,
    type,
    occurredAt: at(occurredAt),
    subject: { kind: kinds[type] ?? 'lead', system: 'minutes', id },
    data,
    ...extra,
  }) as JournalEvent;

export const key = (id: string): { system: string; id: string } => ({ system: 'minutes', id });
