import type { Currency } from '../../kernel/currency.js';
import { type CurrencySums, currencySums, currencySumsOf } from '../../kernel/currency-sums.js';
import { exactSum, exactSumToNumber } from '../../kernel/exact-sum.js';
import { mergeByKey } from '../../kernel/merge-by-key.js';
import type { Money } from '../../kernel/money.js';
import { byCodeUnit } from '../../kernel/order.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import type { Metric } from '../metric.js';
import { amountsOf } from '../revenue/money-sum.js';
import type { EffortAct, EffortKind, OffListReason } from './effort-act.js';
import type { Standing } from './target-list.js';

/**
 * Describes how many acts are alike in all that the figure asks for.
 *
 * @category model
 * @since 0.1.0
 */
export interface AlikeActs {
  /** What they were. */
  readonly kind: EffortKind;
  /** Where they went. */
  readonly standing: Standing;
  /** Why they went to accounts on no list; only there. */
  readonly reason?: OffListReason;
  /** How many. */
  readonly acts: number;
  /** How many of them carry an amount that is no whole number of minor units. */
  readonly unusable: number;
  /** What was spent, each currency apart. */
  readonly values: CurrencySums;
}

/**
 * Describes the sums behind the share of effort: one entry for each combination that occurs, sorted.
 *
 * @category model
 * @since 0.1.0
 */
export type TargetEffortSum = ReadonlyArray<AlikeActs>;

/**
 * Describes how much of one kind of effort went to the agreed accounts; the four counts are all of it.
 *
 * @category model
 * @since 0.1.0
 */
export interface EffortShare {
  /** Of the effort whose account is known, in the time of a list: the share that went to listed accounts. */
  readonly share: Ratio;
  /** Between which shares it lies, whatever the unknown accounts are, 0–1; absent where there is no effort. */
  readonly bounds?: { readonly low: number; readonly high: number };
  /** How much went to listed accounts. */
  readonly listed: number;
  /** How much went to known accounts that were on no list. */
  readonly offList: number;
  /** How much went to accounts that nobody recorded; it is not off the list. */
  readonly unknownAccount: number;
  /** How much fell into a time for which there is no list. */
  readonly noList: number;
}

/**
 * Describes the money of Marketing in one currency, in minor units.
 *
 * @category model
 * @since 0.1.0
 */
export interface SpendShare extends EffortShare {
  /** The currency. */
  readonly currency: Currency;
}

/**
 * Describes why effort went to accounts that are on no list.
 *
 * @category model
 * @since 0.1.0
 */
export interface OffListEffort {
  /** What it was. */
  readonly kind: EffortKind;
  /** Why. */
  readonly reason: OffListReason;
  /** How many acts. */
  readonly acts: number;
  /** What was spent, each currency apart; absent where it is not about money. */
  readonly values?: ReadonlyArray<Money>;
}

/**
 * Describes how much of the effort of both departments went to the accounts that they agreed to aim at.
 *
 * @category model
 * @since 0.1.0
 */
export interface TargetEffort {
  /** Sales' touches of prospects, meetings apart. */
  readonly touches: EffortShare;
  /** Sales' meetings with prospects. */
  readonly meetings: EffortShare;
  /** The opportunities that were opened. */
  readonly opportunities: EffortShare;
  /** What Marketing spent, each currency apart. */
  readonly spend: ReadonlyArray<SpendShare>;
  /** How many acts of spending carry an amount that is no whole number of minor units; they count nowhere. */
  readonly unusableSpend: number;
  /** Why effort went to accounts on no list, by kind, the most acts first. */
  readonly offList: ReadonlyArray<OffListEffort>;
}

const textOf = ({ kind, standing, reason }: AlikeActs): string => `${kind} ${standing} ${reason ?? ''}`;

const joined: (first: TargetEffortSum, second: TargetEffortSum) => TargetEffortSum =
  /* @__PURE__ */ mergeByKey<AlikeActs>(
    (first, second) => byCodeUnit(textOf(first), textOf(second)),
    (first, second) => ({
      ...first,
      acts: first.acts + second.acts,
      unusable: first.unusable + second.unusable,
      values: currencySums.concat(first.values, second.values),
    }),
  );

