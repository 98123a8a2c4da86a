/**
 * Cartridges: what Marketing offers Sales as services, how the parts link from market to customer,
 * whom they reach, and whether what was promised is delivered.
 *
 * @packageDocumentation
 */
export * from './artefact.js';
export type { ArtefactFlow, FlowEnd } from './artefact-flow.js';
export * from './cartridge.js';
export {
  type BridgedGap,
  type CriticalCartridge,
  checkPortfolio,
  type PortfolioReading,
} from './check-portfolio.js';
export * from './compile-portfolio.js';
export * from './duplicated-reach.js';
export * from './leave-out.js';
export * from './link.js';
export {
  contactDistribution,
  type NetReach,
  netReach,
  type ReachedShare,
  type ReachOptions,
} from './net-reach.js';
export type { OpenEnd } from './open-ends.js';
export * from './portfolio.js';
export type { PortfolioProblem, PortfolioProblemCode } from './portfolio-problem.js';
export * from './preset-portfolio.js';
export * from './reach-curve.js';
export * from './repeated-reach.js';
export * from './served-responders.js';
export * from './service.js';
export * from './service-level.js';
