/**
 * How Sales answers what Marketing hands over, what the answer is worth, and what becomes of what comes back.
 *
 * @packageDocumentation
 */
export * from './acceptance.js';
export { type AcceptanceState, acceptanceState } from './acceptance-state.js';
export * from './recycling.js';
export * from './recycling-reading.js';
