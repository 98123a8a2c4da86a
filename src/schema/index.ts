export { agreementJsonSchema, decodeAgreement, encodeAgreement } from './agreement.js';
export { decodeDefinition, encodeDefinition } from './definition.js';
export { decodeEvent, encodeEvent } from './event.js';
export { eventJsonSchema } from './event-json-schema.js';
export * from './events.js';
export * from './facts-from-zod.js';
export type * from './facts-of-zod.js';
export { decodeTableMapping, tableMappingJsonSchema } from './table-mapping.js';
