import fc from 'fast-check';
import {
  checkMeeting,
  complain,
  nextRequestStep,
  type PromiseState,
  presetMeetingRules,
  readContinuity,
  readMeetings,
  readRequests,
  readSignals,
  requestLives,
  signalLives,
} from 'smarketing/dialogue';
import {
  type JournalEvent,
  journalOf,
  type RequestState,
  type SignalState,
  viewJournal,
} from 'smarketing/journal';
import { hour, type Instant, minute } from 'smarketing/kernel';
import { expect, test } from 'vitest';
import { at, made } from './made.js';

const start = at('T00:00Z');

const moment = fc.integer({ min: 0, max: 48 }).map((halves) => (start + halves * 30 * minute) as Instant);

const party = fc.constantFrom('sales', 'marketing', 'team:emea', 'operations', 'partner:agency' as const);

const requestState = fc.constantFrom<RequestState>(
  'asked',
  'promised',
  'declined',
  'countered',
  'done',
  'accepted',
  'reopened',
);

const signalState = fc.constantFrom<SignalState>(
  'reported',
  'acknowledged',
  'analysed',
  'acted',
  'told-back',
);

const optional = <A>(value: fc.Arbitrary<A>) => fc.option(value, { nil: undefined });

const compact = <A extends object>(record: A): A =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as A;

const requestEvent = fc
  .record({
    id: fc.constantFrom('r1', 'r2'),
    when: moment,
    state: requestState,
    asker: optional(party),
    performer: optional(party),
    dueAt: optional(moment),
  })
  .map(({ id, when, ...data }) => ({ id, type: 'request-changed' as const, when, data: compact(data) }));

const signalEvent = fc
  .record({ id: fc.constantFrom('s1', 's2'), when: moment, state: signalState, reportedBy: optional(party) })
  .map(({ id, when, ...data }) => ({ id, type: 'signal-changed' as const, when, data: compact(data) }));

const meetingEvent = fc
  .record({
    id: fc.constantFrom('m1', 'm2'),
    when: moment,
    policy: fc.constantFrom('off-site', 'rhythm', 'committee' as const),
    startedAt: optional(moment),
    participants: fc.array(
      fc
        .record({
          person: fc.constantFrom('ada', 'bo', 'cy'),
          party,
          leads: optional(fc.boolean()),
          facilitates: optional(fc.boolean()),
          from: optional(moment),
        })
        .map(compact),
      { maxLength: 4 },
    ),
    agenda: optional(
      fc.array(fc.record({ kind: fc.constantFrom('current-projects', 'field-news') }).map(compact)),
    ),
    complaints: optional(
      fc.array(fc.record({ by: party, about: fc.constantFrom('lead', 'person') }).map(compact), {
        maxLength: 3,
      }),
    ),
  })
  .map(({ id, when, ...data }) => ({ id, type: 'meeting-held' as const, when, data: compact(data) }));

/** Events in the journal's order, each with an identity of its own. */
const history = fc
  .array(fc.oneof(requestEvent, signalEvent, meetingEvent), { maxLength: 20 })
  .map((parts) =>
    parts.map(({ id, type, when, data }, index) =>
      made(type, id, 'T00:00Z', data as never, { occurredAt: when, id: `e${index}` }),
    ),
  );

const visible = (events: ReadonlyArray<JournalEvent>, asOf: Instant): ReadonlyArray<JournalEvent> =>
  viewJournal({ asOf })(journalOf(events)).events;

const readAll = (events: ReadonlyArray<JournalEvent>, asOf: Instant) => {
  const seen = visible(events, asOf);
  const signals = signalLives({ belongs: { 'team:emea': 'sales' }, closedWithin: 4 * hour }, asOf)(seen);
  const held = readMeetings(asOf)(seen);
  return {
    requests: readRequests({ 'team:emea': 'sales' }, asOf)(seen),
    lives: requestLives(asOf)(seen),
    signals,
    signal: readSignals(signals.signals),
    held,
    checked: held.meetings.map((meeting) => checkMeeting(presetMeetingRules[meeting.policy])(meeting)),
  };
};

test('the order in which events arrive, and their repetition, change nothing', () => {
  fc.assert(
    fc.property(
      history.chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        ),
      ),
      moment,
      ([events, shuffled], asOf) => {
        expect(readAll(shuffled, asOf)).toEqual(readAll(events, asOf));
      },
    ),
  );
});

test('every reading is plain JSON', () => {
  fc.assert(
    fc.property(history, moment, (events, asOf) => {
      const reading = readAll(events, asOf);
      expect(JSON.parse(JSON.stringify(reading))).toStrictEqual(reading);
    }),
  );
});

test('what happens later changes no earlier reading', () => {
  fc.assert(
    fc.property(history, moment, (events, asOf) => {
      const upTo = events.filter(({ occurredAt }) => occurredAt <= asOf);
      expect(readAll(events, asOf)).toEqual(readAll(upTo, asOf));
    }),
  );
});

