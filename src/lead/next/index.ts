/**
 * What may happen next to a lead: proposed actions, the rules that refuse them, and what is missing.
 *
 * @packageDocumentation
 */
export type { NextSettings } from './action-rules.js';
export * from './lead-action.js';
export * from './lifecycle-refusal.js';
export * from './next-action.js';
