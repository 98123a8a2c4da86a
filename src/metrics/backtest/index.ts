/**
 * Backtests: what another version of a qualification definition would have made of the past.
 *
 * @packageDocumentation
 */
export * from './backtest.js';
export * from './backtest-reading.js';
export type { BacktestSettings } from './backtest-settings.js';
export * from './confusion.js';
export * from './lift.js';
export type { DoubtfulFact } from './look-ahead.js';
export * from './overlap-change.js';
export * from './past-days.js';
