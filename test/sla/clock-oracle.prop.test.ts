import fc from 'fast-check';
import { byOccurrence, type LeadEvent } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import { clocksOf, type PolicyDocument, readClock } from 'smarketing/sla';
import { expect, test } from 'vitest';
import { arbitraryLeadEvents } from '../arbitraries/lead-events.js';
import { allModes, arbitraryDocuments, arbitraryHours, compiled, firstMidnight } from './policies.js';
import { watch } from './tick-oracle.js';

const types = [
  'handed-over',
  'marketing-qualified',
  'touch-connected',
  'touch-attempted',
  'rejected',
  'deferred',
  'deferred',
  'prospect-activity',
  'stage-entered',
  'profile-changed',
  'working',
  'owner-changed',
  'owner-changed',
  'captured',
] as const;

/** Events with a time each of their own. */
const oneByOne = arbitraryLeadEvents(types, 20).map((events) =>
  [...new Map(events.map((event) => [event.occurredAt, event])).values()]
    .map(({ precision: _, ...event }) => event as LeadEvent)
    .sort(byOccurrence),
);

const onQuarters = fc
  .integer({ min: 0, max: 40 * 96 })
  .map((count) => (firstMidnight + count * 900_000) as Instant);

/** A cap that changes counts from the start of the pause, which nobody with a stop-watch can do. */
const oneCap = (documents: ReadonlyArray<PolicyDocument>): ReadonlyArray<PolicyDocument> =>
  documents.map(({ pauses: _, ...document }) => ({
    ...document,
    ...(documents[0]?.pauses === undefined ? {} : { pauses: documents[0].pauses }),
  }));

test('a clock shows what a stop-watch would', () => {
  fc.assert(
    fc.property(
      arbitraryDocuments({ ...allModes, onPolicyChange: ['keep', 'restart'] }, arbitraryHours).map(oneCap),
      oneByOne,
      onQuarters,
      (documents, events, asOf) => {
        const seen = watch(documents, events, asOf);
        const read = clocksOf(
          compiled(documents),
          asOf,
        )({ key: { system: 'crm', id: '7' }, events }).map((clock) => {
          const reading = readClock(asOf)(clock);
          const { startedAt, restarts, version } = clock;
          const basis = {
            startedAt,
            state: reading.state,
            restarts: restarts.length,
            version: version.document.version,
          };
          return 'consumed' in reading
            ? { ...basis, consumed: reading.consumed, target: reading.target }
            : basis;
        });
        expect(read).toEqual(
          seen.map(({ consumed, target, ...rest }) =>
            rest.state === 'not-measurable' ? rest : { ...rest, consumed, target },
          ),
        );
      },
    ),
    { numRuns: 300 },
  );
});
