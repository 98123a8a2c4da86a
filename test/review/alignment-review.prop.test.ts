import fc from 'fast-check';
import { compileAgreement, proposedAlignment } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { journalOf } from 'smarketing/journal';
import { day, type Instant, orThrow, type Party } from 'smarketing/kernel';
import { review } from 'smarketing/review';
import {
  type AlignmentDeclaration,
  alignmentStatements,
  type StatementName,
} from 'smarketing/review/alignment';
import { describe, expect, test } from 'vitest';
import {
  arbitraryJournalEvents,
  shuffledWithRepetition,
  withForgetting,
} from '../arbitraries/journal-events.js';
import { agreement as story } from './story.js';

const asOf = (1_772_409_600_000 + 40 * day) as Instant;
const agreement = orThrow(
  compileAgreement(intlZones)({
    ...story.agreement,
    alignment: { ...proposedAlignment, minimumCoverage: 0.05 },
    measuredBy: {
      sales: { metrics: [{ id: 'revenue', shareOfPay: 0.5 }], horizon: 90 * day, terms: { sale: 1 } },
      marketing: { metrics: [{ id: '__proto__' }, { id: 'revenue' }], horizon: day, terms: { sale: 2 } },
    },
    cadence: [{ policy: 'rhythm', every: 'week', owner: 'operations' }],
  }),
);

const moment = fc.integer({ min: -60, max: 60 }).map((days) => (asOf + days * day) as Instant);
const declaration: fc.Arbitrary<AlignmentDeclaration> = fc.record({
  schemaVersion: fc.constant(1 as const),
  statements: fc.array(
    fc.record({
      id: fc.constantFrom(...(Object.keys(alignmentStatements) as ReadonlyArray<StatementName>)),
      holds: fc.boolean(),
      by: fc.constantFrom<Party>('sales', 'marketing', 'operations', 'team:__proto__'),
      at: moment,
    }),
    { maxLength: 12 },
  ),
  measures: fc.array(
    fc.record({
      id: fc.constantFrom(...proposedAlignment.dimensions.map(({ id }) => id)),
      value: fc.double({ min: 0, max: 1, noNaN: true }),
      by: fc.constant<Party>('operations'),
      at: moment,
      source: fc.constant('audit'),
    }),
    { maxLength: 6 },
  ),
});
const events = arbitraryJournalEvents(withForgetting);

describe('alignment in a review', () => {
  test('is JSON without NaN, with scores in their range, whatever happened and whoever said what', () => {
    fc.assert(
      fc.property(events, declaration, (some, alignment) => {
        const reading = review(agreement, { asOf }, { alignment })(journalOf(some)).alignment;
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
        const { index, stage, tightening } = reading;
        for (const { score, scores, measured, missing, state } of index.dimensions) {
          for (const value of [score, scores?.low, scores?.high]) {
            if (value === null || value === undefined) continue;
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(100);
          }
          expect(state === 'not-measured').toBe(measured === null);
          expect(missing === undefined).toBe(measured !== null);
        }
        expect(stage.lacks.length > 0).toBe(stage.next !== undefined);
        expect(tightening.stage).toBe(stage.stage);
      }),
      { numRuns: 60 },
    );
  });

  test('hears nothing that was said after the moment it is about', () => {
    fc.assert(
      fc.property(events, declaration, (some, said) => {
        const journal = journalOf(some);
        const heard: AlignmentDeclaration = {
          ...said,
          statements: said.statements.filter(({ at }) => at <= asOf),
          measures: (said.measures ?? []).filter(({ at }) => at <= asOf),
        };
        const read = (alignment: AlignmentDeclaration) =>
          review(agreement, { asOf }, { alignment })(journal).alignment;
        expect(read(said)).toEqual(read(heard));
      }),
      { numRuns: 30 },
    );
  });

  test('does not depend on the order or the repetition of events', () => {
    fc.assert(
      fc.property(
        events.chain((some) => fc.tuple(fc.constant(some), shuffledWithRepetition(some))),
        ([some, shuffled]) => {
          const read = review(agreement, { asOf });
          expect(read(journalOf(shuffled)).alignment).toEqual(read(journalOf(some)).alignment);
        },
      ),
      { numRuns: 30 },
    );
  });
});
