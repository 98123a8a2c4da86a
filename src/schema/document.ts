import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod/mini';
import { type Checked, unlessIssues } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { unlessUnreadable } from '../kernel/unreadable.js';
import { forbiddenNames } from './forbidden-names.js';
import { issuesOfZod } from './issues-of-zod.js';

/** How one kind of document is read, written, and described to others. */
export interface DocumentCodec<Document> {
  readonly decode: (input: unknown) => Checked<Document>;
  readonly encode: (document: Document) => Written<Document>;
  readonly jsonSchema: () => JsonObject;
}

/** What a document is in JSON: a list of objects, or an object. */
export type Written<Document> =
  Document extends ReadonlyArray<unknown> ? ReadonlyArray<JsonObject> : JsonObject;

/**
 * Makes the three out of a schema; `check` finds what no schema can say.
 *
 * @param schema - the schema of the document
 * @param check - refuses what does not hold together
 */
export const documentCodec = <Document>(
  schema: z.ZodMiniType<Document>,
  check: (document: Document) => Checked<unknown> = E.right,
): DocumentCodec<Document> => ({
  decode: (input) =>
    unlessUnreadable(() =>
      E.flatMap(readBy(schema)(input), (document) => E.map(() => document)(check(document))),
    ),
  encode: (document) => z.encode(schema, document) as unknown as Written<Document>,
  jsonSchema: () => jsonSchemaOf(schema),
});

/** Reads a value by a schema, and refuses names that the schema would pass over; a value may throw when it is read. */
export const readBy =
  <Document>(schema: z.ZodMiniType<Document>) =>
  (input: unknown): Checked<Document> => {
    const decoded = z.safeDecode(schema, input as never, { reportInput: true });
    const unfit = decoded.success ? [] : issuesOfZod(decoded.error);
    return unlessIssues(
      [...forbiddenNames(input), ...unfit.filter(({ path }) => !path.includes('__proto__'))],
      () => decoded.data as Document,
    );
  };

/** Describes the written form of a schema, draft 2020-12. */
export const jsonSchemaOf = (schema: z.ZodMiniType): JsonObject =>
  z.toJSONSchema(schema, { io: 'input' }) as unknown as JsonObject;
