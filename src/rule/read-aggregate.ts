import type { FactDefinition, FactSchema } from './fact-schema.js';
import { type Intake, lookUp, type Path, type RawNode } from './intake.js';
import { readCompared, whenMissingOf } from './read-comparison.js';
import { type Read, readDuration } from './read-value.js';
import type { Rule } from './rule.js';

/**
 * Reads a leaf that asks what happened.
 *
 * @param intake - takes what is wrong
 * @param head - what is asked: how many, how much, or when last
 * @param readWhere - reads the rule over one activity's facts
 * @returns a function from a node and its path to the rule
 */
export const readAggregate =
  (
    intake: Intake,
    head: 'count' | 'sum' | 'last',
    readWhere: (schema: FactSchema, value: unknown, path: Path) => Read<Rule>,
  ) =>
  (node: RawNode, path: Path): Read<Rule> => {
    const { where, within, field } = node;
    const schema = lookUp(
      intake,
      intake.options.activities ?? {},
      'unknown-activity',
    )(node[head], [...path, head]);
    if (schema === undefined) return undefined;
    const taken = where === undefined ? undefined : readWhere(schema, where, [...path, 'where']);
    const window =
      within === undefined
        ? undefined
        : readDuration(intake.form, 1, intake.report)(within, [...path, 'within']);
    let definition: Read<FactDefinition> = { type: head === 'last' ? 'instant' : 'integer' };
    if (head === 'sum') {
      definition = lookUp(intake, schema, 'unknown-fact')(field, [...path, 'field']);
      if (definition !== undefined && definition.type !== 'integer' && definition.type !== 'money') {
        const expected = 'a fact of type integer or money';
        return intake.refuse(
          'wrong-value',
          [...path, 'field'],
          'The fact cannot be added up exactly.',
          expected,
          field,
        );
      }
    }
    const asked = {
      [head]: node[head],
      ...(head === 'sum' ? { field } : {}),
      ...(taken === undefined ? {} : { where: taken }),
      ...(window === undefined ? {} : { within: window }),
    };
    return (
      definition &&
      readCompared(intake, definition, null)(
        node,
        path,
        (compared) => ({ ...asked, ...compared, ...whenMissingOf(node) }) as Rule,
      )
    );
  };
