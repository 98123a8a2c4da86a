import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import * as z from 'zod/mini';
import { wireName } from './wire.js';

/** Text that may be absent. */
export const optionalText: z.ZodMiniExactOptional<typeof wireName> = /* @__PURE__ */ z.exactOptional(
  wireName,
);

/** Values by name. */
export const recordOf = <Value, Wire>(
  value: z.ZodMiniType<Value, Wire>,
): z.ZodMiniType<Readonly<Record<string, Value>>, Readonly<Record<string, Wire>>> =>
  z.record(z.string().check(z.minLength(1)), value) as unknown as z.ZodMiniType<
    Readonly<Record<string, Value>>,
    Readonly<Record<string, Wire>>
  >;

/** A list with at least one entry. */
export const nonEmpty = <Value, Wire>(
  entry: z.ZodMiniType<Value, Wire>,
): z.ZodMiniType<ReadonlyNonEmptyArray<Value>, ReadonlyArray<Wire>> =>
  z.array(entry).check(z.minLength(1)) as unknown as z.ZodMiniType<
    ReadonlyNonEmptyArray<Value>,
    ReadonlyArray<Wire>
  >;

/** The value of a document's own type where a room decodes it by hand. */
export const decodedElsewhere = <Value>(): z.ZodMiniType<Value, unknown> =>
  z.unknown() as unknown as z.ZodMiniType<Value, unknown>;
