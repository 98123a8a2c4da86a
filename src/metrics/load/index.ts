/**
 * What teams have in hand against what they can take up, and whether being late goes together with overload.
 *
 * @packageDocumentation
 */
export * from './capacity.js';
export * from './team-load.js';
