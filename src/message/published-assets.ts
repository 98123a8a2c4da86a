import type { JournalEvent } from '../journal/event.js';
import { textOfKey } from '../journal/subject.js';
import { departmentOf, type PartyDepartments } from '../kernel/department-of.js';
import type { Instant } from '../kernel/instant.js';
import type { Asset } from './asset.js';

/**
 * Lists the assets that a journal says were published, for those who keep no list of their own.
 *
 * **Details**: an event knows the kind, the owner and the cost, of which the last stated counts; it knows no title, for
 * which the identifier stands, and nothing of needs, research and places. An asset is its owner's department's, else
 * Marketing's.
 *
 * @param asOf - only what happened up to and including this instant counts, epoch milliseconds
 * @param belongs - the departments of teams and roles
 * @returns a function from visible events in the journal's order to the assets, in the order of their first publication
 * @category conversions
 * @since 0.1.0
 */
export const publishedAssets =
  (asOf: Instant, belongs: PartyDepartments = {}) =>
  (events: ReadonlyArray<JournalEvent>): ReadonlyArray<Asset> => {
    const side = departmentOf(belongs);
    const assets = new Map<string, Asset>();
    for (const { type, occurredAt, subject, data } of events) {
      if (type !== 'asset-published' || occurredAt > asOf) continue;
      const { system, id } = subject;
      const text = textOfKey(subject);
      const before = assets.get(text);
      const { kind, owner = before?.owner, cost = before?.cost } = data;
      assets.set(text, {
        key: { system, id },
        kind,
        title: id,
        madeBy: (owner === undefined ? null : side(owner)) ?? 'marketing',
        ...(owner === undefined ? {} : { owner }),
        ...(cost === undefined ? {} : { cost }),
      });
    }
    return [...assets.values()];
  };
