import type { Money } from '../../kernel/money.js';
import type { AssetHistory } from '../../message/asset-history.js';
import type { GroupedSums } from '../group-by.js';
import type { PassCase } from '../lead-case.js';
import type { Metric } from '../metric.js';
import { type AssetCause, type AssetFateTerms, assetFate } from './asset-fate.js';
import { fallenAmong } from './fallen-among.js';
import { byFall, type FallenThing, fallenBasis } from './fate.js';
import { type LeadCause, type LeadFateTerms, leadFate } from './lead-fate.js';
import { type Ledger, ledger, type StockSum } from './ledger.js';

/**
 * Describes by what the account of leads is kept.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadLedgerTerms extends LeadFateTerms {
  /** What is known to depend on a pass, or came of it. */
  readonly moneyOf: (subject: PassCase) => ReadonlyArray<Money>;
}

/**
 * Keeps the account of leads: which came out, which are inside in time, and which fell into the black hole, and why.
 *
 * @param terms - what was agreed, what is recorded, and what depends on a lead
 * @returns the metric over passes
 * @category metrics
 * @since 0.1.0
 */
export const leadLedger = (
  terms: LeadLedgerTerms,
): Metric<PassCase, GroupedSums<StockSum>, Ledger<LeadCause>> =>
  ledger({ fateOf: leadFate(terms), moneyOf: terms.moneyOf });

/**
 * Keeps the account of assets: which a customer saw, which are still new, and which nobody uses, by what they cost.
 *
 * @param terms - the instant, the days of grace, and whether there is a list of assets
 * @returns the metric over the histories of assets
 * @category metrics
 * @since 0.1.0
 */
export const assetLedger = (
  terms: AssetFateTerms,
): Metric<AssetHistory, GroupedSums<StockSum>, Ledger<AssetCause>> =>
  ledger({ fateOf: assetFate(terms), moneyOf: costOf });

const costOf = ({ asset: { cost } }: AssetHistory): ReadonlyArray<Money> =>
  cost === undefined ? [] : [cost];

/**
 * Lists the leads behind an account that are in the black hole, the longest first.
 *
 * @param terms - what the account is kept by
 * @returns a function from passes to the list
 * @category folds
 * @since 0.1.0
 */
export const fallenLeads = (
  terms: LeadLedgerTerms,
): ((subjects: Iterable<PassCase>) => ReadonlyArray<FallenThing<LeadCause>>) =>
  fallenAmong(terms.asOf, { fateOf: leadFate(terms), moneyOf: terms.moneyOf });

/**
 * Lists the assets behind an account that are in the black hole, the longest first.
 *
 * @param terms - what the account is kept by
 * @returns a function from the histories of assets to the list
 * @category folds
 * @since 0.1.0
 */
export const fallenAssets = (
  terms: AssetFateTerms,
): ((histories: Iterable<AssetHistory>) => ReadonlyArray<FallenThing<AssetCause>>) => {
  const fateOf = assetFate(terms);
  return (histories) => {
    const listed: Array<FallenThing<AssetCause>> = [];
    for (const history of histories) {
      const fate = fateOf(history);
      if (fate.where !== 'in-the-hole') continue;
      const spent = costOf(history);
      listed.push({
        kind: 'asset',
        key: history.asset.key,
        ...fallenBasis(terms.asOf, fate),
        ...(spent.length === 0 ? {} : { spent }),
      });
    }
    return listed.sort(byFall);
  };
};
