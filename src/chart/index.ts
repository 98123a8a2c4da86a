/**
 * Pictures as data: Vega-Lite specifications of what a review says, and a portfolio as Mermaid text.
 *
 * @packageDocumentation
 */
export * from './alignment-chart.js';
export * from './attained-chart.js';
export { attainmentChart, type DrawnPromise } from './attainment-chart.js';
export * from './attribution-chart.js';
export * from './black-hole-chart.js';
export { type CohortTerms, cohortChart } from './cohort-chart.js';
export * from './cohort-heat-map.js';
export * from './conversion-chart.js';
export * from './delay-chart.js';
export * from './exits-chart.js';
export * from './factor-effects-chart.js';
export * from './frontier-chart.js';
export * from './funnel-chart.js';
export * from './ledger-chart.js';
export * from './opinion-chart.js';
export * from './portfolio-flow.js';
export * from './rate-drivers-chart.js';
export * from './rater-agreement-chart.js';
export * from './reach-curve-chart.js';
export * from './response-chart.js';
export * from './score-reliability-chart.js';
export * from './sourced-chart.js';
export * from './stage-time-chart.js';
export * from './study-chart.js';
export * from './survival-chart.js';
export type { PictureTitle, VegaLiteSpec } from './vega-lite.js';
export * from './wait-chart.js';
export * from './win-rate-chart.js';
