import {
  type Envelope,
  type EventOf,
  type EventType,
  type JournalEvent,
  journalOf,
  type LeadEvent,
  type LeadRecord,
  type RecordKey,
  type SubjectKind,
  type Viewpoint,
  viewJournal,
} from 'smarketing/journal';
import { type Instant, orThrow, parseInstant } from 'smarketing/kernel';

/** 'T10:00Z' is a moment of Monday 2 March 2026, anything longer a whole instant. */
export const at = (text: string): Instant =>
  orThrow(parseInstant(text.startsWith('T') ? `2026-03-02${text}` : text));

/** A key written as `system/id`, so that the stories below stay readable. */
export const key = (text: string): RecordKey => {
  const slash = text.indexOf('/');
  return { system: text.slice(0, slash), id: text.slice(slash + 1) };
};

type Extra = Partial<Omit<Envelope<string, SubjectKind, unknown>, 'subject' | 'type' | 'data'>>;

/**
 * An event about the lead `system/id`, or about `kind system/id`. Unless told otherwise it comes from `crm`
 * and its identity is what it says and when.
 */
export const made = <Type extends EventType>(
  type: Type,
  about: string,
  occurredAt: string,
  data: EventOf<Type>['data'],
  extra: Extra = {},
): EventOf<Type> => {
  const [name = '', kind = 'lead'] = about.split(' ').reverse();
  return {
    schemaVersion: 1,
    source: 'crm',
    id: `${type} ${about} ${occurredAt}`,
    type,
    occurredAt: at(occurredAt),
    subject: { kind, ...key(name) },
    data,
    ...extra,
  } as EventOf<Type>;
};

/** A lead's first event. */
export const captured = (about: string, occurredAt: string, extra: Extra = {}): EventOf<'captured'> =>
  made('captured', about, occurredAt, { origin: 'marketing' }, extra);

/** A merge: the subject survives. */
export const merged = (
  survivor: string,
  absorbed: ReadonlyArray<string>,
  occurredAt: string,
  extra: Extra = {},
): EventOf<'merged'> => made('merged', survivor, occurredAt, { absorbed: absorbed.map(key) }, extra);

/** A request to forget. */
export const forgotten = (about: string, occurredAt: string, extra: Extra = {}): EventOf<'forgotten'> =>
  made('forgotten', about, occurredAt, {}, extra);

/** What is visible of some events from a viewpoint; without one, from the end of time. */
export const view = (
  events: ReadonlyArray<JournalEvent>,
  viewpoint: Viewpoint = { asOf: at('9999-12-31T00:00Z') },
): ReturnType<ReturnType<typeof viewJournal>> => viewJournal(viewpoint)(journalOf(events));

/** A key as `system/id` again. */
export const named = ({ system, id }: RecordKey): string => `${system}/${id}`;

/** Every lead as `key` or `key = alias = alias`, crossed out when it is forgotten. */
export const leadsOf = (leads: ReadonlyArray<LeadRecord>): ReadonlyArray<string> =>
  leads.map(
    (lead) =>
      `${lead.forgotten ? '✗ ' : ''}${[lead.key, ...(lead.aliases ?? [])].map((each) => named(each)).join(' = ')}`,
  );

/** The types of a record's events, in its order. */
export const typesOf = (events: ReadonlyArray<LeadEvent>): ReadonlyArray<string> =>
  events.map(({ type }) => type);
