import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod/mini';
import type { Checked } from '../kernel/issue.js';
import type { Json, JsonObject } from '../kernel/json.js';
import { forbiddenNames } from './forbidden-names.js';
import { issuesOfZod } from './issues-of-zod.js';

/**
 * Describes how one kind of document is read, written, and described to others.
 *
 * @category model
 * @since 0.1.0
 */
export interface DocumentCodec<Document> {
  /** Reads the document from anything, with all issues at once; instants and durations are ISO-8601 text there. */
  readonly decode: (input: unknown) => Checked<Document>;
  /** Writes the document as plain JSON that `decode` reads back as the same document. */
  readonly encode: (document: Document) => Json;
  /** Describes the written form as JSON Schema. */
  readonly jsonSchema: () => JsonObject;
}

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
  decode: (input) => {
    const [forbidden, ...others] = forbiddenNames(input);
    if (forbidden !== undefined) return E.left([forbidden, ...others]);
    const decoded = z.safeDecode(schema, input as never, { reportInput: true });
    if (!decoded.success) return E.left(issuesOfZod(decoded.error));
    const checked = check(decoded.data);
    return E.isLeft(checked) ? checked : E.right(decoded.data);
  },
  encode: (document) => z.encode(schema, document) as unknown as Json,
  jsonSchema: () => z.toJSONSchema(schema, { io: 'input' }) as unknown as JsonObject,
});
