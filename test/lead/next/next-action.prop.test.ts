import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { byOccurrence, type LeadEvent, recordOf } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import { foldLead, type LifecycleTerms } from 'smarketing/lead';
import { type LeadAction, next } from 'smarketing/lead/next';
import { expect, test } from 'vitest';
import { arbitraryLeadEvents } from '../../arbitraries/lead-events.js';
import { at, hero } from '../story.js';

const arbitraryTerms: fc.Arbitrary<LifecycleTerms> = fc.record({
  acceptance: fc.constantFrom('explicit', 'first-touch', 'none'),
  unresponsiveAttempts: fc.integer({ min: 1, max: 2 }),
});

const arbitraryAction = fc
  .record({
    type: fc.constantFrom(
      'marketing-qualified',
      'handed-over',
      'accepted',
      'working',
      'sales-qualified',
      'won',
      'lost',
      'rejected',
      'disqualified',
      'recycled',
      'deferred',
    ),
    by: fc.constantFrom('sales', 'marketing', 'operations'),
    reason: fc.constantFrom('duplicate', 'no-budget', 'unresponsive', 'because', undefined),
    days: fc.integer({ min: 0, max: 30 }),
  })
  .map(
    ({ type, by, reason, days }) =>
      ({
        type,
        by,
        at: (at('31T23:00') + 30 * 86_400_000 + days * 86_400_000) as Instant,
        data:
          reason === undefined || !['lost', 'rejected', 'disqualified', 'recycled'].includes(type)
            ? {}
            : { reason },
      }) as unknown as LeadAction,
  );

test('what may happen next is folded without an irregularity', () => {
  let allowed = 0;
  fc.assert(
    fc.property(
      arbitraryTerms,
      arbitraryLeadEvents(undefined, 12),
      fc.array(arbitraryAction, { minLength: 10, maxLength: 30 }),
      (terms, soup, actions) => {
        const fold = foldLead(terms);
        const events: Array<LeadEvent> = [...soup].sort(byOccurrence);
        for (const action of actions.sort((one, other) => one.at - other.at)) {
          const answer = next({ terms })(fold(recordOf([hero], events)), action);
          if (E.isLeft(answer)) continue;
          allowed += 1;
          const id = `next ${events.length}`;
          events.push({
            schemaVersion: 1,
            source: 'crm',
            id,
            subject: { kind: 'lead', ...hero },
            sequence: events.length,
            ...answer.right,
          } as LeadEvent);
          const { irregularities, tally } = fold(recordOf([hero], events));
          expect(irregularities.filter(({ event }) => event.id === id)).toEqual([]);
          expect(tally.folded + tally.neutral + tally.overruled).toBe(events.length);
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(allowed).toBeGreaterThan(100);
});
