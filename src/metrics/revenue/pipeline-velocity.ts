import type { Currency } from '../../kernel/currency.js';
import type { CurrencySums } from '../../kernel/currency-sums.js';
import { day, type Milliseconds } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import type { Ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import { countOf } from '../count.js';
import { type Grouped, type GroupedSums, groupBy } from '../group-by.js';
import { mapReading } from '../list.js';
import type { Metric } from '../metric.js';
import { struct } from '../struct.js';
import type { DealCase } from './deal-case.js';
import { moneyOf } from './money-sum.js';
import { roundedDown } from './round-down.js';
import { type SalesCycle, type SalesCycleSum, salesCycle } from './sales-cycle.js';

/**
 * Describes what the velocity of a pipeline is reckoned from.
 *
 * @category model
 * @since 0.1.0
 */
export interface VelocityBasis {
  /** How many deals. */
  readonly deals: number;
  /** What a won deal is worth on average. */
  readonly averageDeal: Money;
  /** The share of decided deals that are won, 0–1. */
  readonly winRate: number;
  /** How long a deal takes, in milliseconds. */
  readonly cycle: Milliseconds;
}

/**
 * Describes how much money a pipeline brings a day, or why nobody can tell.
 *
 * @category model
 * @since 0.1.0
 */
export interface Velocity {
  /** How many deals there are. */
  readonly deals: number;
  /** The money a day, rounded down to whole minor units; null where a part of the formula is not known. */
  readonly perDay: Money | null;
  /** Which part that is. */
  readonly reason?: 'nothing-decided' | 'nothing-won' | 'no-cycle' | 'not-a-finite-number';
}

/**
 * Reckons how much money a pipeline brings a day: deals × average deal × win rate ÷ days of a cycle.
 *
 * @param basis - the four parts
 * @returns the money a day, rounded down to whole minor units; null where the cycle is 0, or no such amount exists
 * @example
 * ```ts
 * import { day } from 'smarketing/kernel'
 * import { velocityOf } from 'smarketing/metrics/revenue'
 *
 * velocityOf({ deals: 50, averageDeal: { minor: 10_000_00, currency: 'USD' }, winRate: 0.25, cycle: 30 * day })
 * // => { minor: 416666, currency: 'USD' }
 * ```
 * @see theprimecalculator.com, “Sales velocity”: 50 × 10,000 × 25% ÷ 30 = 4,167 a day
 * @category readings
 * @since 0.1.0
 */
export const velocityOf = ({ deals, averageDeal, winRate, cycle }: VelocityBasis): Money | null => {
  const minor = roundedDown((deals * averageDeal.minor * winRate) / (cycle / day));
  return cycle > 0 && Number.isSafeInteger(minor) ? { minor, currency: averageDeal.currency } : null;
};

/**
 * Describes the velocity of a pipeline in one currency, in both of its published readings.
 *
 * @category model
 * @since 0.1.0
 */
export interface CurrencyVelocity {
  /** The currency. */
  readonly currency: Currency;
  /** What a deal won in the look-back was worth on average, rounded down; absent where none was. */
  readonly averageDeal?: Money;
  /** Won, of the deals with an amount in this currency that were won or lost in the look-back. */
  readonly winRate: Ratio;
  /** Of the deals that are open now. */
  readonly openNow: Velocity;
  /** Of the deals that were created in the look-back, whatever became of them. */
  readonly createdInLookBack: Velocity;
}

/**
 * Describes how fast a pipeline turns into money.
 *
 * @category model
 * @since 0.1.0
 */
export interface PipelineVelocity {
  /** How long a deal takes until it is won, `halfOfWins` of the sales cycle; null where none was. */
  readonly cycle: Milliseconds | null;
  /** Each currency apart, sorted by code. */
  readonly currencies: ReadonlyArray<CurrencyVelocity>;
  /** How many deals nobody wrote an amount down for; they are in no velocity. */
  readonly withoutAmount: { readonly openNow: number; readonly createdInLookBack: number };
}

/**
 * Describes over which time the parts of a velocity are measured.
 *
 * @category model
 * @since 0.1.0
 */
export interface VelocityTerms {
  /** The moment of the reading, epoch milliseconds. */
  readonly asOf: Instant;
  /** How far the look-back reaches, in milliseconds: `(asOf − lookBack, asOf]`. */
  readonly lookBack: Milliseconds;
}

/**
 * Describes the sums behind a pipeline's velocity.
 *
 * @category model
 * @since 0.1.0
 */
export interface PipelineVelocitySum {
  /** The counts of each currency, and of the deals without an amount under the empty one. */
  readonly currencies: GroupedSums<CurrencyCounts>;
  /** How long deals take. */
  readonly cycle: SalesCycleSum;
}

/**
 * Describes the deals of one currency by what became of them.
 *
 * @category model
 * @since 0.1.0
 */
export interface CurrencyCounts {
  /** How many are open now. */
  readonly openNow: number;
  /** How many were created in the look-back. */
  readonly created: number;
  /** How many were won in it. */
  readonly won: number;
  /** How many were lost in it. */
  readonly lost: number;
  /** What was won in it. */
  readonly wonMoney: CurrencySums;
}

/**
 * Measures how fast a pipeline turns into money, in both readings that are published.
 *
 * **Details**: `openNow` multiplies the deals that are open now, `createdInLookBack` those that were created in the
 * look-back; sources do not agree which is meant, so name the one you show. Average deal and win rate are of the
 * deals closed in the look-back, the cycle is that of all deals: not the winners' mean, which is too short and makes
 * every pipeline look fast.
 *
 * @param terms - the moment and the look-back
 * @returns the metric over deals
 * @see Triblio, “Pipeline velocity”, counts those created; theprimecalculator.com those that are open
 * @category metrics
 * @since 0.1.0
 */
export const pipelineVelocity = ({
  asOf,
  lookBack,
}: VelocityTerms): Metric<DealCase, PipelineVelocitySum, PipelineVelocity> => {
  const isRecent = (at: Instant | undefined): boolean =>
    at !== undefined && at > asOf - lookBack && at <= asOf;
  const closed =
    (status: DealCase['status']) =>
    (deal: DealCase): boolean =>
      deal.status === status && isRecent(deal.closedAt);
  const counts = struct({
    openNow: countOf<DealCase>(({ status }) => status === 'open'),
    created: countOf<DealCase>(({ openedAt }) => isRecent(openedAt)),
    won: countOf(closed('won')),
    lost: countOf(closed('lost')),
    wonMoney: moneyOf<DealCase>((deal) =>
      closed('won')(deal) && deal.amount !== undefined ? [deal.amount] : [],
    ),
  });
  return mapReading(readVelocity)(
    struct({
      currencies: groupBy(({ amount }: DealCase) => [amount?.currency ?? ''])(counts),
      cycle: salesCycle(asOf),
    }),
  );
};

interface ReadCounts extends Omit<CurrencyCounts, 'wonMoney'> {
  readonly wonMoney: ReadonlyArray<Money>;
}

const readVelocity = ({
  currencies,
  cycle,
}: {
  readonly currencies: ReadonlyArray<Grouped<ReadCounts>>;
  readonly cycle: SalesCycle;
}): PipelineVelocity => {
  const without = currencies.find(({ group }) => group === '')?.reading;
  return {
    cycle: cycle.halfOfWins,
    currencies: currencies
      .filter(({ group }) => group !== '')
      .map(({ group, reading }) => readCurrency(group, reading, cycle.halfOfWins)),
    withoutAmount: { openNow: without?.openNow ?? 0, createdInLookBack: without?.created ?? 0 },
  };
};

const readCurrency = (
  currency: Currency,
  { openNow, created, won, lost, wonMoney }: ReadCounts,
  cycle: Milliseconds | null,
): CurrencyVelocity => {
  const share = rate(won, won + lost);
  const total = wonMoney.reduce((sum, { minor }) => sum + BigInt(minor), 0n);
  const averageDeal = won === 0 ? undefined : { minor: Number(total / BigInt(won)), currency };
  const of = (deals: number): Velocity => {
    if (share.value === null) return { deals, perDay: null, reason: 'nothing-decided' };
    if (averageDeal === undefined) return { deals, perDay: null, reason: 'nothing-won' };
    if (cycle === null || cycle === 0) return { deals, perDay: null, reason: 'no-cycle' };
    const perDay = velocityOf({ deals, averageDeal, winRate: share.value, cycle });
    return perDay === null ? { deals, perDay, reason: 'not-a-finite-number' } : { deals, perDay };
  };
  return {
    currency,
    ...(averageDeal === undefined ? {} : { averageDeal }),
    winRate: share,
    openNow: of(openNow),
    createdInLookBack: of(created),
  };
};
