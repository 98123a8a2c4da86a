import type * as z from 'zod/mini';
import type {
  BooleanFact,
  EnumFact,
  EnumListFact,
  FactDefinition,
  InstantFact,
  IntegerFact,
  MoneyFact,
  NumberFact,
  StringFact,
  StringListFact,
} from '../rule/fact-schema.js';

/** What stands inside optional, nullable, defaulted and readonly schemas. */
type Inner<Schema> = Schema extends
  | z.core.$ZodOptional<infer Inside>
  | z.core.$ZodNullable<infer Inside>
  | z.core.$ZodDefault<infer Inside>
  | z.core.$ZodPrefault<infer Inside>
  | z.core.$ZodNonOptional<infer Inside>
  | z.core.$ZodReadonly<infer Inside>
  | z.core.$ZodCatch<infer Inside>
  ? Inner<Inside>
  : Schema;

/** The texts of a closed list, `never` when it is not one. */
type TextsOf<Schema> = Schema extends z.core.$ZodEnum | z.core.$ZodLiteral | z.core.$ZodUnion
  ? Closed<Exclude<z.core.output<Schema>, null | undefined>>
  : never;

type Closed<Output> = [Output] extends [string] ? (string extends Output ? never : Output) : never;

type MoneyOf<Shape> = Shape extends { readonly currency: z.core.$ZodLiteral<infer Code extends string> }
  ? Omit<MoneyFact, 'currency'> & { readonly currency: Code }
  : FactDefinition;

type ListOf<Element> = [TextsOf<Element>] extends [never]
  ? StringListFact
  : Omit<EnumListFact, 'values'> & { readonly values: ReadonlyArray<TextsOf<Element>> };

/**
 * Gives the definition of the fact that a zod schema describes.
 *
 * @category model
 * @since 0.1.0
 */
export type FactOfZod<Schema> =
  Inner<Schema> extends infer Inside
    ? [TextsOf<Inside>] extends [never]
      ? Inside extends z.core.$ZodISODateTime
        ? InstantFact
        : Inside extends z.core.$ZodNumber
          ? NumberFact | IntegerFact
          : Inside extends z.core.$ZodBoolean
            ? BooleanFact
            : Inside extends z.core.$ZodString | z.core.$ZodStringFormat
              ? StringFact
              : Inside extends z.core.$ZodArray<infer Element>
                ? ListOf<Inner<Element>>
                : Inside extends z.core.$ZodObject<infer Shape>
                  ? MoneyOf<Shape>
                  : FactDefinition
      : Omit<EnumFact, 'values'> & { readonly values: ReadonlyArray<TextsOf<Inside>> }
    : never;

/**
 * Gives the fact schema that a zod object describes, so that rules about it are checked by the compiler.
 *
 * @category model
 * @since 0.1.0
 */
export type FactsOfZod<Schema extends z.core.$ZodObject> = {
  readonly [Name in keyof Schema['_zod']['def']['shape'] & string]: FactOfZod<
    Schema['_zod']['def']['shape'][Name]
  >;
};
