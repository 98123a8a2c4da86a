import * as z from 'zod/mini';
import { type Checked, type Issue, issue, unlessIssues } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { show } from '../kernel/show.js';
import type { AlignmentDeclaration } from '../review/alignment/declaration.js';
import { alignmentStatements, type StatementName } from '../review/alignment/statements.js';
import type { Survey, SurveyAnswer } from '../review/survey/survey.js';
import { type SurveyItem, surveyItems } from '../review/survey/survey-items.js';
import { dimensionSchema } from './alignment-terms.js';
import { documentCodec } from './document.js';
import { agrees } from './equal.js';
import { optionalText } from './shape.js';
import { wireInstant, wireName, wireNumber, wireParty } from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const answer = z.exactOptional(z.literal([1, 2, 3, 4, 5]));
  return {
    survey: z.strictObject({
      id: wireName,
      closedAt: wireInstant,
      forms: z.array(
        z.strictObject({
          department: z.enum(['sales', 'marketing']),
          answers: z.strictObject(
            Object.fromEntries(Object.keys(surveyItems).map((item) => [item, answer])) as {
              readonly [Item in SurveyItem]: z.ZodMiniExactOptional<z.ZodMiniLiteral<SurveyAnswer>>;
            },
          ),
        }),
      ),
    }),
    declaration: z.strictObject({
      schemaVersion: z.literal(1),
      statements: z.array(
        z.strictObject({
          id: z.enum(Object.keys(alignmentStatements) as unknown as [StatementName]),
          holds: z.boolean(),
          by: wireParty,
          at: wireInstant,
          because: optionalText,
        }),
      ),
      measures: z.exactOptional(
        z.array(
          z.strictObject({
            id: dimensionSchema,
            value: wireNumber,
            by: wireParty,
            at: wireInstant,
            source: wireName,
          }),
        ),
      ),
    }),
  };
})();

const survey = /* @__PURE__ */ (() => documentCodec(agrees<Survey>()(raw.survey)))();

/**
 * Decodes a survey from anything; instants are ISO-8601 text on the wire.
 *
 * **Details**: a statement that somebody left out is a missing key, never null or 0. A form names nobody, and any further
 * key is refused.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the survey, or every issue with its path
 * @example
 * ```ts
 * import { decodeSurvey } from 'smarketing/schema'
 *
 * const read = decodeSurvey({
 *   id: 'spring', closedAt: '2026-04-30T12:00:00Z',
 *   forms: [{ department: 'sales', answers: { 'same-words': 6 } }],
 * })
 * read._tag === 'Left' && read.left.map(({ code, path }) => `${code} ${path.join('.')}`)
 * // => ['not-one-of forms.0.answers.same-words']
 * ```
 * @category decoders
 * @since 0.1.0
 */
export const decodeSurvey = (input: unknown): Checked<Survey> => survey.decode(input);

/**
 * Encodes a survey for disk or wire.
 *
 * @param document - the survey
 * @returns plain JSON that `decodeSurvey` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeSurvey = (document: Survey): JsonObject => survey.encode(document);

/**
 * Returns the JSON Schema (draft 2020-12) of a survey on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const surveyJsonSchema = (): JsonObject => survey.jsonSchema();

/** A dimension is a share, or a κ, which can be negative. */
const checkMeasures = ({ measures = [] }: AlignmentDeclaration): Checked<null> =>
  unlessIssues(
    measures.flatMap(({ id, value }, index): ReadonlyArray<Issue> => {
      const least = id === 'rater-agreement' ? -1 : 0;
      return value >= least && value <= 1
        ? []
        : [
            issue('out-of-range', ['measures', index, 'value'], 'The value is no share.', {
              expected: `a number of ${least}–1`,
              received: show(value),
            }),
          ];
    }),
    () => null,
  );

const declaration = /* @__PURE__ */ (() =>
  documentCodec(agrees<AlignmentDeclaration>()(raw.declaration), checkMeasures))();

/**
 * Decodes what is declared about alignment from anything; instants are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the declaration, or every issue with its path
 * @category decoders
 * @since 0.1.0
 */
export const decodeAlignmentDeclaration = (input: unknown): Checked<AlignmentDeclaration> =>
  declaration.decode(input);

/**
 * Encodes what is declared about alignment for disk or wire.
 *
 * @param document - the declaration
 * @returns plain JSON that `decodeAlignmentDeclaration` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeAlignmentDeclaration = (document: AlignmentDeclaration): JsonObject =>
  declaration.encode(document);

/**
 * Returns the JSON Schema (draft 2020-12) of what is declared about alignment on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const alignmentDeclarationJsonSchema = (): JsonObject => declaration.jsonSchema();
