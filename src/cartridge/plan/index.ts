/**
 * Planning together: which services a budget and the resources can buy, what Sales is promised, and what a cut would
 * leave unmet.
 *
 * @packageDocumentation
 */
export * from './brief.js';
export * from './compare-plans.js';
export { compileBrief } from './compile-brief.js';
export * from './compiled-brief.js';
export * from './make-plan.js';
export type { Need } from './needs.js';
export * from './plan-reading.js';
export * from './sign-off.js';
export * from './what-if.js';
