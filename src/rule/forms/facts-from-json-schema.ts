import { type Checked, type Issue, issue, show, unlessIssues } from '../../kernel/issue.js';
import { unlessUnreadable } from '../../kernel/unreadable.js';
import { factSchemaIssues } from '../check-fact-schema.js';
import type { FactDefinition, FactSchema } from '../fact-schema.js';
import { isRecord } from '../read-value.js';

/**
 * Returns the facts that a JSON Schema of one lead describes.
 *
 * **When to use**: to take over a schema that exists already, such as the one a zod object gives.
 *
 * **Details**: each property becomes a fact: numbers, integers, booleans and texts as they are, `enum` and
 * `const` texts as enums, `date-time` texts as instants, arrays of texts as lists, and objects of `minor` and a
 * constant `currency` as money. `title` becomes the label. Null beside a type only says that the fact may be
 * missing, which every fact may. References into the schema's own `$defs` or `definitions` are followed.
 *
 * @param value - a JSON Schema of an object
 * @returns the fact schema, or an issue for each property that is no fact
 * @example
 * ```ts
 * import { orThrow } from 'smarketing/kernel'
 * import { factsFromJsonSchema } from 'smarketing/rule/forms'
 *
 * const schema = {
 *   type: 'object',
 *   properties: {
 *     employees: { type: ['integer', 'null'], title: 'Employees' },
 *     visitedAt: { type: 'string', format: 'date-time' },
 *   },
 * }
 * orThrow(factsFromJsonSchema(schema))
 * // => { employees: { type: 'integer', label: 'Employees' }, visitedAt: { type: 'instant' } }
 * ```
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 * @category conversions
 * @since 0.1.0
 */
export const factsFromJsonSchema = (value: unknown): Checked<FactSchema> =>
  unlessUnreadable(() => factsOf(value));

const factsOf = (value: unknown): Checked<FactSchema> => {
  const root = isRecord(value) ? value : {};
  if (!isRecord(root.properties)) {
    return unlessIssues<FactSchema>(
      [
        issue('not-an-object-schema', [], 'The schema does not describe an object with properties.', {
          expected: 'a JSON Schema with properties',
          received: show(value),
        }),
      ],
      () => ({}),
    );
  }
  const issues: Array<Issue> = [];
  const schema: FactSchema = Object.fromEntries(
    Object.entries(root.properties).flatMap(([name, property]) => {
      const definition = factOf(root, property);
      if (definition !== null) return [[name, definition] as const];
      issues.push(
        issue('not-a-fact', ['properties', name], 'The property has no type that a fact can have.', {
          expected: 'a number, a text, true or false, a date-time, a list of texts, or money',
          received: show(property),
        }),
      );
      return [];
    }),
  );
  const below = factSchemaIssues(schema).map((found) => ({ ...found, path: ['properties', ...found.path] }));
  return unlessIssues([...issues, ...below], () => schema);
};

type Node = Readonly<Record<string, unknown>>;

/** How many references may lead to one another before it is taken for a cycle. */
const mostReferences = 20;

const factOf = (root: Node, property: unknown): FactDefinition | null => {
  const labels: Array<unknown> = [];
  let node = property;
  for (let hops = 0; hops < mostReferences; hops += 1) {
    if (!isRecord(node)) return null;
    labels.push(node.title);
    const next = nonNull(node) ?? referenced(root, node);
    if (next === null) {
      const definition = typed(node);
      const label = labels.find((title) => typeof title === 'string' && title !== '');
      return definition === null || label === undefined
        ? definition
        : { ...definition, label: label as string };
    }
    node = next;
  }
  return null;
};

/** What a schema may be beside null, when it says so by alternatives. */
const alternativesOf = (node: Node): ReadonlyArray<unknown> => {
  const alternatives = node.anyOf ?? node.oneOf;
  return Array.isArray(alternatives)
    ? alternatives.filter((each) => !(isRecord(each) && each.type === 'null'))
    : [];
};

/** The one alternative beside null, when that is all there is. */
const nonNull = (node: Node): unknown => {
  const [only, ...others] = alternativesOf(node);
  return others.length === 0 ? (only ?? null) : null;
};

const referenced = (root: Node, node: Node): unknown => {
  const found = typeof node.$ref === 'string' ? /^#\/(\$defs|definitions)\/([^/]+)$/.exec(node.$ref) : null;
  if (found === null) return null;
  const [, place = '', name = ''] = found;
  const definitions = root[place];
  // A pointer writes `/` as `~1` and `~` as `~0`.
  const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
  return isRecord(definitions) && Object.hasOwn(definitions, key) ? definitions[key] : null;
};

const typed = (node: Node): FactDefinition | null => {
  const [first, ...others] = alternativesOf(node).map((each) => (isRecord(each) ? textsOf(each) : null));
  if (first !== undefined) {
    // Alternatives that are all closed lists of texts are one closed list.
    const lists = [first, ...others].filter((list) => list !== null);
    return lists.length > others.length ? { type: 'enum', values: [...new Set(lists.flat())] } : null;
  }
  const types = (Array.isArray(node.type) ? node.type : [node.type]).filter((type) => type !== 'null');
  const values = textsOf(node);
  if (values !== null && (types[0] === 'string' || types[0] === undefined)) return { type: 'enum', values };
  if (types.length !== 1) return null;
  switch (types[0]) {
    case 'number':
    case 'integer':
    case 'boolean':
      return { type: types[0] };
    case 'string':
      return { type: node.format === 'date-time' ? 'instant' : 'string' };
    case 'array': {
      const element = isRecord(node.items) ? typed(node.items) : null;
      if (element?.type === 'string') return { type: 'list', of: 'string' };
      return element?.type === 'enum' ? { type: 'list', of: 'enum', values: element.values } : null;
    }
    case 'object': {
      const { minor, currency } = (isRecord(node.properties) ? node.properties : {}) as Node;
      const [code, ...others] = (isRecord(currency) ? textsOf(currency) : null) ?? [];
      return isRecord(minor) && minor.type === 'integer' && code !== undefined && others.length === 0
        ? { type: 'money', currency: code }
        : null;
    }
    default:
      return null;
  }
};

/** The closed list of texts that a schema allows, null when it is none. */
const textsOf = (node: Node): ReadonlyArray<string> | null => {
  const listed = Array.isArray(node.enum) ? node.enum : 'const' in node ? [node.const] : [];
  const values = listed.filter((value) => value !== null);
  return values.length > 0 && values.every((value) => typeof value === 'string') ? values : null;
};
