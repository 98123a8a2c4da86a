/**
 * Approvals: who signed which exact text, what is still missing, and the gates that only signatures open.
 *
 * @packageDocumentation
 */
export * from './active-version.js';
export * from './approval-record.js';
export * from './gate.js';
export * from './seat.js';
export * from './signing-rules.js';
export * from './standing.js';
