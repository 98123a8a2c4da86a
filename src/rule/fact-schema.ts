import type { Currency } from '../kernel/currency.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { Money } from '../kernel/money.js';

/**
 * Names when a fact's stored value was true: at the moment asked about, only today, or written down together
 * with the outcome it is meant to foretell.
 *
 * A backtest flags `current-value` facts and refuses `recorded-with-outcome` ones, because they look ahead.
 *
 * @category model
 * @since 0.1.0
 */
export type FactBasis = 'as-of' | 'current-value' | 'recorded-with-outcome';

/**
 * Describes what every fact may carry beside its type.
 *
 * @category model
 * @since 0.1.0
 */
export interface FactDetails {
  /** How people call the fact; the fact's name when absent. */
  readonly label?: string;
  /** The column that holds the fact in a warehouse; the fact's name when absent. */
  readonly column?: string;
  /** How long a recorded value stays usable, in milliseconds; unlimited when absent. */
  readonly maxAge?: Milliseconds;
  /** When the stored value was true; `as-of` when absent. */
  readonly basis?: FactBasis;
  /** Texts that stand for "nobody knows" in the source, such as `n/a` or `0000`. */
  readonly placeholders?: ReadonlyArray<string>;
}

/**
 * Describes a fact that is a finite number.
 *
 * @category model
 * @since 0.1.0
 */
export interface NumberFact extends FactDetails {
  /** The type of its values. */
  readonly type: 'number';
}

/**
 * Describes a fact that is a whole number.
 *
 * @category model
 * @since 0.1.0
 */
export interface IntegerFact extends FactDetails {
  /** The type of its values. */
  readonly type: 'integer';
}

/**
 * Describes a fact that is free text.
 *
 * @category model
 * @since 0.1.0
 */
export interface StringFact extends FactDetails {
  /** The type of its values. */
  readonly type: 'string';
}

/**
 * Describes a fact that is true or false.
 *
 * @category model
 * @since 0.1.0
 */
export interface BooleanFact extends FactDetails {
  /** The type of its values. */
  readonly type: 'boolean';
}

/**
 * Describes a fact that is one of a closed list of texts.
 *
 * @category model
 * @since 0.1.0
 */
export interface EnumFact extends FactDetails {
  /** The type of its values. */
  readonly type: 'enum';
  /** Every value the fact may take, each once. */
  readonly values: ReadonlyArray<string>;
}

/**
 * Describes a fact that is a moment: epoch milliseconds in memory, ISO-8601 text on disk.
 *
 * @category model
 * @since 0.1.0
 */
export interface InstantFact extends FactDetails {
  /** The type of its values. */
  readonly type: 'instant';
}

/**
 * Describes a fact that is a list of free texts.
 *
 * @category model
 * @since 0.1.0
 */
export interface StringListFact extends FactDetails {
  /** The type of its values. */
  readonly type: 'list';
  /** The type of each element. */
  readonly of: 'string';
}

/**
 * Describes a fact that is a list of texts from a closed list.
 *
 * @category model
 * @since 0.1.0
 */
export interface EnumListFact extends FactDetails {
  /** The type of its values. */
  readonly type: 'list';
  /** The type of each element. */
  readonly of: 'enum';
  /** Every value an element may take, each once. */
  readonly values: ReadonlyArray<string>;
}

/**
 * Describes a fact that is an amount of money in one currency.
 *
 * @category model
 * @since 0.1.0
 */
export interface MoneyFact extends FactDetails {
  /** The type of its values. */
  readonly type: 'money';
  /** The one ISO 4217 currency of the fact; amounts in another are never converted. */
  readonly currency: Currency;
}

/**
 * Describes one fact: the type of its values and what else is known about it.
 *
 * @category model
 * @since 0.1.0
 */
export type FactDefinition =
  | NumberFact
  | IntegerFact
  | StringFact
  | BooleanFact
  | EnumFact
  | InstantFact
  | StringListFact
  | EnumListFact
  | MoneyFact;

/**
 * Names the type of a fact's values.
 *
 * @category model
 * @since 0.1.0
 */
export type FactType = FactDefinition['type'];

/**
 * Describes the facts that rules may speak about, as plain data: name → definition.
 *
 * **Details**: write it `as const satisfies FactSchema`, and TypeScript knows every fact's type.
 *
 * @example
 * ```ts
 * import type { FactSchema, FactsOf } from 'smarketing/rule'
 *
 * const schema = {
 *   employees: { type: 'integer', label: 'Employees' },
 *   country: { type: 'enum', values: ['DE', 'FR', 'US'] },
 *   budget: { type: 'money', currency: 'EUR' },
 * } as const satisfies FactSchema
 *
 * const lead: FactsOf<typeof schema> = { employees: 120, country: 'DE' }
 * lead.employees // => 120
 * ```
 * @category model
 * @since 0.1.0
 */
export interface FactSchema {
  readonly [name: string]: FactDefinition;
}

/**
 * Describes the activities that rules may count, as plain data: activity type → the facts of one activity.
 *
 * @example
 * ```ts
 * import type { ActivitySchema } from 'smarketing/rule'
 *
 * const activities = {
 *   'page-view': { url: { type: 'string' } },
 *   purchase: { amount: { type: 'money', currency: 'EUR' } },
 * } as const satisfies ActivitySchema
 *
 * activities.purchase.amount.currency // => 'EUR'
 * ```
 * @category model
 * @since 0.1.0
 */
export interface ActivitySchema {
  readonly [type: string]: FactSchema;
}

/**
 * Gives the TypeScript type of one fact's values.
 *
 * @category model
 * @since 0.1.0
 */
export type FactValue<Definition extends FactDefinition> = Definition extends {
  readonly type: 'list';
  readonly values: ReadonlyArray<infer Value>;
}
  ? ReadonlyArray<Value>
  : Definition extends { readonly type: 'list' }
    ? ReadonlyArray<string>
    : Definition extends { readonly type: 'enum'; readonly values: ReadonlyArray<infer Value> }
      ? Value
      : Definition extends { readonly type: 'money'; readonly currency: infer C extends Currency }
        ? Money<C>
        : Definition extends { readonly type: 'number' | 'integer' }
          ? number
          : Definition extends { readonly type: 'instant' }
            ? Instant
            : Definition extends { readonly type: 'boolean' }
              ? boolean
              : string;

/**
 * Gives the TypeScript type of the facts known about one lead.
 *
 * **Details**: every fact may be missing; absent, undefined and null are one and the same missing.
 *
 * @category model
 * @since 0.1.0
 */
export type FactsOf<Schema extends FactSchema> = {
  readonly [Name in keyof Schema]?: FactValue<Schema[Name]> | null | undefined;
};
