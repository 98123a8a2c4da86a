export * from './encoding.js';
export * from './field-reader.js';
export * from './number-form.js';
export type { RowEvents } from './table/bind-event.js';
export * from './table/draft.js';
export * from './table/mapping.js';
export * from './table/read-rows.js';
export * from './time-pattern.js';
