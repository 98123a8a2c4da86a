import {
  type CommercialEvent,
  type EventOf,
  type EventType,
  emptyLead,
  type Journal,
  type JournalEvent,
  type JournalView,
  journalOf,
  journalUnion,
  type LeadEvent,
  type LeadRecord,
  leadIdentities,
  observationWindows,
  stepLead,
  type Viewpoint,
  viewJournal,
  visibleEvents,
} from 'smarketing/journal';
import type { Instant, Json } from 'smarketing/kernel';
import { describe, expectTypeOf, test } from 'vitest';

declare const at: Instant;
declare const events: ReadonlyArray<JournalEvent>;
declare const journal: Journal;

const envelope = { schemaVersion: 1, source: 'crm', id: '1', occurredAt: at } as const;
const lead = { kind: 'lead', system: 'crm', id: '7' } as const;
const nothing = { ...envelope, subject: lead, data: {} } as const;

const holds = (event: JournalEvent): JournalEvent => event;

describe('an event', () => {
  test('is what its type says', () => {
    holds({ ...nothing, type: 'won' });
    holds({ ...nothing, type: 'merged', data: { absorbed: [{ system: 'web', id: 'a' }] } });
    // @ts-expect-error [ts2322] a merge says what it absorbs
    holds({ ...nothing, type: 'merged' });
    // @ts-expect-error [ts2322] an origin is one of five
    holds({ ...nothing, type: 'captured', data: { origin: 'web' } });
    // @ts-expect-error [ts2322] money is whole minor units of a currency
    holds({ ...nothing, type: 'won', data: { value: 12 } });
    // @ts-expect-error [ts2322] an event without facts has no room for any
    holds({ ...nothing, type: 'working', data: { reason: 'x' } });
  });

  test('of a type nobody knows is kept as `other`', () => {
    holds({ ...nothing, type: 'other', data: { type: 'teleported', data: { to: ['Mars'] } } });
    // @ts-expect-error [ts2322] there is no such type
    holds({ ...nothing, type: 'teleported' });
  });

  test('is about what its type is about', () => {
    // @ts-expect-error [ts2322] a lead is won, an opportunity changes
    holds({ ...nothing, type: 'won', subject: { kind: 'opportunity', system: 'crm', id: '9' } });
    expectTypeOf<LeadEvent['subject']['kind']>().toEqualTypeOf<'lead'>();
    expectTypeOf<EventOf<'spend'>['subject']['kind']>().toEqualTypeOf<'programme' | 'department'>();
  });

  test('happened at an instant, not at a number or a text', () => {
    // @ts-expect-error [ts2322] a plain number may be seconds
    holds({ ...nothing, type: 'won', occurredAt: 0 });
    // @ts-expect-error [ts2322] text is for the wire
    holds({ ...nothing, type: 'won', occurredAt: '2026-03-02T09:00Z' });
  });

  test('lacks the keys it does not use', () => {
    // @ts-expect-error [ts2375] undefined is no JSON
    holds({ ...nothing, type: 'won', actor: undefined });
  });

  test('is narrowed by its type', () => {
    const event = holds({ ...nothing, type: 'won' });
    if (event.type === 'merged') expectTypeOf(event.data.absorbed[0]?.id).toEqualTypeOf<string | undefined>();
    if (event.type === 'other') expectTypeOf(event.data.data).toEqualTypeOf<Json>();
    expectTypeOf<EventOf<'merged'>>().toExtend<LeadEvent>();
    expectTypeOf<EventOf<'spend'>>().toExtend<CommercialEvent>();
    expectTypeOf<EventOf<'other'>>().not.toExtend<LeadEvent>();
    expectTypeOf<'forgotten'>().toExtend<EventType>();
  });

  test('cannot be changed', () => {
    const event = holds({ ...nothing, type: 'won' });
    // @ts-expect-error [ts2540] a correction is another event of a higher revision
    event.revision = 1;
    // @ts-expect-error [ts2339] a journal grows by union
    journal.events.push(event);
  });
});

describe('a view', () => {
  test('takes its settings first and the journal last and alone', () => {
    expectTypeOf(viewJournal).toEqualTypeOf<(viewpoint: Viewpoint) => (journal: Journal) => JournalView>();
    expectTypeOf(visibleEvents).parameters.toEqualTypeOf<[Viewpoint]>();
    expectTypeOf(observationWindows([])).parameters.toEqualTypeOf<[ReadonlyArray<JournalEvent>]>();
  });

  test('says from when it looks', () => {
    // @ts-expect-error [ts2345] there is no now
    viewJournal({});
    // @ts-expect-error [ts2322] a Date is no instant
    viewJournal({ asOf: new Date(0) });
    // @ts-expect-error [ts2379] without a time of knowledge the key is missing
    viewJournal({ asOf: at, knownAt: undefined });
  });

  test('looks at a journal, because events alone have no order', () => {
    // @ts-expect-error [ts2345] build it with journalOf
    viewJournal({ asOf: at })(events);
  });
});

describe('reducers', () => {
  test('take two subjects', () => {
    expectTypeOf(journalUnion.concat(journal, journalOf(events))).toEqualTypeOf<Journal>();
    expectTypeOf(stepLead).toEqualTypeOf<(record: LeadRecord, event: LeadEvent) => LeadRecord>();
    // @ts-expect-error [ts2345] spend is about no lead
    stepLead(emptyLead(lead), {} as EventOf<'spend'>);
  });
});

describe('identities', () => {
  test('are read, not written', () => {
    // @ts-expect-error [ts2540] merges decide
    leadIdentities(events).issues = [];
  });
});
