import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Money } from '../../kernel/money.js';
import type { Ratio } from '../../kernel/ratio.js';
import type { LineData, ReportLine } from '../report/report.js';

/**
 * Describes what a figure read at one time.
 *
 * @category model
 * @since 0.1.0
 */
export interface ToldFigure {
  /** What was read, in a few words. */
  readonly value: string;
  /** The same for programs. */
  readonly data: LineData;
}

/**
 * Describes how a figure differs between two readings.
 *
 * @category model
 * @since 0.1.0
 */
export type Difference =
  | {
      /** Both say the same. */
      readonly code: 'same';
    }
  | {
      /** They say different things. */
      readonly code: 'different';
      /** The later less the earlier: counts, shares (0.1 is ten percentage points), milliseconds; absent for the rest. */
      readonly by?: number;
      /** The same for money, each currency apart; absent for the rest. */
      readonly money?: ReadonlyArray<Money>;
    }
  | {
      /**
       * Only the later reading has it (`appeared`), only the earlier (`gone`), or the agreement says something else now,
       * so that the two cannot be compared (`definition-changed`).
       */
      readonly code: 'appeared' | 'gone' | 'definition-changed';
    };

/**
 * Tells how a figure differs between two readings of it.
 *
 * @param earlier - what was read first; undefined where it was not
 * @returns a function from what was read later to the difference
 * @category comparisons
 * @since 0.1.0
 */
export const differenceFrom =
  (earlier: ToldFigure | undefined) =>
  (later: ToldFigure | undefined): Difference => {
    if (earlier === undefined) return { code: later === undefined ? 'same' : 'appeared' };
    if (later === undefined) return { code: 'gone' };
    if (earlier.value === later.value && canonicalJson(earlier.data) === canonicalJson(later.data))
      return { code: 'same' };
    return { code: 'different', ...distance(earlier.data, later.data) };
  };

const distance = (earlier: LineData, later: LineData): { by?: number; money?: ReadonlyArray<Money> } => {
  if (earlier.kind === 'money' && later.kind === 'money')
    return { money: moneyBetween(earlier.amounts, later.amounts) };
  const [before, after] = [numberIn(earlier), numberIn(later)];
  return earlier.kind !== later.kind || before === null || after === null ? {} : { by: after - before + 0 };
};

const numberIn = (data: LineData): number | null => {
  switch (data.kind) {
    case 'count':
      return data.count;
    case 'share':
      return data.share.value;
    case 'duration':
      return data.duration;
    case 'time':
      return data.at;
    case 'number':
      return data.number;
    case 'money':
    case 'state':
      return null;
  }
};

const moneyBetween = (earlier: ReadonlyArray<Money>, later: ReadonlyArray<Money>): ReadonlyArray<Money> => {
  const minorIn = (amounts: ReadonlyArray<Money>, currency: string): number =>
    amounts.reduce((sum, amount) => (amount.currency === currency ? sum + amount.minor : sum), 0);
  const currencies = [...new Set([...earlier, ...later].map(({ currency }) => currency))].sort();
  return currencies.map((currency) => ({
    minor: minorIn(later, currency) - minorIn(earlier, currency) + 0,
    currency,
  }));
};

/**
 * Returns what a line of a report reads.
 *
 * @internal
 */
export const toldBy = ({ value, data }: ReportLine): ToldFigure => ({ value, data });

/**
 * Returns the share that a figure is, or null where it is none.
 *
 * @internal
 */
export const shareIn = (told: ToldFigure | undefined): Ratio | null =>
  told?.data.kind === 'share' ? told.data.share : null;
