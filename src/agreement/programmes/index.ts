/**
 * Programmes: on what grounds money is spent, and what was given up.
 *
 * @packageDocumentation
 */
export * from './programme-reading.js';
export { programmes, programmesOf } from './programmes.js';
