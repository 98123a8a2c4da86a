import * as z from 'zod/mini';
import type { Checked } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import type { HeatDefinition } from '../lead/heat.js';
import { documentCodec } from './document.js';
import { agrees } from './equal.js';
import { recordOf } from './shape.js';
import { wireDuration, wireName, wireNumber } from './wire.js';

const raw = /* @__PURE__ */ (() =>
  z.strictObject({
    halfLife: wireDuration,
    halfLives: z.exactOptional(recordOf(wireDuration)),
    bands: z.array(z.strictObject({ name: wireName, from: wireNumber })),
    foreignActs: z.exactOptional(z.array(wireName)),
  }))();

const heat = /* @__PURE__ */ (() => documentCodec(agrees<HeatDefinition>()(raw)))();

/**
 * Decodes a definition of heat from anything; durations are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the definition, or every issue with its path; `compileHeat` checks what its parts mean together
 * @example
 * ```ts
 * import { decodeHeat } from 'smarketing/schema'
 *
 * decodeHeat({ halfLife: 'P14D', bands: [{ name: 'cold', from: 0 }, { name: 'hot', from: 0.5 }] })._tag // => 'Right'
 * decodeHeat({ halfLife: 14, bands: {} })._tag // => 'Left'
 * ```
 * @category decoders
 * @since 0.1.0
 */
export const decodeHeat = (input: unknown): Checked<HeatDefinition> => heat.decode(input);

/**
 * Encodes a definition of heat for disk or wire.
 *
 * @param definition - a definition of heat
 * @returns plain JSON that `decodeHeat` reads back as the same definition
 * @category encoders
 * @since 0.1.0
 */
export const encodeHeat = (definition: HeatDefinition): JsonObject => heat.encode(definition);

/**
 * Returns the JSON Schema (draft 2020-12) of a definition of heat on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const heatJsonSchema = (): JsonObject => heat.jsonSchema();
