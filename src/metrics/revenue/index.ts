/**
 * Revenue figures: deals, win rate, cycle, velocity, contribution, costs and returns, each currency by itself.
 *
 * @packageDocumentation
 */
export * from './acquisition-cost.js';
export * from './contribution.js';
export * from './deal-case.js';
export * from './deal-cases.js';
export * from './lead-cost.js';
export * from './lead-velocity.js';
export * from './lifetime-value.js';
export * from './marketing-return.js';
export * from './money-sum.js';
export * from './pipeline-velocity.js';
export * from './sales-cycle.js';
export * from './spend-case.js';
export * from './unit-cost.js';
export * from './win-rate.js';
