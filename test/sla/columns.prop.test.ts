import fc from 'fast-check';
import { byOccurrence } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import { clockStates, clocksOf, packClocks, readClock, readColumns } from 'smarketing/sla';
import { expect, test } from 'vitest';
import { arbitraryLeadEvents } from '../arbitraries/lead-events.js';
import { arbitraryAsOf, arbitraryDocuments, compiled } from './policies.js';

const later = fc.oneof(
  fc.integer({ min: 0, max: 40 * 86_400_000 }),
  // Past the horizon of every calendar.
  fc.constant(80 * 366 * 86_400_000),
);

test('columns say of every clock what its reading says', () => {
  fc.assert(
    fc.property(
      arbitraryDocuments(),
      fc.array(arbitraryLeadEvents(), { maxLength: 4 }),
      arbitraryAsOf,
      later,
      (documents, leads, asOf, wait) => {
        const policies = compiled(documents);
        const clocks = leads.flatMap((events) =>
          clocksOf(
            policies,
            asOf,
          )({ key: { system: 'crm', id: '7' }, events: [...events].sort(byOccurrence) }),
        );
        const at = (asOf + wait) as Instant;
        const { state, consumed } = readColumns(at)(packClocks(asOf)(clocks));
        const readings = clocks.map(readClock(at));
        expect([...state].map((code) => clockStates[code])).toEqual(readings.map((reading) => reading.state));
        expect([...consumed]).toEqual(
          readings.map((reading) => ('consumed' in reading ? reading.consumed : -1)),
        );
      },
    ),
    { numRuns: 500 },
  );
});
