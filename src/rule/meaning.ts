import { type Accessor, accessorsOf } from './accessor.js';
import { activityOf, aggregateSubject } from './aggregate.js';
import type { ActivitySchema, FactDefinition, FactSchema } from './fact-schema.js';
import {
  comparableOf,
  judgeConstant,
  judgeFacts,
  type RuleContext,
  type Subject,
  type Test,
} from './leaf.js';
import { type Leaf, type NormalRule, normalForm } from './normal-form.js';
import type { LeadSample } from './rule-options.js';

/** What rules of one kind of subject, a lead or an activity, can look at. */
export interface Scope {
  /** The facts. */
  readonly schema: FactSchema;
  /** The activities; none inside an activity. */
  readonly activities: ActivitySchema;
  /** Reads a fact by its name. */
  readonly accessor: (name: string) => Accessor;
  /** Leads by which the order of questions is chosen; none to go by cost alone. */
  readonly sample: ReadonlyArray<LeadSample>;
}

/** What a leaf means: what it looks at, and how it judges what it finds. */
export interface Meaning {
  /** Finds the value, undefined when it is missing; a presence always finds true or false. */
  readonly subject: Subject;
  /** Judges a value that is there. */
  readonly judge: (value: unknown, context: RuleContext) => boolean;
  /** What a missing value counts as; undefined for unknown. */
  readonly whenMissing: boolean | undefined;
}

/**
 * Returns the scope of rules about leads.
 *
 * @param schema - the facts
 * @param activities - the activities
 * @param sample - leads by which the order of questions is chosen
 * @returns the scope
 */
export const leadScope = (
  schema: FactSchema,
  activities: ActivitySchema,
  sample: ReadonlyArray<LeadSample> = [],
): Scope => ({
  schema,
  activities,
  accessor: accessorsOf(schema, false),
  sample,
});

/**
 * Returns what a leaf means: the one definition that every engine is held against.
 *
 * @param scope - what can be looked at
 * @param compileWhere - compiles the rule over one activity's facts
 * @returns a function from a leaf to its meaning
 */
export const meaningOf =
  (scope: Scope, compileWhere: (scope: Scope, normal: NormalRule) => Test) =>
  (leaf: Leaf): Meaning => {
    if ('present' in leaf) {
      const read = scope.accessor(leaf.fact);
      const comparable = comparableOf(scope.schema[leaf.fact] as FactDefinition);
      return {
        subject: (facts) => comparable(read(facts)) !== undefined,
        judge: (known) => known === leaf.present,
        whenMissing: undefined,
      };
    }
    const { whenMissing } = leaf;
    if (!('fact' in leaf)) {
      const type = activityOf(leaf);
      const schema = scope.activities[type] as FactSchema;
      const own: Scope = { schema, activities: {}, accessor: accessorsOf(schema, true), sample: [] };
      const { where } = leaf;
      const test =
        where === undefined
          ? null
          : compileWhere(own, normalForm({ rule: where, definitionOf: () => where }, false));
      const judge = judgeConstant(leaf.op, leaf.value, false) as Meaning['judge'];
      return { subject: aggregateSubject(leaf, test, schema), judge, whenMissing };
    }
    const read = scope.accessor(leaf.fact);
    const comparable = comparableOf(scope.schema[leaf.fact] as FactDefinition);
    const { value } = leaf;
    if (typeof value === 'object' && 'fact' in value) {
      const readOther = scope.accessor(value.fact);
      const comparableOther = comparableOf(scope.schema[value.fact] as FactDefinition);
      const holds = judgeFacts(leaf.op, leaf.fold === true);
      return {
        subject: (facts) => {
          const one = comparable(read(facts));
          const other = comparableOther(readOther(facts));
          return one === undefined || other === undefined ? undefined : [one, other];
        },
        judge: (pair) => {
          const [one, other] = pair as readonly [unknown, unknown];
          return holds(one, other);
        },
        whenMissing,
      };
    }
    const judge = judgeConstant(leaf.op, value, leaf.fold === true) as Meaning['judge'];
    return { subject: (facts) => comparable(read(facts)), judge, whenMissing };
  };
