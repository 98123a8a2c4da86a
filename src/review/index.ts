/**
 * The review: one call from a journal and an agreement to what each side owes next.
 *
 * @packageDocumentation
 */
export * from './actions.js';
export type { Debt } from './debt.js';
export * from './debts.js';
export * from './figure.js';
export * from './honesty.js';
export { type ComparedSubjects, pageOneFigures } from './page-one.js';
export * from './readiness.js';
export * from './review.js';
export * from './review-assets.js';
export * from './review-dialogue.js';
export * from './review-period.js';
export * from './review-subjects.js';
