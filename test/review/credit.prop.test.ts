import fc from 'fast-check';
import { compileAgreement, draftAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { journalOf } from 'smarketing/journal';
import { hour, type Instant, orThrow, parseCivilDate } from 'smarketing/kernel';
import { type Review, review } from 'smarketing/review';
import { reportOf } from 'smarketing/review/report';
import { describe, expect, test } from 'vitest';
import { arbitraryJournalEvents, shuffledWithRepetition } from '../arbitraries/journal-events.js';

const date = (text: string) => orThrow(parseCivilDate(text));
const asOf = (1_772_409_600_000 + 9 * hour) as Instant;
const agreement = orThrow(
  compileAgreement(intlZones)({
    ...draftAgreement({ zone: 'UTC', currency: 'EUR', effectiveFrom: date('2025-01-01') }),
    credit: {
      per: 'account',
      unprovenAtMost: 1,
      lookBack: hour,
      matureAfter: 0,
      origins: { a: 'partner' },
      models: [{ kind: 'linear' }, { kind: 'time-decay', halfLife: hour }, { kind: 'markov', order: 3 }],
    },
    targetAccounts: [
      { id: 'all', from: date('2026-03-01'), accounts: [{ system: 'crm', id: 'acme' }], programmes: ['a'] },
    ],
  }),
);
const read = review(agreement, { asOf });

/** The types that credit and effort ask for, so that journals of a few events hold some of each. */
const types = [
  'captured',
  'prospect-activity',
  'inquiry',
  'touch-attempted',
  'touch-connected',
  'handed-over',
  'accepted',
  'rejected',
  'won',
  'contact-permission-changed',
  'forgotten',
] as const;

const creditOf = ({ source, attribution, effort }: Review) => ({
  ...(source === undefined ? {} : { source }),
  ...(attribution === undefined ? {} : { attribution }),
  effort,
});

describe('credit and effort in any journal', () => {
  test('read as JSON without NaN, in any order of the events, and in words', () => {
    const drawn = { source: 0, attribution: 0, targets: 0, leftBehind: 0 };
    fc.assert(
      fc.property(
        arbitraryJournalEvents(types).chain((events) =>
          fc.tuple(fc.constant(events), shuffledWithRepetition(events)),
        ),
        ([events, shuffled]) => {
          const reading = read(journalOf(events));
          const { source, attribution, effort } = reading;
          expect(JSON.parse(JSON.stringify(creditOf(reading)))).toEqual(creditOf(reading));
          expect(creditOf(read(journalOf(shuffled)))).toEqual(creditOf(reading));
          for (const section of reportOf(agreement)(reading).sections) {
            for (const { value, means } of section.lines)
              expect(`${value} ${means}`).not.toMatch(/NaN|undefined|Infinity/);
          }
          if (source !== undefined) drawn.source += 1;
          if (attribution !== undefined) drawn.attribution += 1;
          if (effort.targets !== undefined) drawn.targets += 1;
          if (effort.leftBehind !== undefined) drawn.leftBehind += 1;
        },
      ),
      { numRuns: 120 },
    );
    // The law says nothing of what was never drawn.
    expect(Object.entries(drawn).filter(([, times]) => times === 0)).toEqual([]);
  });
});
