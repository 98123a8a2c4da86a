import fc, { type Arbitrary } from 'fast-check';
import type { LeadEvent } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';

/** 2026-03-02T00:00:00Z: the first midnight on which generated events can happen. */
const firstMidnight = 1_772_409_600_000;

const day = 86_400_000;

/** Moments close enough together to collide: thirty days, on quarters of an hour. */
export const arbitraryInstant: Arbitrary<Instant> = fc
  .integer({ min: 0, max: 30 * 96 })
  .map((quarters) => (firstMidnight + quarters * 900_000) as Instant);

/** Plain objects only, as JSON gives them. */
const whole = <A extends object>(facts: { readonly [K in keyof A]: Arbitrary<A[K]> }): Arbitrary<A> =>
  fc.record(facts, { noNullPrototype: true }) as Arbitrary<A>;

const optional = <A extends object>(
  facts: { readonly [K in keyof A]: Arbitrary<A[K]> },
): Arbitrary<Partial<A>> =>
  fc.record(facts, { requiredKeys: [], noNullPrototype: true }) as Arbitrary<Partial<A>>;

const stage = fc.constantFrom(
  'inquiry',
  'marketing-qualified',
  'handed-over',
  'accepted',
  'working',
  'sales-qualified',
  'won',
  'lost',
);

const reason = fc.constantFrom(
  'duplicate',
  'definitional',
  'no-budget',
  'bad-timing',
  'unresponsive',
  'because',
);

const word = fc.constantFrom('a', 'b', 'constructor', '__proto__', '');

const channel = fc.constantFrom('call', 'email', 'meeting', '__proto__');

const key = whole({ system: fc.constantFrom('crm', 'web'), id: fc.constantFrom('1', '2') });

const money = whole({
  minor: fc.integer({ min: 0, max: 1_000_000 }),
  currency: fc.constantFrom('EUR', 'USD'),
});

const factValue = fc.oneof(
  fc.integer(),
  fc.constantFrom('', 'n/a', 'x', 'DE'),
  fc.boolean(),
  fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
  fc.constant(null),
);

const facts = fc.dictionary(fc.constantFrom('employees', 'country', '__proto__'), factValue, {
  noNullPrototype: true,
});

const touch = fc
  .tuple(
    channel,
    optional({
      direction: fc.constantFrom('outbound', 'inbound'),
      bulk: fc.boolean(),
      bookedByProspect: fc.boolean(),
      department: fc.constantFrom('sales', 'marketing'),
    }),
  )
  .map(([by, rest]) => ({ channel: by, ...rest }));

const exited = optional({ reason, until: arbitraryInstant, competitor: word });

const definition = optional({ definition: whole({ id: word, version: fc.integer({ min: 1, max: 3 }) }) });

const nothing = fc.constant({});

/** What can stand in an event of each type. */
const dataByType: { readonly [Type in LeadEvent['type']]: Arbitrary<object> } = {
  captured: fc
    .tuple(
      fc.constantFrom('marketing', 'sales', 'partner', 'customer', 'product'),
      optional({
        stage,
        channel: word,
        programme: word,
        segment: word,
        exclusion: fc.constantFrom('test', 'spam', 'competitor', 'duplicate'),
      }),
    )
    .map(([origin, rest]) => ({ origin, ...rest })),
  'profile-changed': whole({ facts }),
  'prospect-activity': fc
    .tuple(fc.constantFrom('form-submitted', 'email-opened', 'page-viewed'), optional({ facts }))
    .map(([activity, rest]) => ({ activity, ...rest })),
  'touch-attempted': touch,
  'touch-connected': touch,
  inquiry: nothing,
  'marketing-qualified': definition,
  'handed-over': optional({ owner: word, team: word, nextStep: word, facts }),
  accepted: optional({ intent: fc.constantFrom('call-by', 'nurture', 'pass-on'), callBy: arbitraryInstant }),
  working: nothing,
  'sales-qualified': definition,
  won: optional({ value: money }),
  lost: exited,
  rejected: exited,
  disqualified: exited,
  recycled: exited,
  'stage-entered': whole({ stage: fc.oneof(stage, fc.constantFrom('demo', 'unheard-of', 'rejected')) }),
  deferred: optional({ reason: word, until: arbitraryInstant }),
  'owner-changed': optional({
    owner: word,
    ownerKind: fc.constantFrom('person', 'queue'),
    team: word,
    department: fc.constantFrom('sales', 'marketing', 'operations'),
  }),
  'contact-permission-changed': fc
    .tuple(fc.boolean(), optional({ channel }))
    .map(([permitted, rest]) => ({ permitted, ...rest })),
  graded: fc
    .tuple(
      whole({ by: fc.constantFrom('sales', 'marketing', 'operations'), grade: word }),
      optional({ sawOther: fc.boolean() }),
    )
    .map(([grade, rest]) => ({ ...grade, ...rest })),
  merged: whole({ absorbed: fc.array(key, { maxLength: 2 }) }),
  forgotten: nothing,
};

/** Every type of event about a lead but `forgotten`, which ends all stories. */
export const rememberedTypes = (Object.keys(dataByType) as ReadonlyArray<LeadEvent['type']>).filter(
  (type) => type !== 'forgotten',
);

const envelope = optional({
  sequence: fc.integer({ min: 0, max: 2 }),
  account: key,
  opportunity: key,
  actor: whole({ kind: fc.constantFrom('person', 'automation', 'import', 'prospect'), id: word }),
});

/**
 * Makes any event of some types about the lead `{ system: 'crm', id: '7' }`; identifiers are not yet unique.
 *
 * Some events are known by their date only, and then happen at midnight.
 */
export const arbitraryLeadEvent = (
  types: ReadonlyArray<LeadEvent['type']> = rememberedTypes,
): Arbitrary<LeadEvent> =>
  fc.constantFrom(...types).chain((type) =>
    fc
      .tuple(
        arbitraryInstant,
        fc.boolean(),
        fc.option(fc.integer({ min: 0, max: 3 * day })),
        envelope,
        dataByType[type],
        fc.nat({ max: 9 }),
      )
      .map(([at, isDated, delay, rest, data, dice]) => {
        const dated = isDated && dice === 0;
        const occurredAt = dated ? at - ((at - firstMidnight) % day) : at;
        return {
          schemaVersion: 1,
          source: dice % 2 === 0 ? 'crm' : 'web',
          id: 'e',
          type,
          occurredAt,
          ...(dated ? { precision: 'date' } : {}),
          ...(delay === null ? {} : { receivedAt: occurredAt + delay }),
          subject: { kind: 'lead', system: 'crm', id: '7' },
          ...rest,
          data,
        } as unknown as LeadEvent;
      }),
  );

/**
 * Makes a soup of events about one lead, each with an identifier of its own, in no order.
 *
 * Wrap it in `recordOf` after sorting with `byOccurrence`, or feed it to `stepLead`, to have a lead's record.
 */
export const arbitraryLeadEvents = (
  types: ReadonlyArray<LeadEvent['type']> = rememberedTypes,
  maxLength: number = 30,
): Arbitrary<ReadonlyArray<LeadEvent>> =>
  fc
    .array(arbitraryLeadEvent(types), { maxLength })
    .map((events) => events.map((event, index) => ({ ...event, id: `e${index}` })));
