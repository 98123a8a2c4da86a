import { type CurrencySums, currencySums, currencySumsOf, moneyOfSums } from '../../kernel/currency-sums.js';
import { groupsOf } from '../../kernel/groups.js';
import type { Money } from '../../kernel/money.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { Party } from '../../kernel/party.js';
import { type Grouped, type GroupedSums, groupBy } from '../group-by.js';
import { mapReading } from '../list.js';
import type { Metric } from '../metric.js';
import type { Fate } from './fate.js';

/**
 * Describes a number of things and the money in them.
 *
 * @category model
 * @since 0.1.0
 */
export interface Stock {
  /** How many. */
  readonly count: number;
  /** What is known of their money, each currency apart. */
  readonly money: ReadonlyArray<Money>;
  /** How many of them have no amount on record. */
  readonly withoutAmount: number;
  /** In how many currencies the sum is too large to be told as minor units; absent when in none. */
  readonly tooLarge?: number;
}

/**
 * Describes one line of an account: what has one code.
 *
 * @category model
 * @since 0.1.0
 */
export interface StockLine<Code extends string = string> extends Stock {
  /** The code. */
  readonly code: Code;
}

/**
 * Describes one place of an account, split by code, the largest first.
 *
 * @category model
 * @since 0.1.0
 */
export interface StockPlace<Code extends string = string> extends Stock {
  /** What stands at it by code; the lines add up to it. */
  readonly lines: ReadonlyArray<StockLine<Code>>;
}

/**
 * Describes what is in the black hole, by cause and by who has to do something about it.
 *
 * @category model
 * @since 0.1.0
 */
export interface HoleStock<Cause extends string> extends StockPlace<Cause> {
  /** The same by the accountable party, the largest first; these add up to it as well. */
  readonly accountable: ReadonlyArray<Stock & { readonly party: Party }>;
}

/**
 * Describes an account that adds up: everything that entered came out, is inside in time, is in the hole, is not known, or
 * never counted, in number and in money.
 *
 * @category model
 * @since 0.1.0
 */
export interface Ledger<Cause extends string> {
  /** Everything there is. */
  readonly entered: Stock;
  /** What was answered. */
  readonly cameOut: StockPlace;
  /** What is inside and nobody is late with. */
  readonly inTime: StockPlace;
  /** What is in the hole. */
  readonly inTheHole: HoleStock<Cause>;
  /** What nobody recorded well enough to tell. */
  readonly notKnown: StockPlace;
  /** What does not count at all. */
  readonly excluded: StockPlace;
}

/**
 * Describes the sums behind a part of an account.
 *
 * @category model
 * @since 0.1.0
 */
export interface StockSum {
  /** How many. */
  readonly count: number;
  /** How many without an amount. */
  readonly withoutAmount: number;
  /** The money. */
  readonly money: CurrencySums;
}

/**
 * Describes by what an account is kept.
 *
 * @category model
 * @since 0.1.0
 */
export interface LedgerTerms<Subject, Cause extends string> {
  /** Where a thing stands. */
  readonly fateOf: (subject: Subject) => Fate<Cause>;
  /** What is known of its money: spent on it, or at stake. */
  readonly moneyOf: (subject: Subject) => ReadonlyArray<Money>;
}

/**
 * Keeps an account of things: everything is counted at exactly one place, with its money.
 *
 * @param terms - where a thing stands, and its money
 * @returns the metric over things
 * @example
 * ```ts
 * import { measure } from 'smarketing/metrics'
 * import { ledger } from 'smarketing/metrics/black-hole'
 *
 * const account = measure(ledger<number, 'odd'>({
 *   fateOf: (size) => size % 2 === 0
 *     ? { where: 'came-out', code: 'even' }
 *     : { where: 'in-the-hole', code: 'odd', accountable: 'marketing', since: size as never },
 *   moneyOf: (size) => [{ minor: size, currency: 'EUR' }],
 * }))([1, 2, 3])
 * account.entered // => { count: 3, money: [{ minor: 6, currency: 'EUR' }], withoutAmount: 0 }
 * account.inTheHole.lines.map(({ code, count }) => [code, count]) // => [['odd', 2]]
 * ```
 * @category metrics
 * @since 0.1.0
 */
