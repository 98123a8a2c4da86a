import type { Option } from 'fp-ts/lib/Option.js';
import * as O from 'fp-ts/lib/Option.js';
import { hour, type Milliseconds, minute } from '../kernel/duration.js';

/**
 * Describes one published comparison of a quick answer with a slow one.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResponseComparison {
  /** The quick answer came within this time, in milliseconds. */
  readonly quick: Milliseconds;
  /** The slow answer came after this time, in milliseconds. */
  readonly slow: Milliseconds;
  /** How many times as often the quick answer reached what was counted. */
  readonly times: number;
}

/**
 * Describes what one study found about answering prospects late.
 *
 * **Gotchas**: these are ratios between groups of firms or calls of their day, mostly web leads. They are no
 * probabilities, and nothing between the published points is known; so nothing is interpolated.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResponseStudy {
  /** The study. */
  readonly id: string;
  /** What was counted. */
  readonly outcome: 'contact' | 'qualification';
  /** What was published. */
  readonly comparisons: ReadonlyArray<ResponseComparison>;
}

/**
 * Gives what Harvard Business Review published in 2011 about 2,241 firms: who tried within an hour qualified a
 * lead nearly 7 times as often as who tried an hour later, and more than 60 times as often as who waited
 * a day or longer.
 *
 * @see https://www.researchgate.net/publication/298137032 The Short Life of Online Sales Leads, 2011
 * @category presets
 * @since 0.1.0
 */
export const harvardResponseStudy: ResponseStudy = {
  id: 'hbr-2011',
  outcome: 'qualification',
  comparisons: [
    { quick: hour, slow: 2 * hour, times: 7 },
    { quick: hour, slow: 24 * hour, times: 60 },
  ],
};

/**
 * Gives what the Lead Response Management study published in 2007: a call within 5 minutes reached a prospect 100
 * times as often as one after 30 minutes.
 *
 * @see https://www.scribd.com/document/16586416 Lead Response Management study, 2007
 * @category presets
 * @since 0.1.0
 */
export const leadResponseContactStudy: ResponseStudy = {
  id: 'lrm-2007-contact',
  outcome: 'contact',
  comparisons: [{ quick: 5 * minute, slow: 30 * minute, times: 100 }],
};

/**
 * Gives what the Lead Response Management study published in 2007: a call within 5 minutes qualified a lead 21 times
 * as often as one after 30 minutes.
 *
 * @see https://www.scribd.com/document/16586416 Lead Response Management study, 2007
 * @category presets
 * @since 0.1.0
 */
export const leadResponseQualificationStudy: ResponseStudy = {
  id: 'lrm-2007-qualification',
  outcome: 'qualification',
  comparisons: [{ quick: 5 * minute, slow: 30 * minute, times: 21 }],
};

/**
 * Finds what a study says about an answer that took this long.
 *
 * @param study - a published study
 * @returns a function from the time an answer took (milliseconds) to the comparison that it is on the slow side
 * of, the one with the longest delay; none where the study says nothing
 * @example
 * ```ts
 * import { hour } from 'smarketing/kernel'
 * import { harvardResponseStudy, lateness } from 'smarketing/lead'
 *
 * lateness(harvardResponseStudy)(42 * hour) // => { _tag: 'Some', value: { quick: 3600000, slow: 86400000, times: 60 } }
 * lateness(harvardResponseStudy)(hour) // => { _tag: 'None' }
 * ```
 * @category readings
 * @since 0.1.0
 */
export const lateness =
  ({ comparisons }: ResponseStudy) =>
  (delay: Milliseconds): Option<ResponseComparison> =>
    comparisons.reduce<Option<ResponseComparison>>(
      (found, comparison) =>
        comparison.slow <= delay && (O.isNone(found) || found.value.slow < comparison.slow)
          ? O.some(comparison)
          : found,
      O.none,
    );
