/**
 * The survey: what both departments think of their alignment, each for itself, and first of all how far apart they are.
 *
 * @packageDocumentation
 */
export type { OpinionSum, OpinionSums } from './opinion-sum.js';
export * from './opinions.js';
export * from './survey.js';
export { type SurveyItem, surveyItems } from './survey-items.js';
export * from './survey-reading.js';
