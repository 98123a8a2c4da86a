import * as z from 'zod/mini';
import type { SubjectKind } from '../journal/subject.js';
import { wireCount, wireInstant, wireKey, wireName } from './wire.js';

const actor = /* @__PURE__ */ z.strictObject({
  kind: /* @__PURE__ */ z.enum(['person', 'automation', 'import', 'prospect']),
  id: wireName,
});

/** What every event carries besides its type, its subject and its data. */
type CommonShape = {
  schemaVersion: z.ZodMiniLiteral<1>;
  source: typeof wireName;
  id: typeof wireName;
  occurredAt: typeof wireInstant;
  precision: z.ZodMiniExactOptional<z.ZodMiniLiteral<'date'>>;
  sequence: z.ZodMiniExactOptional<typeof wireCount>;
  receivedAt: z.ZodMiniExactOptional<typeof wireInstant>;
  revision: z.ZodMiniExactOptional<typeof wireCount>;
  account: z.ZodMiniExactOptional<typeof wireKey>;
  opportunity: z.ZodMiniExactOptional<typeof wireKey>;
  actor: z.ZodMiniExactOptional<
    z.ZodMiniObject<
      {
        kind: z.ZodMiniEnum<{
          person: 'person';
          automation: 'automation';
          import: 'import';
          prospect: 'prospect';
        }>;
        id: typeof wireName;
      },
      z.core.$strict
    >
  >;
};

const common: CommonShape = {
  schemaVersion: /* @__PURE__ */ z.literal(1),
  source: wireName,
  id: wireName,
  occurredAt: wireInstant,
  precision: /* @__PURE__ */ z.exactOptional(/* @__PURE__ */ z.literal('date')),
  sequence: /* @__PURE__ */ z.exactOptional(wireCount),
  receivedAt: /* @__PURE__ */ z.exactOptional(wireInstant),
  revision: /* @__PURE__ */ z.exactOptional(wireCount),
  account: /* @__PURE__ */ z.exactOptional(wireKey),
  opportunity: /* @__PURE__ */ z.exactOptional(wireKey),
  actor: /* @__PURE__ */ z.exactOptional(actor),
};

/**
 * The shape of one type of event.
 *
 * @internal
 */
export type EnvelopeShape<
  Type extends string,
  Kind extends SubjectKind,
  Data extends z.ZodMiniType,
> = CommonShape & {
  type: z.ZodMiniLiteral<Type>;
  subject: z.ZodMiniObject<
    { kind: z.ZodMiniEnum<{ [K in Kind]: K }>; system: typeof wireName; id: typeof wireName },
    z.core.$strict
  >;
  data: Data;
};

/**
 * Builds the schema of one type of event.
 *
 * @internal
 */
export const envelope = <
  const Type extends string,
  const Kind extends SubjectKind,
  Data extends z.ZodMiniType,
>(
  type: Type,
  kinds: readonly [Kind, ...ReadonlyArray<Kind>],
  data: Data,
): z.ZodMiniObject<EnvelopeShape<Type, Kind, Data>, z.core.$strict> =>
  z.strictObject({
    ...common,
    type: z.literal(type),
    subject: z.strictObject({ kind: z.enum(kinds), system: wireName, id: wireName }),
    data,
  }) as never;
