/**
 * What happens in the storm: leads that somebody works on while their clocks run out, and ten thousand that wait.
 * Every choice follows from a number, so that two runs differ only in what the killings hit.
 */
import type { RulebookDocument } from '../src/rulebook.js';

/** How many leads somebody works on, and how many only wait. */
export const busyLeads = 1_000;
export const waitingLeads = 10_000;

const second = 1_000;

type PolicyDocument = RulebookDocument['policies'][number];

/** Leads of the inside team are to be accepted within seconds. */
const accept: PolicyDocument = {
  ...{ id: 'accept', version: 1, metric: 'accept', obliged: 'sales' },
  start: [{ type: 'handed-over' }],
  stop: [{ type: 'accepted' }, { type: 'rejected' }],
  targets: [{ when: { team: 'inside' }, target: { clock: 'elapsed', milliseconds: 16 * second } }],
  ladder: [
    { id: 'half', at: { fraction: 0.5 }, action: 'tell', whom: ['owner'] },
    { id: 'late', at: { afterDue: 1 }, action: 'reassign', whom: ['role:team-lead'] },
  ],
};

/** Leads of the field team have a month for the first touch. */
const firstTouch: PolicyDocument = {
  ...{ id: 'first-touch', version: 1, metric: 'first-response', obliged: 'sales' },
  start: [{ type: 'handed-over' }],
  stop: [{ type: 'touch-attempted' }, { type: 'touch-connected' }],
  targets: [{ when: { team: 'field' }, target: { clock: 'elapsed', milliseconds: 30 * 86_400 * second } }],
  ladder: [{ id: 'late', at: { afterDue: 1 }, action: 'tell', whom: ['owner', 'role:team-lead'] }],
};

export const before: RulebookDocument = { calendars: {}, policies: [accept, firstTouch] };

/** The month becomes so short that all who wait are late within seconds, also those whose clocks run already. */
export const after = (now: number, milliseconds: number): RulebookDocument => ({
  calendars: {},
  policies: [
    accept,
    firstTouch,
    {
      ...firstTouch,
      ...{ version: 2, effectiveFrom: now as NonNullable<PolicyDocument['effectiveFrom']> },
      onPolicyChange: 'recompute',
      targets: [{ when: { team: 'field' }, target: { clock: 'elapsed', milliseconds } }],
    },
  ],
});

type Written = Readonly<Record<string, unknown>>;

const event = (id: string, lead: string, type: string, at: number, data: object): Written => ({
  ...{ schemaVersion: 1, source: 'crm', id, type, occurredAt: new Date(at).toISOString() },
  ...{ subject: { kind: 'lead', system: 'crm', id: lead }, data },
});

/** Hand-overs of the last twenty seconds. */
export const handOversOfField = (now: number): ReadonlyArray<Written> =>
  numbers(waitingLeads).map((at) =>
    event(`w${at}`, `waiting-${at}`, 'handed-over', now - (at % 20_000), { owner: 'kim', team: 'field' }),
  );

/** One in four of those who wait is called. */
export const isCalled = (at: number): boolean => at % 4 === 0;

export const calls = (now: number): ReadonlyArray<Written> =>
  numbers(waitingLeads)
    .filter(isCalled)
    .map((at) => event(`c${at}`, `waiting-${at}`, 'touch-attempted', now, { channel: 'call' }));

/** What the inside team does: a third accepts in time, a third late or never, a third gives back; some repeat. */
export const eventsOfInside = (now: number): ReadonlyArray<Written> =>
  numbers(busyLeads).flatMap((at) => {
    const lead = `busy-${at}`;
    const start = now - 10_000 + at * 20;
    const handedOver = event(`h${at}`, lead, 'handed-over', start, { owner: 'lee', team: 'inside' });
    if (at % 3 === 0) return [handedOver, event(`a${at}`, lead, 'accepted', start + 5 * second, {})];
    if (at % 3 === 1) return [handedOver];
    const rejected = event(`r${at}`, lead, 'rejected', start + 6 * second, { reason: 'definitional' });
    const again = event(`g${at}`, lead, 'handed-over', start + 12 * second, { owner: 'max', team: 'inside' });
    return [handedOver, rejected, again];
  });

/** What has to be told whatever happens, by the beginning of its key: the steps of clocks that nobody stops. */
export const certain = (): ReadonlyMap<string, number> => {
  const uncalled = numbers(waitingLeads).filter((at) => !isCalled(at));
  const unaccepted = numbers(busyLeads).filter((at) => at % 3 !== 0);
  return new Map([
    ...uncalled.map((at) => [`lead/crm/waiting-${at} first-touch/crm/w${at}/`, 1] as const),
    ...unaccepted.map(
      (at) => [`lead/crm/busy-${at} accept/crm/${at % 3 === 1 ? 'h' : 'g'}${at}/`, 2] as const,
    ),
  ]);
};

const numbers = (count: number): ReadonlyArray<number> => Array.from({ length: count }, (_, at) => at);

/** As events arrive: some twice, some three times, and in any order. */
export const asDelivered = (events: ReadonlyArray<Written>, seed: number): ReadonlyArray<Written> => {
  const random = randomFrom(seed);
  const repeated = events.flatMap((one) => Array.from({ length: 1 + Math.floor(random() * 2.2) }, () => one));
  return repeated
    .map((one) => [random(), one] as const)
    .sort(([first], [second]) => first - second)
    .map(([, one]) => one);
};

/** Numbers from 0 to 1, the same for the same seed. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};
