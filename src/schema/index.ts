export { decodeEvent, encodeEvent } from './event.js';
export { eventJsonSchema } from './event-json-schema.js';
export * from './events.js';
