/**
 * The rooms of smarketing as namespaces, for those who like one import; each is also a subpath of its own.
 *
 * Schema stands apart, because it alone loads zod: import it from `smarketing/schema`.
 *
 * @packageDocumentation
 */
export * as agreement from './agreement/index.js';
export * as approval from './approval/index.js';
export * as attribution from './attribution/index.js';
export * as calendar from './calendar/index.js';
export * as cartridge from './cartridge/index.js';
export * as chart from './chart/index.js';
export * as crm from './crm/index.js';
export * as dialogue from './dialogue/index.js';
export * as journal from './journal/index.js';
export * as kernel from './kernel/index.js';
export * as lead from './lead/index.js';
export * as message from './message/index.js';
export * as metrics from './metrics/index.js';
export * as review from './review/index.js';
export * as rule from './rule/index.js';
export * as sla from './sla/index.js';
