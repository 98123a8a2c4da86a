/**
 * Two reviews side by side: what late data restated, and what new time changed.
 *
 * @packageDocumentation
 */
export * from './change-test.js';
export * from './compare-reviews.js';
export { type Difference, differenceFrom, type ToldFigure } from './compared-figure.js';
export * from './comparison.js';
export * from './comparison-section.js';
