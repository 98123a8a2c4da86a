/**
 * The difference of two agreements: what came, what went, and what became stricter or looser for whom.
 *
 * @packageDocumentation
 */
export * from './agreement-diff.js';
