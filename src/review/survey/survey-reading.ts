import type { Instant } from '../../kernel/instant.js';
import { measure } from '../../metrics/metric.js';
import { type Opinions, opinions } from './opinions.js';
import type { Survey } from './survey.js';

/**
 * Describes what a survey says: an opinion, beside the figures and never among them.
 *
 * @category model
 * @since 0.1.0
 */
export interface SurveyReading extends Opinions {
  /** Which survey. */
  readonly survey: string;
  /** When it was closed, epoch milliseconds. */
  readonly closedAt: Instant;
}

/**
 * Reads a survey: the gap between the departments first, then what each thinks, then each statement.
 *
 * @param survey - the survey
 * @returns the reading, plain JSON
 * @category readings
 * @since 0.1.0
 */
export const readSurvey = ({ id, closedAt, forms }: Survey): SurveyReading => ({
  survey: id,
  closedAt,
  ...measure(opinions())(forms),
});
