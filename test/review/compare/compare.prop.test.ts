import fc from 'fast-check';
import { journalOf } from 'smarketing/journal';
import { type Instant, orThrow } from 'smarketing/kernel';
import { review } from 'smarketing/review';
import { compareReviews } from 'smarketing/review/compare';
import { reportMarkdown, reportOf } from 'smarketing/review/report';
import { describe, expect, test } from 'vitest';
import { arbitraryJournalEvents, withForgetting } from '../../arbitraries/journal-events.js';
import { agreement } from '../story.js';

const runs = 15;
const day = 86_400_000;
const start = 1_772_409_600_000;
const histories = arbitraryJournalEvents(withForgetting);
const days = fc.integer({ min: 0, max: 60 });

describe('a comparison of any history', () => {
  test('restates nothing where everything was known when it happened', () => {
    fc.assert(
      fc.property(histories, days, days, (events, first, second) => {
        // Each told once: a second content of an event is a correction, and restates.
        const known = events.map(({ receivedAt: _, ...event }, index) => ({
          ...event,
          id: String(index),
        })) as typeof events;
        const [earlier, later] = [first, second].sort((one, other) => one - other) as [number, number];
        const comparison = orThrow(
          compareReviews(
            agreement,
            { asOf: (start + earlier * day) as Instant },
            { asOf: (start + later * day) as Instant },
          )(journalOf(known)),
        );
        expect(comparison.figures.filter(({ restatement }) => restatement.code !== 'same')).toEqual([]);
        expect(comparison.lateEvents).toBe(0);
      }),
      { numRuns: runs },
    );
  });

  test('is JSON without NaN, and tests only what differs', () => {
    fc.assert(
      fc.property(histories, days, (events, earlier) => {
        const comparison = orThrow(
          compareReviews(
            agreement,
            { asOf: (start + earlier * day) as Instant },
            { asOf: (start + 60 * day) as Instant },
          )(journalOf(events)),
        );
        expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
        expect(
          comparison.figures.filter(
            ({ change, test: tested }) => (change.code === 'different') !== (tested !== undefined),
          ),
        ).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});

describe('a report of any history', () => {
  test('says everything on every line, as JSON and without NaN', () => {
    fc.assert(
      fc.property(histories, days, (events, until) => {
        const report = reportOf(agreement)(
          review(agreement, { asOf: (start + until * day) as Instant })(journalOf(events)),
        );
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
        expect(reportMarkdown(report)).not.toMatch(/NaN|undefined|Infinity|\[object/);
        for (const { lines } of report.sections) {
          expect(lines.length).toBeGreaterThan(0);
          for (const { label, value, means, sure, next } of lines)
            expect([label, value, means, sure.text, next.text].filter((text) => text.trim() === '')).toEqual(
              [],
            );
        }
      }),
      { numRuns: 2 * runs },
    );
  });
});
