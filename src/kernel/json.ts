/**
 * Describes anything that JSON can hold.
 *
 * @category model
 * @since 0.1.0
 */
export type Json = null | boolean | number | string | ReadonlyArray<Json> | JsonObject;

/**
 * Describes a JSON object; a key that is not there is an absent fact.
 *
 * @category model
 * @since 0.1.0
 */
export interface JsonObject {
  readonly [key: string]: Json;
}
