import type { Either } from 'fp-ts/lib/Either.js';
import * as E from 'fp-ts/lib/Either.js';
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { Milliseconds } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import type { Interval } from '../../kernel/interval.js';
import type { Money } from '../../kernel/money.js';
import type { Party } from '../../kernel/party.js';
import type { Ratio } from '../../kernel/ratio.js';
import { wilson } from '../../kernel/wilson.js';

/**
 * Describes what a commitment of leads is computed from.
 *
 * @category model
 * @since 0.1.0
 */
export interface CommitmentBasis {
  /** The revenue that is to be reached. */
  readonly goal: Money;
  /** What of it is sold already. */
  readonly won: Money;
  /** The open opportunities that may still close in time. */
  readonly pipeline: Money;
  /** The share of closed opportunities that were won; may be absent where the pipeline is empty. */
  readonly pipelineRate?: Ratio;
  /** The share of what is missing that is to come from Marketing's leads, above 0 and up to 1. */
  readonly marketingShare: number;
  /** What one won lead brings on average. */
  readonly averageSale: Money;
  /** The share of handed-over leads that are won, of those that are decided. */
  readonly conversion: Ratio;
  /** The median time from hand-over to sale, in milliseconds. */
  readonly cycle: Milliseconds;
  /** The instants of the goal's period. */
  readonly period: Interval;
}

/**
 * Describes an amount that is known within bounds.
 *
 * @category model
 * @since 0.1.0
 */
export interface MoneyRange {
  /** If all rates are as good as they plausibly may be. */
  readonly low: Money;
  /** At the rates as they were measured. */
  readonly expected: Money;
  /** If all rates are as bad as they plausibly may be. */
  readonly high: Money;
}

/**
 * Describes how many leads Marketing has to hand over, and when, to reach a goal of revenue.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadCommitment {
  /** What is missing to the goal after what is sold and what the pipeline will bring at its own rate. */
  readonly missing: MoneyRange;
  /** Marketing's share of it. */
  readonly fromMarketing: MoneyRange;
  /** The leads it takes; `high` is null where so few were won that no number would be enough. */
  readonly leads: { readonly low: number; readonly expected: number; readonly high: number | null };
  /** When they have to be handed over: the goal's period, one median cycle earlier. */
  readonly due: Interval;
}

/**
 * Describes something without which no commitment can be computed.
 *
 * @category model
 * @since 0.1.0
 */
export interface CommitmentLack {
  /** What is missing, or cannot be used. */
  readonly lack:
    | 'revenue-goal'
    | 'marketing-share'
    | 'average-sale'
    | 'conversion'
    | 'pipeline-rate'
    | 'cycle'
    | 'open-period'
    | 'one-currency';
  /** What is missing in one English sentence. */
  readonly message: string;
  /** Who can supply it. */
  readonly owner: Party;
}

/**
 * Describes why no commitment can be computed.
 *
 * @category model
 * @since 0.1.0
 */
export interface CommitmentRefusal {
  /** Names the refusal. */
  readonly _tag: 'not-computable';
  /** Everything that is missing. */
  readonly missing: ReadonlyNonEmptyArray<CommitmentLack>;
}

/**
 * Computes how many leads Marketing has to hand over, and by when, from a goal of revenue backwards.
 *
 * **Details**: (goal − sold − pipeline × its own rate) × Marketing's share ÷ (average sale × conversion), rounded up
 * to whole leads, due one median cycle before the goal's period. The range takes every rate at the ends of its 95%
 * interval at once, so it is wider than 95%.
 *
 * @param basis - the goal, and the rates and amounts as they were measured; amounts in one currency
 * @returns a left with everything that is missing, or a right with the commitment
 * @example
 * ```ts
 * import { commitLeads } from 'smarketing/agreement/commitment'
 * import { day, orThrow, parseInstant, rate } from 'smarketing/kernel'
 *
 * const eur = (minor: number) => ({ minor, currency: 'EUR' })
 * const commitment = orThrow(commitLeads({
 *   goal: eur(1_000_000_00), won: eur(0), pipeline: eur(800_000_00), pipelineRate: rate(50, 200),
 *   marketingShare: 0.5, averageSale: eur(20_000_00), conversion: rate(20, 100), cycle: 60 * day,
 *   period: { start: orThrow(parseInstant('2026-07-01T00:00Z')), end: orThrow(parseInstant('2026-10-01T00:00Z')) },
 * }))
 * commitment.missing.expected // => { minor: 80000000, currency: 'EUR' }
 * commitment.leads.expected // => 100
 * commitment.due.start === orThrow(parseInstant('2026-05-02T00:00Z')) // => true
 * ```
 * @see M. Roberge, Creating an SLA (HubSpot, Sales Enablement): goal ÷ average sale ÷ rates
 * @category readings
 * @since 0.1.0
 */
