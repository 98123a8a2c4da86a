import type { Json, JsonObject } from '../../kernel/json.js';
import type { FactDefinition, FactSchema } from '../fact-schema.js';
import { maximumName, maximumText, maximumValues } from '../limits.js';
import { comparesFacts, isRelative, operatorsOf, takesList } from '../operator.js';
import { comparable } from '../read-comparison.js';
import type { RuleOptions } from '../rule-options.js';

/**
 * Returns the JSON Schema of the rules that fit a fact schema, as they are written on the wire.
 *
 * **When to use**: for form builders, editors and whoever else writes rules and should be guided: each fact
 * offers its own operators, and each operator its own values.
 *
 * **Details**: draft 2020-12. The shorthands are part of it. What a schema cannot say, such as how deep a rule
 * may be, `decodeRule` still checks.
 *
 * @param schema - the facts that rules may speak about
 * @param options - activities and definitions that rules may speak about
 * @returns plain data
 * @example
 * ```ts
 * import { ruleJsonSchema } from 'smarketing/rule/forms'
 *
 * const { $ref } = ruleJsonSchema({ employees: { type: 'integer' } })
 * $ref // => '#/$defs/rule'
 * ```
 * @see https://json-schema.org/draft/2020-12
 * @category conversions
 * @since 0.1.0
 */
export const ruleJsonSchema = (schema: FactSchema, options: RuleOptions = {}): JsonObject => {
  const activities = Object.entries(options.activities ?? {});
  const references = (options.definitions ?? []).map(({ id, version }) =>
    objectOf({ ref: { const: id }, version: { const: version } }),
  );
  const aggregates = activities.flatMap(([type, own], index) => aggregatesOf(type, own, whereName(index)));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $ref: '#/$defs/rule',
    $defs: {
      rule: nodes('rule', [...factNodes(schema), ...aggregates, ...references]),
      label: { type: 'string', maxLength: maximumName },
      text: { type: 'string', maxLength: maximumText },
      instant: { type: 'string', format: 'date-time' },
      duration: {
        type: 'string',
        format: 'duration',
        pattern: '^P(?!$)(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$',
      },
      ...Object.fromEntries(
        activities.map(([, own], index) => [whereName(index), nodes(whereName(index), factNodes(own))]),
      ),
    },
  };
};

/** A rule over one type of activity has a definition of its own; names of activities may not suit a pointer. */
const whereName = (index: number): string => `activity${index + 1}`;

const reference = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` });

/** An object with exactly these keys, all required but those listed, and a label. */
const objectOf = (properties: JsonObject, optional: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties: { ...properties, ...optional, label: reference('label') },
  required: Object.keys(properties),
  additionalProperties: false,
});

/** The nodes of a rule: groups of the same rule, and the leaves. */
const nodes = (name: string, leaves: ReadonlyArray<Json>): JsonObject => {
  const rules: JsonObject = { type: 'array', items: reference(name), minItems: 1 };
  return {
    anyOf: [
      objectOf({ all: rules }),
      objectOf({ any: rules }),
      objectOf({ none: rules }),
      objectOf({ not: reference(name) }),
      objectOf({ atLeast: { type: 'integer', minimum: 1 }, of: rules }),
      ...leaves,
    ],
  };
};

const factNodes = (schema: FactSchema): ReadonlyArray<Json> => {
  const names = Object.keys(schema);
  if (names.length === 0) return [];
  return [
    objectOf({ fact: { enum: names }, present: { type: 'boolean' } }),
    ...Object.entries(schema).flatMap(([name, definition]) => {
      const named: JsonObject = {
        const: name,
        ...(definition.label === undefined ? {} : { title: definition.label }),
      };
      const fold: JsonObject = definition.type === 'string' ? { fold: { const: true } } : {};
      return comparisonsOf({ fact: named }, definition, fold, othersFor(schema, definition));
    }),
  ];
};

const othersFor = (schema: FactSchema, definition: FactDefinition): ReadonlyArray<string> =>
  Object.entries(schema).flatMap(([name, other]) => (comparable(definition, other) ? [name] : []));

/** One node for each kind of value that the operators of a subject take. */
const comparisonsOf = (
  subject: JsonObject,
  definition: FactDefinition,
  optional: JsonObject,
  others: ReadonlyArray<string>,
): ReadonlyArray<JsonObject> => {
  const operators = operatorsOf[definition.type];
  const value = scalarOf(definition);
  const lists = operators.filter(takesList);
  const relative = operators.filter(isRelative);
  const plain = operators.filter((op) => !takesList(op) && !isRelative(op));
  const node = (ops: ReadonlyArray<string>, of: JsonObject): ReadonlyArray<JsonObject> =>
    ops.length === 0
      ? []
      : [
          objectOf(
            { ...subject, op: { enum: ops }, value: of },
            { ...optional, whenMissing: { type: 'boolean' } },
          ),
        ];
  const other = {
    type: 'object',
    properties: { fact: { enum: others } },
    required: ['fact'],
    additionalProperties: false,
  };
  const pairs = others.length > 0 && plain.some((op) => comparesFacts(definition, op));
  const operand: JsonObject = pairs ? { anyOf: [value, other] } : value;
  return [
    ...node([...plain, ...(plain.includes('eq') ? ['ne'] : [])], operand),
    ...node([...lists, ...(lists.includes('in') ? ['notIn'] : [])], {
      type: 'array',
      items: value,
      minItems: 1,
      maxItems: maximumValues,
    }),
    ...node(plain.includes('lte') ? ['between'] : [], {
      type: 'array',
      items: operand,
      minItems: 2,
      maxItems: 2,
    }),
    ...node(relative, reference('duration')),
  ];
};

const scalarOf = (definition: FactDefinition): JsonObject => {
  switch (definition.type) {
    case 'number':
    case 'integer':
    case 'boolean':
      return { type: definition.type };
    case 'instant':
      return reference('instant');
    case 'money':
      return {
        type: 'object',
        properties: { minor: { type: 'integer' }, currency: { const: definition.currency } },
        required: ['minor', 'currency'],
        additionalProperties: false,
      };
    case 'enum':
      return { enum: definition.values };
    case 'list':
      return definition.of === 'enum' ? { enum: definition.values } : reference('text');
    case 'string':
      return reference('text');
  }
};

const aggregatesOf = (type: string, own: FactSchema, where: string): ReadonlyArray<Json> => {
  const window: JsonObject = { where: reference(where), within: reference('duration') };
  const sums = Object.entries(own).filter(([, { type: kind }]) => kind === 'integer' || kind === 'money');
  return [
    ...comparisonsOf({ count: { const: type } }, { type: 'integer' }, window, []),
    ...comparisonsOf({ last: { const: type } }, { type: 'instant' }, window, []),
    ...sums.flatMap(([field, definition]) =>
      comparisonsOf({ sum: { const: type }, field: { const: field } }, definition, window, []),
    ),
  ];
};
