/**
 * The rooms of smarketing as namespaces, for those who like one import; each is also a subpath of its own.
 *
 * Schema stands apart, because it alone loads zod: import it from `smarketing/schema`.
 *
 * @packageDocumentation
 */
export * as journal from './journal/index.js';
export * as kernel from './kernel/index.js';
