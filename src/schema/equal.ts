import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type * as z from 'zod/mini';

/**
 * Describes a type with every property readonly, all the way down, brands left alone.
 *
 * @internal
 */
export type DeepReadonly<A> = A extends string | number | boolean | null | undefined
  ? A
  : A extends ReadonlyNonEmptyArray<infer Item>
    ? ReadonlyNonEmptyArray<DeepReadonly<Item>>
    : A extends ReadonlyArray<infer Item>
      ? ReadonlyArray<DeepReadonly<Item>>
      : { readonly [Key in keyof A]: DeepReadonly<A[Key]> };

/**
 * Is `true` when two types are the same, `false` otherwise: a schema and its document may not drift apart.
 *
 * @internal
 */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * Returns a table of schemas unchanged, and compiles only while what they give equals the document's type.
 *
 * An annotation on an export would prove nothing: a schema may be assignable and yet have drifted.
 *
 * @internal
 */
export const agreesWith =
  <Document>() =>
  <Table extends Readonly<Record<string, z.ZodMiniType>>>(
    table: Equal<DeepReadonly<z.output<Table[keyof Table]>>, Document> extends true ? Table : never,
  ): Readonly<Record<keyof Table, z.ZodMiniType<Document>>> =>
    table as never;

/**
 * Returns a schema unchanged, and compiles only while what it gives equals the document's type.
 *
 * @internal
 */
export const agrees =
  <Document>() =>
  <Schema extends z.ZodMiniType>(
    schema: Equal<DeepReadonly<z.output<Schema>>, DeepReadonly<Document>> extends true ? Schema : never,
  ): z.ZodMiniType<Document> =>
    schema as never;
