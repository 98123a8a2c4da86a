import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { ActivitySchema, FactDefinition, FactSchema, FactType, FactValue } from './fact-schema.js';
import type { Operator } from './operator.js';
import type {
  AllRule,
  AnyRule,
  AtLeastRule,
  NotRule,
  PresenceRule,
  ReferenceRule,
  Rule,
  RuleValue,
} from './rule.js';

/**
 * Names the operators of a type of fact, the shorthands `ne`, `notIn` and `between` included.
 *
 * @category model
 * @since 0.1.0
 */
export type OperatorOf<Type extends FactType> = Type extends 'number' | 'integer'
  ? 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'between' | 'in' | 'notIn'
  : Type extends 'money'
    ? 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'between'
    : Type extends 'instant'
      ? 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'between' | 'withinLast' | 'withinNext' | 'olderThan'
      : Type extends 'string'
        ? 'eq' | 'ne' | 'in' | 'notIn' | 'contains' | 'startsWith' | 'endsWith'
        : Type extends 'list'
          ? 'hasAny' | 'hasAll'
          : 'eq' | 'ne' | 'in' | 'notIn';

/** One value of a fact, or of one element of a list. */
type Single<Definition extends FactDefinition> =
  FactValue<Definition> extends ReadonlyArray<infer Element> ? Element : FactValue<Definition>;

/** The names of the facts that a fact of this definition can be compared with. */
type ComparableWith<Schema extends FactSchema, Definition extends FactDefinition> = {
  [Name in keyof Schema]: Schema[Name] extends { readonly type: 'list' }
    ? never
    : Definition['type'] extends 'number' | 'integer'
      ? Schema[Name]['type'] extends 'number' | 'integer'
        ? Name
        : never
      : Definition extends { readonly type: 'money'; readonly currency: infer C }
        ? Schema[Name] extends { readonly type: 'money'; readonly currency: C }
          ? Name
          : never
        : Schema[Name]['type'] extends Definition['type']
          ? Name
          : never;
}[keyof Schema] &
  string;

/**
 * Gives the type of the value that an operator compares a fact with.
 *
 * @category model
 * @since 0.1.0
 */
export type OperandOf<Schema extends FactSchema, Definition extends FactDefinition, Op> = Op extends
  | 'withinLast'
  | 'withinNext'
  | 'olderThan'
  ? Milliseconds
  : Op extends 'in' | 'notIn' | 'hasAny' | 'hasAll'
    ? ReadonlyNonEmptyArray<Single<Definition>>
    : Op extends 'between'
      ? readonly [ValueOrFact<Schema, Definition>, ValueOrFact<Schema, Definition>]
      : ValueOrFact<Schema, Definition>;

/** A value, or the name of a fact that holds one. */
type ValueOrFact<Schema extends FactSchema, Definition extends FactDefinition> =
  | Single<Definition>
  | { readonly fact: ComparableWith<Schema, Definition> };

/**
 * Describes what a comparison may carry beside fact, operator and value.
 *
 * @category model
 * @since 0.1.0
 */
export interface ComparisonDetails {
  /** How people call the condition. */
  readonly label?: string;
  /** What the condition gives when a fact is missing; unknown when absent. */
  readonly whenMissing?: boolean;
  /** Compares text without regard to case. */
  readonly fold?: true;
}

/**
 * Describes what an aggregate may carry beside what it asks.
 *
 * @category model
 * @since 0.1.0
 */
export interface AggregateDetails<Activity extends FactSchema> {
  /** How people call the condition. */
  readonly label?: string;
  /** What the condition gives when there is nothing to compare; unknown when absent. */
  readonly whenMissing?: boolean;
  /** Takes in activities of `(asOf − within, asOf]`, in milliseconds. */
  readonly within?: Milliseconds;
  /** Takes in only activities that meet the rule it builds. */
  readonly where?: (activity: FactRules<Activity>) => Rule;
}

/** The facts of an activity that can be added up exactly. */
type Summable<Activity extends FactSchema> = {
  [Name in keyof Activity]: Activity[Name]['type'] extends 'integer' | 'money' ? Name : never;
}[keyof Activity] &
  string;

/**
 * Describes the builder of rules about the facts of one schema; what it accepts is a rule that fits.
 *
 * @category model
 * @since 0.1.0
 */
export interface FactRules<Schema extends FactSchema> {
  /** Builds a group that is met when each rule is met. */
  readonly all: (first: Rule, ...others: ReadonlyArray<Rule>) => AllRule;
  /** Builds a group that is met when one rule is met. */
  readonly any: (first: Rule, ...others: ReadonlyArray<Rule>) => AnyRule;
  /** Builds a rule that is met when none of the rules is met. */
  readonly none: (first: Rule, ...others: ReadonlyArray<Rule>) => NotRule;
  /** Builds the opposite of a rule. */
  readonly not: (rule: Rule) => NotRule;
  /** Builds a group that is met when at least so many rules are met. */
  readonly atLeast: (atLeast: number, first: Rule, ...others: ReadonlyArray<Rule>) => AtLeastRule;
  /** Builds a comparison of a fact with a value or with another fact. */
  readonly is: <Name extends keyof Schema & string, Op extends OperatorOf<Schema[Name]['type']>>(
    fact: Name,
    op: Op,
    value: OperandOf<Schema, Schema[Name], Op>,
    details?: Schema[Name]['type'] extends 'string' ? ComparisonDetails : Omit<ComparisonDetails, 'fold'>,
  ) => Rule;
  /** Builds the question whether a fact is known. */
  readonly present: (fact: keyof Schema & string) => PresenceRule;
  /** Builds the question whether a fact is missing. */
  readonly missing: (fact: keyof Schema & string) => PresenceRule;
  /** Gives a rule a name for explanations. */
  readonly labelled: <R extends Rule>(label: string, rule: R) => R;
}

