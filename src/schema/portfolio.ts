import * as z from 'zod/mini';
import type { Portfolio } from '../cartridge/portfolio.js';
import type { Checked } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { targetSchema } from './calendar.js';
import { documentCodec } from './document.js';
import { agrees } from './equal.js';
import { periodUnitSchema } from './obligation.js';
import { optionalText } from './shape.js';
import {
  wireCount,
  wireCurrency,
  wireDuration,
  wireName,
  wireNumber,
  wireParty,
  wirePositiveMoney,
} from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const artefacts = z.array(wireName);
  const named = { id: wireName, title: wireName };
  const share = z.exactOptional(wireNumber);
  const level = z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('answered-within'),
      target: targetSchema,
      calendar: optionalText,
      atLeast: share,
    }),
    z.strictObject({
      kind: z.literal('by-due-date'),
      notice: z.exactOptional(targetSchema),
      calendar: optionalText,
      atLeast: share,
    }),
    z.strictObject({ kind: z.literal('every-period'), atLeast: wireCount, every: periodUnitSchema }),
    z.strictObject({
      kind: z.literal('amount-per-period'),
      atLeast: wireNumber,
      unit: wireName,
      every: periodUnitSchema,
    }),
    z.strictObject({ kind: z.literal('never-older-than'), age: wireDuration }),
    z.strictObject({
      kind: z.literal('measured'),
      unit: wireName,
      direction: z.enum(['at-least', 'at-most']),
      value: wireNumber,
    }),
  ]);
  const service = z.strictObject({
    ...named,
    what: wireName,
    where: wireName,
    how: wireName,
    customer: wireParty,
    level: z.exactOptional(level),
    unit: wireName,
    mostUnits: z.exactOptional(wireCount),
    cost: z.strictObject({ fixed: wirePositiveMoney, perUnit: wirePositiveMoney }),
    resources: z.exactOptional(
      z.array(z.strictObject({ resource: wireName, fixed: z.exactOptional(wireCount), perUnit: wireCount })),
    ),
    reach: z.exactOptional(
      z.strictObject({ segment: wireName, perUnit: wireNumber, response: z.exactOptional(wireNumber) }),
    ),
    needs: z.exactOptional(artefacts),
    gives: z.exactOptional(artefacts),
    mark: z.exactOptional(z.enum(['preset', 'proposal'])),
  });
  return z.strictObject({
    schemaVersion: z.literal(1),
    ...named,
    version: wireCount,
    currency: wireCurrency,
    cartridges: z.array(
      z.strictObject({
        ...named,
        position: wireCount,
        owner: z.exactOptional(wireParty),
        activities: z.array(z.strictObject(named)),
        services: z.array(service),
        needs: artefacts,
        uses: z.exactOptional(artefacts),
        gives: artefacts,
        alternatives: z.exactOptional(artefacts),
      }),
    ),
    links: z.array(z.strictObject({ from: wireName, to: wireName, continuity: z.exactOptional(artefacts) })),
    suppliers: z.exactOptional(z.array(z.strictObject({ ...named, supplies: artefacts }))),
    feedback: z.exactOptional(z.array(z.strictObject({ from: wireName, to: wireName, artefact: wireName }))),
    sales: z.exactOptional(
      z.strictObject({ needs: artefacts, uses: z.exactOptional(artefacts), gives: artefacts }),
    ),
    resources: z.exactOptional(z.array(z.strictObject({ ...named, unit: wireName }))),
    segments: z.exactOptional(z.array(z.strictObject({ ...named, size: z.exactOptional(wireCount) }))),
  });
})();

const portfolio = /* @__PURE__ */ (() => documentCodec(agrees<Portfolio>()(raw)))();

/**
 * Decodes a portfolio of cartridges from anything.
 *
 * **Details**: durations are ISO-8601 text on the wire and milliseconds in memory (`"age": "P90D"`). Whether its
 * figures are possible and its chain holds together is checked by `compilePortfolio`.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the portfolio, or every issue with its path
 * @example
 * ```ts
 * import { presetPortfolio } from 'smarketing/cartridge'
 * import { orThrow } from 'smarketing/kernel'
 * import { decodePortfolio, encodePortfolio } from 'smarketing/schema'
 *
 * const text = JSON.stringify(encodePortfolio(presetPortfolio('EUR')))
 * orThrow(decodePortfolio(JSON.parse(text))).cartridges.length // => 7
 *
 * const refused = decodePortfolio({ ...JSON.parse(text), linkes: [] })
 * refused._tag === 'Left' && refused.left.map(({ code, path }) => [code, ...path]) // => [['unknown-key', 'linkes']]
 * ```
 * @category decoders
 * @since 0.1.0
 */
export const decodePortfolio = (input: unknown): Checked<Portfolio> => portfolio.decode(input);

/**
 * Encodes a portfolio of cartridges for disk or wire.
 *
 * @param document - a portfolio
 * @returns plain JSON that `decodePortfolio` reads back as the same portfolio
 * @category encoders
 * @since 0.1.0
 */
export const encodePortfolio = (document: Portfolio): JsonObject => portfolio.encode(document);

/**
 * Returns the JSON Schema (draft 2020-12) of a portfolio on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const portfolioJsonSchema = (): JsonObject => portfolio.jsonSchema();
