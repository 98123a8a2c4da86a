/**
 * Services: the portfolio that an agreement refers to, held against it, and its deliveries by the agreement's clocks.
 *
 * @packageDocumentation
 */
export * from './assurance-terms.js';
export * from './assure-services.js';
export * from './resolve-portfolio.js';
