import { type RecordKey, textOfKey } from '../../journal/subject.js';
import type { Instant } from '../../kernel/instant.js';
import type { Interval } from '../../kernel/interval.js';

/**
 * Describes the accounts that both departments agreed to aim at for a time.
 *
 * @category model
 * @since 0.1.0
 */
export interface TargetList {
  /** The list's identifier. */
  readonly id: string;
  /** The first moment it counts, epoch milliseconds. */
  readonly from: Instant;
  /** The first moment it no longer counts, epoch milliseconds; open when absent. */
  readonly until?: Instant;
  /** The accounts on it. */
  readonly accounts: ReadonlyArray<RecordKey>;
  /** The programmes that are for these accounts alone, as their events name them; none when absent. */
  readonly programmes?: ReadonlyArray<string>;
}

/**
 * Names where an act of effort went: to an account on a list that counted then, to one on none, to nobody knows whom, or
 * into a time for which there is no list.
 *
 * @category model
 * @since 0.1.0
 */
export type Standing = 'listed' | 'off-list' | 'unknown-account' | 'no-list';

/** Tells whether a list counts at a moment. */
export const isInForce =
  (at: number) =>
  ({ from, until }: Pick<TargetList, 'from' | 'until'>): boolean =>
    from <= at && (until === undefined || at < until);

/** Tells whether a list counts at any moment of a time. */
export const isInForceWithin =
  ({ start, end }: Interval) =>
  ({ from, until }: Pick<TargetList, 'from' | 'until'>): boolean =>
    from < end && (until === undefined || until > start);

/** Where accounts stand, and whether they ever stood on any list. */
export interface Listing {
  /** Where an act went at a moment. */
  readonly standingOf: (account: RecordKey | undefined, at: Instant, programme?: string) => Standing;
  /** Whether an account is on any list, whenever it counts. */
  readonly everListed: (account: RecordKey | undefined) => boolean;
}

/** Prepares the look-up of accounts. */
export const listingOf = (lists: ReadonlyArray<TargetList>): Listing => {
  const sets = lists.map((list) => ({ ...list, keys: new Set(list.accounts.map(textOfKey)) }));
  return {
    standingOf: (account, at, programme) => {
      const inForce = sets.filter(isInForce(at));
      if (inForce.length === 0) return 'no-list';
      if (account === undefined) {
        const isForList =
          programme !== undefined && inForce.some(({ programmes = [] }) => programmes.includes(programme));
        return isForList ? 'listed' : 'unknown-account';
      }
      const text = textOfKey(account);
      return inForce.some(({ keys }) => keys.has(text)) ? 'listed' : 'off-list';
    },
    everListed: (account) => account !== undefined && sets.some(({ keys }) => keys.has(textOfKey(account))),
  };
};
