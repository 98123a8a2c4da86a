export { agreementJsonSchema, decodeAgreement, encodeAgreement } from './agreement.js';
export {
  decodeDefinition,
  decodeDefinition,
  definitionJsonSchema,
  encodeDefinition,
  encodeDefinition,
} from './definition.js';
export * from './dialogue.js';
export type { DocumentCodec } from './document.js';
export { decodeEvent, encodeEvent } from './event.js';
export { eventJsonSchema } from './event-json-schema.js';
export * from './events.js';
export * from './facts-from-zod.js';
export type * from './facts-of-zod.js';
export { decodeHeat, decodeHeat, encodeHeat, encodeHeat, heatJsonSchema } from './heat.js';
export * from './message.js';
export { decodePortfolio, encodePortfolio, portfolioJsonSchema } from './portfolio.js';
export { decodeScorecard, encodeScorecard, scorecardJsonSchema } from './scorecard.js';
export { decodeTableMapping, tableMappingJsonSchema } from './table-mapping.js';
