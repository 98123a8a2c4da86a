import type { Ratio } from '../../kernel/ratio.js';
import { rate, wilson } from '../../kernel/wilson.js';
import { type Change, changeFrom } from '../../metrics/change.js';
import { shareIn, type ToldFigure } from './compared-figure.js';

/**
 * Describes whether new time changed a figure by more than chance would.
 *
 * @category model
 * @since 0.1.0
 */
export type ChangeTest =
  | {
      /** It was tested: chance alone would do as much (`noise`), or not (`real`). */
      readonly verdict: Change['verdict'];
      /** The share of what is new alone, where the later figure holds the earlier one. */
      readonly newPart?: Ratio;
    }
  | {
      /** It cannot be tested. */
      readonly verdict: 'not-tested';
      /**
       * Why: the later figure holds the earlier one (`overlapping`), the two look at stretches of time of different length
       * (`unequal-time`), or nothing is known of its chance (`no-test`).
       */
      readonly reason: 'overlapping' | 'unequal-time' | 'no-test';
    };

/**
 * Describes what two figures have in common.
 *
 * @category model
 * @since 0.1.0
 */
export interface Overlap {
  /** The section of the report. */
  readonly section: string;
  /** The line in it. */
  readonly line: string;
  /** Whether they are about different periods. */
  readonly otherPeriod: boolean;
  /** Whether both are equally far into their periods. */
  readonly equallyFar: boolean;
}

/**
 * Tells whether new time changed a figure by more than chance would.
 *
 * **Details**: figures of two periods are counts of different leads: shares are compared by Newcombe's interval, counts
 * by the conditional test of two Poisson counts, and both only when equally far into their periods; what is overdue now is a
 * stock and has no length. A promise with a time limit is judged once, so what is new is compared with what was
 * judged before. Everything else grows on, and the later figure holds the earlier one: nothing can be tested.
 *
 * @param overlap - what the two have in common
 * @returns a function from the earlier figure and the later one to the test
 * @category comparisons
 * @since 0.1.0
 */
export const testChange =
  ({ section, line, otherPeriod, equallyFar }: Overlap) =>
  (earlier: ToldFigure, later: ToldFigure): ChangeTest => {
    if (section === 'promises') return testNewPart(shareIn(earlier), shareIn(later));
    if (section !== 'figures') return { verdict: 'not-tested', reason: 'overlapping' };
    if (line === 'overdue-now') return testCounts(earlier, later);
    if (!otherPeriod) return { verdict: 'not-tested', reason: 'overlapping' };
    if (!equallyFar) return { verdict: 'not-tested', reason: 'unequal-time' };
    const [before, after] = [shareIn(earlier), shareIn(later)];
    return before === null || after === null
      ? testCounts(earlier, later)
      : orUntested(changeFrom(before)(after)?.verdict);
  };

const orUntested = (verdict: Change['verdict'] | undefined): ChangeTest =>
  verdict === undefined ? { verdict: 'not-tested', reason: 'no-test' } : { verdict };

/** The conditional test of two counts of equally long times: half lies in the interval of the later one's share. */
const testCounts = ({ data: earlier }: ToldFigure, { data: later }: ToldFigure): ChangeTest => {
  if (earlier.kind !== 'count' || later.kind !== 'count') return { verdict: 'not-tested', reason: 'no-test' };
  const both = earlier.count + later.count;
  if (both === 0) return { verdict: 'noise' };
  const { low, high } = wilson(later.count, both);
  return { verdict: low <= 0.5 && high >= 0.5 ? 'noise' : 'real' };
};

const testNewPart = (before: Ratio | null, after: Ratio | null): ChangeTest => {
  if (before === null || after === null) return { verdict: 'not-tested', reason: 'no-test' };
  const [kept, judged] = [after.numerator - before.numerator, after.denominator - before.denominator];
  // What was judged may be corrected; then what is new alone cannot be told.
  if (kept < 0 || judged <= 0 || kept > judged) return { verdict: 'not-tested', reason: 'overlapping' };
  const newPart = rate(kept, judged);
  const change = changeFrom(before)(newPart);
  return change === null
    ? { verdict: 'not-tested', reason: 'no-test' }
    : { verdict: change.verdict, newPart };
};
