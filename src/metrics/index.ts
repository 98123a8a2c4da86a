/**
 * Figures that both departments believe: lawful folds over leads, passes and clocks.
 *
 * @packageDocumentation
 */
export * from './attainment.js';
export * from './change.js';
export * from './count.js';
export * from './exits.js';
export * from './facts-to-collect.js';
export * from './first-reach.js';
export * from './follow-up.js';
export * from './funnel.js';
export * from './group-by.js';
export type { IncidencePoint, Quantile, WaitCounts } from './incidence.js';
export * from './lead-case.js';
export * from './list.js';
export * from './metric.js';
export * from './rate.js';
export * from './stage-entry.js';
export * from './struct.js';
export * from './time-to-event.js';
export * from './touch-wait.js';
export * from './unrecorded-clock.js';
export * from './which-leads.js';
export * from './won-money.js';
