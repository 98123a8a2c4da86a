/**
 * Quotas and forecasts held against what was sold, on the locks that were set before.
 *
 * @packageDocumentation
 */
export type { Booking, BookingTerms } from './booking.js';
export * from './forecast.js';
export * from './forecast-drift.js';
export * from './locked-figure.js';
export * from './quota.js';
export * from './quota-report.js';