/**
 * Measures which share of Sales' touches, meetings and opportunities, and of Marketing's spend, went to the accounts that both
 * agreed to aim at, and why the rest went elsewhere.
 *
 * **Details**: the four kinds of effort are never added. What nobody recorded the account of is told apart, and gives bounds.
 *
 * @example
 * ```ts
 * import { type Instant } from 'smarketing/kernel'
 * import { measure } from 'smarketing/metrics'
 * import { type EffortAct, targetEffort } from 'smarketing/metrics/effort'
 *
 * const touch = (more: Pick<EffortAct, 'standing' | 'reason'>): EffortAct => ({ kind: 'touch', at: 0 as Instant, ...more })
 * const { touches, offList } = measure(targetEffort)([
 *   touch({ standing: 'listed' }),
 *   touch({ standing: 'listed' }),
 *   touch({ standing: 'off-list', reason: 'handed-over' }),
 *   touch({ standing: 'unknown-account' }),
 * ])
 * touches.share.value?.toFixed(2) // => '0.67'
 * touches.bounds // => { low: 0.5, high: 0.75 }
 * offList // => [{ kind: 'touch', reason: 'handed-over', acts: 1 }]
 * ```
 * @category metrics
 * @since 0.1.0
 */
export const targetEffort: Metric<EffortAct, TargetEffortSum, TargetEffort> = {
  empty: [],
  of: ({ kind, standing, reason, amount }) => {
    const usable = amount !== undefined && Number.isSafeInteger(amount.minor);
    return [
      {
        kind,
        standing,
        ...(reason === undefined ? {} : { reason }),
        acts: 1,
        unusable: amount !== undefined && !usable ? 1 : 0,
        values: usable ? currencySumsOf(amount) : currencySums.empty,
      },
    ];
  },
  concat: joined,
  extract: (sum) => ({
    touches: actShare(sum, 'touch'),
    meetings: actShare(sum, 'meeting'),
    opportunities: actShare(sum, 'opportunity'),
    spend: spendShares(sum.filter(({ kind }) => kind === 'spend')),
    unusableSpend: sum.reduce((total, { unusable }) => total + unusable, 0),
    offList: sum.flatMap(offListEffort).sort((first, second) => second.acts - first.acts),
  }),
};

const offListEffort = ({ kind, reason, acts, values }: AlikeActs): ReadonlyArray<OffListEffort> =>
  reason === undefined
    ? []
    : [{ kind, reason, acts, ...(kind === 'spend' ? { values: amountsOf(values) } : {}) }];

const actShare = (sum: TargetEffortSum, kind: EffortKind): EffortShare => {
  const counted = (standing: Standing): number =>
    sum
      .filter((alike) => alike.kind === kind && alike.standing === standing)
      .reduce((total, { acts }) => total + acts, 0);
  return effortShare(counted, rate);
};

const spendShares = (sum: TargetEffortSum): ReadonlyArray<SpendShare> =>
  sum
    .reduce<CurrencySums>((sums, { values }) => currencySums.concat(sums, values), [])
    .map(([currency]) => {
      const spent = (standing: Standing): number =>
        exactSumToNumber(
          sum
            .filter((alike) => alike.standing === standing)
            .flatMap(({ values }) => values.filter(([one]) => one === currency).map(([, minor]) => minor))
            .reduce(exactSum.concat, exactSum.empty),
        );
      return { currency, ...effortShare(spent, ratio) };
    });

const effortShare = (
  of: (standing: Standing) => number,
  divide: (part: number, whole: number) => Ratio,
): EffortShare => {
  const listed = of('listed');
  const offList = of('off-list');
  const unknownAccount = of('unknown-account');
  const all = listed + offList + unknownAccount;
  return {
    share: divide(listed, listed + offList),
    ...(all > 0 ? { bounds: { low: listed / all, high: (listed + unknownAccount) / all } } : {}),
    listed,
    offList,
    unknownAccount,
    noList: of('no-list'),
  };
};
