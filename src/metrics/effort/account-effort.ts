import { type RecordKey, textOfKey } from '../../journal/subject.js';
import { groupsOf } from '../../kernel/groups.js';
import type { Instant } from '../../kernel/instant.js';
import { contains, type Interval } from '../../kernel/interval.js';
import type { Money } from '../../kernel/money.js';
import { byCodeUnit } from '../../kernel/order.js';
import { amountsOf, moneySumOf } from '../revenue/money-sum.js';
import type { EffortAct, EffortKind, OffListReason } from './effort-act.js';
import { isInForce, isInForceWithin, type TargetList } from './target-list.js';

/**
 * Describes what was done for one account.
 *
 * @category model
 * @since 0.1.0
 */
export interface AccountEffort {
  /** The account. */
  readonly account: RecordKey;
  /** How many touches, meetings apart. */
  readonly touches: number;
  /** How many meetings. */
  readonly meetings: number;
  /** How many opportunities were opened. */
  readonly opportunities: number;
  /** What Marketing spent on it, each currency apart. */
  readonly spend: ReadonlyArray<Money>;
  /** Who touched it or owns its opportunities, sorted. */
  readonly owners: ReadonlyArray<string>;
  /** Why, each reason once, sorted. */
  readonly reasons: ReadonlyArray<OffListReason>;
}

/**
 * Lists the accounts on no list that effort went to, those with the most acts first.
 *
 * @param acts - the acts
 * @returns one entry for each account
 * @category folds
 * @since 0.1.0
 */
export const offListAccounts = (acts: Iterable<EffortAct>): ReadonlyArray<AccountEffort> => {
  const away = [...acts].filter(({ standing, account }) => standing === 'off-list' && account !== undefined);
  const groups = groupsOf(({ account }: EffortAct) => textOfKey(account as RecordKey))(away);
  return [...groups]
    .sort(([first, some], [second, others]) => others.length - some.length || byCodeUnit(first, second))
    .map(([, own]) => effortOn(own));
};

const effortOn = (acts: readonly [EffortAct, ...ReadonlyArray<EffortAct>]): AccountEffort => {
  const count = (wanted: EffortKind): number => acts.filter(({ kind }) => kind === wanted).length;
  const spent = acts.flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
  const once = <A extends string>(all: ReadonlyArray<A | undefined>): ReadonlyArray<A> =>
    [...new Set(all.filter((one) => one !== undefined))].sort(byCodeUnit);
  return {
    account: acts[0].account as RecordKey,
    touches: count('touch'),
    meetings: count('meeting'),
    opportunities: count('opportunity'),
    spend: amountsOf(moneySumOf(spent)),
    owners: once(acts.map(({ owner }) => owner)),
    reasons: once(acts.map(({ reason }) => reason)),
  };
};

/**
 * Describes an agreed account to which no effort went.
 *
 * @category model
 * @since 0.1.0
 */
export interface UntouchedAccount {
  /** The account. */
  readonly account: RecordKey;
  /** The list it is on. */
  readonly list: string;
  /** Since when it has been, epoch milliseconds. */
  readonly since: Instant;
}

/**
 * Lists the agreed accounts that Sales neither touched nor met in a time in which their list counted.
 *
 * @param lists - the agreed lists
 * @param span - the time
 * @returns a function from acts to the accounts, sorted by list and key
 * @category folds
 * @since 0.1.0
 */
export const untouchedAccounts =
  (lists: ReadonlyArray<TargetList>, span: Interval) =>
  (acts: Iterable<EffortAct>): ReadonlyArray<UntouchedAccount> => {
    const isWithin = contains(span);
    const met = [...acts].filter(({ kind, at }) => (kind === 'touch' || kind === 'meeting') && isWithin(at));
    return lists
      .filter(isInForceWithin(span))
      .flatMap((list) => {
        const { id, from, accounts } = list;
        const reached = new Set(
          met
            .filter(({ at }) => isInForce(at)(list))
            .flatMap(({ account }) => (account === undefined ? [] : [textOfKey(account)])),
        );
        return accounts
          .filter((account) => !reached.has(textOfKey(account)))
          .map((account) => ({ account: { system: account.system, id: account.id }, list: id, since: from }));
      })
      .sort(
        (first, second) =>
          byCodeUnit(first.list, second.list) ||
          byCodeUnit(textOfKey(first.account), textOfKey(second.account)),
      );
  };
