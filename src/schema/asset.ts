import * as z from 'zod/mini';
import { type Checked, unlessIssues } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { type Asset, checkAssets } from '../message/asset.js';
import { checkResearch, type Research } from '../message/research.js';
import { documentCodec } from './document.js';
import { agrees } from './equal.js';
import { optionalText } from './shape.js';
import {
  wireCount,
  wireDuration,
  wireInstant,
  wireKey,
  wireName,
  wireParty,
  wirePositiveMoney,
} from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const message = z.strictObject({ id: wireName, version: wireCount });
  return {
    assets: z.array(
      z.strictObject({
        key: wireKey,
        kind: wireName,
        title: wireName,
        madeBy: z.enum(['sales', 'marketing']),
        owner: z.exactOptional(wireParty),
        cost: z.exactOptional(wirePositiveMoney),
        purpose: z.exactOptional(z.strictObject({ role: wireName, problem: wireName })),
        cites: z.exactOptional(z.array(wireName)),
        message: z.exactOptional(message),
        freshFor: z.exactOptional(wireDuration),
        approved: z.exactOptional(z.strictObject({ by: z.array(wireParty), at: wireInstant })),
        foundAt: optionalText,
      }),
    ),
    research: z.array(
      z.strictObject({
        id: wireName,
        title: wireName,
        owner: wireParty,
        doneAt: wireInstant,
        cost: z.exactOptional(wirePositiveMoney),
        freshFor: z.exactOptional(wireDuration),
      }),
    ),
  };
})();

const assets = /* @__PURE__ */ (() =>
  documentCodec(agrees<ReadonlyArray<Asset>>()(raw.assets), (list) =>
    unlessIssues(checkAssets(list), () => list),
  ))();

/**
 * Decodes a list of assets from anything; instants and durations are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the assets, or every issue with its path; what `checkAssets` finds is refused here too
 * @category decoders
 * @since 0.1.0
 */
export const decodeAssets = (input: unknown): Checked<ReadonlyArray<Asset>> => assets.decode(input);

/**
 * Encodes a list of assets for disk or wire.
 *
 * @param list - the assets
 * @returns plain JSON that `decodeAssets` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeAssets = (list: ReadonlyArray<Asset>): ReadonlyArray<JsonObject> => assets.encode(list);

/**
 * Returns the JSON Schema (draft 2020-12) of a list of assets on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const assetsJsonSchema = (): JsonObject => assets.jsonSchema();

const research = /* @__PURE__ */ (() =>
  documentCodec(agrees<ReadonlyArray<Research>>()(raw.research), (list) =>
    unlessIssues(checkResearch(list), () => list),
  ))();

/**
 * Decodes the research that assets rest on from anything; instants and durations are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the research, or every issue with its path; what `checkResearch` finds is refused here too
 * @category decoders
 * @since 0.1.0
 */
export const decodeResearch = (input: unknown): Checked<ReadonlyArray<Research>> => research.decode(input);

/**
 * Encodes the research that assets rest on for disk or wire.
 *
 * @param list - the research
 * @returns plain JSON that `decodeResearch` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeResearch = (list: ReadonlyArray<Research>): ReadonlyArray<JsonObject> =>
  research.encode(list);

/**
 * Returns the JSON Schema (draft 2020-12) of the research that assets rest on on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const researchJsonSchema = (): JsonObject => research.jsonSchema();
