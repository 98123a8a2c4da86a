import type { OpportunityRecord } from '../journal/opportunity-record.js';
import { textOfKey } from '../journal/subject.js';
import type { Instant } from '../kernel/instant.js';
import type { Pass } from './pass.js';

/** Gathers the opportunities of each lead, by the text of its key. */
export const opportunitiesOfLeads = (
  opportunities: ReadonlyArray<OpportunityRecord>,
): ReadonlyMap<string, ReadonlyArray<OpportunityRecord>> => {
  const linked = new Map<string, Array<OpportunityRecord>>();
  for (const record of opportunities) {
    for (const lead of record.leads) {
      const text = textOfKey(lead);
      const present = linked.get(text);
      if (present === undefined) linked.set(text, [record]);
      else present.push(record);
    }
  }
  return linked;
};

/**
 * Finds what a sale or a loss that names no opportunity is about: the latest one of its lead that stood open in the pass
 * when it happened; undefined where there is none.
 */
export const opportunityOfPass = (
  own: ReadonlyArray<OpportunityRecord>,
  { started }: Pick<Pass, 'started'>,
  at: Instant,
): OpportunityRecord | undefined =>
  own
    .filter(({ openedAt, closedAt }) => openedAt <= at && (closedAt === undefined || closedAt >= started.at))
    .reduce<OpportunityRecord | undefined>(
      (latest, one) => (latest === undefined || one.openedAt >= latest.openedAt ? one : latest),
      undefined,
    );

/** Whether a sale or a loss still holds: whoever reopened the opportunity after it took it back. */
export const holdsSinceReopening = (at: Instant, { reopenedAt }: OpportunityRecord): boolean =>
  reopenedAt === undefined || at >= reopenedAt;
