/**
 * The review: one call from a journal and an agreement to what each side owes next.
 *
 * @packageDocumentation
 */
export * from './accusations/accusation.js';
export * from './accusations/accusations.js';
export type { AccusationGrounds } from './accusations/grounds.js';
export {
  type BlackHole,
  type BlackHoleGrounds,
  type HoleCause,
  reviewBlackHole,
} from './black-hole/black-hole.js';
export type { LaunchCause, ToldLaunch } from './black-hole/launch-fate.js';
export type { ProgrammeCause } from './black-hole/programme-fate.js';
export type { ComparedSubjects } from './compared-subjects.js';
export type { Debt } from './debts/debt.js';
export * from './debts/debts.js';
export type { Declared } from './declared.js';
export * from './page-one/actions.js';
export * from './page-one/figure.js';
export type { PageOne } from './page-one/page-one.js';
export { pageOneFigures } from './page-one/page-one-figures.js';
export * from './parts/acceptance.js';
export type { AlignmentReview, Outcome } from './parts/alignment.js';
export { type AssetsReview, reviewAssets } from './parts/assets.js';
export * from './parts/attainment.js';
export * from './parts/attribution.js';
export * from './parts/change.js';
export * from './parts/costs.js';
export * from './parts/dialogue.js';
export * from './parts/disputes.js';
export * from './parts/effort.js';
export * from './parts/honesty.js';
export * from './parts/load.js';
export * from './parts/locks.js';
export * from './parts/passes.js';
export * from './parts/rater-agreement.js';
export * from './parts/recycling.js';
export * from './parts/revenue.js';
export * from './parts/source.js';
export * from './parts/stage-times.js';
export * from './readiness/readiness.js';
export type { ReadingName } from './readiness/reading-need.js';
export * from './review.js';
export * from './review-period.js';
export * from './review-subjects.js';
