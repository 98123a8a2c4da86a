import type { JournalEvent } from '../journal/event.js';
import { textOfKey } from '../journal/subject.js';
import { groupsOf } from '../kernel/groups.js';
import type { Instant } from '../kernel/instant.js';
import type { StartedReading } from '../metrics/lead-case.js';
import { readClocks } from '../sla/read-clock.js';
import { subjectKindsOf } from '../sla/subject-kind.js';
import type { CompiledAgreement } from './compiled-agreement.js';

/**
 * Reads the clocks that are about requests, signals, services: whatever is no lead.
 *
 * @param agreement - whose promises run
 * @param asOf - the instant, epoch milliseconds
 * @returns a function from the visible events that are about no lead to the clocks that have started
 */
export const otherClocks =
  (agreement: CompiledAgreement, asOf: Instant) =>
  (others: ReadonlyArray<JournalEvent>): ReadonlyArray<StartedReading> => {
    const about = new Set(
      agreement.agreement.policies
        .filter(({ start }) => start.some(({ type }) => subjectKindsOf(type).some((kind) => kind !== 'lead')))
        .map(({ id }) => id),
    );
    const policies = agreement.policies.filter(({ id }) => about.has(id));
    if (policies.length === 0) return [];
    const read = readClocks(policies, asOf);
    const groups = groupsOf<JournalEvent, string>(({ subject }) => `${subject.kind} ${textOfKey(subject)}`)(
      others,
    );
    return [...groups.values()].flatMap((events) =>
      read({ key: events[0].subject, events }).filter(
        (reading): reading is Exclude<typeof reading, { readonly state: 'pending' }> =>
          reading.state !== 'pending',
      ),
    );
  };
