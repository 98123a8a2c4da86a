/**
 * Deciding by rules that were checked elsewhere, in the least code.
 *
 * @packageDocumentation
 */
export type { CompiledRule, Verdict } from '../compiled-rule.js';
export type { SealedRule } from '../sealed-rule.js';
export * from './open-rule.js';
