import fc from 'fast-check';
import { type JournalEvent, journalOf, journalUnion } from 'smarketing/journal';
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

/** Dates that systems write where they know none, the edges of the years that calendars know, and those of text. */
const oddInstants = [
  '0000-01-01',
  '1900-01-01',
  '1969-12-31',
  '1970-01-01',
  '2026-03-08',
  '2026-06-01',
  '2100-12-31',
  '9999-12-31',
].map((date) => Date.parse(`${date}T07:30:00Z`) as Instant);

/** Identifiers that are names of what every object has, or that UTF-8 cannot hold. */
const oddIdentifiers = ['__proto__', 'constructor', '\ud800', '\0'];

const oddEvents = arbitraryEvents.chain((events) =>
  fc.tuple(
    ...events.map((event) =>
      fc
        .record({
          occurredAt: fc.oneof(fc.constant(event.occurredAt), fc.constantFrom(...oddInstants)),
          id: fc.oneof(fc.constant(event.subject.id), fc.constantFrom(...oddIdentifiers)),
        })
        .map(
          ({ occurredAt, id }) =>
            ({ ...event, occurredAt, subject: { ...event.subject, id } }) as JournalEvent,
        ),
    ),
  ),
);

describe('a review', () => {
  test.each(oddInstants)('reads odd dates and identifiers, as JSON without NaN, as of %i', (odd) => {
    fc.assert(
      fc.property(oddEvents, (events) => {
        const reading = review(agreement, { asOf: odd })(journalOf(events));
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
      }),
      { numRuns: 15 },
    );
  });

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

  test('accounts for every lead that entered, in number and in money, and lists all that is in the hole', () => {
    fc.assert(
      fc.property(arbitraryEvents, (events) => {
        const { blackHole, honesty } = read(journalOf(events));
        const { leads, withoutPass, assets, programmes, things } = blackHole;
        expect(withoutPass).toBeLessThanOrEqual(honesty.leads);
        let fallen = 0;
        for (const account of [leads, assets, programmes]) {
          if (account === undefined) continue;
          const { entered, cameOut, inTime, inTheHole, notKnown, excluded } = account;
          const places = [cameOut, inTime, inTheHole, notKnown, excluded];
          expect(places.reduce((sum, { count }) => sum + count, 0)).toBe(entered.count);
          for (const { currency, minor } of entered.money) {
            const sums = places.flatMap(({ money }) => money.filter((one) => one.currency === currency));
            expect(sums.reduce((sum, one) => sum + one.minor, 0)).toBe(minor);
          }
          fallen += inTheHole.count;
        }
        expect(things).toHaveLength(fallen);
      }),
      { numRuns: 60 },
    );
  });

  test('decides accusations only by what was agreed or signed, and says what is missing where nobody can say', () => {
    fc.assert(
      fc.property(arbitraryEvents, (events) => {
        for (const { verdict, evidence, missing, complaint } of read(journalOf(events)).accusations) {
          const decides = evidence.filter(({ weight, speaks }) => weight === 'decides' && speaks !== 'open');
          for (const { id, target } of decides) expect(id === 'disputes' || target !== undefined).toBe(true);
          const sides = new Set(decides.map(({ speaks }) => speaks));
          if (verdict === 'borne-out') expect([...sides]).toEqual(['for']);
          if (verdict === 'not-borne-out') expect([...sides]).toEqual(['against']);
          if (verdict === 'cannot-be-said') {
            expect(sides.size).toBe(0);
            expect(missing.length).toBeGreaterThan(0);
          }
          expect(complaint?.request.performer).not.toBe(complaint?.request.asker);
          expect(complaint?.request.dueAt).toBeGreaterThan(asOf);
        }
      }),
      { numRuns: 60 },
    );
  });
});
