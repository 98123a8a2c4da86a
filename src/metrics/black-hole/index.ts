/**
 * The black hole: leads and assets that went in and did not come out, why, since when, and what they cost.
 *
 * @packageDocumentation
 */
export * from './asset-fate.js';
export * from './black-hole.js';
export type { FallenFate, FallenThing, Fate, OrderlyFate } from './fate.js';
export { byFall } from './fate.js';
export * from './lead-fate.js';
export * from './ledger.js';
