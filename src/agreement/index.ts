/**
 * The agreement: what Sales and Marketing promised each other, compiled so that a journal can be held against it.
 *
 * @packageDocumentation
 */
export * from './agreed-capacity.js';
export * from './agreed-words.js';
export * from './agreement.js';
export * from './agreement-standing.js';
export * from './alignment-terms.js';
export * from './approvals.js';
export * from './capacity-of.js';
export * from './compile-agreement.js';
export type { CompiledCredit } from './compile-credit.js';
export * from './compiled-agreement.js';
export * from './consensus.js';
export * from './credit-terms.js';
export * from './definition-at.js';
export * from './department-measures.js';
export * from './draft-agreement.js';
export * from './goal.js';
export * from './obligation.js';
export * from './party-departments.js';
export * from './preset-obligations.js';
export * from './preset-policies.js';
export * from './profit.js';
export * from './sharing.js';
export * from './terms.js';
