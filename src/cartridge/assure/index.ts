/**
 * Assures delivery: what was asked for and delivered, held against the levels that were promised.
 *
 * @packageDocumentation
 */
export * from './assurance.js';
export * from './assure.js';