test('every promise is in one state, and the ratio counts those that can be judged', () => {
  const judged: ReadonlyArray<PromiseState> = ['kept', 'kept-late', 'broken'];
  fc.assert(
    fc.property(history, moment, (events, asOf) => {
      const { lives, requests } = readAll(events, asOf);
      const count = lives.filter(({ promise }) => judged.includes(promise)).length;
      expect(requests.keptPromises.denominator).toBe(count);
      for (const { promise, state, lateBy, ranOutAt } of lives) {
        // A no after a promise breaks it before its time is over.
        const isLate = promise === 'kept-late' || (promise === 'broken' && state !== 'declined');
        if (isLate) expect(lateBy).toBeGreaterThan(0);
        if (promise === 'kept') expect(lateBy).toBeUndefined();
        // A time that ran out is not taken back by another one.
        if (promise === 'open') expect(lateBy !== undefined).toBe(ranOutAt !== undefined);
      }
    }),
  );
});

test('a proposed step that is taken follows regularly, and one that is refused for its order does not', () => {
  fc.assert(
    fc.property(fc.array(requestEvent, { minLength: 1 }), requestState, (parts, state) => {
      const events = parts.map(({ data }, index) =>
        made('request-changed', 'r1', 'T00:00Z', data as never, { id: `e${index}`, sequence: index }),
      );
      const [life] = requestLives(start)(events);
      if (life === undefined) return;
      const performer =
        state === 'asked' || state === 'accepted' || state === 'reopened' ? 'asker' : 'performer';
      const step = nextRequestStep(life, life[performer] ?? 'sales')({ state, dueAt: start });
      const [after] = requestLives(start)([
        ...events,
        made('request-changed', 'r1', 'T00:00Z', { state }, { id: 'last', sequence: events.length }),
      ]);
      const last = after?.steps.at(-1);
      if (step._tag === 'Right') expect(last?.irregular).toBeUndefined();
      else if (step.left._tag === 'wrong-order') expect(last?.irregular).toBe(true);
    }),
  );
});

test('hops never take negative time, and add up to no more than the age of a closed signal', () => {
  fc.assert(
    fc.property(history, moment, (events, asOf) => {
      for (const { latency, closure, age = 0 } of readAll(events, asOf).signals.signals) {
        const hops = Object.values(latency);
        for (const hop of hops) expect(hop).toBeGreaterThanOrEqual(0);
        if (closure === 'closed-in-time' || closure === 'closed-late') {
          expect(latency['told-back'] ?? 0).toBeLessThanOrEqual(age);
        }
      }
    }),
  );
});

test('continuity lies between none and all, and successors never lower it', () => {
  const people = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
  fc.assert(
    fc.property(people, people, (met, delivers) => {
      const of = (names: ReadonlyArray<string>) =>
        names.map((person) => ({ person, party: 'sales' as const }));
      const { share, withSuccessors, jaccard, gone } = readContinuity()(of(met), of(delivers));
      expect(share.numerator + gone.length).toBe(met.length);
      expect(withSuccessors.numerator).toBeGreaterThanOrEqual(share.numerator);
      expect(jaccard.value ?? 1).toBeLessThanOrEqual(share.value ?? 0);
    }),
  );
});

test('whatever is complained of, it is taken or refused, and never thrown at', () => {
  fc.assert(
    fc.property(fc.anything(), (anything) => {
      const draft = typeof anything === 'object' && anything !== null ? anything : {};
      const taken = complain(start)(draft as never);
      if (taken._tag === 'Right') expect(taken.right.request.dueAt).toBeGreaterThan(start);
      else expect(taken.left.faults.length).toBeGreaterThan(0);
    }),
  );
});

test('a promise that ran out is never kept afterwards, unless the asker asks anew', () => {
  fc.assert(
    fc.property(fc.array(requestEvent, { maxLength: 12 }), moment, moment, (parts, first, second) => {
      const [then, now] = first <= second ? [first, second] : [second, first];
      const events = visible(
        parts.map(({ when, data }, index) =>
          made('request-changed', 'r1', 'T00:00Z', data as never, { occurredAt: when, id: `e${index}` }),
        ),
        now,
      );
      const isAskedAnew = events.some(
        ({ type, occurredAt, data }) =>
          type === 'request-changed' && occurredAt > then && data.state === 'asked',
      );
      const [before] = requestLives(then)(events);
      const [after] = requestLives(now)(events);
      fc.pre(before?.promise === 'broken' && before.lateBy !== undefined && !isAskedAnew);
      expect(['broken', 'open', 'kept-late']).toContain(after?.promise);
      expect(after?.ranOutAt ?? after?.dueAt).toBeLessThanOrEqual(now);
    }),
  );
});

test('signals that wait never make a hop look faster', () => {
  fc.assert(
    fc.property(history, moment, (events, asOf) => {
      const medians = (some: ReadonlyArray<JournalEvent>): ReadonlyArray<number> =>
        Object.values(readAll(some, asOf).signal.hops).flatMap(({ median, p90 }) => [
          median ?? Number.POSITIVE_INFINITY,
          p90 ?? Number.POSITIVE_INFINITY,
        ]);
      const waiting = made('signal-changed', 'waits', 'T00:00Z', { state: 'reported' });
      const without = medians(events);
      for (const [index, time] of medians([...events, waiting]).entries()) {
        expect(time).toBeGreaterThanOrEqual(without[index] as number);
      }
    }),
  );
});
