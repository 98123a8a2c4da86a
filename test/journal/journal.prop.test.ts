import fc from 'fast-check';
import {
  byOccurrence,
  contentOf,
  type JournalEvent,
  journalOf,
  journalUnion,
  knownFrom,
} from 'smarketing/journal';
import { describe, expect, test } from 'vitest';
import { arbitraryJournalEvents, shuffledWithRepetition } from '../arbitraries/journal-events.js';

const journals = arbitraryJournalEvents().map(journalOf);
const { concat, empty } = journalUnion;

describe('the union of journals', () => {
  test('does not depend on who comes first', () => {
    fc.assert(
      fc.property(journals, journals, (a, b) => {
        expect(concat(a, b)).toEqual(concat(b, a));
      }),
    );
  });

  test('does not depend on the grouping', () => {
    fc.assert(
      fc.property(journals, journals, journals, (a, b, c) => {
        expect(concat(concat(a, b), c)).toEqual(concat(a, concat(b, c)));
      }),
    );
  });

  test('adds nothing that is there already, and the empty journal adds nothing', () => {
    fc.assert(
      fc.property(journals, journals, (a, b) => {
        expect(concat(a, a)).toEqual(a);
        expect(concat(concat(a, b), b)).toEqual(concat(a, b));
        expect(concat(a, empty)).toEqual(a);
        expect(concat(empty, a)).toEqual(a);
      }),
    );
  });

  test('is the journal of all events at once', () => {
    fc.assert(
      fc.property(arbitraryJournalEvents(), arbitraryJournalEvents(), (a, b) => {
        expect(concat(journalOf(a), journalOf(b))).toEqual(journalOf([...a, ...b]));
      }),
    );
  });
});

describe('a journal', () => {
  test('does not show in which order and how often its events arrived', () => {
    const arrivals = arbitraryJournalEvents().chain((events) =>
      fc.tuple(fc.constant(events), shuffledWithRepetition(events)),
    );
    fc.assert(
      fc.property(arrivals, ([events, shuffled]) => {
        expect(journalOf(shuffled)).toEqual(journalOf(events));
      }),
    );
  });

  test('keeps every content of every identity once, with its earliest receipt, and nothing else', () => {
    const claim = (event: JournalEvent): string => JSON.stringify([event.source, event.id, contentOf(event)]);
    fc.assert(
      fc.property(arbitraryJournalEvents(), (events) => {
        const earliest = new Map<string, number>();
        for (const event of events) {
          earliest.set(claim(event), Math.min(earliest.get(claim(event)) ?? Infinity, knownFrom(event)));
        }
        const kept = journalOf(events).events;
        expect(kept.map(claim).sort()).toEqual([...earliest.keys()].sort());
        for (const event of kept) expect(knownFrom(event)).toBe(earliest.get(claim(event)));
      }),
    );
  });

  test('is sorted, and only contents of one identity share a place', () => {
    fc.assert(
      fc.property(journals, ({ events }) => {
        for (const [index, event] of events.slice(1).entries()) {
          const before = events[index] as JournalEvent;
          const order = byOccurrence(before, event);
          expect(order).toBeLessThanOrEqual(0);
          expect(order === 0).toBe(
            before.source === event.source &&
              before.id === event.id &&
              before.occurredAt === event.occurredAt &&
              (before.sequence ?? 0) === (event.sequence ?? 0),
          );
        }
      }),
    );
  });

  test('survives JSON', () => {
    fc.assert(
      fc.property(journals, (journal) => {
        expect(JSON.parse(JSON.stringify(journal))).toStrictEqual(journal);
      }),
    );
  });
});
