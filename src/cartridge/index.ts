/**
 * Cartridges: what Marketing offers Sales as services, how the parts link from market to customer, and whether what
 * was promised is delivered.
 *
 * @packageDocumentation
 */
export * from './artefact.js';
export * from './cartridge.js';
export * from './portfolio.js';
export * from './service.js';
export * from './service-level.js';
