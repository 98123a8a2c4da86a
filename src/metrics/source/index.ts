/**
 * Who brought an opportunity: three definitions side by side, with their gap, and what Marketing influenced.
 *
 * @packageDocumentation
 */
export {
  type Influence,
  type Source,
  type SourceCase,
  type SourceDefinition,
  type SourceSubjects,
  sourceCases,
  sourceDefinitions,
} from './source-case.js';
export * from './source-terms.js';
export * from './sourced.js';
export * from './sourced-reading.js';
export type { AlikeOpportunities, SourcedSum } from './sourced-sum.js';
export * from './which-opportunities.js';
