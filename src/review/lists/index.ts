/**
 * Lists of what each owner owes, as data and as CSV.
 *
 * @packageDocumentation
 */
export * from './csv.js';
export * from './list-csv.js';
export * from './list-file-name.js';
export * from './owed-item.js';
export * from './owed-items.js';
export * from './owner-lists.js';
