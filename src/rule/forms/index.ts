export * from './facts-from-json-schema.js';
export * from './rule-json-schema.js';
