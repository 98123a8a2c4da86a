/**
 * Compliance: which department kept which promise in which period, and what nobody can tell.
 *
 * @packageDocumentation
 */
export * from '../agreement-subjects.js';
export * from './compliance.js';
export * from './compliance-reading.js';