export const commitLeads = (basis: CommitmentBasis): Either<CommitmentRefusal, LeadCommitment> => {
  const [first, ...rest] = lacksOfBasis(basis);
  if (first !== undefined) return E.left({ _tag: 'not-computable', missing: [first, ...rest] });
  const { goal, won, pipeline, pipelineRate, marketingShare, averageSale, conversion, cycle, period } = basis;
  const ofPipeline = pipeline.minor === 0 || pipelineRate === undefined ? nothing : boundsOf(pipelineRate);
  const ofLeads = boundsOf(conversion);
  const missingAt = (share: number): number =>
    Math.max(0, goal.minor - won.minor - floorOf(pipeline.minor * share));
  const shareAt = (missing: number): number => ceilOf(missing * marketingShare);
  const leadsAt = (missing: number, share: number): number =>
    ceilOf((missing * marketingShare) / (averageSale.minor * share));
  const inCurrency = (minor: number): Money => ({ minor, currency: goal.currency });
  const [low, expected, high] = [
    missingAt(ofPipeline.high),
    missingAt(ofPipeline.value),
    missingAt(ofPipeline.low),
  ];
  const range = (of: (missing: number) => number): MoneyRange => ({
    low: inCurrency(of(low)),
    expected: inCurrency(of(expected)),
    high: inCurrency(of(high)),
  });
  const most = high === 0 ? 0 : leadsAt(high, ofLeads.low);
  return E.right({
    missing: range((missing) => missing),
    fromMarketing: range(shareAt),
    leads: {
      low: leadsAt(low, ofLeads.high),
      expected: leadsAt(expected, ofLeads.value),
      high: Number.isSafeInteger(most) ? most : null,
    },
    due: { start: (period.start - cycle) as Instant, end: (period.end - cycle) as Instant },
  });
};

const nothing = { low: 0, value: 0, high: 0 };

/** A share with its interval; by Wilson where it carries none. */
const boundsOf = (share: Ratio): { readonly low: number; readonly value: number; readonly high: number } => {
  const { low, high } = share.interval ?? wilson(share.numerator, share.denominator);
  return { low, value: share.value ?? 0, high };
};

/**
 * Floor for an outcome and ceiling for a requirement, past the hair by which binary fractions miss. The hair grows
 * with the value alone: however little is owed, it takes a lead.
 */
const hair = 1e-12;
const floorOf = (value: number): number => Math.floor(value * (1 + hair)) + 0;
const ceilOf = (value: number): number => Math.ceil(value * (1 - hair)) + 0;

/**
 * Says what one lack means.
 *
 * @internal
 */
export const lackOf = (lack: CommitmentLack['lack']): CommitmentLack => ({ lack, ...lackWords[lack] });

const lackWords: { readonly [Lack in CommitmentLack['lack']]: Omit<CommitmentLack, 'lack'> } = {
  'revenue-goal': { message: 'The goal is not one of new revenue above 0.', owner: 'operations' },
  'marketing-share': {
    message: 'Nothing says which share of the goal is to come from Marketing’s leads.',
    owner: 'operations',
  },
  'average-sale': {
    message: 'No won lead has an amount in the currency of the goal.',
    owner: 'sales',
  },
  conversion: {
    message: 'No lead that was handed over has been won yet, so nobody knows how many it takes.',
    owner: 'sales',
  },
  'pipeline-rate': {
    message: 'There are open opportunities, and none has ever been won or lost.',
    owner: 'sales',
  },
  cycle: { message: 'No lead says how long it takes from hand-over to sale.', owner: 'sales' },
  'open-period': { message: 'The period of the goal is over.', owner: 'operations' },
  'one-currency': { message: 'The amounts are in several currencies.', owner: 'operations' },
};

/** Checks what may come from anywhere: a value that is not there is a lack like any other. */
const lacksOfBasis = (basis: Partial<CommitmentBasis> | null | undefined): ReadonlyArray<CommitmentLack> => {
  const { goal, won, pipeline, pipelineRate, marketingShare, averageSale, conversion, cycle, period } =
    basis ?? {};
  const isAmount = (amount: Money | null | undefined, least: number): boolean =>
    Number.isSafeInteger(amount?.minor) && (amount?.minor as number) >= least;
  const isShare = (share: Ratio | null | undefined): boolean => {
    const value = share?.value ?? Number.NaN;
    const isCounted = Number.isFinite(share?.numerator) && (share?.denominator ?? 0) > 0;
    return isCounted && value >= 0 && value <= 1;
  };
  const checks: ReadonlyArray<readonly [boolean, CommitmentLack['lack']]> = [
    [isAmount(goal, 1) && isAmount(won, 0), 'revenue-goal'],
    [(marketingShare ?? 0) > 0 && (marketingShare ?? 0) <= 1, 'marketing-share'],
    [isAmount(averageSale, 1), 'average-sale'],
    [isShare(conversion) && (conversion?.value ?? 0) > 0, 'conversion'],
    [isAmount(pipeline, 0) && (pipeline?.minor === 0 || isShare(pipelineRate)), 'pipeline-rate'],
    [Number.isSafeInteger(cycle) && (cycle ?? -1) >= 0, 'cycle'],
    [(period?.start ?? Number.NaN) < (period?.end ?? Number.NaN), 'open-period'],
    [[won, pipeline, averageSale].every((amount) => amount?.currency === goal?.currency), 'one-currency'],
  ];
  return checks.flatMap(([sound, lack]) => (sound ? [] : [lackOf(lack)]));
};
