/**
 * Scorecards: points for what is known of a lead and for what it did, and how they add up.
 *
 * @packageDocumentation
 */
export { type Decay, remainder } from './decay.js';
export * from './score.js';
export * from './score-reading.js';
export * from './score-threshold.js';
export * from './scorecard.js';
