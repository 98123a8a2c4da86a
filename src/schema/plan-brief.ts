import * as z from 'zod/mini';
import type { PlanBrief } from '../cartridge/plan/brief.js';
import type { Checked } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { documentCodec } from './document.js';
import { agrees } from './equal.js';
import { wireCount, wireName, wireNumber, wirePositiveMoney } from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const names = z.array(wireName);
  const service = { service: wireName };
  const units = z.strictObject({ ...service, atLeast: wireCount });
  const capacities = {
    handlingCapacity: z.exactOptional(wireCount),
    touchCapacity: z.exactOptional(wireCount),
  };
  const objective = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('served-responders'), ...capacities }),
    z.strictObject({
      kind: z.literal('net-reach'),
      weights: z.exactOptional(z.array(z.strictObject({ segment: wireName, weight: wireNumber }))),
    }),
    z.strictObject({
      kind: z.literal('qualified-leads'),
      share: wireNumber,
      shares: z.exactOptional(z.array(z.strictObject({ ...service, share: wireNumber }))),
      ...capacities,
    }),
    z.strictObject({
      kind: z.literal('value'),
      values: z.array(z.strictObject({ ...service, perUnit: wirePositiveMoney })),
    }),
  ]);
  const expectation = z.discriminatedUnion('kind', [
    z.strictObject({ id: wireName, kind: z.literal('units'), ...service, atLeast: wireCount }),
    z.strictObject({ id: wireName, kind: z.literal('artefact'), artefact: wireName }),
  ]);
  return z.strictObject({
    schemaVersion: z.literal(1),
    id: wireName,
    version: wireCount,
    title: wireName,
    budget: wirePositiveMoney,
    resources: z.exactOptional(z.array(z.strictObject({ resource: wireName, most: wireCount }))),
    objective,
    expectations: z.exactOptional(z.array(expectation)),
    required: z.exactOptional(z.array(units)),
    excluded: z.exactOptional(names),
    eitherOr: z.exactOptional(
      z.array(z.strictObject({ id: wireName, services: names, atMost: z.exactOptional(wireCount) })),
    ),
    prerequisites: z.exactOptional(z.array(z.strictObject({ ...service, anyOf: names }))),
    inHand: z.exactOptional(names),
    audiences: z.exactOptional(z.array(z.strictObject({ segment: wireName, size: wireCount }))),
    curves: z.exactOptional(
      z.array(
        z.strictObject({ ...service, curve: z.strictObject({ ceiling: wireNumber, half: wireNumber }) }),
      ),
    ),
  });
})();

const planBrief = /* @__PURE__ */ (() => documentCodec(agrees<PlanBrief>()(raw)))();

/**
 * Decodes the brief of a plan from anything.
 *
 * **Details**: a brief is the same on the wire and in memory. Whether the portfolio has what it names, and whether its
 * figures are possible, is checked by `compileBrief`.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the brief, or every issue with its path
 * @example
 * ```ts
 * import { decodePlanBrief } from 'smarketing/schema'
 *
 * const brief = {
 *   schemaVersion: 1, id: 'q1', version: 1, title: 'First quarter',
 *   budget: { minor: 20_000_00, currency: 'EUR' }, objective: { kind: 'net-reach' },
 * }
 * decodePlanBrief(brief)._tag // => 'Right'
 *
 * const refused = decodePlanBrief({ ...brief, objective: { kind: 'reach' }, expectation: [] })
 * refused._tag === 'Left' && refused.left.map(({ code, path }) => `${code} ${path.join('.')}`)
 * // => ['not-one-of objective.kind', 'unknown-key expectation']
 * ```
 * @category decoders
 * @since 0.1.0
 */
export const decodePlanBrief = (input: unknown): Checked<PlanBrief> => planBrief.decode(input);

/**
 * Encodes the brief of a plan for disk or wire.
 *
 * @param document - a brief
 * @returns plain JSON that `decodePlanBrief` reads back as the same brief
 * @category encoders
 * @since 0.1.0
 */
export const encodePlanBrief = (document: PlanBrief): JsonObject => planBrief.encode(document);

/**
 * Returns the JSON Schema (draft 2020-12) of the brief of a plan.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const planBriefJsonSchema = (): JsonObject => planBrief.jsonSchema();
