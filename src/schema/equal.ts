/**
 * Describes a type with every property readonly, all the way down, brands left alone.
 *
 * @internal
 */
export type DeepReadonly<A> = A extends string | number | boolean | null | undefined
  ? A
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
 * Compiles only for `true`.
 *
 * @internal
 */
export type Assert<T extends true> = T;
