/**
 * Commitment: how many leads Marketing owes, from a goal of revenue backwards, in number and by value.
 *
 * @packageDocumentation
 */
export {
  type CommitmentBasis,
  type CommitmentLack,
  type CommitmentRefusal,
  commitLeads,
  type LeadCommitment,
  type MoneyRange,
} from './commitment.js';
export * from './commitments.js';
