import * as E from 'fp-ts/lib/Either.js';
import type { RecordKey } from '../journal/subject.js';
import { day, type Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { Issue } from '../kernel/issue.js';
import { type Money, sumMoney } from '../kernel/money.js';
import { byCodeUnit } from '../kernel/order.js';
import type { Party } from '../kernel/party.js';
import type { Ratio } from '../kernel/ratio.js';
import { ratio } from '../kernel/ratio.js';
import { rate } from '../kernel/wilson.js';
import type { AssetHistory } from './asset-history.js';

/**
 * Names what became of an asset.
 *
 * **Details**: `used` with a customer; `viewed-only` opened inside the company and never shown; `never-opened`;
 * `in-grace` not used yet and too new to say; `not-published` listed, and nobody recorded that it was published.
 *
 * @category model
 * @since 0.1.0
 */
export type AssetUse = 'used' | 'viewed-only' | 'never-opened' | 'in-grace' | 'not-published';

/**
 * Describes an asset that nobody shows to a customer.
 *
 * @category model
 * @since 0.1.0
 */
export interface UnusedAsset {
  /** The asset. */
  readonly key: RecordKey;
  /** What people call it. */
  readonly title: string;
  /** Opened inside the company, or not even that. */
  readonly use: 'viewed-only' | 'never-opened';
  /** What may be the cause, the nearest first. */
  readonly causes: ReadonlyArray<UnusedCause>;
  /** What it cost. */
  readonly cost?: Money;
  /** Who can act: its owner, else the department that made it. */
  readonly owner: Party;
}

/**
 * Names why an asset may lie unused: nobody finds it, nobody keeps it, it speaks to no need, those who sell rated it low.
 *
 * @category model
 * @since 0.1.0
 */
export type UnusedCause = 'not-findable' | 'no-owner' | 'no-need-named' | 'rated-low' | 'unknown';

/**
 * Describes how far what was made for selling is used, by count and by cost.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssetUseReading {
  /** How many assets are in each state. */
  readonly states: { readonly [State in AssetUse]: number };
  /** How often customers saw any of them, and how often somebody inside the company opened one. */
  readonly times: { readonly withCustomers: number; readonly views: number };
  /** Used with a customer, of all that had the time to be. */
  readonly used: Ratio;
  /** The same by cost, a ratio of minor units for each currency; assets without a cost are left out. */
  readonly usedByCost: ReadonlyArray<{ readonly currency: string; readonly share: Ratio }>;
  /** What the unused ones cost, an amount for each currency. */
  readonly unusedCost: ReadonlyArray<Money>;
  /** How many of the unused ones have no cost on record. */
  readonly unusedWithoutCost: number;
  /** The unused ones, the dearest first within a currency, then by title. */
  readonly unused: ReadonlyArray<UnusedAsset>;
  /** Costs that are no money, or whose sum is past all counting: then the sums are missing. */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Gives how long a new asset is given to find its first use: 30 days.
 *
 * **Details**: proposal.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetGrace: Milliseconds = 30 * day;

/**
 * Tells what became of an asset.
 *
 * @param asOf - the moment to answer for, epoch milliseconds
 * @param grace - how long a new asset is given, in milliseconds
 * @returns a function from a history to the state
 * @category selections
 * @since 0.1.0
 */
export const useOf =
  (asOf: Instant, grace: Milliseconds = presetGrace) =>
  ({ uses, views, publishedAt }: AssetHistory): AssetUse => {
    if (uses > 0) return 'used';
    if (publishedAt === undefined) return 'not-published';
    if (asOf - publishedAt < grace) return 'in-grace';
    return views > 0 ? 'viewed-only' : 'never-opened';
  };

/**
 * Reads how far assets are used: with customers, since views are no use.
 *
 * @param asOf - the moment to answer for, epoch milliseconds
 * @param grace - how long a new asset is given, in milliseconds
 * @returns a function from histories to the reading
 * @category readings
 * @since 0.1.0
 */
export const readAssetUse =
  (asOf: Instant, grace: Milliseconds = presetGrace) =>
  (histories: ReadonlyArray<AssetHistory>): AssetUseReading => {
    const of = useOf(asOf, grace);
    const known = histories.map((history) => ({ history, use: of(history) }));
    const count = (state: AssetUse): number => known.filter(({ use }) => use === state).length;
    const judged = known.filter(({ use }) => use !== 'in-grace' && use !== 'not-published');
    const unused = judged.flatMap(({ history, use }) =>
      use === 'viewed-only' || use === 'never-opened' ? [unusedOf(history, use)] : [],
    );
    const costs = unused.flatMap(({ cost }) => (cost === undefined ? [] : [cost]));
    const sums = sumMoney(costs);
    return {
      states: {
        used: count('used'),
        'viewed-only': count('viewed-only'),
        'never-opened': count('never-opened'),
        'in-grace': count('in-grace'),
        'not-published': count('not-published'),
      },
      times: {
        withCustomers: histories.reduce((sum, { uses }) => sum + uses, 0),
        views: histories.reduce((sum, { views }) => sum + views, 0),
      },
      used: rate(count('used'), judged.length),
      usedByCost: shareByCost(judged),
      unusedCost: E.isRight(sums) ? sums.right : [],
      unusedWithoutCost: unused.length - costs.length,
      unused: unused.sort(
        (first, second) =>
          byCodeUnit(first.cost?.currency ?? '~', second.cost?.currency ?? '~') ||
          (second.cost?.minor ?? 0) - (first.cost?.minor ?? 0) ||
          byCodeUnit(first.title, second.title),
      ),
      issues: E.isLeft(sums) ? sums.left : [],
    };
  };

/** The least mean of ratings, 1–5, that is not low. Proposal: the middle of the scale. */
const lowBelow = 3;

const unusedOf = ({ asset, ratings }: AssetHistory, use: UnusedAsset['use']): UnusedAsset => {
  const given = ratings.flatMap(({ useful }) => useful ?? []);
  const low = given.length > 0 && given.reduce((sum, one) => sum + one, 0) < lowBelow * given.length;
  const causes: ReadonlyArray<UnusedCause> = [
    ...(asset.foundAt === undefined ? (['not-findable'] as const) : []),
    ...(asset.owner === undefined ? (['no-owner'] as const) : []),
    ...(asset.purpose === undefined ? (['no-need-named'] as const) : []),
    ...(low ? (['rated-low'] as const) : []),
  ];
  return {
    key: asset.key,
    title: asset.title,
    use,
    causes: causes.length === 0 ? ['unknown'] : causes,
    ...(asset.cost === undefined ? {} : { cost: asset.cost }),
    owner: asset.owner ?? asset.madeBy,
  };
};

const shareByCost = (
  judged: ReadonlyArray<{ readonly history: AssetHistory; readonly use: AssetUse }>,
): AssetUseReading['usedByCost'] => {
  const of = (some: typeof judged): ReadonlyArray<Money> =>
    sumOf(some.flatMap(({ history: { asset } }) => asset.cost ?? []));
  const used = of(judged.filter(({ use }) => use === 'used'));
  return of(judged).map(({ currency, minor }) => ({
    currency,
    share: ratio(used.find((one) => one.currency === currency)?.minor ?? 0, minor),
  }));
};

const sumOf = (amounts: ReadonlyArray<Money>): ReadonlyArray<Money> => {
  const sums = sumMoney(amounts);
  return E.isRight(sums) ? sums.right : [];
};