/**
 * Describes the builder of rules about leads: facts, activities and references.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadRules<Schema extends FactSchema, Activities extends ActivitySchema>
  extends FactRules<Schema> {
  /** Builds a comparison of how many activities there were. */
  readonly count: <Type extends keyof Activities & string, Op extends OperatorOf<'integer'>>(
    type: Type,
    op: Op,
    value: OperandOf<Record<never, never>, { readonly type: 'integer' }, Op>,
    details?: AggregateDetails<Activities[Type]>,
  ) => Rule;
  /** Builds a comparison of the sum of one fact over activities. */
  readonly sum: <
    Type extends keyof Activities & string,
    Field extends Summable<Activities[Type]>,
    Op extends OperatorOf<Activities[Type][Field]['type']>,
  >(
    type: Type,
    field: Field,
    op: Op,
    value: OperandOf<Record<never, never>, Activities[Type][Field], Op>,
    details?: AggregateDetails<Activities[Type]>,
  ) => Rule;
  /** Builds a comparison of when the latest activity was. */
  readonly last: <Type extends keyof Activities & string, Op extends OperatorOf<'instant'>>(
    type: Type,
    op: Op,
    value: OperandOf<Record<never, never>, { readonly type: 'instant' }, Op>,
    details?: AggregateDetails<Activities[Type]>,
  ) => Rule;
  /** Builds the use of another definition by id and version. */
  readonly ref: (id: string, version: number) => ReferenceRule;
}

/**
 * Creates the builder of rules for a schema: a wrong name, operator, value or currency does not compile.
 *
 * **Details**: what it returns is the same plain JSON that `decodeRule` returns, with shorthands written out.
 *
 * @param _schema - the facts that rules may speak about
 * @param _activities - the activities that rules may count
 * @returns the functions that build rules
 * @example
 * ```ts
 * import { day } from 'smarketing/kernel'
 * import { rules } from 'smarketing/rule'
 *
 * const { all, is, count } = rules(
 *   { employees: { type: 'integer' }, country: { type: 'enum', values: ['DE', 'US'] } },
 *   { 'page-view': { url: { type: 'string' } } },
 * )
 * all(
 *   is('employees', 'gte', 50),
 *   count('page-view', 'gte', 3, { within: 14 * day, where: (view) => view.is('url', 'contains', '/pricing') }),
 * )
 * // => { all: [
 * //   { fact: 'employees', op: 'gte', value: 50 },
 * //   { count: 'page-view', where: { fact: 'url', op: 'contains', value: '/pricing' }, within: 1209600000, op: 'gte', value: 3 },
 * // ] }
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const rules = <
  const Schema extends FactSchema,
  const Activities extends ActivitySchema = Record<never, never>,
>(
  // The two are looked at by the compiler alone.
  _schema: Schema,
  _activities?: Activities,
): LeadRules<Schema, Activities> => builder as unknown as LeadRules<Schema, Activities>;

type Details = ComparisonDetails & {
  readonly within?: Milliseconds;
  readonly where?: (activity: unknown) => Rule;
};

const expand = (subject: object, op: string, value: unknown, details: Details = {}): Rule => {
  const { label, whenMissing, fold } = details;
  const leaf = (plain: Operator, operand: RuleValue, missing: boolean | undefined): Rule =>
    ({
      ...subject,
      op: plain,
      value: operand,
      ...(fold === undefined ? {} : { fold }),
      ...(missing === undefined ? {} : { whenMissing: missing }),
    }) as Rule;
  const rule = ((): Rule => {
    if (op === 'between') {
      const [low, high] = value as readonly [RuleValue, RuleValue];
      return { all: [leaf('gte', low, whenMissing), leaf('lte', high, whenMissing)] };
    }
    if (op !== 'ne' && op !== 'notIn') return leaf(op as Operator, value as RuleValue, whenMissing);
    return {
      not: leaf(
        op === 'ne' ? 'eq' : 'in',
        value as RuleValue,
        whenMissing === undefined ? undefined : !whenMissing,
      ),
    };
  })();
  return label === undefined ? rule : { ...rule, label };
};

const aggregate = (subject: object, op: string, value: unknown, details: Details = {}): Rule => {
  const { within, where } = details;
  return expand(
    {
      ...subject,
      ...(where === undefined ? {} : { where: where(builder) }),
      ...(within === undefined ? {} : { within }),
    },
    op,
    value,
    details,
  );
};

/** One builder serves every schema, since schemas only guide the types. */
const builder = {
  all: (...all: ReadonlyArray<Rule>) => ({ all }),
  any: (...any: ReadonlyArray<Rule>) => ({ any }),
  none: (...any: ReadonlyArray<Rule>) => ({ not: { any } }),
  not: (not: Rule) => ({ not }),
  atLeast: (atLeast: number, ...of: ReadonlyArray<Rule>) => ({ atLeast, of }),
  is: (fact: string, op: string, value: unknown, details?: Details) => expand({ fact }, op, value, details),
  present: (fact: string) => ({ fact, present: true }),
  missing: (fact: string) => ({ fact, present: false }),
  labelled: (label: string, rule: Rule) => ({ ...rule, label }),
  count: (count: string, op: string, value: unknown, details?: Details) =>
    aggregate({ count }, op, value, details),
  sum: (sum: string, field: string, op: string, value: unknown, details?: Details) =>
    aggregate({ sum, field }, op, value, details),
  last: (last: string, op: string, value: unknown, details?: Details) =>
    aggregate({ last }, op, value, details),
  ref: (ref: string, version: number) => ({ ref, version }),
};
