/**
 * The standard figures of leads over columns: ten million events in one pass, with the sums that objects give.
 *
 * @packageDocumentation
 */
export { type ColumnFigures, columnFigures, shardColumns } from './column-figures.js';
export type { EncodedLeads, LeftLead, LeftReason } from './encode-leads.js';
export * from './event-columns.js';
export { captureDetail, ownerDetail, touchDetail } from './event-detail.js';
export * from './lead-figures.js';
