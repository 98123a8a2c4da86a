export * from './columns.js';
export * from './columns-context.js';
export * from './compile.columns.js';
