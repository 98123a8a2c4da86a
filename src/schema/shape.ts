import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import * as z from 'zod/mini';
import { wireName } from './wire.js';

/** Text that may be absent. */
export const optionalText: z.ZodMiniExactOptional<typeof wireName> = /* @__PURE__ */ z.exactOptional(
  wireName,
);

/** A key and a value by any name but the ones that every object inherits. */
export const recordOf = <Value, Wire>(
  value: z.ZodMiniType<Value, Wire>,
): z.ZodMiniType<Readonly<Record<string, Value>>, Readonly<Record<string, Wire>>> =>
  z.record(
    z.string().check(
      z.minLength(1),
      z.refine((key) => key !== '__proto__', {
        error: 'The name cannot be used.',
        params: { code: 'forbidden-name', expected: 'a name other than __proto__' },
      }),
    ),
    value,
  ) as unknown as z.ZodMiniType<Readonly<Record<string, Value>>, Readonly<Record<string, Wire>>>;

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
