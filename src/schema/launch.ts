import * as z from 'zod/mini';
import type { Checked } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { checkLaunchPlan, type LaunchEvidence, type LaunchPlan } from '../message/launch.js';
import type { Certificate, Speaker } from '../message/training.js';
import { documentCodec } from './document.js';
import { agrees } from './equal.js';
import { optionalText } from './shape.js';
import { wireCount, wireInstant, wireName, wireNumber, wireParty } from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const only = z.exactOptional(z.literal(true));
  const moment = z.exactOptional(wireInstant);
  const message = z.strictObject({ id: wireName, version: wireCount });
  return {
    launchPlan: z.strictObject({
      id: wireName,
      title: wireName,
      launchAt: wireInstant,
      criteria: z.array(
        z.strictObject({
          id: wireName,
          title: wireName,
          owner: wireParty,
          weight: wireCount,
          blocking: only,
          dueAt: moment,
          notApplicable: optionalText,
        }),
      ),
      benchmarks: z.exactOptional(
        z.array(
          z.strictObject({ id: wireName, title: wireName, atLeast: wireNumber, measuredAt: wireInstant }),
        ),
      ),
    }),
    launchEvidence: z.array(
      z.union([
        z.strictObject({
          kind: z.literal('criterion'),
          id: wireName,
          at: wireInstant,
          met: z.boolean(),
          source: wireName,
        }),
        z.strictObject({ kind: z.literal('benchmark'), id: wireName, at: wireInstant, value: wireNumber }),
      ]),
    ),
    speakers: z.array(z.strictObject({ person: wireName, party: wireParty, role: wireName })),
    certificates: z.array(
      z.strictObject({
        person: wireName,
        kind: z.enum(['training', 'pitch']),
        message,
        at: wireInstant,
        until: moment,
      }),
    ),
  };
})();

const launchPlan = /* @__PURE__ */ (() =>
  documentCodec(agrees<LaunchPlan>()(raw.launchPlan), checkLaunchPlan))();

/**
 * Decodes a launch plan from anything; instants and durations are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the plan, or every issue with its path; what `checkLaunchPlan` refuses is refused here too
 * @example
 * ```ts
 * import { decodeLaunchPlan } from 'smarketing/schema'
 *
 * const read = decodeLaunchPlan({
 *   id: 'widget-2', title: 'Widget 2', launchAt: '2026-06-15T08:00:00Z',
 *   criteria: [{ id: 'pitch', title: 'Every rep can pitch it.', owner: 'sales', weight: 0 }],
 * })
 * read._tag === 'Left' && read.left.map(({ code, path }) => `${code} ${path.join('.')}`)
 * // => ['not-a-weight criteria.0.weight']
 * ```
 * @category decoders
 * @since 0.1.0
 */
export const decodeLaunchPlan = (input: unknown): Checked<LaunchPlan> => launchPlan.decode(input);

/**
 * Encodes a launch plan for disk or wire.
 *
 * @param document - the plan
 * @returns plain JSON that `decodeLaunchPlan` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeLaunchPlan = (document: LaunchPlan): JsonObject => launchPlan.encode(document);

/**
 * Returns the JSON Schema (draft 2020-12) of a launch plan on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const launchPlanJsonSchema = (): JsonObject => launchPlan.jsonSchema();

const launchEvidence = /* @__PURE__ */ (() =>
  documentCodec(agrees<ReadonlyArray<LaunchEvidence>>()(raw.launchEvidence)))();

/**
 * Decodes what was shown about a launch from anything; instants and durations are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the evidence, or every issue with its path
 * @category decoders
 * @since 0.1.0
 */
export const decodeLaunchEvidence = (input: unknown): Checked<ReadonlyArray<LaunchEvidence>> =>
  launchEvidence.decode(input);

/**
 * Encodes what was shown about a launch for disk or wire.
 *
 * @param list - the evidence
 * @returns plain JSON that `decodeLaunchEvidence` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeLaunchEvidence = (list: ReadonlyArray<LaunchEvidence>): ReadonlyArray<JsonObject> =>
  launchEvidence.encode(list);

/**
 * Returns the JSON Schema (draft 2020-12) of what was shown about a launch on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const launchEvidenceJsonSchema = (): JsonObject => launchEvidence.jsonSchema();

const speakers = /* @__PURE__ */ (() => documentCodec(agrees<ReadonlyArray<Speaker>>()(raw.speakers)))();

/**
 * Decodes those who speak for the company from anything; instants and durations are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the speakers, or every issue with its path
 * @category decoders
 * @since 0.1.0
 */
export const decodeSpeakers = (input: unknown): Checked<ReadonlyArray<Speaker>> => speakers.decode(input);

/**
 * Encodes those who speak for the company for disk or wire.
 *
 * @param list - the speakers
 * @returns plain JSON that `decodeSpeakers` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeSpeakers = (list: ReadonlyArray<Speaker>): ReadonlyArray<JsonObject> =>
  speakers.encode(list);

/**
 * Returns the JSON Schema (draft 2020-12) of those who speak for the company on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const speakersJsonSchema = (): JsonObject => speakers.jsonSchema();

const certificates = /* @__PURE__ */ (() =>
  documentCodec(agrees<ReadonlyArray<Certificate>>()(raw.certificates)))();

/**
 * Decodes certificates from anything; instants and durations are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the certificates, or every issue with its path
 * @category decoders
 * @since 0.1.0
 */
export const decodeCertificates = (input: unknown): Checked<ReadonlyArray<Certificate>> =>
  certificates.decode(input);

/**
 * Encodes certificates for disk or wire.
 *
 * @param list - the certificates
 * @returns plain JSON that `decodeCertificates` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeCertificates = (list: ReadonlyArray<Certificate>): ReadonlyArray<JsonObject> =>
  certificates.encode(list);

/**
 * Returns the JSON Schema (draft 2020-12) of certificates on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const certificatesJsonSchema = (): JsonObject => certificates.jsonSchema();
