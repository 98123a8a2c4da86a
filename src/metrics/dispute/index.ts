/**
 * Disputes: who was right when Sales rejected a lead because it does not meet the agreed definition.
 *
 * @packageDocumentation
 */
export * from './dispute.js';
export * from './dispute-check.js';
