/**
 * The review as people read it: lines that say what they mean, how sure they are, and who owes what next.
 *
 * @packageDocumentation
 */
export * from './markdown.js';
export * from './next-step.js';
export * from './number-text.js';
export * from './report.js';
export * from './report-of.js';
export * from './report-sections.js';
export * from './report-terms.js';
export * from './sureness.js';
export * from './time-text.js';
