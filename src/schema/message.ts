import * as z from 'zod/mini';
import type { Checked } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { type ConsistencyAudit, checkAudit } from '../message/consistency.js';
import { compileMessageMap, type MessageMap } from '../message/message-map.js';
import type { ValueProposition } from '../message/value-proposition.js';
import type { AgreedWord } from '../message/vocabulary.js';
import { documentCodec } from './document.js';
import { agrees } from './equal.js';
import { optionalText, recordOf } from './shape.js';
import { wireCount, wireDate, wireInstant, wireName, wireParty } from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const only = z.exactOptional(z.literal(true));
  const message = z.strictObject({ id: wireName, version: wireCount });
  const axis = z.strictObject({ id: wireName, label: wireName, required: only });
  const said = z.enum(['match', 'silent', 'contradict']);
  return {
    valueProposition: z.strictObject({
      id: wireName,
      version: wireCount,
      owner: wireParty,
      segment: optionalText,
      clientProblem: optionalText,
      points: z.array(
        z.strictObject({
          id: wireName,
          kind: z.enum(['parity', 'difference', 'contention']),
          text: wireName,
          resonating: only,
          evidence: z.exactOptional(
            z.array(
              z.strictObject({
                kind: z.enum(['calculation', 'trial', 'reference', 'research']),
                source: wireName,
              }),
            ),
          ),
        }),
      ),
    }),
    messageMap: z.strictObject({
      id: wireName,
      version: wireCount,
      effectiveFrom: wireDate,
      owner: wireParty,
      roles: z.array(axis),
      problems: z.array(axis),
      messages: z.array(
        z.strictObject({
          id: wireName,
          role: wireName,
          problem: wireName,
          capability: wireName,
          goal: optionalText,
          proof: optionalText,
        }),
      ),
    }),
    vocabulary: z.array(z.strictObject({ word: wireName, insteadOf: z.array(wireName) })),
    audit: z.strictObject({
      at: wireInstant,
      message,
      elements: z.array(wireName),
      channels: z.array(
        z.strictObject({
          id: wireName,
          owner: wireParty,
          audience: z.exactOptional(wireCount),
          says: recordOf(said),
        }),
      ),
    }),
  };
})();

const valueProposition = /* @__PURE__ */ (() =>
  documentCodec(agrees<ValueProposition>()(raw.valueProposition)))();

/**
 * Decodes a value proposition from anything; instants and durations are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the value proposition, or every issue with its path
 * @category decoders
 * @since 0.1.0
 */
export const decodeValueProposition = (input: unknown): Checked<ValueProposition> =>
  valueProposition.decode(input);

/**
 * Encodes a value proposition for disk or wire.
 *
 * @param document - the value proposition
 * @returns plain JSON that `decodeValueProposition` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeValueProposition = (document: ValueProposition): JsonObject =>
  valueProposition.encode(document);

/**
 * Returns the JSON Schema (draft 2020-12) of a value proposition on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const valuePropositionJsonSchema = (): JsonObject => valueProposition.jsonSchema();

const messageMap = /* @__PURE__ */ (() =>
  documentCodec(agrees<MessageMap>()(raw.messageMap), compileMessageMap))();

/**
 * Decodes a message map from anything; instants and durations are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the message map, or every issue with its path; what `compileMessageMap` refuses is refused here too
 * @category decoders
 * @since 0.1.0
 */
export const decodeMessageMap = (input: unknown): Checked<MessageMap> => messageMap.decode(input);

/**
 * Encodes a message map for disk or wire.
 *
 * @param document - the message map
 * @returns plain JSON that `decodeMessageMap` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeMessageMap = (document: MessageMap): JsonObject => messageMap.encode(document);

/**
 * Returns the JSON Schema (draft 2020-12) of a message map on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const messageMapJsonSchema = (): JsonObject => messageMap.jsonSchema();

const vocabulary = /* @__PURE__ */ (() =>
  documentCodec(agrees<ReadonlyArray<AgreedWord>>()(raw.vocabulary)))();

/**
 * Decodes the agreed words from anything; instants and durations are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the agreed words, or every issue with its path
 * @category decoders
 * @since 0.1.0
 */
export const decodeVocabulary = (input: unknown): Checked<ReadonlyArray<AgreedWord>> =>
  vocabulary.decode(input);

/**
 * Encodes the agreed words for disk or wire.
 *
 * @param list - the agreed words
 * @returns plain JSON that `decodeVocabulary` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeVocabulary = (list: ReadonlyArray<AgreedWord>): ReadonlyArray<JsonObject> =>
  vocabulary.encode(list);

/**
 * Returns the JSON Schema (draft 2020-12) of the agreed words on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const vocabularyJsonSchema = (): JsonObject => vocabulary.jsonSchema();

const consistencyAudit = /* @__PURE__ */ (() =>
  documentCodec(agrees<ConsistencyAudit>()(raw.audit), checkAudit))();

/**
 * Decodes an audit of consistency from anything; instants and durations are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the audit, or every issue with its path; what `checkAudit` refuses is refused here too
 * @category decoders
 * @since 0.1.0
 */
export const decodeConsistencyAudit = (input: unknown): Checked<ConsistencyAudit> =>
  consistencyAudit.decode(input);

/**
 * Encodes an audit of consistency for disk or wire.
 *
 * @param document - the audit
 * @returns plain JSON that `decodeConsistencyAudit` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeConsistencyAudit = (document: ConsistencyAudit): JsonObject =>
  consistencyAudit.encode(document);

/**
 * Returns the JSON Schema (draft 2020-12) of an audit of consistency on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const consistencyAuditJsonSchema = (): JsonObject => consistencyAudit.jsonSchema();
