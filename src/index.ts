/**
 * The rooms of smarketing as namespaces, for those who like one import; each is also a subpath of its own.
 *
 * Schema stands apart, because it alone loads zod: import it from `smarketing/schema`.
 *
 * @packageDocumentation
 */
export * as approval from './approval/index.js';
export * as journal from './journal/index.js';
export * as kernel from './kernel/index.js';
export * as lead from './lead/index.js';
export * as rule from './rule/index.js';
