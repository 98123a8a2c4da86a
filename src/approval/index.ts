/**
 * Approvals: who signed which exact text, what is still missing, and the gates that only signatures open.
 *
 * @packageDocumentation
 */
export * from './active-version.js';
export * from './approval-record.js';
export * from './buy-in.js';
export * from './buy-in-action.js';
export * from './buy-in-machine.js';
export * from './buy-in-seats.js';
export * from './buy-in-text.js';
export * from './check-buy-in.js';
export * from './gate.js';
export * from './joint-signing.js';
export * from './seat.js';
export * from './signing-rules.js';
export {
  type DiscountedApproval,
  type MissingSignature,
  type SeveralSeats,
  type Signature,
  type Standing,
  standingOf,
} from './standing.js';
