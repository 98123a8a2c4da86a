export * from './change.js';
export * from './count.js';
export * from './group-by.js';
export * from './metric.js';
export * from './rate.js';
export * from './struct.js';
export * from './time-to-event.js';
export * from './wilson.js';
