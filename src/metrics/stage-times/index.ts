/**
 * How long it takes from stage to stage, and whether groups differ in it: incidence with rivals, and log-rank tests.
 *
 * @packageDocumentation
 */
export * from './chi-square.js';
export * from './conversion-by-answer.js';
export * from './log-rank.js';
export * from './period-rate.js';
export * from './stage-times.js';
export * from './stage-wait.js';
