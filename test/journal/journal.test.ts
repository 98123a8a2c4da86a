import { type JournalEvent, journalOf, journalUnion } from 'smarketing/journal';
import { describe, expect, test } from 'vitest';
import { at, captured, made } from './made-events.js';

const ids = (events: ReadonlyArray<JournalEvent>): ReadonlyArray<string> => events.map(({ id }) => id);

describe('the order of a journal', () => {
  test('is by instant, then sequence, then source, then id', () => {
    const sorted = [
      captured('web/a', 'T09:00Z', { id: 'z', sequence: 9 }),
      captured('web/a', 'T10:00Z', { id: 'y', sequence: -1 }),
      captured('web/a', 'T10:00Z', { id: 'x', source: 'a' }),
      captured('web/a', 'T10:00Z', { id: 'B', source: 'b', sequence: 0 }),
      captured('web/a', 'T10:00Z', { id: 'a', source: 'b' }),
      captured('web/a', 'T10:00Z', { id: 'w', source: 'a', sequence: 1 }),
    ];
    expect(ids(journalOf([...sorted].reverse()).events)).toEqual(['z', 'y', 'x', 'B', 'a', 'w']);
  });
});

describe('the identity of an event', () => {
  test('one event delivered three times is one event, known since the earliest delivery', () => {
    const event = captured('web/a', 'T09:00Z', { id: 'e1' });
    const deliveries = ['T09:07Z', 'T09:02Z', 'T09:05Z'].map((time) => ({ ...event, receivedAt: at(time) }));
    expect(journalOf(deliveries).events).toEqual([{ ...event, receivedAt: at('T09:02Z') }]);
  });

  test('a delivery with a noted time is kept over one that merely assumes the same', () => {
    const event = captured('web/a', 'T09:00Z', { id: 'e1' });
    const noted = { ...event, receivedAt: event.occurredAt };
    expect(journalOf([event, noted]).events).toEqual([noted]);
    expect(journalOf([noted, event]).events).toEqual([noted]);
  });

  test('equal ids of two sources are two events', () => {
    const event = captured('web/a', 'T09:00Z', { id: 'e1' });
    expect(journalOf([event, { ...event, source: 'web' }]).events).toHaveLength(2);
  });

  test('two contents under one identity are both kept, lower authority first', () => {
    const first = made('stage-entered', 'web/a', 'T09:00Z', { stage: 'b' }, { id: 'e1' });
    const second = made('stage-entered', 'web/a', 'T09:00Z', { stage: 'a' }, { id: 'e1' });
    const corrected = made('stage-entered', 'web/a', 'T09:00Z', { stage: '0' }, { id: 'e1', revision: 1 });
    expect(journalOf([corrected, first, second]).events).toEqual([second, first, corrected]);
  });

  test('an explicit 0 and an absent one are one content, whichever comes first', () => {
    const absent = captured('web/a', 'T09:00Z', { id: 'e1' });
    const explicit = { ...absent, revision: 0, sequence: 0 };
    expect(journalOf([absent, explicit]).events).toHaveLength(1);
    expect(journalOf([absent, explicit])).toEqual(journalOf([explicit, absent]));
  });

  test('an empty list and an empty object are two contents', () => {
    const list = made('other', 'web/a', 'T09:00Z', { type: 'x', data: [] }, { id: 'e1' });
    const object = made('other', 'web/a', 'T09:00Z', { type: 'x', data: {} }, { id: 'e1' });
    expect(journalOf([list, object]).events).toEqual([list, object]);
  });

  test('a source that gives all its events one id costs no more than one that does not', () => {
    const template = made('stage-entered', 'web/a', 'T09:00Z', { stage: '' }, { id: '' });
    const deliver = (): ReadonlyArray<JournalEvent> =>
      Array.from({ length: 5000 }, (_, index) => ({ ...template, data: { stage: String(index) } }));
    expect(journalOf([...deliver(), ...deliver()]).events).toHaveLength(5000);
  });
});

test('the input is left as it was', () => {
  const input = Object.freeze([captured('web/a', 'T10:00Z'), captured('web/a', 'T09:00Z')]);
  expect(journalOf(input).events).toEqual([input[1], input[0]]);
});

test('the empty journal is neutral', () => {
  const journal = journalOf([captured('web/a', 'T09:00Z')]);
  expect(journalUnion.concat(journal, journalUnion.empty)).toEqual(journal);
  expect(journalUnion.concat(journalUnion.empty, journal)).toEqual(journal);
});
