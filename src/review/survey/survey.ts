import type { Instant } from '../../kernel/instant.js';
import type { Department } from '../../kernel/party.js';
import type { SurveyItem } from './survey-items.js';

/**
 * Describes how far somebody finds a statement to be so: 1 not at all, 5 fully.
 *
 * @category model
 * @since 0.1.0
 */
export type SurveyAnswer = 1 | 2 | 3 | 4 | 5;

/**
 * Describes what one person answered; it names nobody.
 *
 * @category model
 * @since 0.1.0
 */
export interface SurveyForm {
  /** The department of whoever answered. */
  readonly department: Department;
  /** The answers; a statement that was left out is a missing key. */
  readonly answers: { readonly [Item in SurveyItem]?: SurveyAnswer };
}

/**
 * Describes a survey of both departments: declared evidence, and no part of the journal, in which every event has a time
 * and a source by which people would be known.
 *
 * @category model
 * @since 0.1.0
 */
export interface Survey {
  /** The survey's identifier. */
  readonly id: string;
  /** When it was closed, epoch milliseconds; a review as of an earlier moment does not see it. */
  readonly closedAt: Instant;
  /** The forms, in any order. */
  readonly forms: ReadonlyArray<SurveyForm>;
}

/**
 * Is how many forms a figure has to rest on: 5, so that nobody can be told from the others (proposal).
 *
 * @category constants
 * @since 0.1.0
 */
export const fewestForms = 5;

/**
 * Names the bands of a survey's sum of 20–100, as its source cuts them: below 40, below 60, below 80, and the rest.
 *
 * **Details**: preset. They are cuts of an opinion and none of the alignment index, which begins at 0; the two scales are
 * never mixed.
 *
 * @see P. Kotler, N. Rackham, S. Krishnaswamy, Ending the War Between Sales and Marketing, Harvard Business Review, July 2006
 * @category model
 * @since 0.1.0
 */
export type SurveyBand = 'undefined' | 'defined' | 'aligned' | 'integrated';

/**
 * Tells in which band a sum lies.
 *
 * @param sum - a sum of answers or a mean of such sums, 20–100
 * @returns the band; its lower end belongs to it
 * @example
 * ```ts
 * import { surveyBand } from 'smarketing/review/survey'
 *
 * [39, 40, 79.9, 80].map(surveyBand) // => ['undefined', 'defined', 'aligned', 'integrated']
 * ```
 * @category selections
 * @since 0.1.0
 */
export const surveyBand = (sum: number): SurveyBand =>
  sum < 40 ? 'undefined' : sum < 60 ? 'defined' : sum < 80 ? 'aligned' : 'integrated';
