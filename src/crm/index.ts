export * from './encoding.js';
export * from './field-reader.js';
export * from './table/mapping.js';
export * from './table/read-rows.js';
export * from './time-pattern.js';
