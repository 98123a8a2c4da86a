/**
 * Pictures as data: Vega-Lite specifications of what a review says, and a portfolio as Mermaid text.
 *
 * @packageDocumentation
 */
export * from './attained-chart.js';
export * from './attainment-chart.js';
export * from './attribution-chart.js';
export * from './cohort-chart.js';
export * from './delay-chart.js';
export * from './frontier-chart.js';
export * from './funnel-chart.js';
export * from './portfolio-flow.js';
export * from './reach-curve-chart.js';
export * from './response-chart.js';
export * from './study-chart.js';
export type { VegaLiteSpec } from './vega-lite.js';
export * from './wait-chart.js';
