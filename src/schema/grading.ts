import * as E from 'fp-ts/lib/Either.js';
import { isNonEmpty } from 'fp-ts/lib/ReadonlyArray.js';
import * as z from 'zod/mini';
import type { Checked } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { unlessUnreadable } from '../kernel/unreadable.js';
import { type CompiledGrading, compileGrading, type Grading } from '../metrics/rater-agreement/grading.js';
import { jsonSchemaOf } from './document.js';
import { agrees } from './equal.js';
import { forbiddenNames } from './forbidden-names.js';
import { wireName } from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const grades = z.array(wireName);
  return z.union([
    z.strictObject({
      grades,
      ordered: z.literal(true),
      weights: z.exactOptional(z.enum(['linear', 'quadratic'])),
    }),
    z.strictObject({ grades, ordered: z.exactOptional(z.literal(false)) }),
  ]);
})();

/**
 * The schema of the grades of a double judgement.
 *
 * @internal
 */
export const gradingSchema: z.ZodMiniType<Grading> = /* @__PURE__ */ (() => agrees<Grading>()(raw))();

/**
 * Decodes the grades of a double judgement from anything; what `compileGrading` refuses is refused here.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the grading, or every issue with its path
 * @example
 * ```ts
 * import { decodeGrading } from 'smarketing/schema'
 *
 * decodeGrading({ grades: ['C', 'B', 'A'], ordered: true, weights: 'quadratic' })._tag // => 'Right'
 *
 * const refused = decodeGrading({ grades: ['A', 'A'], weights: 'linear' })
 * refused._tag === 'Left' && refused.left.map(({ code, path }) => `${code} ${path.join('.')}`)
 * // => ['duplicate grades.1', 'weights-need-order weights']
 * ```
 * @category decoders
 * @since 0.1.0
 */
export const decodeGrading = (input: unknown): Checked<Grading> =>
  unlessUnreadable(() => {
    const forbidden = forbiddenNames(input);
    if (isNonEmpty(forbidden)) return E.left(forbidden);
    // The room's own checks name what is wrong better than a union of two forms can.
    return E.map((compiled: CompiledGrading) => compiled.grading)(compileGrading(input));
  });

/**
 * Encodes the grades of a double judgement for disk or wire.
 *
 * @param document - the grades
 * @returns plain JSON that `decodeGrading` reads back as the same grades
 * @category encoders
 * @since 0.1.0
 */
export const encodeGrading = (document: Grading): JsonObject =>
  z.encode(gradingSchema, document) as unknown as JsonObject;

/**
 * Returns the JSON Schema (draft 2020-12) of the grades of a double judgement on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const gradingJsonSchema = (): JsonObject => ({ type: 'object', ...jsonSchemaOf(gradingSchema) });
