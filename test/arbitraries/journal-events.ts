import fc, { type Arbitrary } from 'fast-check';
import type { JournalEvent, LeadEvent, RecordKey } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import { arbitraryLeadEvent, rememberedTypes } from './lead-events.js';

/** Six instants an hour apart, so that most events of a journal share theirs with another. */
export const crowdedInstants: Arbitrary<Instant> = fc
  .integer({ min: 0, max: 5 })
  .map((hours) => (1_772_409_600_000 + hours * 3_600_000) as Instant);

const plain = <A extends object>(facts: { readonly [K in keyof A]: Arbitrary<A[K]> }): Arbitrary<A> =>
  fc.record(facts, { noNullPrototype: true }) as Arbitrary<A>;

const partial = <A extends object>(
  facts: {
    readonly [K in keyof A]: Arbitrary<A[K]>;
  },
): Arbitrary<Partial<A>> =>
  fc.record(facts, { requiredKeys: [], noNullPrototype: true }) as Arbitrary<Partial<A>>;

const keyAmong = (...ids: ReadonlyArray<string>): Arbitrary<RecordKey> =>
  plain({ system: fc.constantFrom('crm', 'web'), id: fc.constantFrom(...ids) });

/** Few enough leads that merges meet, in two systems; one has a name that means something to JavaScript. */
export const leadKeys: Arbitrary<RecordKey> = keyAmong('1', '2', '3', '__proto__');

const accountKeys = keyAmong('acme');
const opportunityKeys = keyAmong('o');

const merges: Arbitrary<JournalEvent> = fc
  .tuple(arbitraryLeadEvent(['merged']), fc.array(leadKeys, { maxLength: 2 }))
  .map(([event, absorbed]) => ({ ...event, data: { absorbed } }) as JournalEvent);

/** An event about something else than a lead, or of a type nobody knows; its envelope is borrowed. */
const otherwise = (
  type: JournalEvent['type'],
  kind: string,
  key: Arbitrary<RecordKey>,
  data: Arbitrary<unknown>,
): Arbitrary<JournalEvent> =>
  fc
    .tuple(arbitraryLeadEvent(['inquiry']), key, data)
    .map(
      ([event, about, facts]) =>
        ({ ...event, type, subject: { kind, ...about }, data: facts }) as unknown as JournalEvent,
    );

const opportunityFacts = partial({
  status: fc.constantFrom('open', 'won', 'lost'),
  amount: plain({ minor: fc.nat({ max: 1000 }), currency: fc.constantFrom('EUR', 'USD') }),
  primaryLead: leadKeys,
  leads: fc.array(leadKeys, { maxLength: 2 }),
  lossReason: fc.constantFrom('price', 'timing'),
});

const unknownFacts = plain({ type: fc.constantFrom('x', 'y'), data: fc.constantFrom(null, 1, { a: [1] }) });

const aboutAnything = (types: ReadonlyArray<LeadEvent['type']>): Arbitrary<JournalEvent> =>
  fc.oneof(
    { weight: 6, arbitrary: arbitraryLeadEvent(types) },
    { weight: 3, arbitrary: merges },
    {
      weight: 1,
      arbitrary: otherwise('opportunity-opened', 'opportunity', opportunityKeys, opportunityFacts),
    },
    {
      weight: 2,
      arbitrary: otherwise('opportunity-changed', 'opportunity', opportunityKeys, opportunityFacts),
    },
    { weight: 1, arbitrary: otherwise('other', 'lead', leadKeys, unknownFacts) },
    { weight: 1, arbitrary: otherwise('other', 'account', accountKeys, unknownFacts) },
    {
      weight: 1,
      arbitrary: otherwise('asset-used', 'asset', keyAmong('a'), plain({ withCustomer: fc.boolean() })),
    },
  );

/** Where an event stands in a crowd: a few sources, ids, leads and instants, and corrections of corrections. */
const crowdedEnvelope = plain({
  place: fc.tuple(fc.constantFrom('crm', 'web'), fc.nat({ max: 9 }), crowdedInstants, leadKeys),
  rest: partial({
    sequence: fc.integer({ min: 0, max: 1 }),
    revision: fc.integer({ min: 0, max: 2 }),
    receivedAt: crowdedInstants,
    account: accountKeys,
    opportunity: opportunityKeys,
  }),
});

const crowded = (
  event: JournalEvent,
  { place, rest }: typeof crowdedEnvelope extends Arbitrary<infer A> ? A : never,
): JournalEvent => {
  const { account: _, opportunity: __, receivedAt: ___, sequence: ____, ...kept } = event;
  const [source, id, occurredAt, key] = place;
  const subject = event.subject.kind === 'lead' ? { kind: 'lead', ...key } : event.subject;
  return { ...kept, source, id: `e${id}`, occurredAt, subject, ...rest } as JournalEvent;
};

/** Every type of event about a lead but `forgotten`, which ends all stories. */
export const withoutForgetting: ReadonlyArray<LeadEvent['type']> = rememberedTypes;

/** Every type of event about a lead, `forgotten` seldom. */
export const withForgetting: ReadonlyArray<LeadEvent['type']> = [...rememberedTypes, 'forgotten'];

/**
 * Makes events in no order that get in each other's way as much as they can: equal instants, identities
 * claimed by several contents, revisions, late and repeated receipts, merges every way round.
 */
export const arbitraryJournalEvents = (
  types: ReadonlyArray<LeadEvent['type']> = withForgetting,
  maxLength: number = 24,
): Arbitrary<ReadonlyArray<JournalEvent>> =>
  fc.array(
    fc.tuple(aboutAnything(types), crowdedEnvelope).map(([event, envelope]) => crowded(event, envelope)),
    { maxLength },
  );

/**
 * Makes events whose corrections stay with their lead: each identity has one subject and one type, and
 * `keepMerges` says whether a correction of a merge may also change what it absorbs.
 */
export const arbitrarySettledEvents = (
  types: ReadonlyArray<LeadEvent['type']>,
  keepMerges: boolean,
): Arbitrary<ReadonlyArray<JournalEvent>> =>
  arbitraryJournalEvents(types).map((events) => {
    const firsts = new Map<string, JournalEvent>();
    return events.map((event) => {
      const name = `${event.source} ${event.id} ${event.type}`;
      const first = firsts.get(name) ?? event;
      firsts.set(name, first);
      const data = event.type === 'merged' && keepMerges ? first.data : event.data;
      return { ...event, id: `${event.id} ${event.type}`, subject: first.subject, data } as JournalEvent;
    });
  });

/** The same events in another order, some of them several times. */
export const shuffledWithRepetition = <A>(events: ReadonlyArray<A>): Arbitrary<ReadonlyArray<A>> =>
  fc.subarray([...events]).chain((again) => {
    const all = [...events, ...again];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });
