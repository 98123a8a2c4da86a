import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod/mini';
import { type Checked, issue, show, unlessIssues } from '../kernel/issue.js';
import { factsFromJsonSchema } from '../rule/forms/facts-from-json-schema.js';
import type { FactsOfZod } from './facts-of-zod.js';

/**
 * Returns the facts that a zod object describes, with their types, for rules about what the object checks.
 *
 * **When to use**: to take over the schema of a lead that an app has already. It reads schemas of `zod` and of
 * `zod/mini`.
 *
 * **Details**: numbers, whole numbers, booleans and texts become facts as they are, enums and literals of text
 * enums, `z.iso.datetime()` instants, arrays of texts lists, and objects of a whole `minor` and one literal
 * `currency` money. Optional, nullable and defaulted fields are facts like all others, since every fact may be
 * missing. What `meta` calls `title` becomes the label.
 *
 * **Gotchas**: `z.date()` is no fact: a `Date` is no JSON, and rules would take it for missing. Facts are what
 * comes out of a schema, so a transform is no fact either, and checks such as `min` are left to zod.
 *
 * @param schema - a zod object
 * @returns the fact schema, or an issue for each field that no fact can express
 * @example
 * ```ts
 * import { orThrow } from 'smarketing/kernel'
 * import { factsFromZod } from 'smarketing/schema'
 * import * as z from 'zod'
 *
 * const lead = z.object({
 *   employees: z.int().nullable().meta({ title: 'Employees' }),
 *   country: z.enum(['DE', 'US']).optional(),
 * })
 * orThrow(factsFromZod(lead))
 * // => { employees: { type: 'integer', label: 'Employees' }, country: { type: 'enum', values: ['DE', 'US'] } }
 * ```
 * @see https://zod.dev/json-schema
 * @category conversions
 * @since 0.1.0
 */
export const factsFromZod = <const Schema extends z.core.$ZodObject>(
  schema: Schema,
): Checked<FactsOfZod<Schema>> => {
  const described = jsonSchemaOf(schema);
  if (E.isLeft(described)) return described;
  const facts = factsFromJsonSchema(described.right);
  if (E.isRight(facts)) return E.right(facts.right as unknown as FactsOfZod<Schema>);
  // A zod object has its fields at its root, where its JSON Schema has `properties`.
  return unlessIssues(
    facts.left.map((found) => {
      const path = found.path.slice(1);
      const { shape } = schema._zod.def;
      const field =
        shape !== undefined && Object.hasOwn(shape, `${path[0]}`) ? shape[`${path[0]}`] : undefined;
      return field === undefined || found.code !== 'not-a-fact'
        ? { ...found, path }
        : { ...found, path, received: `a zod ${field._zod.def.type}` };
    }),
    () => absent,
  );
};

const absent = undefined as never;

const jsonSchemaOf = (schema: z.core.$ZodType): Checked<unknown> => {
  try {
    return E.right(z.toJSONSchema(schema, { unrepresentable: 'any' }));
  } catch {
    // zod throws at what is no schema of its own, and at two schemas with one id.
    return unlessIssues(
      [
        issue('not-an-object-schema', [], 'The value is no zod object that can be described.', {
          expected: 'a zod object',
          received: show(schema),
        }),
      ],
      () => absent,
    );
  }
};
