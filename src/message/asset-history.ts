import type { JournalEvent } from '../journal/event.js';
import { textOfKey } from '../journal/subject.js';
import { departmentOf, type PartyDepartments } from '../kernel/department-of.js';
import type { Instant } from '../kernel/instant.js';
import { type Issue, issue } from '../kernel/issue.js';
import type { Department, Party } from '../kernel/party.js';
import type { Asset } from './asset.js';

/**
 * Describes what became of one asset up to an instant.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssetHistory {
  /** The asset. */
  readonly asset: Asset;
  /** When it was first published, epoch milliseconds; absent when that was not recorded. */
  readonly publishedAt?: Instant;
  /** When it was last published, epoch milliseconds. */
  readonly renewedAt?: Instant;
  /** How often a customer or prospect saw it. */
  readonly uses: number;
  /** How often somebody inside the company opened it. */
  readonly views: number;
  /** When it was first used with a customer, epoch milliseconds. */
  readonly firstUsedAt?: Instant;
  /** What those who sell think of it: the last rating of each. */
  readonly ratings: ReadonlyArray<AssetRating>;
  /** How many ratings come from somebody who does not sell; they say nothing of what helps to. */
  readonly otherRatings: number;
}

/**
 * Describes a rating of an asset by one party.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssetRating {
  /** Who rates it. */
  readonly by: string;
  /** How useful it is, 1–5. */
  readonly useful?: number;
  /** How pertinent it is, 1–5. */
  readonly pertinent?: number;
}

/**
 * Describes the histories of assets, and what does not add up in them.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssetHistories {
  /** One history for each listed asset, in the order of the list. */
  readonly histories: ReadonlyArray<AssetHistory>;
  /** Uses before publication, and ratings outside their scale, with the event's source and id at the head of each path. */
  readonly issues: ReadonlyArray<Issue>;
  /** Events about assets that nobody listed. */
  readonly unlisted: number;
}

/**
 * Gathers what became of each listed asset.
 *
 * **Details**: a use before the first publication is an issue and counts all the same: it happened. A rating outside 1–5 is
 * an issue and does not count. A person rates once: the actor's last rating stands, else the party's. Only Sales rates:
 * who made a tool cannot say that it helps to sell.
 *
 * @param assets - the assets; of two with one key the first counts
 * @param asOf - only what happened up to and including this instant counts, epoch milliseconds
 * @param belongs - the departments of teams and roles
 * @returns a function from visible events in the journal's order to the histories
 * @category readings
 * @since 0.1.0
 */
export const assetHistories =
  (assets: ReadonlyArray<Asset>, asOf: Instant, belongs: PartyDepartments = {}) =>
  (events: ReadonlyArray<JournalEvent>): AssetHistories => {
    const side = departmentOf(belongs);
    const drafts = new Map<string, Draft>();
    for (const asset of assets) {
      const text = textOfKey(asset.key);
      if (!drafts.has(text))
        drafts.set(text, { asset, uses: 0, views: 0, otherRatings: 0, ratings: new Map() });
    }
    const issues: Array<Issue> = [];
    let unlisted = 0;
    for (const event of events) {
      if (event.subject.kind !== 'asset' || event.occurredAt > asOf) continue;
      const draft = drafts.get(textOfKey(event.subject));
      if (draft === undefined) unlisted += 1;
      else for (const fault of take(draft, event, side)) issues.push(fault);
    }
    return { histories: [...drafts.values()].map(finish), issues, unlisted };
  };

/** A history while it is gathered. */
interface Draft {
  readonly asset: Asset;
  publishedAt?: Instant;
  renewedAt?: Instant;
  uses: number;
  views: number;
  firstUsedAt?: Instant;
  otherRatings: number;
  readonly ratings: Map<string, AssetRating>;
}

const take = (
  draft: Draft,
  event: JournalEvent,
  side: (party: Party) => Department | null,
): ReadonlyArray<Issue> => {
  const { source, id, occurredAt: at } = event;
  switch (event.type) {
    case 'asset-published':
      draft.publishedAt ??= at;
      draft.renewedAt = at;
      return [];
    case 'asset-used':
      if (!event.data.withCustomer) draft.views += 1;
      else {
        draft.uses += 1;
        draft.firstUsedAt ??= at;
      }
      return draft.publishedAt === undefined
        ? [
            issue(
              'used-before-published',
              [source, id, 'occurredAt'],
              'The asset was used before it was published.',
              {
                expected: 'an `asset-published` event before it',
              },
            ),
          ]
        : [];
    case 'asset-rated': {
      const { by, useful, pertinent } = event.data;
      const faults = (['useful', 'pertinent'] as const).flatMap((name) =>
        event.data[name] === undefined || inScale(event.data[name])
          ? []
          : [
              issue('out-of-range', [source, id, 'data', name], 'The rating is outside its scale.', {
                expected: 'a whole number from 1 to 5',
              }),
            ],
      );
      if (side(by) !== 'sales') draft.otherRatings += 1;
      else {
        draft.ratings.set(event.actor?.id ?? by, {
          by,
          ...(inScale(useful) ? { useful } : {}),
          ...(inScale(pertinent) ? { pertinent } : {}),
        });
      }
      return faults;
    }
    default:
      return [];
  }
};

const inScale = (rating: number | undefined): rating is number =>
  rating !== undefined && Number.isInteger(rating) && rating >= 1 && rating <= 5;

const finish = ({ ratings, ...draft }: Draft): AssetHistory => ({ ...draft, ratings: [...ratings.values()] });

/**
 * Returns the histories of what one department made.
 *
 * @param department - the department
 * @returns a function from histories to those of its own, in the same order
 * @category selections
 * @since 0.1.0
 */
export const madeBy =
  (department: Department) =>
  (histories: ReadonlyArray<AssetHistory>): ReadonlyArray<AssetHistory> =>
    histories.filter(({ asset }) => asset.madeBy === department);
