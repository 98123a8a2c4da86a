import type { Milliseconds } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import type { AssetHistory } from '../../message/asset-history.js';
import { presetGrace, readAssetUse, type UnusedCause, useOf } from '../../message/asset-use.js';
import type { Fate } from './fate.js';

/**
 * Names why an asset is in the black hole.
 *
 * **Details**: each asset has one cause at most, the first of this list that holds; the first three need a list of assets
 * that says where they are found, who keeps them, and what need they are for.
 * - `not-findable`, `no-owner`, `no-need-named`: as the list says.
 * - `rated-low`: those who sell find it of little use.
 * - `never-opened`: nobody inside the company ever looked at it.
 * - `never-shown`: somebody looked at it, and no customer ever saw it.
 *
 * @category model
 * @since 0.1.0
 */
export type AssetCause = Exclude<UnusedCause, 'unknown'> | 'never-opened' | 'never-shown';

/**
 * Describes by what assets are told to be in the black hole.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssetFateTerms {
  /** The instant of the reading, epoch milliseconds. */
  readonly asOf: Instant;
  /** How long a new asset is given, in milliseconds; `presetGrace` when absent. */
  readonly grace?: Milliseconds;
  /** True when the assets come from a list; false, or absent, when all that is known of them is their events. */
  readonly listed?: boolean;
}

/**
 * Tells where an asset stands: used with a customer, still new, in the black hole and why, or not known.
 *
 * @param terms - the instant, the days of grace, and whether there is a list of assets
 * @returns a function from the history of an asset to its fate
 * @category selections
 * @since 0.1.0
 */
export const assetFate = ({
  asOf,
  grace = presetGrace,
  listed = false,
}: AssetFateTerms): ((history: AssetHistory) => Fate<AssetCause>) => {
  const use = useOf(asOf, grace);
  const read = readAssetUse(asOf, grace);
  return (history) => {
    const state = use(history);
    if (state === 'used') return { where: 'came-out', code: 'used' };
    if (state === 'in-grace') return { where: 'in-time', code: 'new' };
    if (state === 'not-published') return { where: 'not-known', code: 'not-published' };
    const [unused] = read([history]).unused;
    const [cause] = (unused?.causes ?? []).filter(
      (one): one is Exclude<UnusedCause, 'unknown'> => one !== 'unknown' && (listed || one === 'rated-low'),
    );
    return {
      where: 'in-the-hole',
      code: cause ?? (state === 'never-opened' ? 'never-opened' : 'never-shown'),
      accountable: history.asset.owner ?? history.asset.madeBy,
      since: Math.min(asOf, (history.publishedAt ?? asOf) + grace) as Instant,
    };
  };
};