export const ledger = <Subject, Cause extends string>({
  fateOf,
  moneyOf,
}: LedgerTerms<Subject, Cause>): Metric<Subject, GroupedSums<StockSum>, Ledger<Cause>> =>
  mapReading<ReadonlyArray<Grouped<StockSum>>, Ledger<Cause>>(readLedger)(
    groupBy((subject: Subject) => [placeOf(fateOf(subject))])(stock(moneyOf)),
  );

const stock = <Subject>(
  moneyOf: (subject: Subject) => ReadonlyArray<Money>,
): Metric<Subject, StockSum, StockSum> => ({
  empty: nothing,
  of: (subject) => {
    // An amount that is no number of minor units is none on record.
    const amounts = moneyOf(subject).filter(({ minor }) => Number.isSafeInteger(minor));
    return {
      count: 1,
      withoutAmount: amounts.length === 0 ? 1 : 0,
      money: amounts.map(currencySumsOf).reduce(currencySums.concat, currencySums.empty),
    };
  },
  concat: joined,
  extract: (sum) => sum,
});

const nothing: StockSum = { count: 0, withoutAmount: 0, money: [] };

const joined = (first: StockSum, second: StockSum): StockSum => ({
  count: first.count + second.count,
  withoutAmount: first.withoutAmount + second.withoutAmount,
  money: currencySums.concat(first.money, second.money),
});

interface Place {
  readonly where: Fate<string>['where'];
  readonly code: string;
  readonly party?: Party;
}

/** A place as a text that can be read back: codes may hold anything. */
const placeOf = (fate: Fate<string>): string =>
  JSON.stringify(
    fate.where === 'in-the-hole' ? [fate.where, fate.code, fate.accountable] : [fate.where, fate.code],
  );

interface Entry {
  readonly place: Place;
  readonly sum: StockSum;
}

const readLedger = <Cause extends string>(groups: ReadonlyArray<Grouped<StockSum>>): Ledger<Cause> => {
  const entries = groups.map(({ group, reading }): Entry => {
    const [where, code, party] = JSON.parse(group) as [Place['where'], string, Party?];
    return { place: { where, code, ...(party === undefined ? {} : { party }) }, sum: reading };
  });
  const at = (where: Place['where']): ReadonlyArray<Entry> =>
    entries.filter(({ place }) => place.where === where);
  const hole = at('in-the-hole');
  return {
    entered: stockOf(entries),
    cameOut: placeStock(at('came-out')),
    inTime: placeStock(at('in-time')),
    inTheHole: {
      ...placeStock<Cause>(hole),
      accountable: splitBy(hole, ({ party }) => party as Party).map(([party, own]) => ({
        party,
        ...stockOf(own),
      })),
    },
    notKnown: placeStock(at('not-known')),
    excluded: placeStock(at('excluded')),
  };
};

const stockOf = (entries: ReadonlyArray<Entry>): Stock => {
  const { count, withoutAmount, money } = entries.map(({ sum }) => sum).reduce(joined, nothing);
  const { values, tooLarge } = moneyOfSums(money);
  return { count, money: values, withoutAmount, ...(tooLarge === 0 ? {} : { tooLarge }) };
};

const placeStock = <Code extends string>(entries: ReadonlyArray<Entry>): StockPlace<Code> => ({
  ...stockOf(entries),
  lines: splitBy(entries, ({ code }) => code as Code).map(([code, own]) => ({ code, ...stockOf(own) })),
});

/** Splits entries by a name, the largest group first. */
const splitBy = <Name extends string>(
  entries: ReadonlyArray<Entry>,
  nameOf: (place: Place) => Name,
): ReadonlyArray<readonly [name: Name, own: ReadonlyArray<Entry>]> => {
  const countOf = (own: ReadonlyArray<Entry>): number => own.reduce((sum, entry) => sum + entry.sum.count, 0);
  return [...groupsOf<Entry, Name>(({ place }) => nameOf(place))(entries)].sort(
    ([first, some], [second, others]) => countOf(others) - countOf(some) || byCodeUnit(first, second),
  );
};
