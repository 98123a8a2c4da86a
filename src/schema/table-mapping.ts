import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod/mini';
import type { FieldTemplate, TableMapping } from '../crm/table/mapping.js';
import type { EventType } from '../journal/event.js';
import type { Checked } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { unlessUnreadable } from '../kernel/unreadable.js';
import { jsonSchemaOf, readBy } from './document.js';
import { agrees } from './equal.js';
import { eventSchemas } from './event.js';
import { issuesOfZod } from './issues-of-zod.js';
import { optionalText, recordOf } from './shape.js';
import { wireCurrency, wireJson, wireName } from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const texts = z.array(wireName);
  const form = z.enum(['iso', 'epoch-seconds', 'epoch-milliseconds', 'epoch-microseconds']);
  const numberForm = {
    decimal: z.exactOptional(z.enum(['.', ','])),
    group: z.exactOptional(z.enum(['.', ',', ' ', "'"])),
    unit: z.exactOptional(texts),
  };
  const encoding = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text') }),
    z.strictObject({ kind: z.literal('instant'), form }),
    z.strictObject({ kind: z.literal('date-of-instant'), form, zone: optionalText }),
    z.strictObject({ kind: z.literal('local-time'), pattern: wireName, zone: optionalText }),
    z.strictObject({ kind: z.literal('date'), pattern: wireName, zone: optionalText }),
    z.strictObject({ kind: z.literal('number'), ...numberForm }),
    z.strictObject({ kind: z.literal('boolean'), yes: texts, no: texts }),
    z.strictObject({ kind: z.literal('money'), currency: wireCurrency, ...numberForm }),
    z.strictObject({ kind: z.literal('minor-units'), currency: wireCurrency, ...numberForm }),
    z.strictObject({ kind: z.literal('list'), separator: wireName }),
    z.strictObject({ kind: z.literal('json-list') }),
  ]);
  const column = z.strictObject({
    column: wireName,
    as: encoding,
    words: z.exactOptional(recordOf(wireName)),
    absent: z.exactOptional(texts),
  });
  const field: z.ZodMiniType<FieldTemplate> = z.lazy(() =>
    z.union([column, z.strictObject({ value: wireJson }), z.strictObject({ fields: recordOf(field) })]),
  ) as unknown as z.ZodMiniType<FieldTemplate>;
  const key = z.strictObject({
    kind: z.exactOptional(
      z.enum([
        'lead',
        'account',
        'opportunity',
        'asset',
        'programme',
        'service',
        'meeting',
        'request',
        'signal',
        'document',
        'department',
      ]),
    ),
    system: wireName,
    column: wireName,
  });
  const columnTexts = z.exactOptional(recordOf(z.union([z.string(), z.array(z.string())])));
  const actorKind = z.enum(['person', 'automation', 'import', 'prospect']);
  const event = z.strictObject({
    type: z.enum(Object.keys(eventSchemas) as unknown as [Exclude<EventType, 'other'>]),
    when: columnTexts,
    unless: columnTexts,
    at: column,
    receivedAt: z.exactOptional(column),
    sequence: optionalText,
    revision: z.exactOptional(column),
    subject: key,
    account: z.exactOptional(key),
    opportunity: z.exactOptional(key),
    actor: z.exactOptional(
      z.strictObject({ kind: actorKind, id: wireName, kinds: z.exactOptional(recordOf(actorKind)) }),
    ),
    id: z.exactOptional(texts),
    data: z.exactOptional(recordOf(field)),
    status: z.exactOptional(z.enum(['proposed, confirm', 'confirmed'])),
    note: optionalText,
  });
  return z.strictObject({
    schemaVersion: z.literal(1),
    source: wireName,
    zone: optionalText,
    absent: z.exactOptional(texts),
    tables: z.array(
      z.strictObject({
        name: wireName,
        columns: texts,
        events: z.array(event),
        ignored: z.exactOptional(texts),
        notes: z.exactOptional(texts),
      }),
    ),
    notes: z.exactOptional(texts),
  });
})();

const tableMappingSchema: z.ZodMiniType<TableMapping> = /* @__PURE__ */ (() => agrees<TableMapping>()(raw))();

/**
 * Decodes a mapping of tables from anything.
 *
 * **Details**: a mapping is the same on the wire and in memory. Whether its patterns and zones can work is
 * checked by `compileTableMapping` of the room `crm`.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the mapping, or every issue with its path
 * @category decoders
 * @since 0.1.0
 */
export const decodeTableMapping = (input: unknown): Checked<TableMapping> =>
  unlessUnreadable(() => {
    // Fields stand within fields: what is nested past all use is refused before anything walks down.
    const shallow = z.safeDecode(wireJson, input as never, { reportInput: true });
    return shallow.success ? readBy(tableMappingSchema)(input) : E.left(issuesOfZod(shallow.error));
  });

/**
 * Encodes a mapping of tables for disk or wire.
 *
 * @param mapping - a mapping
 * @returns plain JSON that `decodeTableMapping` reads back as the same mapping
 * @category encoders
 * @since 0.1.0
 */
export const encodeTableMapping = (mapping: TableMapping): JsonObject =>
  z.encode(tableMappingSchema, mapping) as unknown as JsonObject;

/**
 * Returns the JSON Schema (draft 2020-12) of a mapping of tables.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const tableMappingJsonSchema = (): JsonObject => jsonSchemaOf(tableMappingSchema);
