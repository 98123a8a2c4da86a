import * as E from 'fp-ts/lib/Either.js';
import { isNonEmpty } from 'fp-ts/lib/ReadonlyArray.js';
import * as z from 'zod/mini';
import type { JournalEvent, OtherEvent } from '../journal/event.js';
import type { SubjectKind } from '../journal/subject.js';
import { formatInstant, type Instant } from '../kernel/instant.js';
import { type Checked, refuse, show } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { unlessUnreadable } from '../kernel/unreadable.js';
import { commercialEventSchemas } from './commercial-event.js';
import { dialogueEventSchemas } from './dialogue-event.js';
import { envelope } from './envelope.js';
import { forbiddenNames } from './forbidden-names.js';
import { issuesOfZod } from './issues-of-zod.js';
import { leadEventSchemas } from './lead-event.js';
import { serviceEventSchemas } from './service-event.js';
import { wireJson, wireName } from './wire.js';

const subjectKinds = [
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
] as const satisfies ReadonlyArray<SubjectKind>;

/**
 * The schema of every known type of event.
 *
 * @internal
 */
export const eventSchemas: Readonly<
  Record<Exclude<JournalEvent['type'], 'other'>, z.ZodMiniType<JournalEvent>>
> = {
  ...leadEventSchemas,
  ...commercialEventSchemas,
  ...serviceEventSchemas,
  ...dialogueEventSchemas,
};

/** An event of unknown type: its envelope is checked, its data is kept word for word. */
const unknownEvent = /* @__PURE__ */ (() => {
  const { type: _, ...shape } = envelope('other', subjectKinds, wireJson).shape;
  return z.strictObject({ ...shape, type: wireName });
})();

const isKnownType = (type: string): type is keyof typeof eventSchemas => Object.hasOwn(eventSchemas, type);

/**
 * Decodes one event from anything.
 *
 * **Details**: instants are ISO-8601 text with an offset on the wire and epoch milliseconds in memory. An
 * event of an unknown type is kept as `other`, word for word, when its envelope is right. Unknown keys are
 * refused, because a misspelt optional key would silently lose its value.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the event, or every issue with its path
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js'
 * import { decodeEvent } from 'smarketing/schema'
 *
 * const decoded = decodeEvent({
 *   schemaVersion: 1,
 *   source: 'crm',
 *   id: 'e1',
 *   type: 'rejected',
 *   occurredAt: '2026-03-02T10:15:00+01:00',
 *   subject: { kind: 'lead', system: 'crm', id: '7' },
 *   data: { reason: 'duplicate' },
 * })
 * isRight(decoded) // => true
 * ```
 * @category decoders
 * @since 0.1.0
 */
export const decodeEvent = (input: unknown): Checked<JournalEvent> => unlessUnreadable(() => decoded(input));

const decoded = (input: unknown): Checked<JournalEvent> => {
  const type = typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;
  if (typeof type !== 'string') {
    return refuse('not-an-event', type === undefined ? [] : ['type'], 'The value is not an event.', {
      expected: 'an object with a type',
      received: show(input),
    });
  }
  const forbidden = forbiddenNames(input);
  if (isNonEmpty(forbidden)) return E.left(forbidden);
  if (!isKnownType(type)) return decodeOther(input);
  const known = z.safeDecode(eventSchemas[type], input as never, { reportInput: true });
  return known.success ? E.right(known.data) : E.left(issuesOfZod(known.error));
};

const decodeOther = (input: unknown): Checked<OtherEvent> => {
  const kept = z.safeDecode(unknownEvent, input as never, { reportInput: true });
  if (!kept.success) return E.left(issuesOfZod(kept.error));
  const { type, data, ...common } = kept.data;
  return E.right({ ...common, type: 'other', data: { type, data } } as OtherEvent);
};

/**
 * Encodes an event for disk or wire: instants become ISO-8601 text in UTC.
 *
 * @param event - an event
 * @returns plain JSON that `decodeEvent` reads back as the same event
 * @category encoders
 * @since 0.1.0
 */
export const encodeEvent = (event: JournalEvent): JsonObject => {
  const { occurredAt, receivedAt, type, data, ...common } = event;
  return {
    ...(common as unknown as JsonObject),
    type: event.type === 'other' ? event.data.type : type,
    occurredAt: formatInstant(occurredAt),
    ...(receivedAt === undefined ? {} : { receivedAt: formatInstant(receivedAt) }),
    data: event.type === 'other' ? event.data.data : encodeData(data as unknown as JsonObject),
  };
};

/** The names under which events carry further instants; a civil date under one of them is text already. */
const instantFields: ReadonlySet<string> = /* @__PURE__ */ new Set(['until', 'callBy', 'dueAt', 'startedAt']);

const encodeData = (data: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(data).map(([field, value]) =>
      typeof value === 'number' && instantFields.has(field)
        ? [field, formatInstant(value as Instant)]
        : [field, value],
    ),
  );
