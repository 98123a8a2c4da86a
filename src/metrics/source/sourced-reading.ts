import type { Money } from '../../kernel/money.js';
import type { Ratio } from '../../kernel/ratio.js';
import type { CurrencyShare } from '../revenue/money-sum.js';
import type { Source, SourceDefinition } from './source-case.js';

/**
 * Describes a share of all opportunities, by number and by what they are worth.
 *
 * @category model
 * @since 0.1.0
 */
export interface OpportunityShare {
  /** The share by number, with its Wilson interval. */
  readonly opportunities: Ratio;
  /** The share by value in minor units, for each currency that any opportunity has an amount in, sorted by code. */
  readonly values: ReadonlyArray<CurrencyShare>;
}

/**
 * Describes what one party brought by each definition, and how far the definitions lie apart.
 *
 * @category model
 * @since 0.1.0
 */
export interface SourceRow {
  /** The party; `unknown` for opportunities of which the journal does not tell. */
  readonly source: Source;
  /** What it brought by each definition; over all parties each definition sums to the whole. */
  readonly definitions: { readonly [Definition in SourceDefinition]: OpportunityShare };
  /** The most any definition gives it less the least. */
  readonly gap: {
    /** In opportunities, out of all. */
    readonly opportunities: Ratio;
    /** In money, for each currency that any opportunity has an amount in. */
    readonly values: ReadonlyArray<Money>;
  };
}

/**
 * Describes the totals by source: given, or refused because too much rests on no evidence.
 *
 * @category model
 * @since 0.1.0
 */
export type SourcedTotals =
  | {
      /** Tells them apart. */
      readonly given: true;
      /** One row for each party that brought anything by any definition. */
      readonly sources: ReadonlyArray<SourceRow>;
    }
  | {
      /** Tells them apart. */
      readonly given: false;
      /** Why. */
      readonly reason: 'no-opportunities' | 'too-much-unproven';
      /** The reason in one English sentence. */
      readonly text: string;
    };

/**
 * Describes which opportunities Marketing influenced within the look-back: `before` and `after` overlap in `both`, and none
 * of them is ever added to a source.
 *
 * @category model
 * @since 0.1.0
 */
export interface InfluencedReading {
  /** With at least one touch of Marketing. */
  readonly all: OpportunityShare;
  /** With one before they were opened. */
  readonly before: OpportunityShare;
  /** With one after that. */
  readonly after: OpportunityShare;
  /** With both. */
  readonly both: OpportunityShare;
}

/**
 * Describes who brought opportunities, by three definitions side by side.
 *
 * @category model
 * @since 0.1.0
 */
export interface SourcedReading {
  /** How many opportunities there are. */
  readonly opportunities: number;
  /** What they are worth, each currency apart. */
  readonly values: ReadonlyArray<Money>;
  /** How many count by number and carry no amount. */
  readonly withoutAmount: number;
  /** How many count by number and carry an amount that is negative or no whole number of minor units. */
  readonly unusableAmount: number;
  /** Those that no lead stands behind. */
  readonly unlinked: OpportunityShare;
  /** Those that are Marketing's by their lead source while no touch of Marketing is logged. */
  readonly untouched: OpportunityShare;
  /** Either of the two: what rests on no evidence. */
  readonly unproven: OpportunityShare;
  /** The share up to which totals are given, 0–1. */
  readonly unprovenAtMost: number;
  /** The totals by source. */
  readonly totals: SourcedTotals;
  /** Those on which the three definitions do not all agree. */
  readonly disagreeing: OpportunityShare;
  /** Which ones Marketing influenced. */
  readonly influenced: InfluencedReading;
  /**
   * How many are Marketing's by each definition and yet not influenced within the look-back: what is sourced should be
   * influenced, and this says whether it is.
   */
  readonly sourcedNotInfluenced: { readonly [Definition in SourceDefinition]: number };
}
