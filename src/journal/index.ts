export * from './commercial-events.js';
export * from './dialogue-events.js';
export * from './envelope.js';
export * from './event.js';
export * from './lead-events.js';
export * from './lead-record.js';
export * from './service-events.js';
export * from './subject.js';
