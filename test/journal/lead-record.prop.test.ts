import fc from 'fast-check';
import {
  emptyLead,
  type JournalEvent,
  type LeadEvent,
  type LeadRecord,
  stepLead,
  textOfKey,
} from 'smarketing/journal';
import { expect, test } from 'vitest';
import {
  arbitrarySettledEvents,
  shuffledWithRepetition,
  withForgetting,
  withoutForgetting,
} from '../arbitraries/journal-events.js';
import { view } from './made-events.js';

const keysOf = ({ key, aliases = [] }: LeadRecord): ReadonlyArray<LeadRecord['key']> => [key, ...aliases];

/** What arrives about one lead, under any of its keys: every copy and every content, in any order. */
const arrivals = (
  record: LeadRecord,
  events: ReadonlyArray<JournalEvent>,
): fc.Arbitrary<ReadonlyArray<LeadEvent>> => {
  const texts = new Set(keysOf(record).map(textOfKey));
  const own = events.filter(
    (event): event is LeadEvent =>
      event.subject.kind === 'lead' && event.type !== 'other' && texts.has(textOfKey(event.subject)),
  );
  return shuffledWithRepetition(own);
};

/** A journal, one of its leads, its arrivals, and one of its keys to begin with. */
const stories = (
  journals: fc.Arbitrary<ReadonlyArray<JournalEvent>>,
): fc.Arbitrary<readonly [LeadRecord, ReadonlyArray<LeadEvent>, LeadRecord['key']]> =>
  journals
    .map((events) => ({ events, leads: view(events).leads }))
    .filter(({ leads }) => leads.length > 0)
    .chain(({ events, leads }) =>
      fc
        .constantFrom(...leads)
        .chain((record) =>
          fc.tuple(fc.constant(record), arrivals(record, events), fc.constantFrom(...keysOf(record))),
        ),
    );

test('stepping through events in any order, any number of times, is replaying the journal', () => {
  fc.assert(
    fc.property(stories(arbitrarySettledEvents(withoutForgetting, false)), ([record, events, start]) => {
      expect(events.reduce(stepLead, emptyLead(start))).toEqual(record);
    }),
    { numRuns: 300 },
  );
});

test('so it is when the lead has to be forgotten', () => {
  const journals = arbitrarySettledEvents([...withForgetting, 'forgotten', 'forgotten'], true);
  fc.assert(
    fc.property(stories(journals), ([record, events, start]) => {
      expect(events.reduce(stepLead, emptyLead(start))).toEqual(record);
    }),
    { numRuns: 300 },
  );
});

test('what a step gives survives JSON, and the next step can go on from it', () => {
  fc.assert(
    fc.property(stories(arbitrarySettledEvents(withForgetting, true)), ([record, events, start]) => {
      const stored = (state: LeadRecord): LeadRecord => JSON.parse(JSON.stringify(state));
      const end = events.reduce<LeadRecord>((state, event) => {
        const next = stepLead(state, event);
        expect(stored(next)).toStrictEqual(next);
        return stored(next);
      }, emptyLead(start));
      expect(end).toEqual(record);
    }),
  );
});
