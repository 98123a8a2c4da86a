/**
 * Figures that both departments believe: lawful folds over leads, passes and clocks.
 *
 * @packageDocumentation
 */
export * from './attainment.js';
export * from './attainment-report.js';
export * from './change.js';
export * from './clock-case.js';
export { clockWait } from './clock-wait.js';
export * from './count.js';
export { type ExitCount, exits } from './exits.js';
export * from './facts-to-collect.js';
export * from './first-reach.js';
export {
  type FollowUp,
  type FollowUpState,
  type FollowUpSum,
  firstResponse,
  followUp,
  followUpState,
  followUpStates,
} from './follow-up.js';
export * from './funnel.js';
export * from './group-by.js';
export type { IncidencePoint, Quantile, WaitCounts } from './incidence.js';
export * from './lead-case.js';
export * from './list.js';
export type { Tally } from './merge-sorted.js';
export * from './metric.js';
export { type QuantileSum, type Quantiles, quantiles } from './quantiles.js';
export * from './rate.js';
export type { ResponseBand } from './response-band.js';
export * from './response-curve.js';
export * from './response-delay.js';
export * from './stage-entry.js';
export * from './struct.js';
export type { OwnComparison, StudyComparison } from './study-comparison.js';
export * from './thoroughness.js';
export * from './time-to-event.js';
export * from './touch-wait.js';
export { leaveUnrecorded } from './unrecorded-clock.js';
export * from './which-leads.js';
export * from './won-money.js';
export * from './workload.js';
