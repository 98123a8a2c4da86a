import fc from 'fast-check';
import { eraseForgotten, forgottenLeads, journalOf, journalUnion, viewJournal } from 'smarketing/journal';
import { describe, expect, test } from 'vitest';
import {
  arbitraryJournalEvents,
  arbitrarySettledEvents,
  crowdedInstants,
  withForgetting,
  withoutForgetting,
} from '../arbitraries/journal-events.js';
import { forgotten, named } from './made-events.js';

const events = arbitraryJournalEvents([...withForgetting, 'forgotten', 'forgotten']);
const journals = events.map(journalOf);
const { concat } = journalUnion;

/** Every viewpoint there is, with and without a time of knowledge. */
const viewpoints = fc
  .record(
    { asOf: crowdedInstants, knownAt: crowdedInstants },
    { requiredKeys: ['asOf'], noNullPrototype: true },
  )
  .map((viewpoint) => viewpoint as Parameters<typeof viewJournal>[0]);

describe('erasing what must be forgotten', () => {
  test('changes no view, whatever its viewpoint', () => {
    fc.assert(
      fc.property(journals, viewpoints, (journal, viewpoint) => {
        expect(viewJournal(viewpoint)(eraseForgotten(journal))).toEqual(viewJournal(viewpoint)(journal));
      }),
      { numRuns: 300 },
    );
  });

  test('early or late is the same, in any order of arrival', () => {
    fc.assert(
      fc.property(journals, journals, viewpoints, (a, b, viewpoint) => {
        const late = eraseForgotten(concat(a, b));
        expect(eraseForgotten(concat(eraseForgotten(a), b))).toEqual(late);
        expect(eraseForgotten(concat(b, eraseForgotten(a)))).toEqual(late);
        expect(viewJournal(viewpoint)(concat(eraseForgotten(a), eraseForgotten(b)))).toEqual(
          viewJournal(viewpoint)(concat(a, b)),
        );
      }),
    );
  });

  test('twice is once', () => {
    fc.assert(
      fc.property(journals, (journal) => {
        const erased = eraseForgotten(journal);
        expect(eraseForgotten(erased)).toBe(erased);
      }),
    );
  });

  test('leaves no event of a forgotten lead but requests and merges', () => {
    fc.assert(
      fc.property(journals, (journal) => {
        const isForgotten = forgottenLeads(journal.events);
        for (const { subject, type } of eraseForgotten(journal).events) {
          if (subject.kind === 'lead' && isForgotten(subject))
            expect(['forgotten', 'merged']).toContain(type);
        }
      }),
    );
  });
});

test('a request to forget takes one lead away and leaves every other as it was', () => {
  fc.assert(
    fc.property(
      arbitrarySettledEvents(withoutForgetting, true),
      viewpoints,
      fc.nat(),
      (all, viewpoint, dice) => {
        const before = viewJournal(viewpoint)(journalOf(all)).leads;
        const chosen = before[dice % Math.max(before.length, 1)];
        if (chosen === undefined) return;
        const request = forgotten(named(chosen.key), 'T09:00Z');
        const journal = journalOf([...all, request]);
        const isForgotten = forgottenLeads(journal.events);
        const after = viewJournal(viewpoint)(journal).leads;
        expect(after.filter((lead) => !lead.forgotten)).toEqual(
          before.filter(({ key }) => !isForgotten(key)),
        );
        expect(after.filter((lead) => lead.forgotten)).toHaveLength(1);
      },
    ),
  );
});
