/**
 * Alignment: how far the departments keep what they agreed on, at which stage they are, and whether they should move on.
 *
 * @packageDocumentation
 */
export * from './alignment-index.js';
export * from './declaration.js';
export * from './dimension.js';
export * from './divergence.js';
export * from './recommendation.js';
export * from './stage.js';
export * from './statements.js';
export * from './weight-range.js';
