/**
 * What drove a change from one period to the next: the mix of groups, the rates within them, or the factors of a product.
 *
 * @packageDocumentation
 */
export * from './factor-effects.js';
export type { GroupEffect, MixAndRate } from './mix-and-rate.js';
export * from './rate-drivers.js';
