/**
 * Rater agreement: how far Marketing and Sales judge the same leads alike, and who grades them higher.
 *
 * @packageDocumentation
 */
export * from './contested-leads.js';
export * from './grading.js';
export * from './judgement.js';
export * from './kappa.js';
export * from './rater-agreement.js';
