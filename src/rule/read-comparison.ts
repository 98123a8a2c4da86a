import type { FactDefinition, FactSchema } from './fact-schema.js';
import { expectBoolean, type Intake, lookUp, type Path, type RawNode } from './intake.js';
import { maximumValues } from './limits.js';
import { comparesFacts, isRelative, type Operator, operatorsOf, takesList } from './operator.js';
import { isRecord, type Read, readDuration, readScalar } from './read-value.js';
import type { Rule, RuleValue } from './rule.js';
import { expectedName } from './suggest.js';

/** An operator with its value. */
export interface Compared {
  /** The operator, never a shorthand. */
  readonly op: Operator;
  /** The value in memory form. */
  readonly value: RuleValue;
}

/** Builds a leaf around an operator and its value. */
type Build = (compared: Compared) => Rule;

/**
 * Reads a leaf that asks about a fact: a comparison, or the question whether it is known.
 *
 * @param intake - takes what is wrong
 * @param schema - the facts that exist here
 * @returns a function from a node and its path to the rule
 */
export const readFactNode =
  (intake: Intake, schema: FactSchema) =>
  (node: RawNode, path: Path): Read<Rule> => {
    const definition = lookUp(intake, schema, 'unknown-fact')(node.fact, [...path, 'fact']);
    const fact = node.fact as string;
    if (node.present !== undefined) {
      for (const key of ['op', 'value', 'fold', 'whenMissing']) {
        if (node[key] !== undefined) {
          intake.refuse(
            'unknown-key',
            [...path, key],
            'Whether a fact is known is all that is asked.',
            'no such key',
          );
        }
      }
      expectBoolean(intake, node.present, [...path, 'present']);
      return definition && { fact, present: node.present as boolean };
    }
    if (definition === undefined) return undefined;
    const { fold } = node;
    if (fold !== undefined && (fold !== true || definition.type !== 'string')) {
      const at = [...path, 'fold'];
      return intake.refuse(
        'wrong-value',
        at,
        'Only text has a case to disregard.',
        'true, on a string fact',
        fold,
      );
    }
    const folded: { readonly fold?: true } = fold === true ? { fold } : {};
    return readCompared(intake, definition, schema)(node, path, (compared) => ({
      fact,
      ...compared,
      ...folded,
      ...whenMissingOf(node),
    }));
  };

/** The key `whenMissing` of a node, when it is there. */
export const whenMissingOf = (node: RawNode): { readonly whenMissing?: boolean } =>
  typeof node.whenMissing === 'boolean' ? { whenMissing: node.whenMissing } : {};

/**
 * Reads an operator and its value, and writes the shorthands `ne`, `notIn` and `between` out.
 *
 * @param intake - takes what is wrong
 * @param definition - what is compared
 * @param others - the facts it may be compared with, null for none
 * @returns a function from a node, its path and the leaf's builder to the rule
 */
export const readCompared =
  (intake: Intake, definition: FactDefinition, others: FactSchema | null) =>
  (node: RawNode, path: Path, build: Build): Read<Rule> => {
    const operators = operatorsOf[definition.type];
    const known: ReadonlyArray<string> = [
      ...operators,
      ...(operators.includes('eq') ? ['ne'] : []),
      ...(operators.includes('in') ? ['notIn'] : []),
      ...(operators.includes('lte') ? ['between'] : []),
    ];
    const { op, value, whenMissing } = node;
    expectBoolean(intake, whenMissing, [...path, 'whenMissing']);
    const at = [...path, 'value'];
    if (typeof op !== 'string' || !known.includes(op)) {
      const message = `A value of type ${definition.type} has no such operator.`;
      return intake.refuse('wrong-operator', [...path, 'op'], message, expectedName(known)(op), op ?? null);
    }
    if (op === 'between') {
      if (!Array.isArray(value) || value.length !== 2) {
        return intake.refuse(
          'wrong-value',
          at,
          'The bounds are not two values.',
          'a list of two values',
          value ?? null,
        );
      }
      const read = readOperand(intake, definition, others);
      const low = read('gte', value[0], [...at, 0]);
      const high = read('lte', value[1], [...at, 1]);
      if (low === undefined || high === undefined) return undefined;
      return { all: [build({ op: 'gte', value: low }), build({ op: 'lte', value: high })] };
    }
    const opposite = op === 'ne' ? 'eq' : op === 'notIn' ? 'in' : null;
    const plain = opposite ?? (op as Operator);
    const compared = readOperand(intake, definition, others)(plain, value, at);
    if (compared === undefined) return undefined;
    const leaf = build({ op: plain, value: compared });
    if (opposite === null) return leaf;
    // The shorthand's own whenMissing speaks about the whole, so the comparison inside takes the opposite.
    return {
      not: typeof whenMissing === 'boolean' ? ({ ...leaf, whenMissing: !whenMissing } as Rule) : leaf,
    };
  };

const readOperand =
  (intake: Intake, definition: FactDefinition, others: FactSchema | null) =>
  (op: Operator, value: unknown, path: Path): Read<RuleValue> => {
    if (isRelative(op))
      return readDuration(intake.form, op === 'olderThan' ? 0 : 1, intake.report)(value, path);
    const read = readScalar(intake.form, definition, intake.report);
    if (takesList(op)) {
      if (!Array.isArray(value) || value.length === 0 || value.length > maximumValues) {
        const expected = `a list of 1 to ${maximumValues} values`;
        return intake.refuse(
          'wrong-value',
          path,
          'The value is not a list to compare with.',
          expected,
          value ?? null,
        );
      }
      const values = Array.from(value, (member: unknown, index) => read(member, [...path, index]));
      return values.includes(undefined) ? undefined : (values as unknown as RuleValue);
    }
    if (!isRecord(value) || value.fact === undefined) return read(value, path) as Read<RuleValue>;
    if (others === null || !comparesFacts(definition, op)) {
      return intake.refuse(
        'wrong-value',
        path,
        'This comparison needs a value, not a fact.',
        'a value',
        value,
      );
    }
    const other = lookUp(intake, others, 'unknown-fact')(value.fact, [...path, 'fact']);
    if (other === undefined) return undefined;
    if (Object.keys(value).length > 1) {
      return intake.refuse(
        'unknown-key',
        path,
        'A fact to compare with has a name only.',
        '{ "fact": name }',
        value,
      );
    }
    return comparable(definition, other)
      ? { fact: value.fact as string }
      : intake.refuse(
          'wrong-value',
          [...path, 'fact'],
          'The two facts cannot be compared.',
          `a fact of type ${definition.type}`,
          value.fact,
        );
  };

/**
 * Tells whether the values of two facts mean the same kind of thing.
 *
 * @param first - a fact
 * @param second - another fact
 * @returns true when one can be compared with the other
 */
export const comparable = (first: FactDefinition, second: FactDefinition): boolean => {
  const isNumber = (type: string): boolean => type === 'number' || type === 'integer';
  if (isNumber(first.type)) return isNumber(second.type);
  if (first.type === 'money') return second.type === 'money' && second.currency === first.currency;
  if (first.type === 'enum') {
    return second.type === 'enum' && second.values.some((value) => first.values.includes(value));
  }
  return second.type === first.type && first.type !== 'list';
};
