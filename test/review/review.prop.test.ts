import fc from 'fast-check';
import { journalOf, journalUnion } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import { review } from 'smarketing/review';
import { describe, expect, test } from 'vitest';
import {
  arbitraryJournalEvents,
  shuffledWithRepetition,
  withForgetting,
} from '../arbitraries/journal-events.js';
import { agreement } from './story.js';

const asOf = (1_772_409_600_000 + 40 * 86_400_000) as Instant;
const read = review(agreement, { asOf });
const arbitraryEvents = arbitraryJournalEvents(withForgetting);

describe('a review', () => {
  test('reads any history, as JSON without NaN', () => {
    fc.assert(
      fc.property(arbitraryEvents, (events) => {
        const reading = read(journalOf(events));
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
      }),
      { numRuns: 60 },
    );
  });

  test('does not depend on the order or the repetition of its input', () => {
    fc.assert(
      fc.property(
        arbitraryEvents.chain((events) => fc.tuple(fc.constant(events), shuffledWithRepetition(events))),
        ([events, shuffled]) => {
          expect(read(journalOf(shuffled))).toEqual(read(journalOf(events)));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('does not depend on how the journal was put together', () => {
    fc.assert(
      fc.property(arbitraryEvents, arbitraryEvents, (first, second) => {
        const merged = journalUnion.concat(journalOf(first), journalOf(second));
        expect(read(merged)).toEqual(read(journalOf([...second, ...first])));
      }),
      { numRuns: 40 },
    );
  });

  test('lists behind each debt exactly as many leads as it counts', () => {
    fc.assert(
      fc.property(arbitraryEvents, (events) => {
        const { debts } = read(journalOf(events)).pageOne;
        for (const { count, leads, names } of [...debts.sales, ...debts.marketing]) {
          expect((leads ?? names ?? []).length).toBe(count);
        }
      }),
      { numRuns: 60 },
    );
  });
});
